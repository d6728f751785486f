"""Pairs of rows with their reasons in words."""

from __future__ import annotations

import math
from collections.abc import Iterator

from backing.records.reconciliation.agree import days_apart, km_apart
from backing.records.reconciliation.columns import KINDS, EventColumns
from backing.records.reconciliation.compare import Likely
from backing.records.reconciliation.matching import DIMENSIONS
from backing.records.reconciliation.pair import Agreement, Decided, Pair
from backing.records.reconciliation.sides import CIVILIANS, Sides


def explained(one: EventColumns, other: EventColumns, pairs: Likely, decided: Decided, sides: Sides) -> Iterator[Pair]:
    """Each pair with what was compared in each dimension."""
    days = days_apart(one, pairs.left, other, pairs.right).tolist()
    km = km_apart(one, pairs.left, other, pairs.right).tolist()
    rows = zip(
        pairs.left.tolist(), pairs.right.tolist(), pairs.score.tolist(), pairs.found.tolist(), days, km, strict=True
    )
    for left, right, score, found, gap, distance in rows:
        words = (
            f"{gap} days apart" if gap > 1 else f"{gap} day apart" if gap else "days overlap",
            _place(one, left, other, right, distance),
            _sides(one, left, other, right, sides),
            _kinds(int(one.kind[left]), int(other.kind[right])),
            f"{_deaths(one, left)} and {_deaths(other, right)}",
        )
        yield Pair(
            one=one.keys[left],
            other=other.keys[right],
            score=round(score, 4),
            decided=decided,
            agreements=tuple(
                Agreement(dimension=name, value=round(value, 4), words=text)
                for name, value, text in zip(DIMENSIONS, found, words, strict=True)
            ),
        )


def _place(one: EventColumns, left: int, other: EventColumns, right: int, km: float) -> str:
    if not math.isnan(km):
        return f"{km:.0f} km apart"
    mine, theirs = int(one.division[left]), int(other.division[right])
    if mine < 0 or theirs < 0:
        return "one country, no two points" if one.country[left] == other.country[right] else "different countries"
    return "one division, no two points" if mine == theirs else "different divisions"


def _sides(one: EventColumns, left: int, other: EventColumns, right: int, sides: Sides) -> str:
    mine = {int(one.one_side[left]), int(one.other_side[left])}
    theirs = {int(other.one_side[right]), int(other.other_side[right])}
    names = " and ".join(sides.word(side) for side in sorted(mine & theirs) if side >= CIVILIANS)
    if mine == theirs and names:
        return f"both {names}"
    return f"{names} in both" if names else "no side in both"


def _kinds(mine: int, theirs: int) -> str:
    names = [KINDS[kind] if kind >= 0 else "unknown" for kind in (mine, theirs)]
    return f"both {names[0]}" if mine == theirs else " and ".join(names)


def _deaths(rows: EventColumns, row: int) -> str:
    low, best, high = float(rows.low[row]), float(rows.best[row]), float(rows.high[row])
    if math.isnan(best):
        return "unknown"
    return f"{best:.0f}" if low == high else f"{best:.0f} ({low:.0f}–{high:.0f})"
