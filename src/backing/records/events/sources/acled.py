"""ACLED's export of events (Raleigh, Kishi and Linke 2023): 35 columns, or 31 without the numbers of people near by.

Exports made before targets were coded lack ``civilian_targeting``. ACLED's actor 1 is not the attacker: an attacker is taken
only where civilians were the target (rule R5), for they do not fight.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from backing.records.importing.expression import Expression, combine, day, degrees, found, text, whole
from backing.records.importing.names import actor_code, country_code, division_code
from backing.records.importing.source import Lookup, Meaning, Sample, Source

_FORCES = re.compile(r"(?:Military|Police) Forces of (?:the )?([^(]+)")
_DAYS = ("%Y-%m-%d", "%d %B %Y", "%d-%B-%Y", "%d-%b-%Y")


def _code_of(actor: str, country: str) -> int | None:
    """UCDP's code; a country's army and police are its government's."""
    forces = _FORCES.match(actor)
    return actor_code(f"Government of {forces[1].strip()}" if forces else actor, country)


def _release_of(sample: Sample) -> str | None:
    """The day of the export, where the file's name gives it."""
    for each in sample.names:
        if numbers := re.search(r"(20\d\d)[-_]?(\d\d)[-_]?(\d\d)(?!\d)", each):
            return "-".join(numbers.groups())
    return None


def _day_of(release: str) -> date | None:
    try:
        return date.fromisoformat(release)
    except ValueError:
        return None


_TYPE = combine("lower({type})", type=text("event_type"))
_ON_CIVILIANS = combine("{target} IS NOT NULL", target=text("civilian_targeting"))
_BY_TYPE = combine(
    # Shelling of civilians is not told from other shelling by its type: what is no "violence against civilians" is unknown.
    "CASE WHEN {type} = 'violence against civilians' THEN true END",
    type=_TYPE,
)


def _columns(on_civilians: Expression) -> dict[str, Expression]:
    attacker = "CASE WHEN {target} THEN {actor} END"
    return {
        "id": text("event_id_cnty"),
        "start": day("event_date", *_DAYS),
        "end": day("event_date", *_DAYS),
        # ACLED's 1 is a day, 2 a week, 3 a month; UCDP's are 1, 3 and 4.
        "date_precision": combine(
            "CASE {given} WHEN 1 THEN 1 WHEN 2 THEN 3 WHEN 3 THEN 4 END", given=whole("time_precision")
        ),
        "side_a": text("actor1"),
        "side_b": text("actor2"),
        "side_a_id": found("code of actor1", "actor1", "country"),
        "side_b_id": found("code of actor2", "actor2", "country"),
        "kind": _TYPE,
        "attacker": combine(attacker, target=on_civilians, actor=text("actor1")),
        "attacker_id": combine(attacker, target=on_civilians, actor=found("code of actor1", "actor1", "country")),
        "targets_civilians": on_civilians,
        "country": found("country", "country"),
        "division": found("division", "admin1", "country"),
        "division_name": text("admin1"),
        "district": text("admin2"),
        "latitude": degrees("latitude", 90),
        "longitude": degrees("longitude", 180),
        # 1 is the place itself, 2 the area around it, 3 a region; UCDP's are 1, 3 (district) and 4 (division).
        "place_precision": combine(
            "CASE {given} WHEN 1 THEN 1 WHEN 2 THEN 3 WHEN 3 THEN 4 END", given=whole("geo_precision")
        ),
        "deaths_best": whole("fatalities"),
        "sources": combine("len(string_split({source}, ';'))", source=text("source")),
    }


ACLED = Source(
    name="acled",
    title="ACLED: political violence and protest",
    table="events",
    dataset="acled",
    prefix="acled",
    licence="ACLED terms of use: your own account; rows may not be given on",
    attribution="Armed Conflict Location and Event Data (ACLED); Raleigh, Kishi and Linke (2023)",
    url="https://acleddata.com/",
    meaning=Meaning(
        complete=False,
        measure="events",
        per_actor=True,
        record_error=0.05,
        note="An export holds what was asked for, by country, day, actor or type: a missing row means nothing. Protests and "
        "events without deaths are in it. ACLED codes actors, not initiators: an attacker is known where civilians were the "
        "target. It revises its rows every week.",
    ),
    required=tuple(
        "event_id_cnty event_date event_type sub_event_type actor1 actor2 civilian_targeting country admin1 latitude "
        "longitude fatalities".split()
    ),
    columns=_columns(_ON_CIVILIANS),
    lookups=(
        Lookup(name="country", keys=("country",), find=country_code),
        Lookup(name="division", keys=("admin1", "country"), find=division_code),
        Lookup(name="code of actor1", keys=("actor1", "country"), find=_code_of, gives=int),
        Lookup(name="code of actor2", keys=("actor2", "country"), find=_code_of, gives=int),
    ),
    release_of=_release_of,
    available_from=_day_of,
)

ACLED_WITHOUT_TARGETS = replace(
    ACLED,
    required=tuple(column for column in ACLED.required if column != "civilian_targeting"),
    columns=_columns(_BY_TYPE),
)
"""Exports from before targets were coded."""
