"""POLECAT (Halterman and others 2023): media reports, coded by machine in the PLOVER ontology. Divided by tabs, in Latin-1."""

from __future__ import annotations

import re

from backing.records.importing.expression import Expression, combine, day, found, number, text
from backing.records.importing.names import actor_code, country_code, division_code
from backing.records.importing.source import Lookup, Meaning, Sample, Source

_DAYS = ("%Y-%m-%d", "%m/%d/%Y", "%Y-%m-%d %H:%M:%S")
_START, _PUBLISHED = day("Event Date", *_DAYS), day("Publication Date", *_DAYS)


def _named(column: str) -> Expression:
    """POLECAT writes None where it found nobody."""
    return combine("NULLIF({given}, 'None')", given=text(column))


def _release_of(sample: Sample) -> str | None:
    """From names such as ngecEventsDV-2023.txt and ngecEventsDV.20230501055509.Release518.….txt."""
    for each in sample.names:
        if numbers := re.search(r"ngecEventsDV[-._](\d{4})(\d\d)?(\d\d)?", each):
            return "-".join(filter(None, numbers.groups()))
    return None


POLECAT = Source(
    name="polecat",
    title="POLECAT: media reports, coded by machine",
    table="events",
    dataset="polecat",
    prefix="polecat",
    licence="as stated at doi:10.7910/DVN/AJGVIT",
    attribution="Halterman, Bagozzi, Beger, Schrodt and Scarborough (2023), POLECAT",
    url="https://doi.org/10.7910/DVN/AJGVIT",
    meaning=Meaning(
        complete=False,
        measure="reported events",
        per_actor=True,
        record_error=0.3,
        note="A row is what a machine read in a media report: it shows that something was reported, and tells no deaths. Actor "
        "and recipient are those of a sentence: no attacker is taken from them.",
    ),
    required=(
        "Event ID",
        "Event Date",
        "Event Type",
        "Actor Name",
        "Recipient Name",
        "Country",
        "Latitude",
        "Longitude",
        "Publication Date",
    ),
    columns={
        "id": text("Event ID"),
        "start": _START,
        "end": _START,
        "side_a": _named("Actor Name"),
        "side_b": _named("Recipient Name"),
        "side_a_id": found("code of actor", "Actor Name", "Country"),
        "side_b_id": found("code of recipient", "Recipient Name", "Country"),
        "kind": combine("lower({type})", type=text("Event Type")),
        "country": found("country", "Country"),
        "division": found("division", "Province", "Country"),
        "division_name": _named("Province"),
        "district": _named("District"),
        "latitude": number("Latitude"),
        "longitude": number("Longitude"),
        "first_reported": combine(
            "CASE WHEN {published} >= {start} THEN {published} END", published=_PUBLISHED, start=_START
        ),
    },
    lookups=(
        Lookup(name="country", keys=("Country",), find=country_code),
        Lookup(name="division", keys=("Province", "Country"), find=division_code),
        Lookup(name="code of actor", keys=("Actor Name", "Country"), find=actor_code, gives=int),
        Lookup(name="code of recipient", keys=("Recipient Name", "Country"), find=actor_code, gives=int),
    ),
    release_of=_release_of,
)
