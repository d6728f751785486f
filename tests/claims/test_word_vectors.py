"""The bundled word vectors."""

from __future__ import annotations

import numpy as np

from backing.claims.word_vectors import DIMENSIONS, WIDTH, load_word_vectors, vector_of


def closeness(one: str, other: str) -> float:
    vectors = load_word_vectors()
    a, b = (vectors.rows[vectors.rank[word]] for word in (one, other))
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


def test_there_are_twenty_thousand_words() -> None:
    vectors = load_word_vectors()
    assert len(vectors.rank) == len(vectors.rows) == 20_000
    assert vectors.rows.shape[1] == DIMENSIONS


def test_words_used_alike_lie_close_together() -> None:
    assert closeness("soldiers", "troops") > 0.8
    assert closeness("soldiers", "recipe") < 0.5


def test_words_without_a_vector_are_passed_over() -> None:
    assert (vector_of(["troops", "qqzzx"]) == vector_of(["troops"])).all()
    assert not vector_of(["qqzzx"]).any()
    assert vector_of([]).shape == (WIDTH,)


def test_a_rare_word_weighs_more_than_a_frequent_one() -> None:
    vectors = load_word_vectors()
    mean = vector_of(["the", "deficit"])[:DIMENSIONS]
    the, deficit = (vectors.rows[vectors.rank[word]] for word in ("the", "deficit"))
    assert np.linalg.norm(mean - deficit) < np.linalg.norm(mean - the)
