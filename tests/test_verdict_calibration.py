"""A smaller version of scripts/calibrate_verdicts.py: one claim in nine, and the scores on numbers that are known."""

from __future__ import annotations

import math
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from backing.records.catalog import Dataset, load_catalog
from scripts.calibrate_verdicts import answers
from scripts.sampled_claims import Sample, samples
from scripts.scores import reliability, scores_of
from scripts.truncated_records import RELEASE, rows_of, truncated


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load_catalog().find(RELEASE)


@pytest.fixture(scope="module")
def drawn(dataset: Dataset) -> list[Sample]:
    return list(samples(rows_of(dataset)))


def test_half_of_each_sort_is_true_and_many_are_denials(drawn: list[Sample]) -> None:
    assert len(drawn) == 570
    assert sum(sample.truth for sample in drawn) == 285
    assert sum(sample.claim.negative for sample in drawn) > 150
    assert min(Counter(sample.sort for sample in drawn).values()) >= 20
    assert all(sample.text.startswith(sample.claim.text) for sample in drawn)


def test_a_truncated_release_holds_nothing_of_later_days(dataset: Dataset, drawn: list[Sample], tmp_path: Path) -> None:
    day = drawn[0].day
    (then,) = truncated(dataset, day, tmp_path)
    assert then.coverage.end == then.available_from == day
    left = rows_of(then)
    assert len(left) == sum(row["end"] <= day for row in rows_of(dataset)) > 100
    assert max(row["end"] for row in left) > day - timedelta(days=400)


@pytest.mark.slow
def test_settled_claims_are_right_where_the_record_is_whole_and_not_where_it_hides_what_it_lacks(
    dataset: Dataset, drawn: list[Sample]
) -> None:
    found = list(answers(drawn[::9], dataset))
    wrong = Counter(each.way for each in found if each.wrong)
    assert sum(each.p is not None for each in found if each.way == "as recorded") >= 40
    assert wrong["as recorded"] <= 1
    assert wrong["30 % missing, said"] == 0
    assert wrong["30 % missing, not said"] >= 2


def test_scores_of_numbers_that_are_known() -> None:
    sure = scores_of([(0.9, True)] * 9 + [(0.9, False)])
    assert (sure.brier, sure.ece) == (pytest.approx(0.09), pytest.approx(0))
    assert sure.log == pytest.approx(-0.9 * math.log(0.9) - 0.1 * math.log(0.1))
    even = scores_of([(0.5, True), (0.5, False)])
    assert (even.brier, even.log, even.ece) == (0.25, pytest.approx(math.log(2)), 0)
    assert scores_of([(0.95, False)] * 4).ece == pytest.approx(0.95)
    assert [each.claims for each in reliability([(0.0, False), (0.05, True), (1.0, True)])] == [2, 1]
