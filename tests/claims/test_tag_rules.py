"""What the ruler remembers is what it would find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.pipeline import AttributeRuler

from backing.claims import tag_rules
from backing.claims.model import load_model, parse

WORDS = "let 's There are ain 't gonna Y' all got ta who \n what has it the IT did that he gets".split(" ")


def both(text: str) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    ruler, doc = load_model().get_pipe("attribute_ruler"), parse(text)
    return ruler.match(doc), AttributeRuler.match(ruler, doc)


def test_the_ruler_remembers() -> None:
    assert load_model().get_pipe("attribute_ruler").match.__func__ is tag_rules.Remembered.match


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_a_word_gets_the_rules_that_it_would_get_anew(words: list[str]) -> None:
    remembered, anew = both(" ".join(words))
    assert remembered == anew


def test_what_is_forgotten_is_found_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tag_rules, "_MOST", 2)
    remembered, anew = both("There are rebels in the town, and let's see who's gonna leave it. There were none.")
    assert remembered == anew
