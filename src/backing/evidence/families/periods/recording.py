"""What unequal recording could do to a comparison of two periods: models, readings, the tipping picture, a note on method."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

from backing.evidence.claimtest import Row
from backing.evidence.finding import Exhibit, ModelResult, Reading
from backing.evidence.statistics.confounding import e_value
from backing.evidence.statistics.odds import log_odds
from backing.evidence.statistics.unequal import LOG_DETECTION, TrueRatio, tipping_curve

RATIOS = tuple(10 ** (step / 10) for step in range(-10, 11))
"""Detection ratios for which the picture is drawn."""

_MEASURE = "later over earlier"


def models(found: TrueRatio, what: str, *, unlike: bool) -> tuple[ModelResult, ...]:
    """The recorded ratio and what could undo it; where the periods were recorded ``unlike``, the true ratio as well."""
    reach = found.detectable.se * 1.959964
    low, high = found.recorded * math.exp(-reach), found.recorded * math.exp(reach)
    strength = e_value(found.recorded, low, high)
    shown = (
        ModelResult(
            name="Recorded ratio",
            measure=f"{what} a day, {_MEASURE}",
            value=found.recorded,
            interval=(low, high),
            assumptions="sampling error alone; both periods recorded alike",
        ),
        ModelResult(
            name="Detection ratio that would undo it",
            measure=_MEASURE,
            value=found.tipping,
            assumptions="how many times better the later period must have been recorded for the true rates to be equal",
        ),
        ModelResult(
            name="Strength of an unmeasured cause that would undo it (E-value)",
            measure="ratio, with the period and with what is counted",
            value=strength.estimate,
            interval=(min(strength.limit, strength.estimate), strength.estimate),
            assumptions="VanderWeele and Ding; the lower end is for the end of the interval nearer to 1",
        ),
    )
    return (*shown, *_true(found, what)) if unlike else shown


def _true(found: TrueRatio, what: str) -> tuple[ModelResult, ...]:
    prior = f"log detection ratio, {_MEASURE}, ~ Normal(log {math.exp(LOG_DETECTION[0]):g}, {LOG_DETECTION[1]:g})"
    low, high = found.plausible
    return (
        ModelResult(
            name="True ratio, unequal recording allowed for",
            measure=f"{what} a day, {_MEASURE}",
            value=found.ratio,
            interval=(found.low, found.high),
            assumptions=prior,
        ),
        ModelResult(
            name="True ratio, bounds without a prior",
            measure=f"{what} a day, {_MEASURE}",
            value=None,
            interval=found.bounds,
            assumptions=f"any detection ratio from {low:g} to {high:g}, sampling error included",
        ),
        ModelResult(
            name="Fewer in the later period, unequal recording allowed for",
            measure="P(true ratio < 1)",
            value=found.prob_below(1),
            assumptions=prior,
        ),
    )


def reading(found: TrueRatio, *, rising: bool) -> Reading:
    """How strongly the counts speak for a rise (or a fall) when recording changed as it may have over decades."""
    below = found.prob_below(1)
    return Reading(name="unequal recording allowed for", log_lr=log_odds(1 - below if rising else below))


def in_words(found: TrueRatio, *, unlike: bool) -> tuple[str, ...]:
    """What would turn the comparison, and what it could have seen."""
    power = f"A change by a factor of {found.detectable.ratio:.2f} would have shown four times in five."
    turns = f"The comparison turns if the later period is recorded {found.tipping:.2f} times as well as the earlier" + (
        ", or better." if found.recorded > 1 else ", or worse."
    )
    if not unlike:
        return turns, power
    low, high = found.plausible
    inside = "turns" if found.turns else "does not turn"
    return turns, f"For detection ratios from {low:g} to {high:g} its sign {inside}.", power


def tipping(found: TrueRatio, what: str, *, unlike: bool) -> Exhibit:
    """The true ratio over the detection ratio, with its interval from sampling error."""
    rows = tipping_curve(found, RATIOS)
    notes = {"tipping": found.tipping, "measure": f"{what} a day, {_MEASURE}"}
    return Exhibit(
        kind="tipping",
        title="How unequal would the recording have to be to turn the comparison?",
        data=tuple({"ratio": ratio, "adjusted": true, "low": low, "high": high} for ratio, true, low, high in rows),
        notes=notes | ({"plausible": list(found.plausible)} if unlike else {}),
    )


def notes(rows: Sequence[Row]) -> tuple[tuple[ModelResult, ...], tuple[str, ...]]:
    """Where two databases compared the same two years of the same thing: what change of recording reconciles them."""
    usable = [row for row in rows if row["low"] and row["high"] and row["low"] > 0 and row["high"] > 0]
    pairs = [(one, other) for one, other in combinations(usable, 2) if _same(one, other)]
    return tuple(_reconciled(*pair) for pair in pairs), tuple(_told(*pair) for pair in pairs)


def _same(one: Row, other: Row) -> bool:
    return one["root"] != other["root"] and all(one[key] == other[key] for key in ("subject", "start", "end"))


def _change(row: Row) -> float:
    """The last year over the first: so a comparison's two numbers are kept."""
    return float(row["high"] / row["low"])


def _reconciling(one: Row, other: Row) -> float:
    return math.exp(abs(math.log(_change(one) / _change(other))))


def _reconciled(one: Row, other: Row) -> ModelResult:
    return ModelResult(
        name=f"Note on method: {one['subject']}, {one['start'].year} to {one['end'].year}, in two databases",
        measure="change of recording that reconciles them",
        value=_reconciling(one, other),
        assumptions=f"{one['stated_by']} and {other['stated_by']}; {one['reported_at'] or 'source not stated'}",
    )


def _told(one: Row, other: Row) -> str:
    each = " and ".join(
        f"{row['stated_by']} has {row['low']:,.0f} and {row['high']:,.0f} (times {_change(row):.2f})"
        for row in (one, other)
    )
    return (
        f"A note on method: on {one['subject']}, {one['start'].year} and {one['end'].year}, {each}. A change of recording by "
        f"{_reconciling(one, other):.2f} reconciles them ({one['reported_at'] or 'source not stated'})."
    )
