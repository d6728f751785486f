"""The catalogue as rows for a reader."""

from __future__ import annotations

from dataclasses import dataclass

from backing.records.catalog import Catalog, Dataset
from backing.records.coverage import Coverage
from backing.records.releases import standing

_FEW = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One release in plain words; ``coverage`` names what a row is, where and when.

    ``replaced`` is empty, ``wholly``, or the day before which a later release stands in its place.
    """

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
    replaced: str


def list_records(catalog: Catalog) -> tuple[Listed, ...]:
    """Every release of the catalogue, in its order, and whether it still stands beside the others."""
    stands = {each.path: each for each in standing(catalog.datasets)}
    return tuple(_listed(dataset, stands.get(dataset.path)) for dataset in catalog)


def _listed(dataset: Dataset, stands: Dataset | None) -> Listed:
    since = stands.since.isoformat() if stands and stands.since else ""
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
        replaced=since if stands else "wholly",
    )


def _words(coverage: Coverage) -> str:
    places, years = coverage.places, [day.year for day in (coverage.start, coverage.end) if day]
    where = ", ".join(places) if 0 < len(places) <= _FEW else f"{len(places)} countries" if places else "anywhere"
    when = "–".join(dict.fromkeys(str(year) for year in years))
    whose = "" if coverage.per_actor else ", all actors together"
    return ", ".join(filter(None, (coverage.measure, where, when))) + whose
