"""The UCDP Georeferenced Event Dataset (Sundberg and Melander 2013) and UCDP Candidate (Hegre and others 2020).

The yearly releases had 42 columns up to 22.1 and have 49 since 23.1; names decide, not their order. Candidate files have the
columns of the newest yearly release, some of them without a header.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from backing.records.importing.expression import Expression, combine, day, degrees, either, found, text, whole
from backing.records.importing.names import CIVILIANS, CIVILIANS_ID, country_code, division_code
from backing.records.importing.source import Days, Lookup, Meaning, Sample, Source
from backing.vocabulary.actors import find_actor

_SINCE_23 = tuple(
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id "
    "dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources "
    "source_article source_office source_date source_headline source_original where_prec where_coordinates "
    "where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity "
    "date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob".split()
)
_SINCE_19 = frozenset(
    "id year active_year type_of_violence conflict_new_id conflict_name dyad_new_id dyad_name side_a_new_id gwnoa side_a "
    "side_b_new_id gwnob side_b number_of_sources source_article source_office source_date source_headline source_original "
    "where_prec where_coordinates adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region "
    "event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown low best high".split()
)
_FIRST_DATED = 19
"""From release 19.1 on the yearly release came out each June."""
_FIRST_YEAR = 1989


def _code_of(side: str, country: str) -> int | None:
    """UCDP's code for a side that an extract gives by name only."""
    if side == CIVILIANS:
        return CIVILIANS_ID
    actor = find_actor(side, country=country_code(country)) if side else None
    return actor.ucdp_id if actor and actor.ucdp_name == side else None


def _side_id(side: str) -> Expression:
    return combine(
        "COALESCE(NULLIF({given}, 0), {found})",
        given=whole(f"{side}_new_id"),
        found=found(f"code of {side}", side, "country"),
    )


_SIDES = {"a": text("side_a"), "b": text("side_b")}
_KIND = combine(
    # Where it is missing it follows from the sides, as UCDP defines it: civilians stand on side B of one-sided violence only,
    # a government makes it state-based.
    """CASE {given} WHEN 1 THEN 'state-based' WHEN 2 THEN 'non-state' WHEN 3 THEN 'one-sided' ELSE
    CASE WHEN {a} IS NULL OR {b} IS NULL THEN NULL
         WHEN {b} = 'Civilians' THEN 'one-sided'
         WHEN starts_with({a}, 'Government of ') OR starts_with({b}, 'Government of ') THEN 'state-based'
         ELSE 'non-state' END END""",
    given=whole("type_of_violence"),
    **_SIDES,
)
_START = day("date_start")
_FIRST_REPORTED = combine(
    # A source date before the event is a slip or earlier news.
    """list_min(list_filter(
        list_transform(string_split({dates}, ';'), lambda each: CAST(try_strptime(TRIM(each), '%Y-%m-%d') AS DATE)),
        lambda each: each >= {start}))""",
    dates=text("source_date"),
    start=_START,
)

_COLUMNS: dict[str, Expression] = {
    "id": combine("regexp_replace({id}, '\\.0$', '')", id=text("id")),
    "start": _START,
    "end": either(day("date_end"), _START),
    "date_precision": whole("date_prec"),
    "side_a": _SIDES["a"],
    "side_b": _SIDES["b"],
    "side_a_id": _side_id("side_a"),
    "side_b_id": _side_id("side_b"),
    "kind": _KIND,
    # UCDP codes no initiator: only side A of one-sided violence is an attacker (rule R5).
    "attacker": combine("CASE WHEN {kind} = 'one-sided' THEN {side} END", kind=_KIND, side=_SIDES["a"]),
    "attacker_id": combine("CASE WHEN {kind} = 'one-sided' THEN {side} END", kind=_KIND, side=_side_id("side_a")),
    "targets_civilians": combine("{kind} = 'one-sided'", kind=_KIND),
    "country": either(found("country", "country"), text("iso3")),
    "division": found("division", "adm_1", "country"),
    "division_name": text("adm_1"),
    "district": text("adm_2"),
    "latitude": degrees("latitude", 90),
    "longitude": degrees("longitude", 180),
    "place_precision": whole("where_prec"),
    "deaths_low": whole("low"),
    "deaths_best": whole("best"),
    "deaths_high": whole("high"),
    "deaths_civilians": whole("deaths_civilians"),
    "first_reported": _FIRST_REPORTED,
    "sources": whole("number_of_sources"),
}


def _release_of(sample: Sample) -> str | None:
    """From names such as GEDEvent_v25_1.csv, GEDEvent_v25_0_9.csv, ged251-csv.zip and ged191_mmr_bgd.csv."""
    for each in sample.names:
        if numbers := re.search(r"_v(\d+(?:_\d+)+)", each, re.IGNORECASE):
            return ".".join(str(int(part)) for part in numbers[1].split("_"))
        if numbers := re.search(r"(?<![a-z])ged(\d\d)(\d)(?!\d)", each, re.IGNORECASE):
            return f"{numbers[1]}.{numbers[2]}"
    return None


