"""How strong? Published estimates brought to one unit, pooled by what was public, and held against the claimed number."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from backing.claims.claim import Kind
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_release
from backing.evidence.families.strengths.combined import Asked, asked_by, models_of, readings_of
from backing.evidence.families.strengths.estimates import (
    drifts,
    elsewhere_than,
    label_of,
    nearest,
    numbers_of,
    stated,
    unit_of,
)
from backing.evidence.families.strengths.forest import converted, forest
from backing.evidence.families.strengths.implied import (
    comparables,
    expected,
    in_words,
    others_than,
    rate_of,
    silence_in,
    silences,
    silent_groups,
)
from backing.evidence.finding import Finding, ModelResult, Proxy
from backing.evidence.link import middle_day
from backing.evidence.report import known, report, sign_of, signed
from backing.evidence.select import datasets_of, figures_query
from backing.evidence.statistics.magnitude import Magnitude as Combined
from backing.evidence.statistics.magnitude import magnitude
from backing.evidence.statistics.units import Unit, roots_of
from backing.vocabulary.lexicon import measure_of

KINDS = (Kind.COUNT, Kind.PRESENCE, Kind.ABSENCE)
YEAR = 365
"""Days for which attacks are reckoned where the statement speaks of no silence."""


class Magnitude:
    """A number of fighters, members or militants of a named actor."""

    name = "magnitude"
    scope: tuple[str, ...] = ("strength",)
    counts = True
    rows_suffice = False

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        claim, actor = setting.claim, setting.link.actor
        if claim.kind not in KINDS or actor is None or asked_by(claim.quantity) is None:
            return ()
        unit = claim.quantity.unit if claim.quantity and claim.quantity.unit else claim.text
        if measure_of(unit) != "strength":
            return ()
        return tuple(
            on_release(
                setting,
                self.name,
                dataset,
                Proxy.DIRECT,
                figures_query(dataset, actor, "strength"),
                figures_query(dataset, None, "reference"),
                figures_query(dataset, None, "strength"),
            )
            for dataset in datasets_of(setting.catalog, "figures")
        )

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        middle = middle_day(test.setting.days)
        own, counts, all_strengths = ([row for row in part if known(row, as_of)] for part in rows)
        used = nearest(own, middle)
        asked = asked_by(test.setting.claim.quantity)
        if not used or asked is None:
            return _nothing(test, as_of)
        return _finding(test, rows[0], used, asked, _implied(test, used, asked, counts, all_strengths), as_of)


def _nothing(test: ClaimTest, as_of: date | None) -> Finding:
    name, when = _name(test), "was public then" if as_of else "is on record"
    return report(
        test,
        as_of,
        result=f"No estimate of {name}'s strength near the statement's date {when}.",
        headline="no estimate",
        sample_size=0,
        cannot_tell=(f"no estimate of strength near the date {when}",),
        needs=(f"dated estimates of {name}'s strength, with their unit",),
    )


def _finding(
    test: ClaimTest,
    rows: Sequence[Row],
    used: Sequence[Row],
    asked: Asked,
    implied: tuple[tuple[ModelResult, ...], tuple[str, ...]],
    as_of: date | None,
) -> Finding:
    claim, name = test.setting.claim, _name(test)
    found = magnitude([stated(row) for row in used])
    elsewhere = elsewhere_than(test.setting.link.place, used)
    units = sorted({row["unit_class"] for row in used if not row["copy_of"]})
    numbers = sorted((math.exp(mean), label) for mean, label in zip(found.roots.means, found.roots.labels, strict=True))
    (low, by_low), (high, by_high) = numbers[0], numbers[-1]
    return report(
        test,
        as_of,
        result=f"{_sources(found)} put {name} between {low:,.0f} ({by_low}) and {high:,.0f} ({by_high}) fighters, "
        f"in units that are {'the same' if len(units) == 1 else ', '.join(units)}.",
        headline="units differ across sources" if len(units) > 1 else f"{low:,.0f} to {high:,.0f} published",
        sample_size=len(found.roots.means),
        models=(*models_of(found, asked), *_conversions(used), *implied[0]),
        readings=signed(claim, () if elsewhere else readings_of(found, asked)),
        explanation=(
            "Sources that repeat one another count once; a misquotation counts not at all.",
            "Where families are counted along, the figure is divided by 2 to 5 (an assumption).",
            "Members and militants are taken for fighters.",
            *_spread(found),
            *_drift(used),
            *implied[1],
        ),
        weaker=f"there are fewer: {low:,.0f} to {high:,.0f} fighters are published"
        if sign_of(claim) > 0 and asked.bounds[0] > high
        else "",
        cannot_tell=elsewhere,
        needs=(f"an estimate of {name}'s strength that says what it counts and where",),
        flips_if=("the sources turn out to count different people, or to copy one another",),
        exhibits=(forest(rows, used, found, asked.number),),
    )


def _sources(found: Combined) -> str:
    number = len(found.roots.means)
    return "One source" if number == 1 else f"{number} independent sources"


def _spread(found: Combined) -> tuple[str, ...]:
    """Why the sources stand side by side, or may be pooled."""
    if found.pooled is None:
        return ("One root alone: nothing can be pooled, and nothing checks it.",)
    if found.together:
        return (f"The sources agree well enough to be pooled (I² = {found.pooled.i2:.0f} %).",)
    why = "are few" if found.pooled.roots < 3 else "contradict each other by more than their errors"
    return (
        f"The sources {why} (I² = {found.pooled.i2:.0f} %), so they stand side by side and no one number is right.",
    )


def _drift(used: Sequence[Row]) -> tuple[str, ...]:
    """Reports that lost the unit, or the number, of what they repeat."""
    return tuple(
        f"{copy['stated_by']}: gives {numbers_of(copy)} for what was published as {numbers_of(told)}. It is a copy and is not "
        f"counted; taken as it stands, its middle would be {_excess(told, copy):.1f} times as many fighters."
        for told, copy in drifts(used)
    )


def _excess(told: Row, copy: Row) -> float:
    """How many times as many fighters a copy gives as what it repeats."""
    as_it_stands, _ = roots_of([replace(stated(copy), root=copy["id"])]).alone(0)
    repeated, _ = roots_of([stated(told)]).alone(0)
    return math.exp(as_it_stands - repeated)


def _conversions(used: Sequence[Row]) -> tuple[ModelResult, ...]:
    """Figures that count more, or fewer, than fighters, brought to fighters."""
    rows = [row for row in used if not row["copy_of"] and unit_of(row) is not Unit.FIGHTERS]
    return tuple(
        ModelResult(
            name=f"{label_of(row)}, brought to fighters",
            measure="fighters",
            value=data["mid"],
            interval=(data["low"], data["high"]),
            assumptions=f"published as {numbers_of(row)}; 80 % interval",
        )
        for row, data in ((row, converted(row)) for row in rows)
    )


def _implied(
    test: ClaimTest, used: Sequence[Row], asked: Asked, counts: Sequence[Row], strengths: Sequence[Row]
) -> tuple[tuple[ModelResult, ...], tuple[str, ...]]:
    """What the claimed number and smaller ones would look like on the ground, and what a silence says of them."""
    actor = test.setting.link.actor
    rate = rate_of(comparables(counts, strengths, but=actor.id if actor else None))
    if rate is None:
        return (), ("Too few counts of attacks by other groups of known strength to say what a number implies.",)
    days = silence_in(test.setting)
    found = magnitude([stated(row) for row in used])
    lowest = math.exp(min(found.roots.means))
    estimates = (("the middle of the estimates", found.shown.quantile(0.5)), ("the lowest estimate", lowest))
    others = others_than(asked.number, estimates)
    sizes = dict.fromkeys((asked.number, *(size for _, size in others)))
    attacks = expected(rate, sizes, days or YEAR)
    silent = silences(rate, asked.number, others, days) if days else ()
    words = in_words(rate, asked.number, others, days) if days else ()
    return (*attacks, *silent), (*words, *silent_groups(counts, strengths))


def _name(test: ClaimTest) -> str:
    return test.setting.link.actor.name if test.setting.link.actor else "the group"
