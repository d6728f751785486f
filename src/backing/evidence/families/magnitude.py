"""How strong? Published estimates brought to one unit, pooled by what was public, and held against the claimed number."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from backing.claims.claim import Kind, Quantity
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_release
from backing.evidence.finding import Exhibit, Finding, ModelResult, Proxy, Reading
from backing.evidence.link import windows_of
from backing.evidence.report import known, report, signed
from backing.evidence.select import datasets_of, figures_query
from backing.evidence.statistics.magnitude import HETEROGENEOUS, PRIOR
from backing.evidence.statistics.odds import log_bayes_factor
from backing.evidence.statistics.pooling import (
    Estimate,
    Pooled,
    estimate_of,
    interval,
    pool,
    prob_between,
    updated,
)
from backing.evidence.statistics.units import FAMILIES
from backing.vocabulary.lexicon import measure_of, threshold

KINDS = (Kind.COUNT, Kind.PRESENCE, Kind.ABSENCE)
YEARS = 3
"""Estimates further than this from the statement say little about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """One root's estimate nearest to the statement, in fighters."""

    row: Row
    estimate: Estimate
    converted: bool


class Magnitude:
    """A number of fighters, members or militants of a named actor."""

    name = "magnitude"
    scope: tuple[str, ...] = ("strength",)
    counts = True
    rows_suffice = False

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        claim = setting.claim
        if claim.kind not in KINDS or setting.link.actor is None or not _asked(claim.quantity):
            return ()
        unit = claim.quantity.unit if claim.quantity and claim.quantity.unit else claim.text
        if measure_of(unit) != "strength":
            return ()
        return tuple(
            on_release(
                setting, self.name, dataset, Proxy.DIRECT, figures_query(dataset, setting.link.actor, "strength")
            )
            for dataset in datasets_of(setting.catalog, "figures")
        )

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        windows = windows_of(None, test.setting.days)
        middle = windows[len(windows) // 2].posted if windows else None
        sources = _roots([row for row in rows[0] if known(row, as_of)], middle)
        return _finding(test, sources, rows[0], as_of)


def _asked(quantity: Quantity | None) -> tuple[float, float] | None:
    if quantity is None:
        return None
    low = quantity.value if quantity.value is not None else quantity.low
    high = quantity.value if quantity.value is not None else quantity.high
    return (low or 0.0, high if high is not None else math.inf) if low or high else None


def _roots(rows: Sequence[Row], posted: date | None) -> list[_Source]:
    """One estimate a root: the one nearest to the statement. Copies and misquotations of a root add nothing."""
    nearest: dict[str, Row] = {}
    for row in rows:
        if not row["low"] or (posted and abs((_middle(row) - posted).days) > YEARS * 366) or _copy(row):
            continue
        kept = nearest.get(row["root"])
        if kept is None or (posted and abs((_middle(row) - posted).days) < abs((_middle(kept) - posted).days)):
            nearest[row["root"]] = row
    return [_source(row) for row in nearest.values()]


def _copy(row: Row) -> bool:
    return "MISREPORTED" in row["stated_by"]


def _middle(row: Row) -> date:
    start, end = row["start"], row["end"]
    return date.fromordinal((start.toordinal() + end.toordinal()) // 2)


def _source(row: Row) -> _Source:
    estimate = estimate_of(f"{row['stated_by']}, {row['end'].year}", row["low"], row["high"])
    if "famil" not in row["unit"].lower():
        return _Source(row=row, estimate=estimate, converted=False)
    converted = replace(estimate, mean=estimate.mean - FAMILIES[0], sd=math.hypot(estimate.sd, FAMILIES[1]))
    return _Source(row=row, estimate=converted, converted=True)


def _finding(test: ClaimTest, sources: Sequence[_Source], rows: Sequence[Row], as_of: date | None) -> Finding:
    claim = test.setting.claim
    asked = _asked(claim.quantity) or (0.0, math.inf)
    estimates = [source.estimate for source in sources]
    pooled = pool(estimates) if len(estimates) >= 2 else None
    elsewhere = _elsewhere(test, sources)
    readings = [] if elsewhere else _readings(asked, estimates, pooled, claim.quantity)
    units = sorted({source.row["unit_class"] for source in sources})
    name = test.setting.link.actor.name if test.setting.link.actor else "the group"
    if not sources:
        when = "was public then" if as_of else "is on record"
        return report(
            test,
            as_of,
            result=f"No estimate of {name}'s strength near the statement's date {when}.",
            headline="no estimate",
            sample_size=0,
            cannot_tell=(f"no estimate of strength near the date {when}",),
            needs=(f"dated estimates of {name}'s strength, with their unit",),
        )
    numbers = [(math.exp(e.mean), e.label) for e in estimates]
    low, high = min(numbers), max(numbers)
    return report(
        test,
        as_of,
        result=f"{len(sources)} independent sources put {name} between {low[0]:,.0f} ({low[1]}) and "
        f"{high[0]:,.0f} ({high[1]}) fighters, in units that are {'the same' if len(units) == 1 else ', '.join(units)}.",
        headline="units differ across sources" if len(units) > 1 else f"{low[0]:,.0f} to {high[0]:,.0f} published",
        sample_size=len(sources),
        models=_models(asked, estimates, pooled, claim.quantity),
        readings=signed(claim, readings),
        explanation=(
            "Sources that repeat one another count once; a misquotation counts not at all.",
            "Where families are counted along, the figure is divided by 2 to 5 (an assumption).",
        ),
        cannot_tell=elsewhere,
        needs=(f"an estimate of {name}'s strength that says what it counts and where",),
        flips_if=("the sources turn out to count different people, or to copy one another",),
        exhibits=(_exhibit(sources, rows, asked, pooled),),
    )


def _elsewhere(test: ClaimTest, sources: Sequence[_Source]) -> tuple[str, ...]:
    """Why the estimates are not about the claim's place: they are made for whole countries."""
    place = test.setting.link.place
    countries = {source.row["place"] for source in sources if source.row["place"]}
    if place is None or (not place.divisions and countries <= {place.country}):
        return ()
    return (
        f"the estimates are for {', '.join(sorted(countries)) or 'no named country'} as a whole, not for {place.name}",
    )


def _band(asked: tuple[float, float], margin: float, quantity: Quantity | None) -> tuple[float, float]:
    """The numbers that would make the claim right; a bound ("at least") stays open on its other side."""
    qualifier = ((quantity.qualifier if quantity else None) or "").lower()
    low, high = asked[0] * (1 - margin), asked[1] * (1 + margin)
    if any(word in qualifier for word in ("at least", "more than", "over")):
        return asked[0], math.inf
    return (
        (0.0, asked[1])
        if any(word in qualifier for word in ("at most", "up to", "fewer than", "only"))
        else (low, high)
    )


def _readings(
    asked: tuple[float, float], estimates: Sequence[Estimate], pooled: Pooled | None, quantity: Quantity | None
) -> list[Reading]:
    """Bayes factors for each margin under each way to combine the sources, and for each source alone."""
    if not estimates:
        return []
    limits = threshold("around")
    readings = []
    for margin in limits.each():
        band = _band(asked, margin, quantity)
        prior = prob_between(*band, mean=PRIOR[0], sd=PRIOR[1])
        for name, p in _ways(band, estimates, pooled):
            readings.append(
                Reading(
                    name=f"{name}, within {margin:.0%}",
                    log_lr=log_bayes_factor(p, prior),
                    central=margin == limits.central and name == _central(estimates, pooled),
                )
            )
    return readings


def _ways(band: tuple[float, float], estimates: Sequence[Estimate], pooled: Pooled | None) -> list[tuple[str, float]]:
    """P(the number lies in the band) after the prior and: every source for itself, all pooled, or side by side."""
    alone = [(f"{e.label} alone", _within(band, e.mean, e.sd)) for e in estimates]
    ways = [("sources side by side", sum(p for _, p in alone) / len(alone))]
    if pooled:
        ways.append(("sources pooled", _within(band, pooled.mean, pooled.predictive_sd)))
    return [*ways, *alone]


def _within(band: tuple[float, float], mean: float, sd: float) -> float:
    mean, sd = updated(mean, sd, prior=PRIOR)
    return prob_between(*band, mean=mean, sd=sd)


def _central(estimates: Sequence[Estimate], pooled: Pooled | None) -> str:
    apart = pooled is None or len(estimates) < 3 or pooled.i2 > HETEROGENEOUS
    return "sources side by side" if apart else "sources pooled"


def _models(
    asked: tuple[float, float], estimates: Sequence[Estimate], pooled: Pooled | None, quantity: Quantity | None
) -> tuple[ModelResult, ...]:
    band = _band(asked, threshold("around").central, quantity)
    top = f"{band[1]:,.0f}" if math.isfinite(band[1]) else "more"
    measure = f"P({band[0]:,.0f} to {top} fighters)"
    ways = [ModelResult(name=name, measure=measure, value=p) for name, p in _ways(band, estimates, pooled)]
    if pooled is None:
        return tuple(ways)
    estimate = ModelResult(
        name="Pooled estimate",
        measure="fighters",
        value=math.exp(pooled.mean),
        interval=interval(pooled),
        assumptions=f"random effects, I² = {pooled.i2:.0f} %, {pooled.roots} roots, HKSJ interval",
    )
    return (*ways, estimate)


def _exhibit(
    sources: Sequence[_Source], rows: Sequence[Row], asked: tuple[float, float], pooled: Pooled | None
) -> Exhibit:
    used = {source.row["id"]: source for source in sources}
    data: list[dict[str, object]] = []
    for row in rows:
        if not row["low"]:
            continue
        published = row["published_latest"].isoformat() if row["published_latest"] else None
        data.append(
            {
                "label": f"{row['stated_by']}, {row['end'].year}",
                "low": row["low"],
                "high": row["high"],
                "mid": math.sqrt(row["low"] * row["high"]),
                "unit": row["unit"],
                "published": published,
                "knowable": row["id"] in used,
                "kind": "published",
            }
        )
        if row["id"] in used and used[row["id"]].converted:
            e = used[row["id"]].estimate
            data.append(
                {
                    "label": f"{row['stated_by']}, {row['end'].year}, fighters only",
                    "mid": math.exp(e.mean),
                    "low": math.exp(e.mean - 1.28 * e.sd),
                    "high": math.exp(e.mean + 1.28 * e.sd),
                    "unit": "fighters",
                    "published": published,
                    "knowable": True,
                    "kind": "converted",
                }
            )
    if pooled:
        low, high = interval(pooled)
        data.append(
            {
                "label": "pooled",
                "low": low,
                "mid": math.exp(pooled.mean),
                "high": high,
                "unit": "fighters",
                "published": None,
                "knowable": True,
                "kind": "pooled",
            }
        )
    claimed = asked[0] or asked[1]
    return Exhibit(
        kind="estimates",
        title="Published estimates and the claimed number",
        data=tuple(data),
        notes={"unit": "fighters", "claimed": claimed},
    )
