"""UCDP's yearly tables: Non-State Conflict (Sundberg, Eck and Kreutz 2012) and UCDP/PRIO Armed Conflict (Gleditsch 2002).

A row is a conflict in a year, and so a value of a series: the deaths between two groups, or the intensity of a conflict, for
UCDP/PRIO counts no deaths. A series has one actor and a conflict two sides: no actor is filled in, and the sides stay in the
table's own columns. A series has one place, and what is fought in several countries cannot be split: such rows are kept
aside, and so the absence of a row means nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from backing.records.importing.expression import Expression, cell, combine, constant, found, text, whole
from backing.records.importing.names import country_code
from backing.records.importing.source import Lookup, Meaning, Sample, Source

_YEAR = whole("year")
_PLACE = found("country", "location")
_FIRST_DATED = 19
"""From release 19.1 on the yearly release came out each June."""


def _columns(dataset: str, conflict: str, measure: str, value: Expression) -> dict[str, Expression]:
    year = "CAST(try_strptime(printf('%04d-{day}', {{year}}), '%Y-%m-%d') AS DATE)"
    return {
        "series_id": combine(
            "concat_ws(':', {dataset}, {id}, {place})", dataset=constant(dataset), id=text(conflict), place=_PLACE
        ),
        "place": _PLACE,
        "measure": constant(measure),
        "start": combine(year.format(day="01-01"), year=_YEAR),
        "end": combine(year.format(day="12-31"), year=_YEAR),
        "value": combine("CAST({value} AS DOUBLE)", value=value),
    }


def _version(sample: Sample) -> str | None:
    versions = sample.values("version")
    return next(iter(versions)) if len(versions) == 1 else None


def _available(release: str) -> date | None:
    """The last day of the June in which it came out."""
    numbers = re.fullmatch(r"(\d\d)\.1", release)
    return date(2000 + int(numbers[1]), 6, 30) if numbers and int(numbers[1]) >= _FIRST_DATED else None


_WHERE = (
    f"CASE WHEN contains({cell('location')}, ',') THEN 'it lies in several countries: ' || {cell('location')} "
    f"WHEN {_PLACE.sql} IS NULL THEN 'its location is no country of today: ' || {cell('location')} END"
)

UCDP_NON_STATE = Source(
    name="ucdp-nonstate",
    title="UCDP Non-State Conflict Dataset: deaths by pair of groups and year",
    table="series",
    dataset="ucdp-nonstate",
    prefix="ucdp",
    licence="CC BY 4.0",
    attribution="Uppsala Conflict Data Program; Sundberg, Eck and Kreutz (2012), Davies and others (2025)",
    url="https://ucdp.uu.se/downloads/",
    meaning=Meaning(
        complete=False,
        measure="deaths in non-state conflict",
        per_actor=False,
        record_error=0.01,
        note="One series for every pair of groups that fought with at least 25 deaths in a year; the value is UCDP's best "
        "estimate. Conflicts in several countries are kept aside: a missing row means nothing.",
    ),
    required=tuple(
        "conflict_id dyad_id org side_a_name side_b_name year best_fatality_estimate location version".split()
    ),
    columns=_columns("ucdp-nonstate", "dyad_id", "deaths in non-state conflict", whole("best_fatality_estimate")),
    lookups=(Lookup(name="country", keys=("location",), find=country_code),),
    problems=(_WHERE,),
    release_of=_version,
    available_from=_available,
)

UCDP_PRIO_ACD = replace(
    UCDP_NON_STATE,
    name="ucdp-prio-acd",
    title="UCDP/PRIO Armed Conflict Dataset: intensity by conflict and year",
    dataset="ucdp-prio-acd",
    attribution="Uppsala Conflict Data Program and PRIO; Gleditsch and others (2002), Davies and others (2025)",
    meaning=replace(
        UCDP_NON_STATE.meaning,
        measure="conflict intensity",
        note="It counts no deaths: 1 is a year with 25 to 999 deaths in battle, 2 one with at least 1,000. One series for every "
        "conflict that a state takes part in. Conflicts in several countries are kept aside: a missing row means nothing.",
    ),
    required=tuple(
        "conflict_id location side_a side_b incompatibility year intensity_level type_of_conflict version".split()
    ),
    columns=_columns("ucdp-prio-acd", "conflict_id", "conflict intensity", whole("intensity_level")),
)
