"""One scale of words in one dossier, named with its table."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from backing.assessment.scales import SCALES, ScaleName
from backing.assessment.verdict import Judgement, Label
from backing.dossier.assemble import assemble
from backing.dossier.name import answer
from backing.dossier.word import words
from backing.dossier.writers.html import write_html
from tests.dossier import factory

QUARTERS = (0.03, 0.15, 0.3, 0.47, 0.7, 0.85, 0.97)


def case_with_every_word() -> factory.MadeUp:
    made = factory.case()
    probabilities = iter(QUARTERS * len(made.assessment.verdicts))
    verdicts = tuple(
        replace(each, hindsight=replace(each.hindsight, p=next(probabilities))) for each in made.assessment.verdicts
    )
    return replace(made, assessment=replace(made.assessment, verdicts=verdicts))


@pytest.mark.parametrize("name", ScaleName)
def test_every_word_beside_a_number_is_of_the_scale_that_the_methods_name(name: ScaleName) -> None:
    scale = SCALES[name]
    dossier = assemble(case_with_every_word(), (), scale)
    shown = {
        each.hindsight.word for each in (*dossier.cards, *(row for party in dossier.parties for row in party.rows))
    }
    assert shown - {None} <= {band.word for band in scale.bands}
    assert len(shown) >= 5
    page = write_html(dossier)
    assert scale.title in page
    assert [f"<bdi>{band.word}</bdi>" in page for band in scale.bands] == [True] * len(scale.bands)
    others = {band.word for other in SCALES.values() for band in other.bands} - {band.word for band in scale.bands}
    assert not [word for word in others if re.search(rf'(?:<bdi>|"quiet">){re.escape(word)}[,<]', page)]


def test_the_table_says_what_the_words_stand_for() -> None:
    assert words(SCALES[ScaleName.ICD_203]).table.rows[0] == ("almost no chance", "1% to 5%")
    yardstick = words(SCALES[ScaleName.PHIA]).table.rows
    assert yardstick[0] == ("remote chance", "above 0% to 5%")
    assert yardstick[3] == ("realistic possibility", "40% to below 50%")


@pytest.mark.parametrize(
    ("p", "name", "word", "note"),
    [
        (0.003, ScaleName.ICD_203, None, "no word below 1%"),
        (0.05, ScaleName.ICD_203, "very unlikely", "on the edge to almost no chance"),
        (0.07, ScaleName.PHIA, "remote chance", "in the gap between remote chance and highly unlikely"),
        (0.3, ScaleName.ICD_203_ALTERNATIVE, "improbable", ""),
        (None, ScaleName.PHIA, None, ""),
    ],
)
def test_edges_gaps_and_numbers_without_a_word_are_said(
    p: float | None, name: ScaleName, word: str | None, note: str
) -> None:
    found = answer(Judgement(label=Label.NOT_ENOUGH, p=p), SCALES[name])
    assert (found.word, found.word_note) == (word, note)


def test_a_number_without_a_word_stands_alone_and_says_so() -> None:
    made = factory.case()
    settled = next(each for each in made.assessment.verdicts if each.claim == "c3")
    assert settled.hindsight.p == 0.0004
    page = write_html(assemble(made))
    assert 'under 0.1%, between under 0.1% and 10%</span> <span class="quiet">no word below 1%</span>' in page
