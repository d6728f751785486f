"""Where, when, and about whom a release can speak: the record's own account of its blindness."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LETHAL, ATTACKS, EVENTS, REPORTED = "lethal events", "attacks", "events", "reported events"
"""What a row of event data is: an event that killed (UCDP), an attack whether it killed or not (GTD), an event of any sort
(ACLED), what a machine read in a report (GDELT, POLECAT)."""
DEATHS = "deaths"
"""What a value of a series is: the deaths in a place and a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What the absence of a row in a release means.

    ``complete`` is False for samples and hand-made collections, which can show that something happened but never that
    it did not, nor how often. ``places`` are ISO 3166-1 alpha-3 codes and ``actors`` vocabulary ids; empty means all.
    ``measure`` says what a row is: ``lethal events``, ``deaths``, ``claims``, ``strength`` … ``per_actor`` is False when
    all actors are added together (rule R4). ``record_error`` is the assumed chance that one event inside the coverage is
    missing from the release, or that one row in it is wrong: an assumption which every finding names. Where it is known that
    events are missing by chance, ``missing`` is their share, and ``record_error`` is that of a wrong row alone.
    """

    complete: bool
    start: date | None
    end: date | None
    measure: str
    per_actor: bool
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    record_error: float = 0.01
    missing: float | None = None
    note: str = ""

    @property
    def unseen(self) -> float:
        """The chance that one event inside the coverage is missing."""
        return self.record_error if self.missing is None else self.missing

    def gaps(self, *, place: str | None, start: date | None, end: date | None) -> tuple[str, ...]:
        """Why the release cannot speak for a place and a period, one reason a line; empty when it can.

        Without a ``start`` all time is meant, without an ``end`` nothing is asked about it.
        """
        reasons = []
        if not self.complete:
            reasons.append("it is an incomplete sample: a missing row means nothing")
        if self.places and place is None:
            reasons.append("the claim names no place that could be linked, and it does not hold the whole world")
        elif self.places and place not in self.places:
            reasons.append(f"it holds nothing on {place}")
        if self.start is not None and (start is None or start < self.start):
            reasons.append(f"it begins on {self.start}, and the claim reaches further back")
        if self.end is not None and end is not None and end > self.end:
            reasons.append(f"it ends on {self.end}, and the claim goes further")
        return tuple(reasons)
