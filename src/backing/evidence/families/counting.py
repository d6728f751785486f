"""How many? A claimed number of events or deaths held against complete event rows."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date

from backing.claims.claim import Claim, Kind, Quantity
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_release
from backing.evidence.counted import Counted, counted_by
from backing.evidence.finding import Finding, Proxy, Reading
from backing.evidence.link import Link, Window, windows_of
from backing.evidence.report import example, in_place, known, report, several, signed, span_of, undated
from backing.evidence.select import event_datasets, events_query
from backing.evidence.statistics.odds import log_odds
from backing.records.catalog import Dataset
from backing.records.coverage import LETHAL, Coverage
from backing.vocabulary.lexicon import threshold
from backing.vocabulary.place import Place
from backing.vocabulary.places import covers_exactly

KINDS = (Kind.COUNT, Kind.EVENT, Kind.ABSENCE)
_ABOVE = re.compile(r"more than|over\b|above|exceed", re.IGNORECASE)
_BELOW = re.compile(r"fewer than|less than|under\b|below", re.IGNORECASE)
_AT_LEAST = re.compile(r"at least|no fewer|no less|minimum", re.IGNORECASE)
_AT_MOST = re.compile(r"at most|up to|as many as|no more|maximum", re.IGNORECASE)
_AROUND = re.compile(r"about|around|some\b|roughly|nearly|almost|approx", re.IGNORECASE)
_VIOLENCE = re.compile(r"attack|clash|fighting|violence|conflict|event|massacre|battle|bombing", re.IGNORECASE)
_AGENT = re.compile(
    r"\b(?:has|have|had)?\s*(?<!were )(?<!was )(?<!been )killed\s+(?!in\b|by\b|during\b)", re.IGNORECASE
)
"""Somebody killed somebody, in the active voice."""

_STEP = 0.5
"""Half a thing: what "more than" and "fewer than" leave out of whole numbers."""


class Counting:
    """Counts rows, or sums deaths from the lowest to the highest estimate, in the claim's window."""

    name = "count"
    scope: tuple[str, ...] = ("violence",)
    counts = True
    rows_suffice = False

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        claim = setting.claim
        if claim.kind not in KINDS or not _bounds(claim.quantity) or counted_by(claim) is None:
            return ()
        if claim.kind is Kind.ABSENCE and not (claim.quantity and (claim.quantity.value or claim.quantity.low)):
            return ()
        if setting.link.actor is None and setting.link.place is None:
            return ()
        windows = windows_of(claim.period, setting.days)
        return tuple(self._test(setting, d, windows) for d in event_datasets(setting.catalog, setting.link.country))

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        windows = windows_of(test.setting.claim.period, test.setting.days)
        if not windows:
            return undated(test, as_of)
        return _finding(test, rows[0], windows[len(windows) // 2], as_of)

    def _test(self, setting: Setting, dataset: Dataset, windows: tuple[Window, ...]) -> ClaimTest:
        starts = [w.start for w in windows if w.start]
        query = events_query(
            dataset,
            setting.link,
            counted_by(setting.claim),
            start=min(starts, default=None),
            end=max((w.end for w in windows), default=None),
        )
        return on_release(setting, self.name, dataset, Proxy.DIRECT, query)


def _bounds(quantity: Quantity | None) -> tuple[float, float] | None:
    """The numbers that the claim allows, both included; "more than" and "fewer than" leave the number itself out."""
    if quantity is None:
        return None
    if quantity.value is None and quantity.low is None and quantity.high is None:
        return None
    low = quantity.value if quantity.value is not None else quantity.low
    high = quantity.value if quantity.value is not None else quantity.high
    qualifier = (quantity.qualifier or "").lower()
    if _ABOVE.search(qualifier):
        return (low or 0.0) + _STEP, math.inf
    if _BELOW.search(qualifier):
        return 0.0, (high or low or 0.0) - _STEP
    if _AT_LEAST.search(qualifier):
        return low or 0.0, math.inf
    if _AT_MOST.search(qualifier):
        return 0.0, high or low or 0.0
    return low or 0.0, high if high is not None else math.inf


def _finding(test: ClaimTest, rows: Sequence[Row], window: Window, as_of: date | None) -> Finding:
    claim, link = test.setting.claim, test.setting.link
    dataset, counted = test.setting.catalog.find(test.dataset, test.release), counted_by(claim)
    deaths = counted is not None and counted.deaths
    seen = [row for row in rows if known(row, as_of) and _inside(row, window)]
    placed = [row for row in seen if _placed(row, link.place)]
    low, best, high = _recorded(placed, seen, deaths=deaths)
    gaps = (
        *dataset.coverage.gaps(place=link.country, start=window.start, end=window.end),
        *_blind(claim, link, counted),
    )
    what = "death" if deaths or counted is None else counted.noun
    named = _named(link, counted)
    wanted = _bounds(claim.quantity) or (0.0, 0.0)
    spread = f" ({low:g} to {high:g})" if low != high else ""
    when = span_of(window.start, window.end)
    readings = [] if gaps else _readings(claim, wanted, (low, best, high), dataset.coverage)
    return report(
        test,
        as_of,
        result=f"{several(best, what)}{spread}{named}{in_place(link.place)} on record {when}.",
        headline=f"{several(best, what)}{named} on record",
        sample_size=len(placed),
        readings=signed(claim, readings),
        counter_examples=tuple(example(row) for row in placed[:5]),
        explanation=(
            "A number is right if the recorded one lies within the margin that its wording allows.",
            "Deaths are read from the lowest to the highest estimate; rows without a province count as possible.",
        ),
        cannot_tell=tuple(gaps),
        needs=(f"a complete record of {what}s{in_place(link.place)}, {when}",) if gaps else (),
        flips_if=_flips(test.dataset, wanted, best, what) if readings else (),
        flags=_flags(wanted, best) if readings else (),
    )


def _named(link: Link, counted: Counted | None) -> str:
    """Whose deeds are counted, and on whom: what the query asked for."""
    if counted is None or link.actor is None:
        return " on civilians" if counted and counted.on_civilians and not counted.deaths else ""
    deed = " in attacks" if counted.deaths and counted.by_attacker else " in events" if counted.deaths else ""
    return f"{deed} {'by' if counted.by_attacker else 'with'} {link.actor.name}" + (
        " on civilians" if counted.on_civilians else ""
    )


def _inside(row: Row, window: Window) -> bool:
    return bool((window.start is None or row["start"] >= window.start) and row["end"] <= window.end)


def _placed(row: Row, place: Place | None) -> bool:
    return place is None or not place.divisions or row["division"] in place.divisions


def _blind(claim: Claim, link: Link, counted: Counted | None) -> tuple[str, ...]:
    """What keeps the rows from being the things that the claim counts."""
    reasons = []
    if link.place and not covers_exactly(link.place) and not _one_day(claim):
        reasons.append("it names provinces, and the claim is about a smaller place")
    if counted and counted.deaths and link.actor is None and not _VIOLENCE.search(claim.text):
        reasons.append("the claim does not say that they died in organised violence")
    if counted and counted.deaths and link.actor and not counted.on_civilians and _AGENT.search(claim.text):
        reasons.append("it does not say who killed whom in fighting between two sides")
    return tuple(reasons)


def _one_day(claim: Claim) -> bool:
    """Whether the claim is about one day, on which a province's rows can be told apart by hand."""
    return claim.period is not None and claim.period.start is not None and claim.period.start == claim.period.end


def _recorded(placed: Sequence[Row], seen: Sequence[Row], *, deaths: bool) -> tuple[float, float, float]:
    """Lowest, best and highest number: of rows surely in the place, and of all that may be."""
    if not deaths:
        return float(len(placed)), float(len(placed)), float(len(seen))
    low, best = (float(sum(row[f"deaths_{name}"] or 0 for row in placed)) for name in ("low", "best"))
    return low, best, float(sum(row["deaths_high"] or 0 for row in seen))


def _readings(
    claim: Claim, wanted: tuple[float, float], recorded: tuple[float, float, float], coverage: Coverage
) -> list[Reading]:
    """Right or wrong for the best number under each margin, and for the lowest and highest under the central one."""
    sure = log_odds(1 - coverage.record_error)
    if wanted[0] == wanted[1] and recorded[0] < recorded[2]:
        right = recorded[0] <= wanted[0] <= recorded[2]
        return [Reading(name="within the recorded range", log_lr=sure if right else -sure, central=True)]
    margins = threshold("around").each() if _AROUND.search(_qualifier(claim)) else (0.0,)
    cases = [(margin, recorded[1], "best estimate") for margin in margins]
    central = margins[len(margins) // 2]
    cases += [(central, recorded[0], "lowest estimate"), (central, recorded[2], "highest estimate")]
    readings = [
        Reading(
            name=f"{name}, within {margin:.0%}" if margin else name,
            log_lr=sure if wanted[0] * (1 - margin) <= number <= wanted[1] * (1 + margin) else -sure,
            central=name == "best estimate" and margin == central,
        )
        for margin, number, name in dict.fromkeys(cases)
    ]
    return [*readings, *(_unseen(claim, wanted, recorded[1]) if coverage.measure == LETHAL else ())]


def _unseen(claim: Claim, wanted: tuple[float, float], best: float) -> list[Reading]:
    """A record of lethal events is only a lower bound on attacks of every sort, and then settles little."""
    counted = counted_by(claim)
    if counted is None or counted.deaths or counted.noun != "attack" or counted.lethal:
        return []
    if best >= wanted[0] and math.isinf(wanted[1]):
        return []
    return [] if best > wanted[1] else [Reading(name="attacks that killed nobody included", log_lr=0.0)]


def _qualifier(claim: Claim) -> str:
    return (claim.quantity.qualifier if claim.quantity else None) or ""


def _flips(dataset: str, wanted: tuple[float, float], best: float, what: str) -> tuple[str, ...]:
    off = max(wanted[0] - best, best - wanted[1], 0.0)
    return (
        (f"{dataset} misses {several(off, what)}, or has that many too many",)
        if off
        else (f"{dataset} misses a {what}, or has one too many",)
    )


def _flags(wanted: tuple[float, float], best: float) -> tuple[str, ...]:
    """Overstated: the claim names more than there is, and there is some."""
    return ("overstated",) if 0 < best < wanted[0] else ()
