"""What an analyst entered beside the findings, and what of it was known on a day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from backing.assessment.dependence.group import Witness, witnesses
from backing.assessment.dependence.provenance import Provenance, sources_of, trace
from backing.assessment.hypotheses.check import check_all
from backing.assessment.hypotheses.hypothesis import HypothesisSet
from backing.assessment.items.check import check_items
from backing.assessment.items.item import Item
from backing.assessment.sources.hear import hear, own_roots
from backing.assessment.sources.source import Sources, is_known
from backing.assessment.weighing.observables import items_of
from backing.errors import UnusableEvidence


@dataclass(frozen=True, kw_only=True)  # no slots: what is traced and heard is kept
class Evidence:
    """The items, what is known of their sources, and the sets of hypotheses; observables that were looked for are items too.

    ``documents`` are the names that an item may be from, beside other items and who says them; None where any may stand.
    ``waiting`` names for each analyst the sets that their form asks about and that they have not judged yet.
    """

    items: tuple[Item, ...] = ()
    sources: Sources = field(default_factory=Sources)
    sets: tuple[HypothesisSet, ...] = ()
    documents: tuple[str, ...] | None = None
    waiting: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def check(self, claims: Collection[str], untested: Collection[str] = ()) -> None:
        """Raise UnusableHypotheses or UnusableEvidence where they do not fit together, or do not fit the case."""
        check_all(self.sets, claims)
        check_items(self.every, [each.id for row in self.sets for each in row.hypotheses], claims, untested)
        _ = self.provenance, self.correlation

    @cached_property
    def every(self) -> tuple[Item, ...]:
        """The items, then the observables looked for, with the chances of what their sources report or say."""
        return tuple(hear(item, self.sources) for item in self._entered)

    def known_by(self, day: date | None) -> tuple[Item, ...]:
        """Those that were public on a day, by what was known of their sources then; with None, all (hindsight)."""
        if day is None:
            return self.every
        if day not in self._heard_on:
            sources = self.sources.known_by(day)
            self._heard_on[day] = tuple(hear(item, sources) for item in self._entered if is_known(item.known_from, day))
        return self._heard_on[day]

    @cached_property
    def provenance(self) -> Provenance:
        """Where each comes from; raises UnusableEvidence for circles, unknown names and ids that stand twice."""
        return trace(sources_of(self.every), roots=self.roots)

    @property
    def roots(self) -> tuple[str, ...] | None:
        """The names of roots that may be used, None where any may: words have whoever says them for a root."""
        if self.documents is None:
            return None
        speakers = (name for item in self.every for name in (item.source, *own_roots(item)) if name)
        return (*self.documents, *speakers)

    @cached_property
    def correlation(self) -> dict[frozenset[str], float]:
        """How far two items depend on each other, where somebody said so; raises UnusableEvidence for an unknown item."""
        known, found = {item.id for item in self.every}, dict[frozenset[str], float]()
        for item in self.every:
            for other, rho in item.partly_from.items():
                if other not in known or other == item.id:
                    raise UnusableEvidence(
                        f"{item.id} is partly from {other}, which is no other item",
                        hint="Name an item; a document that it repeats goes into `from`.",
                    )
                pair = frozenset({item.id, other})
                found[pair] = max(rho, found.get(pair, 0.0))
        return found

    def witnesses(self, known: Collection[str]) -> tuple[Witness, ...]:
        """The witnesses that some of the items are: those of one root count once, those that depend in part count in part."""
        inside = frozenset(known)
        return witnesses(
            Provenance(
                roots={item: roots for item, roots in self.provenance.roots.items() if item in inside},
                distance={item: steps for item, steps in self.provenance.distance.items() if item in inside},
            ),
            known_from={item.id: item.known_from for item in self.every if item.known_from},
            correlation={pair: rho for pair, rho in self.correlation.items() if pair <= inside},
        )

    @cached_property
    def _entered(self) -> tuple[Item, ...]:
        looked_for = (item for row in self.sets for item in items_of(row.observables))
        return (*self.items, *looked_for)

    @cached_property
    def _heard_on(self) -> dict[date, tuple[Item, ...]]:
        """What ``known_by`` found, since claims of one day ask the same."""
        return {}
