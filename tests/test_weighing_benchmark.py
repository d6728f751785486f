"""The benchmark of the weighing: rivals score as published, nobody sees the truth, and the generators know themselves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from backing.assessment.sources.reported import GRADE_WEIGHT
from backing.assessment.weighing.evidence import Evidence
from backing.assessment.weighing.read import read_evidence
from backing.assessment.weighing.write import write_evidence
from bench.weighing_cases import CONDITIONS, HYPOTHESES, OWN, Cases, as_entered, clean, unreliable
from bench.weighing_engine import OURS, at_weight, items_of, weighed
from bench.weighing_rivals import RIVALS, arkham_mirror, likelihood_map, majority, open_synthesis, parc
from bench.weighing_scores import scores

RUNS = 3000


def sheet(letters: list[list[int]], grades: list[int]) -> Cases:
    """One case of two hypotheses with these letters, an item a row."""
    said = np.full((1, len(letters), 2), 0.5)
    cases = as_entered(said, np.zeros(1, dtype=int), np.ones((1, 3)) / 3, letters=np.array([letters]))
    return replace(cases, grade=np.array([grades]))


def test_parc_counts_what_speaks_against_by_credibility() -> None:
    score = parc(sheet([[-2, 2], [1, -1], [0, -1]], [2, 0, 1]))
    assert score[0] == pytest.approx([-2 * np.sqrt(2), -(1 / np.sqrt(2)) - 1])


def test_open_synthesis_squares_and_takes_no_credibility() -> None:
    score = open_synthesis(sheet([[-2, 2], [1, -1], [-1, -1]], [2, 0, 1]))
    assert np.round(score[0]).tolist() == [-5, -2]


def test_arkham_mirror_counts_and_then_weighs() -> None:
    score = arkham_mirror(sheet([[-1, -2], [2, 1]], [OWN, OWN]))
    assert np.round(score[0]).tolist() == [-1, -1]
    assert score[0, 0] > score[0, 1]


def test_letters_are_chances() -> None:
    score = likelihood_map(sheet([[2, -2], [1, 0]], [OWN, OWN]))
    assert np.exp(score[0]) == pytest.approx([0.95 * 0.8, 0.05 * 0.5])


def test_equals_share_a_vote() -> None:
    assert majority(sheet([[1, 1], [2, 0]], [OWN, OWN]))[0] == pytest.approx([1.5, 0.5])


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda each: each.name)
def test_who_knows_the_generator_is_calibrated_and_nobody_beats_him(condition) -> None:
    cases = condition.draw(RUNS, np.random.default_rng(11))
    found = scores(cases.exact, cases.truth)
    assert found.ece < 0.06
    for rival in RIVALS:
        score = rival.score(cases)
        p = np.exp(score - score.max(axis=1, keepdims=True))
        p = np.column_stack([p / p.sum(axis=1, keepdims=True), np.zeros(RUNS)])
        assert scores(p, cases.truth).log.mean() < found.log.mean(), rival.name


@pytest.mark.parametrize("variant", OURS, ids=lambda each: each.name)
def test_a_made_case_is_one_that_a_user_can_enter(variant) -> None:
    """Written as ``evidence.yaml`` and read back, it is weighed with the same numbers to the last digit."""
    cases = unreliable(3, np.random.default_rng(1))
    for number in range(3):
        entered = Evidence(items=items_of(cases, number), sources=variant.sources)
        read = read_evidence(write_evidence(entered))
        assert read.every == entered.every
        assert any(item.chances != heard.chances for item, heard in zip(read.items, read.every, strict=True))


@pytest.mark.parametrize("rival", RIVALS, ids=lambda each: each.name)
def test_a_rival_sees_what_was_entered_and_no_truth(rival) -> None:
    cases = clean(50, np.random.default_rng(1))
    blind = replace(cases, truth=np.zeros(50, dtype=int), exact=np.zeros((50, HYPOTHESES + 1)))
    assert (rival.score(cases) == rival.score(blind)).all()


def test_at_least_half_of_the_required_conditions_break_an_assumption() -> None:
    required = [each for each in CONDITIONS if each.required]
    assert len(required) == 8
    assert sum(bool(each.breaks) for each in required) >= 4


def test_scores_of_known_answers() -> None:
    p = np.array([[1.0, 0, 0, 0, 0], [0.5, 0.5, 0, 0, 0]])
    found = scores(p, np.array([0, 1]))
    assert found.hit.tolist() == [1, 0.5]
    assert found.brier == pytest.approx([0, 0.5])
    assert found.log == pytest.approx([0, np.log(0.5)])
    assert found.ece == 0


def test_at_the_weight_that_was_chosen_a_grade_counts_as_in_backing() -> None:
    cases = unreliable(40, np.random.default_rng(3))
    ours, _ = weighed(cases, OURS[0], told=True)
    assert weighed(cases, at_weight(GRADE_WEIGHT), told=True)[0] == pytest.approx(ours)
    assert weighed(cases, at_weight(1.0), told=True)[0] == pytest.approx(weighed(cases, OURS[2], told=True)[0])
    assert not np.allclose(weighed(cases, at_weight(0.0), told=True)[0], ours)
