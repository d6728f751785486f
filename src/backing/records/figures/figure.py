"""One published figure: a number that somebody stated, with its unit, its period and the day it became public."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from backing.provenance import DateRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A row of the table ``figures``.

    ``kind`` is strength, claims, casualties, comparison or reference. ``actor`` is a vocabulary id, ``place`` ISO
    3166-1 alpha-3 (None is the world), ``division`` ISO 3166-2. ``start`` and ``end`` are the days covered, both
    included, and ``exposure_days`` how many of them were observed: the length that the source states, else the whole
    period. ``low`` and ``high`` are in ``unit``; for a comparison they are the values of the first and of the last
    year. ``unit_class`` groups units that may be compared. ``root`` is the originator: figures with one root are one
    piece of evidence. ``copy_of`` is the id of the figure that a report repeats, rightly or wrongly; it has the same root.
    A ``reference`` counts attacks of a group of known strength, for comparison with others. ``published_earliest`` and
    ``published_latest`` bound the day of publication; only from the latter on was the figure surely knowable, and None is
    unknown. ``single_event`` marks one dated event.
    """

    id: str
    dataset: str
    release: str
    kind: str
    subject: str
    actor: str | None = None
    place: str | None = None
    division: str | None = None
    start: date | None = None
    end: date | None = None
    exposure_days: float | None = None
    low: float
    high: float
    unit: str
    unit_class: str
    stated_by: str
    root: str
    copy_of: str | None = None
    published_earliest: date | None = None
    published_latest: date | None = None
    reported_at: str | None = None
    url: str | None = None
    note: str | None = None
    single_event: bool


FIGURE_COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Figure))
"""The columns of the table ``figures``, in order."""


def read_figure(row: Mapping[str, str], *, dataset: str, release: str) -> Figure:
    """A figure from a row of text.

    ``period`` and ``published`` are in the form of ``DateRange.parse``; ``exposure_days`` may be blank. Raises
    ValueError for a date or a number that cannot be read, KeyError for a missing column.
    """
    period, published = DateRange.parse(row["period"]), DateRange.parse(row["published"])
    days = float((period.latest - period.earliest).days + 1) if period.earliest and period.latest else None
    return Figure(
        id=row["id"],
        dataset=dataset,
        release=release,
        kind=row["kind"],
        subject=row["subject"],
        actor=row["actor"] or None,
        place=row["place"] or None,
        division=row["division"] or None,
        start=period.earliest,
        end=period.latest,
        exposure_days=float(row["exposure_days"]) if row["exposure_days"] else days,
        low=float(row["low"]),
        high=float(row["high"]),
        unit=row["unit"],
        unit_class=row["unit_class"],
        stated_by=row["stated_by"],
        root=row["root"],
        copy_of=row["copy_of"] or None,
        published_earliest=published.earliest,
        published_latest=published.latest,
        reported_at=row["reported_at"] or None,
        url=row["url"] or None,
        note=row["note"] or None,
        single_event=row["single_event"] == "yes",
    )
