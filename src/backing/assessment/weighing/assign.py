"""Witnesses are assigned to what they speak of in a set of hypotheses: the hypotheses themselves, or one claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from backing.assessment.dependence.group import Witness
from backing.assessment.dependence.shrink import Part, shrink
from backing.assessment.hypotheses.hypothesis import HypothesisSet
from backing.assessment.items.item import Item
from backing.assessment.weighing.likelihoods import Leaves, likelihoods
from backing.assessment.weighing.table import Real
from backing.assessment.weighing.testimony import tells, weight_on
from backing.assessment.weighing.through import chances_of, through


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """A witness with the item that speaks, the claim through which it does ("": of the hypotheses themselves), and its part.

    ``unused`` are the claims of the set of which it speaks too: a witness counts once.
    """

    witness: Witness
    item: Item
    claim: str
    unused: tuple[str, ...]
    part: Part

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know of how it counts."""
        where = f"through {self.claim}" if self.claim else "by what it says of the explanations"
        unused = (f"{self.item.id} counts here {where}; what it says of {', '.join(self.unused)} is not used",)
        return (*self.part.words(self.item.id), *(unused if self.unused else ()))


def assign(
    hypotheses: HypothesisSet, items: Mapping[str, Item], witnesses: Iterable[Witness], leaves: Leaves, prior: Real
) -> tuple[Assigned, ...]:
    """Those of the witnesses that speak of the set, in their order.

    One that speaks of the hypotheses themselves counts by that; one that speaks of several claims counts through that by which
    it tells the hypotheses apart most, of equals the first by id.
    """
    speaking = [(each, items[each.speaking]) for each in witnesses if each.speaking]
    ways = [(each, item, _ways(hypotheses, item, leaves, prior)) for each, item in speaking]
    heard = [(each, item, by, *_first(by)) for each, item, by in ways if by]
    says = np.array([by[claim] for _, _, by, claim, _ in heard]).reshape(len(heard), len(prior))
    parts = shrink([each for each, *_ in heard], says)
    return tuple(
        Assigned(witness=each, item=item, claim=claim, unused=unused, part=part)
        for (each, item, _, claim, unused), part in zip(heard, parts, strict=True)
    )


def _ways(hypotheses: HypothesisSet, item: Item, leaves: Leaves, prior: Real) -> dict[str, Real]:
    """What an item says of the columns: by itself (""), and through each claim of the set of which it tells."""
    claims = {claim for each in hypotheses.hypotheses for claim in each.claims if tells(claim, item)}
    found = {claim: through(chances_of(hypotheses, claim, leaves), weight_on(claim, item))[1] for claim in claims}
    if item.chances.keys() & {each.id for each in hypotheses.hypotheses}:
        found[""] = likelihoods([item], leaves, prior)[1, 0]
    return {claim: _apart(logs, prior) for claim, logs in found.items()}


def _first(ways: Mapping[str, Real]) -> tuple[str, tuple[str, ...]]:
    """The way by which an item counts, and the claims that are not used."""
    first, *rest = sorted(ways, key=lambda claim: (bool(claim), -np.linalg.norm(ways[claim]).round(9), claim))
    return first, tuple(sorted(rest))


def _apart(logs: Real, prior: Real) -> Real:
    """Log-likelihoods about their mean, so scaled that a hypothesis says as much as its equal parts do together."""
    shares = prior / prior.sum()
    apart: Real = (logs - shares @ logs) * np.sqrt(shares)
    return apart
