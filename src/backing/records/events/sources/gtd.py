"""The Global Terrorism Database (START, LaFree and Dugan 2007): 135 columns, attacks by groups that are not states."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from backing.records.importing.expression import Expression, combine, degrees, found, text, whole
from backing.records.importing.names import actor_code, country_code, division_code
from backing.records.importing.source import Days, Lookup, Meaning, Sample, Source

_AFTER_GAP = date(1994, 1, 1)
"""The rows of 1993 were lost in an office move: before 1994 the years do not follow one another without a gap."""

_PARTS = {"year": whole("iyear"), "month": whole("imonth"), "day": whole("iday")}


def _on(month: str, day: str) -> str:
    return f"CAST(try_strptime(printf('%04d-%02d-%02d', {{year}}, {month}, {day}), '%Y-%m-%d') AS DATE)"


# A month or a day of 0 is unknown: the attack lies anywhere in the year, or in the month.
_START = combine(_on("greatest({month}, 1)", "greatest({day}, 1)"), **_PARTS)
_END = combine(
    f"CASE WHEN {{month}} = 0 THEN {_on('12', '31')} WHEN {{day}} = 0 THEN last_day({_on('{month}', '1')}) "
    f"ELSE {_on('{month}', '{day}')} END",
    **_PARTS,
)
_NO_DAY = combine(
    "CASE WHEN {year} IS NOT NULL AND {month} IS NOT NULL AND {day} IS NOT NULL AND {start} IS NULL "
    "THEN 'iyear, imonth and iday are no day of the calendar: ' || concat_ws('-', {year}, {month}, {day}) END",
    start=_START,
    **_PARTS,
)
_GROUP = combine("NULLIF({name}, 'Unknown')", name=text("gname"))
_CODE = found("code of gname", "gname", "country_txt")


def _count(column: str) -> Expression:
    """A number of people; below 0 it is unknown."""
    return combine("CASE WHEN {given} >= 0 THEN {given} END", given=whole(column))


def _release_of(sample: Sample) -> str | None:
    """Month and year of distribution.

    From names such as globalterrorismdb_0522dist.xlsx, globalterrorismdb_2021Jan-June_1222dist.xlsx and gtd_96to13_0718dist.xlsx.
    """
    for each in sample.names:
        if numbers := re.search(r"(?:globalterrorismdb|gtd)_(?:.*_)?(\d\d)(\d\d)dist", each, re.IGNORECASE):
            return f"20{numbers[2]}.{numbers[1]}"
    return None


def _available(release: str) -> date | None:
    numbers = re.fullmatch(r"(20\d\d)\.(0[1-9]|1[0-2])", release)
    if numbers is None:
        return None
    year, month = int(numbers[1]), int(numbers[2])
    return date(year, month, monthrange(year, month)[1])


def _after_the_gap(days: Days, _: str) -> Days:
    first, last = days
    return (max(first, _AFTER_GAP), last) if last >= _AFTER_GAP else days


GTD = Source(
    name="gtd",
    title="Global Terrorism Database",
    table="events",
    dataset="gtd",
    prefix="gtd",
    licence="GTD terms of use: your own agreement; rows may not be given on",
    attribution="National Consortium for the Study of Terrorism and Responses to Terrorism (START), University of Maryland",
    url="https://www.start.umd.edu/gtd/",
    meaning=Meaning(
        complete=True,
        measure="attacks",
        per_actor=True,
        record_error=0.1,
        note="Attacks and attempts by groups that are not states, also those that killed nobody; deaths include the attackers. "
        "The rows of 1993 are lost, so that it speaks from 1994 on. How it was collected changed in 1998, 2008 and 2012: "
        "numbers across these years do not compare.",
    ),
    required=tuple(
        "eventid iyear imonth iday country_txt provstate city latitude longitude attacktype1_txt targtype1 gname nkill "
        "claimed specificity".split()
    ),
    columns={
        "id": combine("regexp_replace({id}, '\\.0$', '')", id=text("eventid")),
        "start": _START,
        "end": _END,
        "date_precision": combine("CASE WHEN {month} = 0 THEN 5 WHEN {day} = 0 THEN 4 ELSE 1 END", **_PARTS),
        "side_a": _GROUP,
        "side_a_id": _CODE,
        "kind": combine("lower({type})", type=text("attacktype1_txt")),
        "attacker": _GROUP,
        "attacker_id": _CODE,
        # Police, military, rebels and violent parties are no civilians; 13 and 20 are "other" and "unknown".
        "targets_civilians": combine(
            "CASE WHEN {target} IN (3, 4, 17, 22) THEN false WHEN {target} NOT IN (13, 20) THEN true END",
            target=whole("targtype1"),
        ),
        "claimed_by": combine("CASE WHEN {claimed} = 1 THEN {group} END", claimed=whole("claimed"), group=_GROUP),
        "country": found("country", "country_txt"),
        "division": found("division", "provstate", "country_txt"),
        "division_name": text("provstate"),
        "latitude": degrees("latitude", 90),
        "longitude": degrees("longitude", 180),
        # 1 is the town, 2 and 3 the middle of a district, 4 that of a division, 5 unknown.
        "place_precision": combine(
            "CASE {given} WHEN 1 THEN 1 WHEN 2 THEN 3 WHEN 3 THEN 3 WHEN 4 THEN 4 END", given=whole("specificity")
        ),
        "deaths_best": _count("nkill"),
        "sources": combine(
            "CAST({a} IS NOT NULL AS INTEGER) + CAST({b} IS NOT NULL AS INTEGER) + CAST({c} IS NOT NULL AS INTEGER)",
            a=text("scite1"),
            b=text("scite2"),
            c=text("scite3"),
        ),
    },
    lookups=(
        Lookup(name="country", keys=("country_txt",), find=country_code),
        Lookup(name="division", keys=("provstate", "country_txt"), find=division_code),
        Lookup(name="code of gname", keys=("gname", "country_txt"), find=actor_code, gives=int),
    ),
    problems=(_NO_DAY.sql,),
    release_of=_release_of,
    available_from=_available,
    covered=_after_the_gap,
)
