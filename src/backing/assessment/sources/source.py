"""What an analyst knows of a source: how often it reports what is so, its record, and what it says when a thing is so or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from backing.assessment.dependence.provenance import root_key
from backing.assessment.items.item import Chance, Item
from backing.assessment.sources.admiralty import Conversion, parse
from backing.assessment.sources.speech import Sayings, Speech
from backing.assessment.sources.track_record import TrackRecord, record_of
from backing.errors import UnusableEvidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source, with one reliability and one way to speak for all that it says, for whichever side.

    ``reliable`` is P(it reports what is so) as somebody states it, ``record`` how many of its resolved, independent items
    were right and wrong, ``speech`` how it speaks about a matter. ``by`` and ``on`` say who entered it and when, ``why`` on
    what it rests. ``known_from`` is the first day on which this could be known, None if it is known with hindsight only.
    """

    name: str
    reliable: Chance | None = None
    record: tuple[int, int] | None = None
    speech: Speech | None = None
    by: str = ""
    on: date | None = None
    why: str = ""
    known_from: date | None = None

    @property
    def stated(self) -> str:
        """Who stated it, when and why, in words."""
        words = ", ".join(filter(None, (f"stated by {self.by}" if self.by else "stated", str(self.on or ""))))
        return f"{words}: {self.why}" if self.why else words

    def known_by(self, day: date) -> Source:
        """What was known of it on a day: all or nothing. Of how it speaks nothing is a record of no cases."""
        if is_known(self.known_from, day):
            return self
        return replace(self, reliable=None, record=None, speech=Sayings(cases={}) if self.speech else None)


def is_known(known_from: date | None, day: date) -> bool:
    """Whether what was first known on one day, None if with hindsight only, was known on another."""
    return known_from is not None and known_from <= day


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """How reliable the source of an item is taken to be, and where that number comes from, in words."""

    reliable: Chance
    ground: str


@dataclass(frozen=True, kw_only=True)  # no slots: the records are weighed once
class Sources:
    """The sources of a case of which something is known, and the project's table of grades.

    Names are one if they differ in case, accents, spaces or punctuation alone. Raises UnusableEvidence for a name that
    stands twice.
    """

    named: tuple[Source, ...] = ()
    grades: Conversion = field(default_factory=Conversion)

    def __post_init__(self) -> None:
        seen: dict[str, str] = {}
        for each in self.named:
            other = seen.setdefault(root_key(each.name), each.name)
            if other is not each.name:
                raise UnusableEvidence(
                    f"{each.name} and {other} are one source, and stand twice",
                    hint="a source has one entry: join the two",
                )

    def known_by(self, day: date) -> Sources:
        """What was known of the sources on a day, by the same rule as for items."""
        grades = self.grades if is_known(self.grades.known_from, day) else Conversion()
        return Sources(named=tuple(each.known_by(day) for each in self.named), grades=grades)

    def of(self, name: str) -> Source | None:
        """What is known of the source of that name."""
        return self._known.get(root_key(name)) if name else None

    def trust_in(self, item: Item) -> Trust | None:
        """How reliable an item's source is: as given for the item, for the source, by its record, or by the item's grade.

        The first of these that there is counts. None where nothing is known, and a record of too few items is nothing.
        """
        if item.reliable is not None:
            return Trust(reliable=item.reliable, ground="given with the item")
        source = self.of(item.source)
        stated = self._trusted.get(root_key(source.name)) if source else None
        return stated or (self._graded.get(parse(item.admiralty).code) if item.admiralty else None)

    @cached_property
    def records(self) -> dict[str, TrackRecord]:
        """The record of each source that has one, by its name: each by itself, so that none moves another."""
        return {each.name: record_of(each.name, *each.record) for each in self.named if each.record}

    @cached_property
    def _known(self) -> Mapping[str, Source]:
        return {root_key(each.name): each for each in self.named}

    @cached_property
    def _trusted(self) -> Mapping[str, Trust]:
        return {root_key(each.name): trust for each in self.named if (trust := self._trust(each))}

    @cached_property
    def _graded(self) -> Mapping[str, Trust]:
        signed = f"in the table of {self.grades.by}, {self.grades.on}"
        ratings = [parse(code) for code in self.grades.reliable]
        found = [(rating.code, self.grades.reliability_of(rating)) for rating in ratings]
        return {code: Trust(reliable=each, ground=f"graded {code} {signed}") for code, each in found if each}

    def _trust(self, source: Source) -> Trust | None:
        if source.reliable is not None:
            return Trust(reliable=source.reliable, ground=source.stated)
        record = self.records.get(source.name)
        if record is None or record.reliability is None:
            return None
        return Trust(reliable=record.reliability, ground=f"{record.right} of {record.n} resolved items right")
