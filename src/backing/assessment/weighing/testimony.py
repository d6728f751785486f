"""What items say about a claim: a weight for each witness, beside the claim's findings."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from backing.assessment.combine import Weight
from backing.assessment.dependence.group import Witness
from backing.assessment.items.item import DENIED, Item
from backing.assessment.weighing.table import IMPOSSIBLE

NOTHING = Weight(low=0.0, central=0.0, high=0.0)
"""The weight of what is exactly as likely either way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """One witness on one claim: the items that speak, those that only repeat them, and ln P(item | claim) / P(item | denial)."""

    items: tuple[Item, ...]
    copies: tuple[str, ...]
    share: float
    weight: Weight

    @property
    def name(self) -> str:
        """The items and who says it."""
        sources = dict.fromkeys(each.source or each.kind.value for each in self.items)
        return f"{', '.join(each.id for each in self.items)}: {', '.join(sources)}"


def testimony_on(
    claim: str, items: Mapping[str, Item], witnesses: Sequence[Witness], counted: Collection[str] = ()
) -> tuple[Testimony, ...]:
    """The witnesses that speak about a claim; ``counted`` are roots that the claim's findings already stand for.

    One that is as likely either way, such as a reply that nobody has rated, tells nothing and is none.
    """
    found = []
    for witness in witnesses:
        speaking = tuple(items[each] for each in witness.speaking if claim in items[each].chances)
        weight = shared([weight_on(claim, item) for item in speaking], witness.share) if speaking else NOTHING
        if weight != NOTHING and not is_counted(witness, counted):
            found.append(
                Testimony(
                    items=speaking,
                    copies=witness.copies,
                    share=witness.share,
                    weight=weight,
                )
            )
    return tuple(found)


def is_counted(witness: Witness, counted: Collection[str]) -> bool:
    """Whether a witness repeats a release of records that is already weighed by its findings."""
    known = {each.casefold() for each in counted}
    return any(root.casefold() in known for root in witness.roots)


def weight_on(claim: str, item: Item) -> Weight:
    """The range of the natural-log likelihood ratio that an item gives for a claim."""
    so, denied = item.chances[claim], item.chances[f"{DENIED}{claim}"]
    return Weight(
        low=log(so.low) - log(denied.high),
        central=log(so.central) - log(denied.central),
        high=log(so.high) - log(denied.low),
    )


def shared(weights: Sequence[Weight], share: float) -> Weight:
    """One weight for items of one root: the mean of them with the range of all, times the share that counts."""
    return Weight(
        low=share * min(each.low for each in weights),
        central=share * sum(each.central for each in weights) / len(weights),
        high=share * max(each.high for each in weights),
    )


def log(value: float) -> float:
    """The natural log, ``IMPOSSIBLE`` for 0."""
    return max(math.log(value), IMPOSSIBLE) if value > 0 else IMPOSSIBLE
