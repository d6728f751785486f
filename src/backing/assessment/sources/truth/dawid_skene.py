"""Observers who err in ways of their own: a confusion matrix each, by EM (Dawid & Skene 1979, Applied Statistics 28(1))."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backing.assessment.sources.truth.assertions import Assertions, Floats
from backing.assessment.sources.truth.estimate import Estimate, choose
from backing.errors import UnusableEvidence

STEPS = 500
"""Steps of EM at most."""
STILL = 1e-7
"""A step that raises the log-likelihood by less, per assertion, is the last."""
MOST_CELLS = 20_000_000
"""Cells of all confusion matrices together: 160 MB."""
_DIGITS = 12
"""Decimals that a step keeps: where two categories are alike by symmetry, rounding errors must not choose between them."""
_LEAST = 1e-300
"""Stands for a probability of 0 under the logarithm."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Confusions(Estimate):
    """An estimate with what each source takes for what.

    ``prevalence`` (categories,) is how common each category is; ``confusion`` (sources, categories, categories) is
    P(source says the last | the middle is true); ``posterior`` (items, categories) sums to 1 for each item. ``score`` is
    how often a source is right. Categories are in the order of the assertions' ``values``.
    """

    prevalence: Floats
    confusion: Floats
    posterior: Floats


def dawid_skene(given: Assertions, *, smoothing: float = 0.0, steps: int = STEPS, still: float = STILL) -> Confusions:
    """Maximum likelihood, from vote shares on; the categories are the same for every item, and a row said twice counts twice.

    ``smoothing`` is a number of assertions added to each cell of each confusion matrix (MAP under a Dirichlet prior of
    1 + ``smoothing``). The likelihood has several maxima; this is the one that the votes lead to. Raises UnusableEvidence
    for a negative ``smoothing``, and for so many categories that the matrices would not fit.
    """
    from scipy.sparse import csr_array

    sources, items, kinds = len(given.sources), len(given.items), len(given.values)
    _check(smoothing, sources * kinds * kinds, kinds)
    item, value = given.item_of[given.fact], given.value_of[given.fact]
    said = csr_array((np.ones(len(item)), (item, given.source * kinds + value)), shape=(items, sources * kinds))
    back = said.T.tocsr()
    truth = np.bincount(item * kinds + value, minlength=items * kinds).reshape(items, kinds).astype(float)
    truth /= truth.sum(axis=1, keepdims=True)
    done, likelihood, gain = 0, -np.inf, np.inf
    while done < steps and gain > still:
        prevalence = truth.mean(axis=0)
        cells = (back @ truth).reshape(sources, kinds, kinds) + smoothing
        total = cells.sum(axis=1, keepdims=True)
        confusion = np.divide(cells, total, out=np.full_like(cells, 1 / kinds), where=total > 0)
        logs = np.log(np.maximum(prevalence, _LEAST)) + said @ np.log(np.maximum(confusion, _LEAST)).reshape(-1, kinds)
        top = logs.max(axis=1, keepdims=True)
        truth = np.exp(logs - top)
        evidence = truth.sum(axis=1, keepdims=True)
        truth = np.round(truth / evidence, _DIGITS)
        new = float((top + np.log(evidence)).sum())
        gain, likelihood, done = (new - likelihood) / len(item), new, done + 1
    belief = truth[given.item_of, given.value_of]
    return Confusions(
        method="dawid_skene",
        score=np.einsum("k,skk->s", prevalence, confusion),
        belief=belief,
        chosen=choose(belief, given),
        steps=done,
        settled=gain <= still,
        log_likelihood=likelihood,
        prevalence=prevalence,
        confusion=confusion.transpose(0, 2, 1),
        posterior=truth,
    )


def _check(smoothing: float, cells: int, kinds: int) -> None:
    if not 0 <= smoothing < np.inf:
        raise UnusableEvidence(f"the smoothing is {smoothing}", hint="give 0, or a number of assertions above it")
    if cells > MOST_CELLS:
        raise UnusableEvidence(
            f"{kinds:,} different values would need {cells:,} cells of confusion",
            hint="Dawid-Skene is for a few categories that all items share; use truthfinder, crh or sums",
        )
