"""GDELT's events (Leetaru and Schrodt 2013): what media reported, read by a machine. No deaths, no attackers, many errors.

Files have no header, are divided by tabs and do not quote: 58 columns in version 1 (57 before April 2013), 61 in version 2.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from backing.records.importing.expression import Expression, combine, day, degrees, found, literal, text, whole
from backing.records.importing.names import actor_code, country_code, division_code
from backing.records.importing.source import Days, Lookup, Meaning, Sample, Source

_ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
_EVENT = "IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone"
_GEO_1 = "Type FullName CountryCode ADM1Code Lat Long FeatureID"
_GEO_2 = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"

ROOTS = (
    "make public statement", "appeal", "express intent to cooperate", "consult", "engage in diplomatic cooperation",
    "engage in material cooperation", "provide aid", "yield", "investigate", "demand", "disapprove", "reject", "threaten",
    "protest", "exhibit force posture", "reduce relations", "coerce", "assault", "fight",
    "use unconventional mass violence",
)  # fmt: skip
"""The root classes of CAMEO, 01 to 20 (Schrodt 2012)."""


def _all_columns(geo: str) -> tuple[str, ...]:
    actors = [f"Actor{number}{each}" for number in (1, 2) for each in _ACTOR.split()]
    places = [f"{who}Geo_{each}" for who in ("Actor1", "Actor2", "Action") for each in geo.split()]
    first = "GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split()
    return (*first, *actors, *_EVENT.split(), *places, "DATEADDED", "SOURCEURL")


_COLUMNS_1, _COLUMNS_2 = _all_columns(_GEO_1), _all_columns(_GEO_2)


def _is_gdelt(sample: Sample) -> bool:
    """Without a header nothing but the cells tells: days of eight digits and root classes of two."""
    days, roots = sample.values("SQLDATE"), sample.values("EventRootCode")
    return sample.header or (all(re.fullmatch(r"\d{8}", each) for each in days) and roots <= set(_ROOT_CODES))


_ROOT_CODES = tuple(f"{number:02}" for number in range(1, len(ROOTS) + 1))


def _country_of(place: str) -> str | None:
    return country_code(place.rpartition(",")[2].strip())


def _division_of(place: str) -> str | None:
    """From "Cairo, Al Qahirah, Egypt" or "Louisiana, United States"; a country alone has none."""
    *inner, country = [part.strip() for part in place.split(",")]
    return division_code(inner[-1], country) if inner else None


def _code_of(actor: str, kind: str, group: str) -> int | None:
    """A code for what GDELT itself takes for an armed group: "AFGHANISTAN" is any Afghan, and not their government."""
    return actor_code(actor.title(), "") if group or kind in {"REB", "INS", "SEP", "UAF"} else None


def _side(number: int) -> tuple[str, str, str]:
    return f"Actor{number}Name", f"Actor{number}Type1Code", f"Actor{number}KnownGroupCode"


_START = day("SQLDATE", "%Y%m%d", "%Y-%m-%d")
_KINDS = " ".join(f"WHEN {literal(code)} THEN {literal(name)}" for code, name in zip(_ROOT_CODES, ROOTS, strict=True))
_COLUMNS: dict[str, Expression] = {
    "id": text("GLOBALEVENTID"),
    "start": _START,
    "end": _START,
    "date_precision": combine("CASE WHEN {start} IS NOT NULL THEN 1 END", start=_START),
    "side_a": text("Actor1Name"),
    "side_b": text("Actor2Name"),
    "side_a_id": found("code of actor 1", *_side(1)),
    "side_b_id": found("code of actor 2", *_side(2)),
    "kind": combine(f"CASE lpad({{root}}, 2, '0') {_KINDS} END", root=text("EventRootCode")),
    "country": found("country", "ActionGeo_FullName"),
    "division": found("division", "ActionGeo_FullName"),
    "latitude": degrees("ActionGeo_Lat", 90),
    "longitude": degrees("ActionGeo_Long", 180),
    # 1 is a country, 2 and 5 a state, 3 and 4 a town.
    "place_precision": combine(
        "CASE {given} WHEN 1 THEN 6 WHEN 2 THEN 4 WHEN 5 THEN 4 WHEN 3 THEN 1 WHEN 4 THEN 1 END",
        given=whole("ActionGeo_Type"),
    ),
    "first_reported": combine(
        "CASE WHEN {added} >= {start} THEN {added} END",
        added=combine("CAST(try_strptime(left({added}, 8), '%Y%m%d') AS DATE)", added=text("DATEADDED")),
        start=_START,
    ),
    "sources": whole("NumSources"),
}


def _release_of(sample: Sample) -> str | None:
    """From names such as 20230327.export.CSV.zip, 20230327001500.export.CSV.zip, 201303.zip and 1979.csv."""
    for each in sample.names:
        if numbers := re.match(r"(\d{4})(\d\d)?(\d\d)?(\d{4})?(?:00)?\.", each.rpartition("/")[2]):
            year, month, day_, hour = numbers.groups()
            return "-".join(filter(None, (year, month, day_))) + (f".{hour}" if hour else "")
    return None


def _available(release: str) -> date | None:
    """The day after the one that a daily file is about; version 2 says itself at what minute it was public."""
    try:
        return date.fromisoformat(release[:10]) + timedelta(days=0 if "." in release else 1)
    except ValueError:
        return None


def _its_day(days: Days, release: str) -> Days:
    """A daily file is what was reported on its day, though about other days too: the next day's does not replace it."""
    try:
        day_ = date.fromisoformat(release[:10])
    except ValueError:
        return days
    return day_, day_


GDELT_1 = Source(
    name="gdelt-1",
    title="GDELT 1.0 events: media reports, coded by machine",
    table="events",
    dataset="gdelt",
    prefix="gdelt",
    licence="free for any use, with a link to gdeltproject.org",
    attribution="GDELT Project; Leetaru and Schrodt (2013)",
    url="https://www.gdeltproject.org/",
    meaning=Meaning(
        complete=False,
        measure="reported events",
        per_actor=True,
        record_error=0.3,
        note="A row is what a machine read in media reports, often several times and often wrongly: it shows that something was "
        "reported, and tells no deaths. Its actors are sources and targets of an action in a sentence: no attacker is taken "
        "from them.",
    ),
    required=tuple(
        "GLOBALEVENTID SQLDATE Actor1Name Actor2Name EventCode EventRootCode NumSources ActionGeo_FullName ActionGeo_Lat "
        "ActionGeo_Long DATEADDED".split()
    ),
    columns=_COLUMNS,
    lookups=(
        Lookup(name="country", keys=("ActionGeo_FullName",), find=_country_of),
        Lookup(name="division", keys=("ActionGeo_FullName",), find=_division_of),
        Lookup(name="code of actor 1", keys=_side(1), find=_code_of, gives=int),
        Lookup(name="code of actor 2", keys=_side(2), find=_code_of, gives=int),
    ),
    headerless=(_COLUMNS_1, _COLUMNS_1[:-1]),
    accumulates=True,
    fits=_is_gdelt,
    release_of=_release_of,
    available_from=_available,
    covered=_its_day,
)

GDELT_2 = replace(
    GDELT_1,
    name="gdelt-2",
    title="GDELT 2.0 events: media reports of a quarter of an hour, coded by machine",
    dataset="gdelt-2",
    required=(*GDELT_1.required, "ActionGeo_ADM2Code"),
    headerless=(_COLUMNS_2,),
)
