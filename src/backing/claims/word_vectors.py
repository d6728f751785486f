"""Vectors for the 20,000 most frequent English words: words that are used alike lie close together.

The first rows of GloVe 6B, 50 dimensions (Pennington, Socher and Manning 2014, doi:10.3115/v1/D14-1162; PDDL 1.0, public
domain), rounded to eight bits by ``scripts/bundle_word_vectors.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

DIMENSIONS = 50
WIDTH = 3 * DIMENSIONS
"""How long the vector of a sentence is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordVectors:
    """``rank`` gives each word's row, the most frequent first; ``rows`` is float32, words × 50."""

    rank: dict[str, int]
    rows: np.ndarray


@cache
def load_word_vectors() -> WordVectors:
    """The bundled vectors, read once a process."""
    with files("backing.claims").joinpath("data/word_vectors.npz").open("rb") as file:
        data = np.load(file, allow_pickle=False)
        words = bytes(data["words"]).decode().split("\n")
        rows = data["rows"].astype(np.float32) * float(data["step"])
    return WordVectors(rank={word: row for row, word in enumerate(words)}, rows=rows)


def vector_of(words: Sequence[str]) -> np.ndarray:
    """What words in lower case have in common: the mean, the greatest and the least value of each dimension.

    In the mean, a word counts with the logarithm of its rank, so that "deficit" weighs five times as much as "of".
    Words without a vector are passed over; 150 zeros if none has one. float32.
    """
    vectors = load_word_vectors()
    found = [vectors.rank[word] for word in words if word in vectors.rank]
    if not found:
        return np.zeros(WIDTH, np.float32)
    rows = vectors.rows[found]
    weights = np.log(np.asarray(found, np.float32) + 2)
    return np.concatenate([weights @ rows / weights.sum(), rows.max(axis=0), rows.min(axis=0)]).astype(np.float32)
