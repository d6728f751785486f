"""How few attacks are those of remnants? The claimed attacks of a quarter, under every admissible meaning of the word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from scipy.special import gammainc

from backing.evidence.claimtest import Row
from backing.evidence.families.strengths.meaning import curve_exhibit, in_words
from backing.evidence.finding import Exhibit, ModelResult, Reading
from backing.evidence.report import span_of
from backing.evidence.statistics.odds import log_odds
from backing.evidence.statistics.operationalise import Curve, below
from backing.vocabulary.lexicon import threshold

QUARTER = 91.3125
"""Days of a quarter."""

LEAST_DAYS = 60
"""Days that a count of attacks must cover to tell how many there are in a quarter (assumption)."""


def nearest_count(counts: Sequence[Row], posted: date | None) -> Row | None:
    """The count of attacks, long enough and no older than a year, that lies nearest to the statement."""
    usable = [
        row
        for row in counts
        if not row["single_event"]
        and row["start"]
        and (row["exposure_days"] or 0) >= LEAST_DAYS
        and row["low"] is not None
    ]
    near = [row for row in usable if posted is None or abs((row["end"] - posted).days) <= 366]
    return min(
        near, key=lambda row: abs((row["end"] - posted).days) if posted else -row["end"].toordinal(), default=None
    )


def curve_of(count: Row) -> Curve:
    """P(at most so many claimed attacks a quarter), by the rate that the count leaves (Jeffreys prior)."""
    shape, quarters = count["low"] + 0.5, count["exposure_days"] / QUARTER
    return below(lambda most: float(gammainc(shape, most * quarters)), threshold("remnant_attacks"))


def models(curve: Curve | None) -> tuple[ModelResult, ...]:
    """The chance at each meaning."""
    if curve is None:
        return ()
    chances = zip(_places(), (curve.low, curve.central, curve.high), strict=True)
    return tuple(
        ModelResult(
            name=f"At most {most:g} claimed attacks a quarter",
            measure="P(so few or fewer)",
            value=chance,
            assumptions="Poisson",
        )
        for most, chance in chances
    )


def readings(curve: Curve | None) -> tuple[Reading, ...]:
    """Many claimed attacks speak against remnants; few do not speak for them, for an attack need not be claimed."""
    if curve is None:
        return ()
    chances = zip(_places(), (curve.low, curve.central, curve.high), strict=True)
    return tuple(
        Reading(name=f"meaning at most {most:g} attacks a quarter", log_lr=min(0.0, log_odds(chance)))
        for most, chance in chances
    )


def in_sentences(count: Row | None, curve: Curve | None) -> tuple[str, ...]:
    """What was counted and what it says, for readers."""
    if count is None or curve is None:
        return ()
    told = in_words(curve, threshold("remnant_attacks"), unit="claimed attacks a quarter")
    counted = f"{count['low']:,.0f} {count['unit']} {span_of(count['start'], count['end'])} ({count['stated_by']})"
    return (
        f"{counted}: that these are no more than remnants would make has a chance of {told}.",
        "An attack need not be claimed, so few claimed attacks do not speak for remnants, and many speak against them.",
    )


def exhibit(curve: Curve | None) -> tuple[Exhibit, ...]:
    """The picture; none without a count."""
    if curve is None:
        return ()
    word = threshold("remnant_attacks")
    ways_to_tell = [("claimed attacks", curve)]
    return (
        curve_exhibit(
            "How few attacks would be those of remnants?", ways_to_tell, word, x="at most so many attacks a quarter"
        ),
    )


def _places() -> tuple[float, float, float]:
    limits = threshold("remnant_attacks")
    return limits.low, limits.central, limits.high
