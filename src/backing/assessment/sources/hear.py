"""An item as its source lets one hear it: the chances of what was said, from how the source speaks or how reliable it is."""

from __future__ import annotations

from dataclasses import replace

from backing.assessment.dependence.provenance import root_key
from backing.assessment.items.item import DENIED, Chance, Item
from backing.assessment.sources.reported import reported
from backing.assessment.sources.source import Sources
from backing.assessment.sources.speech import Behaviour, behaviour_of, chances
from backing.errors import UnusableEvidence

EITHER_WAY = Chance.of(0.5)
"""The chance of words that tell nothing, under a claim and under its denial."""


def hear(item: Item, sources: Sources) -> Item:
    """The item with the chances of its source's report; itself where nothing is known of the source.

    However often a source says a thing about a claim, that is one witness: its words have one root, unless ``derived_from``
    names another. Raises UnusableEvidence where an item holds what its source says, and nothing is known of how that speaks.
    """
    if item.says:
        return replace(item, derived_from=_roots(item), chances=_spoken(item, spoken_by(item, sources)))
    trust = sources.trust_in(item)
    return item if trust is None else replace(item, chances=reported(item.chances, trust.reliable))


def spoken_by(item: Item, sources: Sources) -> Behaviour | None:
    """How the source of an item speaks; None where too few cases of it are known, so that its words tell nothing."""
    source = sources.of(item.source)
    if source is None or source.speech is None:
        raise UnusableEvidence(
            f"{item.id} says what {item.source or 'nobody'} says, and how that source speaks is not known",
            hint="write it under `sources`, by the source's name, as `says`; or give the item `chances`",
        )
    return behaviour_of(source.speech)


def own_roots(item: Item) -> tuple[str, ...]:
    """Its source on each claim, since what that says of one claim repeats nothing that it says of another."""
    return tuple(f"{item.source} on {claim}" for claim in item.says)


def _roots(item: Item) -> tuple[str, ...]:
    """Those that it names, unless that is its source alone."""
    own = {root_key(name) for name in item.derived_from} <= {root_key(item.source)}
    return own_roots(item) if own else item.derived_from


def _spoken(item: Item, behaviour: Behaviour | None) -> dict[str, Chance]:
    if behaviour is None:
        return {name: EITHER_WAY for claim in item.says for name in (claim, f"{DENIED}{claim}")}
    return {name: each for claim, said in item.says.items() for name, each in chances(behaviour, said, claim).items()}
