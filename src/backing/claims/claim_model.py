"""Whether a clause is a claim, and of what kind, by a linear model over what the rules and the parse see.

Trained by ``scripts/train_claims.py`` on statements that were written and annotated for it (``data/statements/``). The rules'
own reading is among its features: where the words are the usual ones it follows them. ``docs/claims.md`` has its scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from scipy import sparse

from backing.claims.check_worthiness import logistic
from backing.claims.claim import Kind
from backing.claims.clause_features import features_of
from backing.claims.clauses import Clause
from backing.claims.reading import Reading
from backing.claims.worth_features import BUCKETS, Seen, tally

RULES = 1.5
"""By how much the score of a kind must exceed that of the rules' kind to stand in its place: with less, "X" and "not X" part."""
_SETTLED = frozenset({"attribution", "condition", "aside", "antecedent", "tally"})
"""Clauses whose kind is how they were cut."""

FARTHEST = 3.0
"""A dimension of the word vectors counts for no more than this many standard deviations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """``claim``: the probability that a careful reader marks the clause as a claim; ``kind``: the likeliest kind if so."""

    claim: float
    kind: Kind


def weigh(clauses: Sequence[Sequence[np.ndarray]], known: np.ndarray, idf: np.ndarray) -> sparse.csr_array:
    """The grams of many clauses, as clauses × known: (1 + log count) × idf, each family of a clause of length one.

    ``clauses`` are, for each, its buckets by family; ``known`` the numbers that ``numbered`` gives those that count, sorted.
    """
    count = len(clauses[0])
    groups, buckets, counts = tally([family for families in clauses for family in families])
    owners, families = np.divmod(groups, count)
    wanted = numbered(families, buckets)
    at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    hit = known[at] == wanted
    groups, owners, at = groups[hit], owners[hit], at[hit]
    weights = (1 + np.log(counts[hit])) * idf[at]
    lengths = np.sqrt(np.bincount(groups, weights**2))
    ends = np.searchsorted(owners, np.arange(len(clauses) + 1))
    shares = weights / np.where(lengths, lengths, 1)[groups]
    return sparse.csr_array((shares, at, ends), shape=(len(clauses), len(known)))


def numbered(families: np.ndarray | int, buckets: np.ndarray) -> np.ndarray:
    """One number for a bucket of a family, so that those of all families stand in one table."""
    return np.asarray(families * BUCKETS + buckets)


def standard(vectors: np.ndarray, centre: np.ndarray, spread: np.ndarray) -> np.ndarray:
    """Word vectors (clauses × 150) in standard deviations from their mean, none farther than ``FARTHEST``."""
    return np.asarray(np.clip((vectors - centre) / spread, -FARTHEST, FARTHEST))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimModel:
    """Weights by row: the first column is "is a claim", then one for each of ``kinds``.

    ``known`` are the buckets that training saw, as ``numbered`` and sorted, ``idf`` how rare each is, and ``rows`` their
    weights (buckets × 1 + kinds);
    ``meaning`` those of the 150 numbers of the word vectors, in standard deviations ``spread`` from ``centre``.
    """

    kinds: tuple[Kind, ...]
    known: np.ndarray
    idf: np.ndarray
    rows: np.ndarray
    meaning: np.ndarray
    centre: np.ndarray
    spread: np.ndarray
    intercept: np.ndarray

    def scores(self, clauses: Sequence[Sequence[np.ndarray]], vectors: np.ndarray) -> np.ndarray:
        """The log-odds of "is a claim" and the score of each kind: clauses × 1 + kinds.

        ``clauses`` are, for each, its buckets by family; ``vectors`` are clauses × 150.
        """
        words = standard(vectors, self.centre, self.spread) @ self.meaning
        return np.asarray(self.intercept + words + weigh(clauses, self.known, self.idf) @ self.rows)

    def appraise(self, clauses: Sequence[Clause], readings: Sequence[Reading], seen: Sequence[Seen]) -> list[Appraisal]:
        """Whether each clause is a claim and of what kind; the readings are what the rules make of them."""
        if not clauses:
            return []
        features = [features_of(*each) for each in zip(clauses, readings, seen, strict=True)]
        scores = self.scores(features, np.array([each.vector for each in seen]))
        chances = logistic(scores[:, 0]).tolist()
        kinds = (dict(zip(self.kinds, row, strict=True)) for row in scores[:, 1:].tolist())
        return [
            Appraisal(claim=chance, kind=_kind(clause, reading, by_kind))
            for clause, reading, chance, by_kind in zip(clauses, readings, chances, kinds, strict=True)
        ]


def _kind(clause: Clause, reading: Reading, scores: dict[Kind, float]) -> Kind:
    best = max(scores, key=lambda kind: scores[kind])
    settled = clause.role in _SETTLED or scores[best] <= scores[reading.kind] + RULES
    return reading.kind if settled else best


@cache
def load_claim_model() -> ClaimModel:
    """The bundled model, read once a process."""
    with files("backing.claims").joinpath("data/claims.npz").open("rb") as file:
        data = dict(np.load(file, allow_pickle=False))
    families = range(sum(name.startswith("buckets") for name in data))
    # of the types that they are multiplied in: NumPy and SciPy would convert whole tables for every text
    return ClaimModel(
        kinds=tuple(map(Kind, bytes(data["kinds"]).decode().split())),
        known=np.concatenate([numbered(n, data[f"buckets{n}"].astype(np.int64)) for n in families]),
        idf=np.concatenate([data[f"idf{n}"] for n in families]).astype(np.float64),
        rows=np.concatenate([data[f"rows{n}"] * data[f"step{n}"] for n in families]).astype(np.float64),
        meaning=data["meaning"],
        centre=data["centre"],
        spread=data["spread"],
        intercept=data["intercept"],
    )
