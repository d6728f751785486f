"""One recorded event of violence, as every event dataset is brought to it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A row of the table ``events``; None is what the release does not say.

    ``start`` and ``end`` are days, both included; ``date_precision`` is UCDP's 1 (the day is known) to 5 (within more
    than a month). ``side_a`` and ``side_b`` are names in the release, ``side_a_id`` and ``side_b_id`` UCDP's codes (1
    is civilians). ``kind`` is state-based, non-state or one-sided. ``attacker`` is side A of one-sided violence and
    None otherwise, because UCDP codes no initiator (rule R5). ``country`` is ISO 3166-1 alpha-3, ``division`` ISO
    3166-2, ``division_name`` and ``district`` (the second level) the release's own words. ``place_precision`` is UCDP's 1
    (the spot) to 7 (international waters). Deaths are counts. ``claimed_by`` names who took responsibility, where a
    release says so. ``first_reported`` is the earliest dated source from the start on; ``sources`` counts
    them.
    """

    id: str
    dataset: str
    release: str
    start: date
    end: date
    date_precision: int | None = None
    side_a: str | None = None
    side_b: str | None = None
    side_a_id: int | None = None
    side_b_id: int | None = None
    kind: str | None = None
    attacker: str | None = None
    attacker_id: int | None = None
    targets_civilians: bool | None = None
    claimed_by: str | None = None
    country: str | None = None
    division: str | None = None
    division_name: str | None = None
    district: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    place_precision: int | None = None
    deaths_low: int | None = None
    deaths_best: int | None = None
    deaths_high: int | None = None
    deaths_civilians: int | None = None
    first_reported: date | None = None
    sources: int | None = None


EVENT_COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Event))
"""The columns of the table ``events``, in order."""
