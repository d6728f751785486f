"""POLECAT (Halterman and others 2023): media reports, coded by machine in the PLOVER ontology. Divided by tabs, in Latin-1."""

from __future__ import annotations

import re

from backing.records.importing.expression import Expression, combine, day, degrees, found, text
from backing.records.importing.names import actor_code, country_code, division_code
from backing.records.importing.source import Lookup, Meaning, Sample, Source

_COLUMNS = tuple(
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|"
    "Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country|"
    "Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|"
    "Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|"
    "Publication Date|Story People|Story Organizations|Story Locations|Language|Version".split("|")
)
"""Some weeks' files name more in their first row, or end it in tabs (Beger, POLECAT Event Data, 2024)."""
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
    published=_COLUMNS,
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
        "latitude": degrees("Latitude", 90),
        "longitude": degrees("Longitude", 180),
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
