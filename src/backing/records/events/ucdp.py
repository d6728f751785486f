"""Rows of the UCDP Georeferenced Event Dataset as events (Sundberg and Melander 2013)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from backing.records.events.event import Event
from backing.vocabulary.actors import find_actor
from backing.vocabulary.places import find_place

KINDS = {1: "state-based", 2: "non-state", 3: "one-sided"}
CIVILIANS, CIVILIANS_ID = "Civilians", 1


def read_event(row: Mapping[str, str], *, dataset: str, release: str) -> Event:
    """An event from a row of GED (releases 17 to 23 share these names); absent columns and blank cells become None.

    A missing end is taken to be the start; a missing type of violence follows from the sides, as UCDP defines it.
    Raises ValueError for a number or date that cannot be read.
    """
    start, country = date.fromisoformat(row["date_start"][:10]), _country(row)
    kind = KINDS.get(_whole(row, "type_of_violence") or 0) or _kind_of_sides(row)
    side_a, side_b = _text(row, "side_a"), _text(row, "side_b")
    side_a_id = _whole(row, "side_a_new_id") or _code(side_a, country)
    attacked = kind == "one-sided"
    return Event(
        id=row["id"],
        dataset=dataset,
        release=release,
        start=start,
        end=date.fromisoformat(row["date_end"][:10]) if row.get("date_end") else start,
        date_precision=_whole(row, "date_prec"),
        side_a=side_a,
        side_b=side_b,
        side_a_id=side_a_id,
        side_b_id=_whole(row, "side_b_new_id") or _code(side_b, country),
        kind=kind,
        attacker=side_a if attacked else None,
        attacker_id=side_a_id if attacked else None,
        targets_civilians=attacked if kind else None,
        country=country,
        division=_division(row, country),
        division_name=_text(row, "adm_1"),
        district=_text(row, "adm_2"),
        latitude=_number(row, "latitude"),
        longitude=_number(row, "longitude"),
        place_precision=_whole(row, "where_prec"),
        deaths_low=_whole(row, "low"),
        deaths_best=_whole(row, "best"),
        deaths_high=_whole(row, "high"),
        deaths_civilians=_whole(row, "deaths_civilians"),
        first_reported=_first_reported(row, start),
        sources=_whole(row, "number_of_sources"),
    )


def _kind_of_sides(row: Mapping[str, str]) -> str | None:
    """UCDP's definitions: civilians stand on side B of one-sided violence only, a government makes it state-based."""
    sides = (_text(row, "side_a"), _text(row, "side_b"))
    if None in sides:
        return None
    if sides[1] == CIVILIANS:
        return "one-sided"
    return "state-based" if any(side and side.startswith("Government of ") for side in sides) else "non-state"


def _code(side: str | None, country: str | None) -> int | None:
    """UCDP's code for a side that an extract gives by name only."""
    if side is None or side == CIVILIANS:
        return CIVILIANS_ID if side else None
    actor = find_actor(side, country=country)
    return actor.ucdp_id if actor and actor.ucdp_name == side else None


def _country(row: Mapping[str, str]) -> str | None:
    name = row.get("country", "").partition(" (")[0]
    place = find_place(name) if name else None
    return place.country if place and place.kind == "country" else None


def _division(row: Mapping[str, str], country: str | None) -> str | None:
    name = row.get("adm_1", "").strip()
    for wording in (f"{name} division", name):
        place = find_place(wording, country=country) if name else None
        if place and place.kind == "division":
            return place.id
    return None


def _first_reported(row: Mapping[str, str], start: date) -> date | None:
    """The earliest source date that is not before the event: older ones are slips or earlier news."""
    days = []
    for text in row.get("source_date", "").split(";"):
        try:
            days.append(date.fromisoformat(text.strip()))
        except ValueError:
            continue
    return min((day for day in days if day >= start), default=None)


def _text(row: Mapping[str, str], column: str) -> str | None:
    return row.get(column, "").strip() or None


def _number(row: Mapping[str, str], column: str) -> float | None:
    text = _text(row, column)
    return None if text is None else float(text)


def _whole(row: Mapping[str, str], column: str) -> int | None:
    number = _number(row, column)
    return None if number is None else int(number)
