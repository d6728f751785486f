"""The ICD 203 table, and the locked settings."""

from __future__ import annotations

import math

import pytest

from backing.assessment.scales import decibans, factor_word, icd_word
from backing.assessment.settings import settings


@pytest.mark.parametrize(
    ("p", "word"),
    [
        (0.0, "almost no chance"), (0.049, "almost no chance"), (0.05, "very unlikely"), (0.2, "unlikely"),
        (0.45, "roughly even chance"), (0.5, "roughly even chance"), (0.55, "likely"), (0.8, "very likely"),
        (0.95, "almost certain"), (1.0, "almost certain"),
    ],
)  # fmt: skip
def test_bands_are_closed_below(p: float, word: str) -> None:
    assert icd_word(p) == word


def test_what_is_no_probability_has_no_word() -> None:
    with pytest.raises(ValueError, match="not a probability"):
        icd_word(1.2)


def test_ten_to_one_is_ten_decibans() -> None:
    assert decibans(2.302585092994046) == pytest.approx(10)


def test_the_three_priors_mirror_one_another() -> None:
    locked = settings()
    assert locked.sceptical == pytest.approx(1 - locked.enthusiastic)
    assert locked.even == 0.5
    assert len(locked.digest) == 64


@pytest.mark.parametrize(
    ("factor", "word"),
    [
        (1, "hardly worth mentioning"), (2.9, "hardly worth mentioning"), (3.1, "positive"), (19, "positive"), (21, "strong"),
        (149, "strong"), (151, "very strong"), (1e40, "very strong"),
    ],
)  # fmt: skip
def test_bayes_factors_have_the_words_of_kass_and_raftery(factor: float, word: str) -> None:
    assert factor_word(10 * math.log10(factor)) == word
    assert factor_word(-10 * math.log10(factor)) == word
