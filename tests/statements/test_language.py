"""Languages: what is surely not English is marked; what is short, mixed or full of names is not."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest
import spacy.lang
from hypothesis import given
from hypothesis import strategies as st

from backing.statements.language import FEWEST_LETTERS, identify
from backing.statements.read import read_statement

FRENCH = "Le ministre affirme que la milice a renforcé sa présence dans le nord du pays."
UKRAINIAN = "Але жодного нападу не було."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister alleged an attack on civilians in the north of the country.", "en"),
        (FRENCH, "fr"),
        (UKRAINIAN, "uk"),
        ("در هشت هفته گذشته هیچ حمله‌ای نبوده است.", "fa"),
        ("Слава Україні!", "uk"),
    ],
)
def test_a_sentence_is_told(text: str, language: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize(
    "text", ["", "No.", "#Kabul @someone https://example.org/le/ministre/est/là", "Fin de partie.", "145 → 20"]
)
def test_what_is_too_little_to_tell_is_undetermined(text: str) -> None:
    assert identify(text) == "und"


def foreign_sentences() -> list[str]:
    found = []
    for module in pkgutil.iter_modules(spacy.lang.__path__):
        if module.name not in ("en", "xx", "pcm"):
            try:
                examples = importlib.import_module(f"spacy.lang.{module.name}.examples")
            except ImportError:
                continue
            found += [s for s in examples.sentences if sum(c.isalpha() for c in s) >= FEWEST_LETTERS]
    return found


def test_sentences_in_seventy_languages_are_not_taken_for_english() -> None:
    sentences = foreign_sentences()
    marked = [identify(sentence) not in ("en", "und") for sentence in sentences]
    assert len(sentences) > 250
    assert sum(marked) / len(marked) >= 0.99


def test_no_english_paragraph_of_the_collection_is_taken_for_another_language(root: Path) -> None:
    folder = root / "tests/data/gold"
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*-dev*.txt")]
    paragraphs = [each for text in texts for each in text.split("\n\n")]
    assert len(paragraphs) > 50
    assert {identify(each) for each in paragraphs} <= {"en", "und"}


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert identify(text)


def test_each_post_has_its_language_and_the_utterance_that_of_most() -> None:
    statement = read_statement(
        f"The minister alleged an attack on civilians in the north.\n\n{UKRAINIAN}\n\nNo.\n\n"
        "He was wrong, and he should say so to the people who live there.".encode(),
        name="x",
    )
    assert [post.language for post in statement.posts] == ["en", "uk", "und", "en"]
    assert [post.foreign for post in statement.posts] == [False, True, False, False]
    assert statement.utterances[0].language == "en"
