"""How likely a clause is a factual claim that is worth checking.

A linear model over grams and word vectors (``worth_features.py``), trained by ``scripts/train_check_worthiness.py`` on
sentences of United States presidential debates that people labelled (ClaimBuster: Arslan, Hassan, Li and Tremayne 2020,
doi:10.1609/icwsm.v14i1.7346; data CC BY 4.0). Scores, calibration and failures: ``docs/check-worthiness.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from backing.claims.worth_features import Seen, look, tally

if TYPE_CHECKING:
    from spacy.tokens import Token

THRESHOLD = 0.3
"""From this probability on a clause counts as check-worthy. On the newest debates, left out of training, F1 is highest and
flat (within 0.002) from 0.30 to 0.37; the lower end misses less."""

_FARTHEST = 4.0
"""A dimension of the vector counts for no more than this many standard deviations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How features are weighed before the labels are looked at.

    ``idf`` says by bucket how rare its grams are, 0 if training did not see them; ``centre`` and ``spread`` are the
    means and standard deviations of the 150 numbers of the vector.
    """

    idf: np.ndarray
    centre: np.ndarray
    spread: np.ndarray

    def grams(self, owners: np.ndarray, buckets: np.ndarray, counts: np.ndarray) -> np.ndarray:
        """The weights of a family's buckets, for each owner a vector of length one: (1 + log count) · idf."""
        weights = (1 + np.log(counts)) * self.idf[buckets]
        lengths = np.sqrt(np.bincount(owners, weights * weights))
        return np.asarray(weights / np.where(lengths == 0, 1.0, lengths)[owners])

    def meaning(self, vectors: np.ndarray) -> np.ndarray:
        """Vectors (… × 150) in standard deviations from the mean."""
        return np.asarray(np.clip((vectors - self.centre) / self.spread, -_FARTHEST, _FARTHEST))


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One question to the features: coefficients by bucket and by number of the vector, already calibrated."""

    grams: np.ndarray
    meaning: np.ndarray
    intercept: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """``check_worthy``: the probability of a factual claim that the public would want checked; ``factual``: of any."""

    check_worthy: float
    factual: float


def worth_of(clauses: Sequence[Sequence[Token]]) -> list[Worth]:
    """Both probabilities of each clause or sentence, given as tokens of a parse; no tokens at all are worth nothing."""
    nothing = Worth(check_worthy=0.0, factual=0.0)
    found = worth_of_seen([look(tokens) for tokens in clauses])
    return [worth if tokens else nothing for tokens, worth in zip(clauses, found, strict=True)]


def worth_of_seen(seen: Sequence[Seen]) -> list[Worth]:
    """The same for clauses that were looked at before.

    Many at once, because a matrix takes little longer than one of its rows.
    """
    if not seen:
        return []
    scale, *heads = _load()
    meaning = scale.meaning(np.array([each.vector for each in seen]))
    scores = [head.intercept + meaning @ head.meaning for head in heads]
    families = [family for each in seen for family in each.families]
    groups, buckets, counts = tally(families)
    weights, owners = scale.grams(groups, buckets, counts), groups // (len(families) // len(seen))
    parts = [np.bincount(owners, weights * head.grams[buckets], len(seen)) for head in heads]
    scores = [score + part for score, part in zip(scores, parts, strict=True)]
    chances = zip(*(logistic(score) for score in scores), strict=True)
    return [Worth(check_worthy=float(check_worthy), factual=float(factual)) for check_worthy, factual in chances]


def logistic(scores: np.ndarray) -> np.ndarray:
    """Log-odds as probabilities."""
    return np.asarray(1 / (1 + np.exp(-scores)))


@cache
def _load() -> tuple[Scale, Head, Head]:
    with files("backing.claims").joinpath("data/check_worthiness.npz").open("rb") as file:
        data = dict(np.load(file, allow_pickle=False))
    scale = Scale(idf=data["idf"].astype(np.float32), centre=data["centre"], spread=data["spread"])
    return scale, _head(data, "check_worthy"), _head(data, "factual")


def _head(data: dict[str, np.ndarray], name: str) -> Head:
    return Head(
        grams=data[f"{name}_grams"].astype(np.float32),
        meaning=data[f"{name}_meaning"],
        intercept=float(data[f"{name}_intercept"]),
    )
