"""The claimed number against the recorded one: what the wording allows, and how strongly the rows speak for it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date

from backing.claims.claim import Claim
from backing.evidence.bounds import Bounds
from backing.evidence.claimtest import Row
from backing.evidence.counted import counted_by
from backing.evidence.finding import Reading
from backing.evidence.link import Window
from backing.evidence.report import known
from backing.evidence.statistics.odds import log_odds
from backing.vocabulary.lexicon import threshold
from backing.vocabulary.place import Place

_AROUND = re.compile(r"about|around|some\b|roughly|nearly|almost|approx", re.IGNORECASE)
Numbers = tuple[float, float, float]
"""The lowest, the best and the highest number on record."""


def in_window(rows: Sequence[Row], window: Window, as_of: date | None) -> list[Row]:
    """The rows of a window that were surely public on a day."""
    return [row for row in rows if known(row, as_of) and _inside(row, window)]


def in_division(rows: Sequence[Row], place: Place | None) -> list[Row]:
    """The rows that are surely in the place; the others name no division, and only may be."""
    return [row for row in rows if place is None or not place.divisions or row["division"] in place.divisions]


def recorded(placed: Sequence[Row], seen: Sequence[Row], *, deaths: bool) -> Numbers:
    """Lowest, best and highest number: of rows surely in the place, and of all that may be.

    A row without a lowest or highest estimate of its deaths has its best one in their place.
    """
    if not deaths:
        return float(len(placed)), float(len(placed)), float(len(seen))
    low, best = (sum(_deaths(row, name) for row in placed) for name in ("low", "best"))
    return low, best, sum(_deaths(row, "high") for row in seen)


def readings_of(claim: Claim, wanted: Bounds, numbers: Numbers, *, record_error: float) -> list[Reading]:
    """Right or wrong for the best number under each margin, and for the lowest and highest under the central one."""
    sure = log_odds(1 - record_error)
    if wanted[0] == wanted[1] and numbers[0] < numbers[2]:
        right = numbers[0] <= wanted[0] <= numbers[2]
        return [Reading(name="within the recorded range", log_lr=sure if right else -sure, central=True)]
    margins = threshold("around").each() if _AROUND.search(_qualifier(claim)) else (0.0,)
    cases = [(margin, numbers[1], "best estimate") for margin in margins]
    central = margins[len(margins) // 2]
    cases += [(central, numbers[0], "lowest estimate"), (central, numbers[2], "highest estimate")]
    return [
        Reading(
            name=f"{name}, within {margin:.0%}" if margin else name,
            log_lr=sure if wanted[0] * (1 - margin) <= number <= wanted[1] * (1 + margin) else -sure,
            central=name == "best estimate" and margin == central,
        )
        for margin, number, name in dict.fromkeys(cases)
    ]


def beyond_lethal(claim: Claim, wanted: Bounds, best: float) -> list[Reading]:
    """A record of lethal events is only a lower bound on attacks of every sort, and then settles little."""
    counted = counted_by(claim)
    if counted is None or counted.deaths or counted.noun != "attack" or counted.lethal:
        return []
    if best >= wanted[0] and math.isinf(wanted[1]):
        return []
    return [] if best > wanted[1] else [Reading(name="attacks that killed nobody included", log_lr=0.0)]


def _inside(row: Row, window: Window) -> bool:
    return bool((window.start is None or row["start"] >= window.start) and row["end"] <= window.end)


def _deaths(row: Row, name: str) -> float:
    estimate = row[f"deaths_{name}"]
    return float((row["deaths_best"] if estimate is None else estimate) or 0)


def _qualifier(claim: Claim) -> str:
    return (claim.quantity.qualifier if claim.quantity else None) or ""
