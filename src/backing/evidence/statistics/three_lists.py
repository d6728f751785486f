"""Three lists of the same events: how many there were, averaged over every way in which the lists may depend on each other.

Two lists alone must be assumed independent; three allow pairs of them to copy. The models are the eight decomposable graphs
on three lists, all equally likely beforehand (Madigan & York 1997). Under the last, ABC, nothing that was seen says how much
was not: its share of the posterior widens the interval by the prior alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, logsumexp

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given

Array = NDArray[np.float64]
CELLS = tuple(product((0, 1), repeat=3))
MODELS: dict[str, tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]] = {
    "A, B, C": (((0,), (1,), (2,)), ()),
    "AB, C": (((0, 1), (2,)), ()),
    "AC, B": (((0, 2), (1,)), ()),
    "BC, A": (((1, 2), (0,)), ()),
    "AB, AC": (((0, 1), (0, 2)), (0,)),
    "AB, BC": (((0, 1), (1, 2)), (1,)),
    "AC, BC": (((0, 2), (1, 2)), (2,)),
    "ABC": (((0, 1, 2),), ()),
}
"""Each model's cliques and separator: lists that are joined may depend on each other."""

CELL = 1.0
"""Prior count of each pattern of lists (a uniform Dirichlet over the patterns)."""

WIDEST = 20
"""Totals up to this many times the events seen are considered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The posterior of the total number of events behind three lists.

    ``estimate`` has the least expected relative squared error, ``mode`` is the likeliest total, ``low`` and ``high`` the
    interval at ``level``. ``models`` are the probabilities of the dependences, the likeliest first, and the mode under each.
    ``tells`` is False where the lists say nothing about what none of them saw: ABC holds more than half of the probability,
    or the total is open above. The numbers then are the prior's.
    """

    seen: int
    estimate: float
    mode: int
    low: int
    high: int
    level: float
    models: tuple[tuple[str, float, int], ...]
    tells: bool


def three_lists(patterns: Sequence[int], *, prior: tuple[float, float] | None = None, level: float = 0.95) -> Listed:
    """Average over the dependences of three lists A, B and C.

    ``patterns`` are the events on C alone, B alone, B and C, A alone, A and C, A and B, and all three. ``prior`` is shape and
    scale of the gamma mean of a Poisson total; without it every total N has weight 1 / N. Raises UnusableNumbers for
    other than seven counts, where no event is on any list, and for a level outside 0 to 1.
    """
    counts = given.counts(patterns, name="patterns", least=len(CELLS) - 1)
    if len(counts) != len(CELLS) - 1 or not counts.any():
        raise UnusableNumbers(f"{len(counts)} patterns, {counts.sum():g} events", hint="give seven counts, not all 0")
    inside = given.level(level)
    seen = int(counts.sum())
    unseen = np.arange(seen * WIDEST + 1, dtype=float)
    total = seen + unseen
    base = gammaln(total + 1) - gammaln(unseen + 1) + _log_prior(total, prior)
    table = np.array([base + _log_evidence(counts, unseen, *model) for model in MODELS.values()])
    chances = np.exp(table - logsumexp(table))
    of_total = chances.sum(axis=0)
    low, high = np.searchsorted(np.cumsum(of_total), [(1 - inside) / 2, (1 + inside) / 2])
    of_model = chances.sum(axis=1)
    order = np.argsort(-of_model, kind="stable")
    names = list(MODELS)
    return Listed(
        seen=seen,
        estimate=float((of_total / total).sum() / (of_total / total**2).sum()),
        mode=int(total[of_total.argmax()]),
        low=int(total[low]),
        high=int(total[min(high, len(total) - 1)]),
        level=inside,
        models=tuple((names[n], float(of_model[n]), int(total[chances[n].argmax()])) for n in order),
        tells=bool(of_model[names.index("ABC")] <= 0.5 and of_total[-len(of_total) // 10 :].sum() <= 0.01),
    )


def _log_prior(total: Array, prior: tuple[float, float] | None) -> Array:
    if prior is None:
        return -np.log(total)
    shape, scale = (given.positive(part, name="the prior of the total") for part in prior)
    found: Array = gammaln(total + shape) - gammaln(total + 1) + total * np.log(scale / (1 + scale))
    return found


def _log_evidence(
    counts: Array, unseen: Array, cliques: tuple[tuple[int, ...], ...], separator: tuple[int, ...]
) -> Array:
    """Hyper-Dirichlet marginal likelihood: the product over cliques, divided by that of the separator."""
    parts = sum((_log_margin(counts, unseen, clique) for clique in cliques), np.zeros_like(unseen))
    shared = 1 if separator else len(cliques) - 1
    return parts - shared * _log_margin(counts, unseen, separator)


def _log_margin(counts: Array, unseen: Array, lists: tuple[int, ...]) -> Array:
    """The Dirichlet-multinomial of the table over some of the lists, for every number of unseen events."""
    prior = CELL * 2 ** (3 - len(lists))
    cells: dict[tuple[int, ...], Array] = {}
    for cell, number in zip(CELLS, [unseen, *counts], strict=True):
        place = tuple(cell[each] for each in lists)
        cells[place] = cells.get(place, np.zeros_like(unseen)) + number
    inside = sum((gammaln(prior + number) - gammaln(prior) for number in cells.values()), np.zeros_like(unseen))
    whole = CELL * len(CELLS)
    found: Array = inside + gammaln(whole) - gammaln(whole + counts.sum() + unseen)
    return found
