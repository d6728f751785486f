"""One value of a published series, such as the deaths of a country in a month."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesValue:
    """A row of the table ``series``.

    ``series_id`` names the series (``ucdp-deaths-monthly:AFG``), ``place`` is ISO 3166-1 alpha-3, ``actor`` a
    vocabulary id or None when all actors are added together (rule R4). ``measure`` says what ``value`` counts
    (``deaths``) over the days
    from ``start`` to ``end``, both included.
    """

    series_id: str
    dataset: str
    release: str
    place: str
    actor: str | None = None
    measure: str
    start: date
    end: date
    value: float


SERIES_COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(SeriesValue))
"""The columns of the table ``series``, in order."""
