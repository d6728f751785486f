"""What items say about a claim: a weight for each witness, beside the claim's findings."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from backing.assessment.combine import Weight
from backing.assessment.dependence.group import Witness
from backing.assessment.dependence.provenance import root_key
from backing.assessment.dependence.shrink import Part, shrink
from backing.assessment.items.item import DENIED, Item
from backing.assessment.weighing.table import IMPOSSIBLE

NOTHING = Weight(low=0.0, central=0.0, high=0.0)
"""The weight of what is exactly as likely either way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """One witness on one claim: the item that speaks, those that only repeat it, and ln P(item | claim) / P(item | denial).

    ``weight`` is the ``part`` of it that counts.
    """

    item: Item
    copies: tuple[str, ...]
    part: Part
    weight: Weight

    @property
    def name(self) -> str:
        """The item and who says it."""
        return f"{self.item.id}: {self.item.source or self.item.kind.value}"


def testimony_on(
    claim: str, items: Mapping[str, Item], witnesses: Sequence[Witness], counted: Collection[str] = ()
) -> tuple[Testimony, ...]:
    """The witnesses that speak about a claim; ``counted`` are roots that the claim's findings already stand for.

    One that is as likely either way, such as a reply that nobody has rated, tells nothing and is none.
    """
    telling = [
        each
        for each in witnesses
        if each.speaking and tells(claim, items[each.speaking]) and not is_counted(each, counted)
    ]
    spoken = [items[str(each.speaking)] for each in telling]
    parts = shrink(telling, np.array([[weight_on(claim, item).central] for item in spoken]).reshape(-1, 1))
    return tuple(
        testimony(claim, item, witness, part) for witness, item, part in zip(telling, spoken, parts, strict=True)
    )


def testimony(claim: str, item: Item, witness: Witness, part: Part) -> Testimony:
    """What one witness says on a claim, by the part of it that counts."""
    return Testimony(item=item, copies=witness.copies, part=part, weight=shared(weight_on(claim, item), part.share))


def tells(claim: str, item: Item) -> bool:
    """Whether an item speaks about a claim, and not the same either way."""
    return claim in item.chances and weight_on(claim, item) != NOTHING


def is_counted(witness: Witness, counted: Collection[str]) -> bool:
    """Whether a witness repeats a release of records that is already weighed by its findings."""
    known = set(map(root_key, counted))
    return any(root_key(root) in known for root in witness.roots)


def weight_on(claim: str, item: Item) -> Weight:
    """The range of the natural-log likelihood ratio that an item gives for a claim."""
    so, denied = item.chances[claim], item.chances[f"{DENIED}{claim}"]
    return Weight(
        low=log(so.low) - log(denied.high),
        central=log(so.central) - log(denied.central),
        high=log(so.high) - log(denied.low),
    )


def shared(weight: Weight, share: float) -> Weight:
    """The share of a weight that counts."""
    return Weight(low=share * weight.low, central=share * weight.central, high=share * weight.high)


def log(value: float) -> float:
    """The natural log, ``IMPOSSIBLE`` for 0."""
    return max(math.log(value), IMPOSSIBLE) if value > 0 else IMPOSSIBLE