def _is_candidate(sample: Sample) -> bool:
    """By its number (25.0.9), by events whose coding is not final, or because it has no header, as final releases do."""
    return (
        re.fullmatch(r"\d+\.0(\.\d+)+", _release_of(sample) or "") is not None
        or bool(sample.values("code_status") - {"Clear", ""})
        or not sample.header
    ) and _is_ged(sample)


def _is_ged(sample: Sample) -> bool:
    """Whether the cells of the first rows are what their columns say; without a header nothing else tells."""
    kinds = {each.removesuffix(".0") for each in sample.values("type_of_violence")}
    return sample.header or (kinds <= {"1", "2", "3"} and all(map(_is_day, sample.values("date_start"))))


def _is_day(cell: str) -> bool:
    return re.match(r"\d{4}-\d\d-\d\d", cell) is not None


def _yearly_available(release: str) -> date | None:
    """The last day of the June in which it came out, so that nothing is taken to be known too early."""
    numbers = re.fullmatch(r"(\d\d)\.1", release)
    return date(2000 + int(numbers[1]), 6, 30) if numbers and int(numbers[1]) >= _FIRST_DATED else None


def _candidate_available(release: str) -> date | None:
    """The last day of the month after the one that it covers: UCDP publishes with at most a month's delay."""
    month = _month(release)
    if month is None:
        return None
    year, after = (month[0] + 1, 1) if month[1] == 12 else (month[0], month[1] + 1)
    return date(year, after, monthrange(year, after)[1])


def _whole_years(days: Days, release: str) -> Days:
    """A file that reaches from the first year to the last of its release speaks about all days of these years."""
    first, last = days
    numbers = re.fullmatch(r"(\d\d)\.1", release)
    full = numbers and first.year == _FIRST_YEAR and last.year == 1999 + int(numbers[1])
    return (date(first.year, 1, 1), date(last.year, 12, 31)) if full else days


def _whole_month(days: Days, release: str) -> Days:
    month = _month(release)
    if month is None or any((each.year, each.month) != month for each in days):
        return days
    return date(*month, 1), date(*month, monthrange(*month)[1])


def _month(release: str) -> tuple[int, int] | None:
    numbers = re.fullmatch(r"(\d\d)\.0\.(\d\d?)", release)
    return (2000 + int(numbers[1]), int(numbers[2])) if numbers and 1 <= int(numbers[2]) <= 12 else None


_NOTE = (
    "Organised violence with at least one death, as far as it was reported; attacks that killed nobody are not in it. Islamic "
    "State branches are coded as IS. UCDP codes two sides and no initiator: an attacker is known for one-sided violence alone."
)

UCDP_GED = Source(
    name="ucdp-ged",
    title="UCDP Georeferenced Event Dataset",
    table="events",
    dataset="ucdp-ged",
    prefix="ucdp",
    licence="CC BY 4.0",
    attribution="Uppsala Conflict Data Program; Sundberg and Melander (2013), Davies and others (2025)",
    url="https://ucdp.uu.se/downloads/",
    meaning=Meaning(complete=True, measure="lethal events", per_actor=True, record_error=0.01, note=_NOTE),
    required=tuple(
        "id type_of_violence side_a side_b adm_1 latitude longitude country date_start date_end low best high".split()
    ),
    columns=_COLUMNS,
    published=tuple(column for column in _SINCE_23 if column in _SINCE_19),
    lookups=(
        Lookup(name="country", keys=("country",), find=country_code),
        Lookup(name="division", keys=("adm_1", "country"), find=division_code),
        Lookup(name="code of side_a", keys=("side_a", "country"), find=_code_of, gives=int),
        Lookup(name="code of side_b", keys=("side_b", "country"), find=_code_of, gives=int),
    ),
    supersedes=("ucdp-candidate", "ucdp-ged-mmr-bgd", "ucdp-ged-afg-sample"),
    fits=_is_ged,
    release_of=_release_of,
    available_from=_yearly_available,
    covered=_whole_years,
)

UCDP_CANDIDATE = replace(
    UCDP_GED,
    name="ucdp-candidate",
    title="UCDP Candidate Events Dataset",
    dataset="ucdp-candidate",
    attribution="Uppsala Conflict Data Program; Hegre, Croicu, Eck and Högbladh (2020)",
    meaning=replace(
        UCDP_GED.meaning,
        record_error=0.05,
        note=f"Preliminary: events may yet be added, changed or taken out. {_NOTE}",
    ),
    headerless=(_SINCE_23,),
    supersedes=(),
    fits=_is_candidate,
    available_from=_candidate_available,
    covered=_whole_month,
)
