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
from backing.evidence.statistics.lacking import Total, total
from backing.evidence.statistics.odds import log_odds
from backing.vocabulary.lexicon import threshold
from backing.vocabulary.place import Place

_AROUND = re.compile(r"about|around|some\b|roughly|nearly|almost|approx", re.IGNORECASE)
Numbers = tuple[float, float, float]
"""The lowest, the best and the highest number on record."""

Totals = tuple[Total, Total, Total]
"""What there may have been in all behind these."""


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


def totals_of(placed: Sequence[Row], seen: Sequence[Row], *, deaths: bool, missing: float) -> Totals:
    """What there may have been in all behind the same three numbers, where a share of the events is missing."""
    if not deaths:
        sure, most = (total([1.0] * len(rows), missing=missing) for rows in (placed, seen))
        return sure, sure, most
    low, best = (total([_deaths(row, name) for row in placed], missing=missing) for name in ("low", "best"))
    return low, best, total([_deaths(row, "high") for row in seen], missing=missing)


def readings_of(
    claim: Claim, wanted: Bounds, numbers: Numbers, *, record_error: float, totals: Totals | None = None
) -> list[Reading]:
    """Right or wrong for the best number under each margin, and for the lowest and highest under the central one.

    Where the record is known to lack events, ``totals`` are what there may have been behind the numbers, and each reading is
    how likely that is what is claimed.
    """
    sure = log_odds(1 - record_error)
    if wanted[0] == wanted[1] and (numbers[0] < numbers[2] or totals):
        if totals:
            return [_as_likely(wanted[0], totals[1], sure)]
        right = numbers[0] <= wanted[0] <= numbers[2]
        return [Reading(name="within the recorded range", log_lr=sure if right else -sure, central=True)]
    margins = threshold("around").each() if _AROUND.search(_qualifier(claim)) else (0.0,)
    names = ("lowest estimate", "best estimate", "highest estimate")
    central = margins[len(margins) // 2]
    found = []
    for margin, place in dict.fromkeys([*((margin, 1) for margin in margins), (central, 0), (central, 2)]):
        low, high = wanted[0] * (1 - margin), wanted[1] * (1 + margin)
        chance = float(low <= numbers[place] <= high) if totals is None else totals[place].prob_within(low, high)
        found.append(
            Reading(
                name=f"{names[place]}, within {margin:.0%}" if margin else names[place],
                log_lr=log_odds(chance * (1 - record_error) + (1 - chance) * record_error),
                central=place == 1 and margin == central,
            )
        )
    return found


def _as_likely(number: float, found: Total, sure: float) -> Reading:
    """One number exactly: a likely one has no weight either way, one that is off has the weight of how far."""
    against = max(math.log(max(found.tail(number), 1e-9)), -sure)
    return Reading(name="within what there may have been", log_lr=against, central=True)


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
