"""How likely a clause is a factual claim worth checking."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from importlib.resources import files
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Token

from backing.claims.check_worthiness import THRESHOLD, worth_of
from backing.claims.model import load_model, parse
from backing.provenance import digest
from tests.claims.reading import claims_of

# Sentences of our own: no debate has them.
CHECKED = (
    "Insurgents killed 41 soldiers in the north of the province last year.",
    "Unemployment has fallen from 9 percent to 6 percent since 2015.",
    "The ministry spent 12 million dollars on 300 new schools.",
    "More than half of the farmers lost their harvest in 2019.",
    "He voted against the budget three times.",
    "The army lost control of four districts in June.",
)
LEFT = (
    "Good evening, and welcome to all of you.",
    "I believe we must do better than this.",
    "What would you do about it?",
    "Let me finish, please.",
    "We should never give up hope.",
    "Thank you very much.",
)


def chances(clauses: Sequence[Sequence[Token]]) -> list[float]:
    return [each.check_worthy for each in worth_of(clauses)]


def worth(text: str) -> float:
    return chances([list(parse(text))])[0]


@pytest.mark.parametrize("sentence", CHECKED)
def test_a_figure_or_a_deed_is_worth_checking(sentence: str) -> None:
    assert worth(sentence) >= THRESHOLD


@pytest.mark.parametrize("sentence", LEFT)
def test_a_greeting_an_appeal_or_a_question_is_not(sentence: str) -> None:
    assert worth(sentence) < THRESHOLD


def test_the_model_is_the_one_that_was_measured() -> None:
    data = files("backing.claims").joinpath("data/check_worthiness.npz").read_bytes()
    assert digest(data) == "fc4d8e345857147de815d4cd2b8ca9a31ae54dad6c2c3905fbc59fcdbb3b997a"
    assert [round(worth(sentence), 2) for sentence in (*CHECKED[:3], *LEFT[:3])] == [0.97, 0.98, 0.99, 0.01, 0.0, 0.0]


def test_no_words_are_worth_nothing() -> None:
    (nothing,) = worth_of([[]])
    assert nothing.check_worthy == nothing.factual == 0


def test_many_at_once_are_worth_what_each_is_alone() -> None:
    sentences = [list(parse(text)) for text in (*CHECKED, *LEFT)]
    assert chances([*sentences, []]) == pytest.approx([*(chances([s])[0] for s in sentences), 0.0])
    assert worth_of([]) == []


@given(st.text(max_size=200))
def test_any_text_has_two_probabilities(text: str) -> None:
    (found,) = worth_of([list(load_model().make_doc(text))])  # words alone, as if the parser had found nothing
    assert 0 <= found.check_worthy <= 1
    assert 0 <= found.factual <= 1


def test_a_curly_apostrophe_changes_nothing() -> None:
    words = list(parse("It's true that they've lost 40 towns."))
    curly = list(parse("It’s true that they’ve lost 40 towns."))
    if [t.tag_ for t in words] == [t.tag_ for t in curly] and [t.lemma_ for t in words] == [t.lemma_ for t in curly]:
        assert chances([words]) == pytest.approx(chances([curly]), abs=0.1)


def test_every_claim_that_is_found_has_its_number() -> None:
    claims = claims_of("Insurgents killed 41 soldiers in Kunar in 2019. We must never give up hope.")
    assert claims
    assert all(claim.check_worthiness is not None and 0 <= claim.check_worthiness <= 1 for claim in claims)
    assert max(claims, key=lambda claim: claim.check_worthiness or 0).text.startswith("Insurgents killed")


@pytest.mark.slow
def test_newer_debates_by_other_hands(shared: Path) -> None:
    path = shared / "data" / "benchmarks" / "checkthat2024" / "CT24_checkworthy_english_dev-test.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    yes = [worth(text) for _, text, label in rows if label == "Yes"]
    no = [worth(text) for _, text, label in rows if label == "No"]
    assert sum(a > b for a, b in product(yes, no)) / len(yes) / len(no) >= 0.93  # the area under the ROC curve
    hits, false = (sum(chance >= THRESHOLD for chance in chances) for chances in (yes, no))
    assert 2 * hits / (hits + false + len(yes)) >= 0.82


@pytest.mark.slow
def test_the_published_folds(root: Path, shared: Path) -> None:
    pytest.importorskip("sklearn", reason="scikit-learn trains the model and is not needed to run it")
    command = [sys.executable, "scripts/train_check_worthiness.py", str(shared / "data" / "benchmarks"), "--folds"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    assert float(done.stdout.partition("mean ")[2].split()[0]) >= 0.855
