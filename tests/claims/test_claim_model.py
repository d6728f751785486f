"""The model that ships: what it is made of, and that it can be made again."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from backing.claims.claim import Kind
from backing.claims.claim_model import load_claim_model
from backing.claims.clause_features import SHARED
from backing.claims.scene import read_scene
from backing.claims.segment import read_clauses
from backing.claims.select import appraise_all
from backing.claims.worth_features import BUCKETS
from tests.claims.reading import statement_of

STATEMENTS = Path(__file__).resolve().parents[2] / "data" / "statements"


def test_it_knows_every_kind_once() -> None:
    assert sorted(load_claim_model().kinds) == sorted(Kind)


def test_its_tables_fit_together() -> None:
    model = load_claim_model()
    assert np.all(np.diff(model.known) > 0)
    assert (len(model.idf), model.rows.shape) == (len(model.known), (len(model.known), 1 + len(model.kinds)))
    assert np.all(np.isfinite(model.rows))
    assert model.meaning.shape == (150, 1 + len(model.kinds))


def test_grams_that_training_never_saw_leave_the_intercept_and_the_words() -> None:
    model = load_claim_model()
    families = [model.known[model.known // BUCKETS == n] % BUCKETS for n in range(len(SHARED) + 1)]
    none = [np.array([], np.int32)] * len(families)
    unseen = [np.array([np.setdiff1d(np.arange(len(b) + 1), b)[0]], np.int32) for b in families]
    centre = np.array([model.centre])
    assert np.array_equal(model.scores([none], centre), model.scores([unseen], centre))
    assert np.allclose(model.scores([none], centre), model.intercept)


def test_a_clause_is_judged_alike_alone_and_among_others() -> None:
    scene = read_scene(
        statement_of("The army, which still holds Goma, killed 40 rebels in May. Nobody was hurt in Bukavu.")
    )
    together = appraise_all(read_clauses(scene.doc), scene)
    for each in together:
        (alone,) = load_claim_model().appraise([each.clause], [each.reading], [each.seen])
        assert alone.kind is each.appraisal.kind
        assert alone.claim == pytest.approx(each.appraisal.claim, abs=1e-6)


@pytest.mark.parametrize("text", ["Yes.", "Good evening.", "Thank you, Minister."])
def test_what_asserts_nothing_is_no_claim(text: str) -> None:
    scene = read_scene(statement_of(text))
    found = appraise_all(read_clauses(scene.doc), scene)
    assert all(c.appraisal.claim < 0.4 for c in found)


def test_what_it_was_trained_on_is_well_formed() -> None:
    texts = sorted(STATEMENTS.glob("*.txt"))
    assert len(texts) == len(list(STATEMENTS.glob("*.gold.jsonl"))) > 100
    for path in texts:
        text = path.read_text(encoding="utf-8")
        for line in path.with_suffix(".gold.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            assert text[row["span"][0] : row["span"][1]] == row["text"], path
            assert row["type"] in set(Kind), path
            assert row["polarity"] in ("affirmative", "negative"), path
