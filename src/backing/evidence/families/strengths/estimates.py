"""Published figures of strength, as the statistics take them: each in its unit, with its root and the bloc it belongs to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date

from backing.evidence.claimtest import Row
from backing.evidence.statistics.units import Stated, Unit
from backing.vocabulary.place import Place
from backing.vocabulary.places import find_place

YEARS = 3
"""Estimates further than this from the statement say little about it."""

UNITS = (("famil", Unit.FAMILIES), ("support", Unit.SUPPORTERS), ("core", Unit.CORE))
"""Stems of a published unit that tell what is counted; members, militants and whatever else are read as fighters."""


def nearest(rows: Iterable[Row], posted: date | None) -> tuple[Row, ...]:
    """The figures of each originator whose period lies nearest to a day, the latest ones without a day; copies come last.

    A figure without a number, more than ``YEARS`` away, or that repeats one which is not among them, is left out.
    """
    usable = [row for row in rows if _is_number(row)]
    originals = [row for row in usable if not row["copy_of"] and (posted is None or _away(row, posted) <= YEARS * 366)]
    best: dict[str, Row] = {}
    for row in originals:
        kept = best.get(row["root"])
        if kept is None or _rank(row, posted) < _rank(kept, posted):
            best[row["root"]] = row
    used = [row for row in originals if _period(row) == _period(best[row["root"]])]
    ids = {row["id"] for row in used}
    return (*used, *(row for row in usable if row["copy_of"] in ids))


def stated(row: Row) -> Stated:
    """One figure as a statement; what repeats another has that one's root, and an originator is a bloc of its own."""
    return Stated(
        label=label_of(row),
        low=row["low"],
        high=row["high"],
        unit=unit_of(row),
        root=row["copy_of"] or row["id"],
        bloc=row["root"],
    )


def unit_of(row: Row) -> Unit:
    """What a figure counts, by the words of its unit."""
    words = row["unit"].lower()
    return next((unit for stem, unit in UNITS if stem in words), Unit.FIGHTERS)


def label_of(row: Row) -> str:
    """Who stated a figure, and for which year."""
    return f"{row['stated_by']}, {row['end'].year}"


def numbers_of(row: Row) -> str:
    """A figure as it was published: ``4,000 to 6,000 fighters and family members``."""
    numbers = f"{row['low']:,.0f}" if row["low"] == row["high"] else f"{row['low']:,.0f} to {row['high']:,.0f}"
    return f"{numbers} {row['unit']}"


def drifts(rows: Sequence[Row]) -> tuple[tuple[Row, Row], ...]:
    """Reports that repeat a figure in another unit or with another number, each with the figure that it repeats."""
    by_id = {row["id"]: row for row in rows}
    pairs = [(by_id[row["copy_of"]], row) for row in rows if row["copy_of"] in by_id]
    return tuple((told, copy) for told, copy in pairs if numbers_of(told) != numbers_of(copy))


def elsewhere_than(place: Place | None, used: Sequence[Row]) -> tuple[str, ...]:
    """Why figures are not about a place: they are made for whole countries, or for several together."""
    countries = {row["place"] for row in used}
    if place is None or (not place.divisions and countries == {place.country}):
        return ()
    named = [found.name for code in sorted(filter(None, countries)) if (found := find_place(code))]
    about = ", ".join([*named, *(["several countries together"] if None in countries else [])])
    return (f"the estimates are for {about} as a whole, not for {place.name}",)


def _is_number(row: Row) -> bool:
    low, high = row["low"], row["high"]
    return bool(row["start"] and row["end"] and low and high and 0 < low <= high < math.inf)


def _period(row: Row) -> tuple[date, date]:
    return row["start"], row["end"]


def _rank(row: Row, posted: date | None) -> int:
    """The smaller, the nearer to the day; without a day, the later."""
    return _away(row, posted) if posted else -int(_middle(row).toordinal())


def _away(row: Row, posted: date) -> int:
    return int(abs((_middle(row) - posted).days))


def _middle(row: Row) -> date:
    return date.fromordinal((row["start"].toordinal() + row["end"].toordinal()) // 2)
