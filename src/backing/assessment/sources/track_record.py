"""How often was a source right before? Only what is resolved and independent counts, and little of it counts for nothing."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from backing.assessment.items.item import Chance
from backing.assessment.sources.truth.assertions import Floats
from backing.errors import UnusableEvidence

LEAST = 30
"""Resolved, independent items without which a record is shown and gives no weight."""
LEVEL = 0.9
"""The part of the posterior that an interval holds."""
_MEANS = np.linspace(0.02, 0.98, 25)
"""Points at which a domain's mean is integrated over, all alike before anything is known."""
_STRENGTHS = np.exp(np.linspace(math.log(2), math.log(200), 10))
"""Points for how alike its sources are, in items that their mean is worth; even in the logarithm."""
_NEGLIGIBLE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Something that a source said in a domain, and that was later found right or wrong.

    ``root`` is the observation that it rests on: two items of one root are one. ``on`` orders items for forgetting.
    """

    source: str
    domain: str
    root: str
    right: bool
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecord:
    """A source's record in one domain.

    ``n`` resolved independent items, of which ``right`` were so. ``mean`` and ``interval`` (LEVEL of the posterior) are of
    the chance that it is right, drawn towards ``pool``, the mean of the domain's sources. ``automatic`` says whether it may
    give weights by itself: not below LEAST items.
    """

    source: str
    domain: str
    n: int
    right: int
    mean: float
    interval: tuple[float, float]
    pool: float

    @property
    def automatic(self) -> bool:
        return self.n >= LEAST

    @property
    def reliability(self) -> Chance | None:
        """P(it reports what is so), which makes it right with the chance ``mean`` on a yes or no; None below LEAST items.

        A source of reliability r that otherwise says yes or no at random is right with r + (1 - r) / 2, so r = 2 mean - 1,
        and its yes has the likelihood ratio mean / (1 - mean). One that is wrong more often than not has 0: it tells nothing,
        not the opposite. For a source that errs as often either way; where it does not, keep a record of what it says.
        """
        if not self.automatic:
            return None
        low, central, high = (max(2 * right - 1, 0.0) for right in (self.interval[0], self.mean, self.interval[1]))
        return Chance(
            low=min(low, central), central=central, high=max(central, high), certain=True
        )  # 0 decides nothing


def remembered(outcomes: Sequence[bool], *, forgetting: float = 1.0) -> tuple[float, float]:
    """Rights and wrongs in which an outcome counts ``forgetting`` times the next; outcomes are oldest first.

    Raises UnusableEvidence for a ``forgetting`` that is not above 0 and at most 1.
    """
    if not 0 < forgetting <= 1:
        raise UnusableEvidence(
            f"forgetting is {forgetting}", hint="give 1 to forget nothing, or a number between 0 and 1"
        )
    right = wrong = 0.0
    for outcome in outcomes:
        right, wrong = right * forgetting + outcome, wrong * forgetting + (not outcome)
    return right, wrong


def independent(resolved: Iterable[Resolved]) -> tuple[Resolved, ...]:
    """One item for each root of a source in a domain; raises UnusableEvidence where one root was both right and wrong."""
    found: dict[tuple[str, str, str], Resolved] = {}
    for item in resolved:
        key = (item.source, item.domain, item.root)
        if found.setdefault(key, item).right != item.right:
            raise UnusableEvidence(
                f"{item.root} of {item.source} was resolved as right and as wrong",
                hint="name the two observations apart, or correct one of them",
            )
    return tuple(found.values())


def record_of(source: str, right: int, wrong: int) -> TrackRecord:
    """The record of one source by itself, from the counts of its resolved, independent items."""
    tally = _Tally(n=right + wrong, right=right, counts=(right, wrong))
    return next(iter(_pooled("", {source: tally})))


def track_records(resolved: Iterable[Resolved], *, forgetting: float = 1.0) -> tuple[TrackRecord, ...]:
    """The record of every source in every domain, in the order in which they come.

    Beta-binomial with partial pooling: the sources of a domain share a mean and a strength, which are integrated over. Few
    items leave a source near the others, many let it stand by itself.
    """
    by_domain: dict[str, dict[str, list[Resolved]]] = defaultdict(lambda: defaultdict(list))
    for item in independent(resolved):
        by_domain[item.domain][item.source].append(item)
    return tuple(
        record
        for domain, sources in by_domain.items()
        for record in _pooled(domain, {name: _tally(items, forgetting) for name, items in sources.items()})
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tally:
    """``n`` items, of which ``right`` were so; ``counts`` are rights and wrongs as far as they are remembered."""

    n: int
    right: int
    counts: tuple[float, float]


def _tally(items: Sequence[Resolved], forgetting: float) -> _Tally:
    outcomes = [each.right for each in sorted(items, key=lambda item: (item.on or date.min, item.root))]
    return _Tally(n=len(items), right=sum(outcomes), counts=remembered(outcomes, forgetting=forgetting))


def _pooled(domain: str, sources: Mapping[str, _Tally]) -> list[TrackRecord]:
    from scipy.special import betaln

    counts = np.array([tally.counts for tally in sources.values()])
    means, strengths = (grid.ravel() for grid in np.meshgrid(_MEANS, _STRENGTHS))
    one, other = means * strengths, (1 - means) * strengths
    likelihood = (betaln(one + counts[:, :1], other + counts[:, 1:]) - betaln(one, other)).sum(axis=0)
    weight = np.exp(likelihood - likelihood.max())
    weight = np.where(weight < _NEGLIGIBLE, 0.0, weight)
    kept = weight > 0
    weight, one, other = weight[kept] / weight.sum(), one[kept], other[kept]
    pool = float((weight * one / (one + other)).sum())
    return [
        _record(source, domain, tally, (one + tally.counts[0], other + tally.counts[1]), weight, pool)
        for source, tally in sources.items()
    ]


def _record(
    source: str, domain: str, tally: _Tally, shape: tuple[Floats, Floats], weight: Floats, pool: float
) -> TrackRecord:
    one, other = shape
    return TrackRecord(
        source=source,
        domain=domain,
        n=tally.n,
        right=tally.right,
        mean=float((weight * one / (one + other)).sum()),
        interval=(_quantile((1 - LEVEL) / 2, shape, weight), _quantile((1 + LEVEL) / 2, shape, weight)),
        pool=pool,
    )


def _quantile(level: float, shape: tuple[Floats, Floats], weight: Floats) -> float:
    """Where the mixture of beta distributions passes a level."""
    from scipy.optimize import brentq
    from scipy.special import betainc

    return float(brentq(lambda at: float((weight * betainc(*shape, at)).sum()) - level, 0.0, 1.0, xtol=1e-9))
