"""One source's counts of two periods: did the later rate fall below, or rise above, the earlier one?"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import permutations

from backing.claims.claim import Kind
from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.families.changes.levels import CENTRAL_OVERDISPERSION
from backing.evidence.families.changes.part import Part, together
from backing.evidence.families.changes.two_rates import (
    detectable_in_words,
    exact_models,
    priors_models,
    ratio_model,
    ratio_readings,
)
from backing.evidence.finding import Exhibit, Finding
from backing.evidence.link import Window
from backing.evidence.report import falling, in_place, report, signed, span_of
from backing.evidence.statistics.rates import OVERDISPERSION, TwoRates
from backing.vocabulary.lexicon import measure_of

OTHER_MEASURES = ("deaths", "clashes", "strength", "media", "control", "leaders")
"""What counts of claimed attacks say nothing about."""


def _pairs(rows: Sequence[Row], windows: Sequence[Window], kind: Kind) -> Iterator[tuple[Row, Row]]:
    """Counts by one source of two periods, the later reaching into the time that the claim speaks of.

    For a claim about before and after, the earlier one ends before that time begins.
    """
    starts = [window.start for window in windows if window.start] if kind is Kind.BEFORE_AFTER else []
    limit = min(starts, default=date.max)
    counts = [r for r in rows if r.get("single_event") is False and r.get("exposure_days") and r["high"] == r["low"]]
    for earlier, later in permutations(counts, 2):
        same = earlier["stated_by"] == later["stated_by"] and earlier["unit_class"] == later["unit_class"]
        counted = earlier["low"] or later["low"]
        if same and counted and earlier["end"] < min(later["start"], limit) and _reaches(later, windows):
            yield earlier, later


def _reaches(row: Row, windows: Sequence[Window]) -> bool:
    return any((w.start is None or row["end"] >= w.start) and row["start"] <= w.end for w in windows)


def compare_counts(test: ClaimTest, rows: Sequence[Row], windows: Sequence[Window], as_of: date | None) -> Finding:
    """The finding on every pair of counts by one source that reaches into the claim's time."""
    claim, actor = test.setting.claim, test.setting.link.actor
    name = actor.name if actor else "the actor"
    pairs = [] if measure_of(claim.text) in OTHER_MEASURES else list(_pairs(rows, windows, claim.kind))
    if not pairs:
        when = "was public then" if as_of else "is on record"
        period = span_of(windows[0].start, windows[-1].end) if windows else "the claim's period"
        return report(
            test,
            as_of,
            result=f"No pair of counts by one source, before and during the time {period}, {when}.",
            headline="no two counts to compare",
            sample_size=0,
            cannot_tell=(f"no source that counted {name}'s attacks before and during the time {period} {when}",),
            needs=(f"a complete list of {name} claimed attacks{in_place(test.setting.link.place)}, {period}",),
        )
    fall = falling(claim)
    found = together(_pair_part(*pair, fall=fall, central=pair is pairs[-1]) for pair in pairs)
    earlier, later = pairs[-1]
    return report(
        test,
        as_of,
        result="; ".join(_in_words(*pair) for pair in pairs),
        headline=f"{earlier['low']:g} → {later['low']:g} claims",
        sample_size=int(sum(row["low"] for pair in pairs for row in pair)),
        models=found.models,
        readings=signed(claim, found.readings),
        explanation=(
            "Claimed attacks are not all attacks, and attacks are not fighters: a fall in one need not be a fall in the other.",
            "The later count also covers months after the statement."
            if later["end"] > windows[-1].end
            else "Both counts end before the statement.",
            *found.explanation,
        ),
        flips_if=("the source changed what it counts between the two periods",),
        exhibits=(_rates(pairs),),
    )


def _in_words(earlier: Row, later: Row) -> str:
    return (
        f"{earlier['low']:g} claimed attacks {span_of(earlier['start'], earlier['end'])}, {later['low']:g} "
        f"{span_of(later['start'], later['end'])} ({later['stated_by']}, ratio {_two(earlier, later).ratio:.2f} a day)"
    )


def _two(earlier: Row, later: Row, spread: float = CENTRAL_OVERDISPERSION) -> TwoRates:
    return TwoRates(
        later=later["low"],
        later_exposure=later["exposure_days"],
        earlier=earlier["low"],
        earlier_exposure=earlier["exposure_days"],
        overdispersion=spread,
    )


def _pair_part(earlier: Row, later: Row, *, fall: bool, central: bool) -> Part:
    """The exact test of the pair, three priors, and a reading for each degree of clumping and meaning of the word."""
    name, middle = f"{later['stated_by']}, {earlier['low']:g} → {later['low']:g}", _two(earlier, later)
    by_spread = {spread: _two(earlier, later, spread) for spread in OVERDISPERSION}
    return Part(
        models=(
            *exact_models(middle, name),
            *(ratio_model(rates, name) for spread, rates in by_spread.items() if spread > 1),
            *(priors_models(*middle.log_normal(), fall=fall) if central else ()),
        ),
        readings=tuple(
            reading
            for spread, rates in by_spread.items()
            for reading in ratio_readings(
                rates,
                f"{later['stated_by']}, variance {spread:g} × mean",
                fall=fall,
                central=central and spread == CENTRAL_OVERDISPERSION,
            )
        ),
        explanation=(detectable_in_words(middle.detectable(), f"By {later['stated_by']}, a ratio"),),
    )


def _rates(pairs: Sequence[tuple[Row, Row]]) -> Exhibit:
    rows = {row["id"]: row for pair in pairs for row in pair}
    data = []
    for row in rows.values():
        weeks = row["exposure_days"] / 7
        reach = 1.96 * math.sqrt(max(row["low"], 1))
        data.append(
            {
                "label": f"{row['stated_by']}, {row['start']:%b %Y}–{row['end']:%b %Y}",
                "start": row["start"].isoformat(),
                "end": row["end"].isoformat(),
                "count": row["low"],
                "days": row["exposure_days"],
                "rate": row["low"] / weeks,
                "low": max(row["low"] - reach, 0) / weeks,
                "high": (row["low"] + reach) / weeks,
                "source": row["stated_by"],
                "knowable": row["published_latest"] is not None,
            }
        )
    return Exhibit(
        kind="rates",
        title="Claimed attacks a week, by source and period",
        data=tuple(data),
        notes={"measure": "claimed attacks a week"},
    )
