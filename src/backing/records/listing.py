"""The catalogue as rows for a reader."""

from __future__ import annotations

from dataclasses import dataclass

from backing.records.catalog import Catalog, Dataset
from backing.records.coverage import Coverage

_FEW = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One release in plain words; ``coverage`` names what a row is, where and when."""

    id: str
    release: str
    title: str
    rows: int
    coverage: str
    complete: bool
    note: str
    licence: str
    attribution: str
    url: str


def list_records(catalog: Catalog) -> tuple[Listed, ...]:
    """Every release of the catalogue, in its order."""
    return tuple(_listed(dataset) for dataset in catalog)


def _listed(dataset: Dataset) -> Listed:
    return Listed(
        id=dataset.id,
        release=dataset.release,
        title=dataset.title,
        rows=dataset.rows,
        coverage=_words(dataset.coverage),
        complete=dataset.coverage.complete,
        note=dataset.coverage.note,
        licence=dataset.licence,
        attribution=dataset.attribution,
        url=dataset.url,
    )


def _words(coverage: Coverage) -> str:
    places, years = coverage.places, [day.year for day in (coverage.start, coverage.end) if day]
    where = ", ".join(places) if 0 < len(places) <= _FEW else f"{len(places)} countries" if places else "anywhere"
    when = "–".join(dict.fromkeys(str(year) for year in years))
    whose = "" if coverage.per_actor else ", all actors together"
    return ", ".join(filter(None, (coverage.measure, where, when))) + whose
