"""What comes of many sources that speak of many items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from backing.assessment.dependence.copying import CopyingHint
from backing.assessment.sources.track_record import TrackRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One source: how much it says of its own, how much it repeats, its score by the method, its record in each domain."""

    name: str
    says: int
    repeats: int
    score: float | None
    records: tuple[TrackRecord, ...] = ()

    @property
    def weighs(self) -> bool:
        """Whether some record of it is long enough to give weights."""
        return any(record.automatic for record in self.records)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One item: the value believed most (None on a tie), its share of belief in [0, 1], and how many say it or another.

    ``number`` is the estimate where values are numbers. ``methods`` counts for each value how many methods choose it.
    ``truth`` is the known value, if it is.
    """

    name: str
    value: str | None
    share: float
    number: float | None
    sources: int
    values: int
    methods: Mapping[str, int]
    truth: str | None = None

    @property
    def contested(self) -> bool:
        """Whether methods choose different values, or some cannot choose."""
        return len(self.methods) > 1 or self.value is None

    @property
    def right(self) -> bool | None:
        return None if self.truth is None else self.value == self.truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Sources with the highest score first, items in their order, how often each method was right, and warnings."""

    method: str
    assertions: int
    sources: tuple[SourceRow, ...]
    items: tuple[ItemRow, ...]
    right: Mapping[str, tuple[int, int]]
    hint: CopyingHint | None
    warnings: tuple[str, ...]
