"""The words for probabilities and for Bayes factors, and the locked settings."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backing.assessment.scales import SCALES, Scale, ScaleName, decibans, factor_word, term
from backing.assessment.settings import settings

ICD, OTHER, PHIA = (SCALES[name] for name in ScaleName)
EVERY = st.sampled_from([ICD, OTHER, PHIA])
ANY = st.floats(0, 1)
P = ANY.map(lambda p: round(p, 8)) | st.integers(0, 200).map(lambda number: number / 200)


@pytest.mark.parametrize(
    ("p", "word", "alternative", "note"),
    [
        (0.0, None, None, "no word below 1%"),
        (0.009, None, None, "no word below 1%"),
        (0.01, "almost no chance", "remote", "on the edge: no word below 1%"),
        (0.049, "almost no chance", "remote", ""),
        (0.05, "very unlikely", "highly improbable", "on the edge to {0}"),
        (0.2, "unlikely", "improbable", "on the edge to {1}"),
        (0.45, "roughly even chance", "roughly even odds", "on the edge to {2}"),
        (0.5, "roughly even chance", "roughly even odds", ""),
        (0.55, "likely", "probable", "on the edge to {3}"),
        (0.8, "very likely", "highly probable", "on the edge to {4}"),
        (0.95, "almost certain", "nearly certain", "on the edge to {5}"),
        (0.99, "almost certain", "nearly certain", "on the edge: no word above 99%"),
        (0.991, None, None, "no word above 99%"),
        (1.0, None, None, "no word above 99%"),
    ],
)
def test_both_rows_of_the_directive(p: float, word: str | None, alternative: str | None, note: str) -> None:
    for scale, wanted in ((ICD, word), (OTHER, alternative)):
        found = term(scale, p)
        assert (found.word, found.note) == (wanted, note.format(*(band.word for band in scale.bands)))


@pytest.mark.parametrize(
    ("percent", "word", "gap"),
    [
        (0, None, False), (0.1, "remote chance", False), (5, "remote chance", False), (7, "remote chance", True),
        (7.5, "highly unlikely", True), (8, "highly unlikely", True), (10, "highly unlikely", False),
        (20, "highly unlikely", False), (22, "highly unlikely", True), (23, "unlikely", True), (25, "unlikely", False),
        (35, "unlikely", False), (37, "unlikely", True), (38, "realistic possibility", True),
        (40, "realistic possibility", False), (49.9, "realistic possibility", False), (50, "realistic possibility", True),
        (52, "realistic possibility", True), (53, "likely or probable", True), (55, "likely or probable", False),
        (75, "likely or probable", False), (77, "likely or probable", True), (78, "highly likely", True),
        (80, "highly likely", False), (90, "highly likely", False), (92, "highly likely", True),
        (93, "almost certain", True), (95, "almost certain", False), (99.9, "almost certain", False), (100, None, False),
    ],
)  # fmt: skip
def test_the_yardstick_with_its_gaps(percent: float, word: str | None, gap: bool) -> None:
    found = term(PHIA, percent / 100)
    assert (found.word, found.note.startswith("in the gap between")) == (word, gap)
    assert ("no word at" in found.note) is (word is None)


@given(scale=EVERY, p=ANY | P)
@example(scale=PHIA, p=1e-9)
@example(scale=PHIA, p=1 - 1e-9)
@example(scale=PHIA, p=0.5 - 1e-9)
def test_every_probability_has_one_answer(scale: Scale, p: float) -> None:
    found = term(scale, p)
    words = [band.word for band in scale.bands]
    assert len(set(words)) == len(words)
    assert found.word is None or words.count(found.word) == 1
    assert found.word is not None or found.note.startswith("no word")


@given(scale=EVERY, p=ANY | P, q=ANY | P)
def test_the_words_rise_with_the_probability(scale: Scale, p: float, q: float) -> None:
    assert place(scale, min(p, q)) <= place(scale, max(p, q))


@given(scale=st.sampled_from([ICD, OTHER]), p=P)
@example(scale=ICD, p=0.0099)
@example(scale=ICD, p=0.01)
def test_the_word_for_a_denial_is_the_mirrored_one(scale: Scale, p: float) -> None:
    """But on an edge where two bands touch: there the word of the upper band is taken, on both sides of one half."""
    mirrored = len(scale.bands) - 1 - place(scale, 1 - p)
    assert place(scale, p) == mirrored + term(scale, p).note.startswith("on the edge to")


@given(p=P.filter(lambda p: not 0.35 < p < 0.65))
def test_the_yardstick_mirrors_outside_its_middle(p: float) -> None:
    """In its middle it does not: a realistic possibility, 40 to 50 %, has no counterpart. Half way in a gap, the word above."""
    half_way = min(abs(p - middle) for middle in (0.075, 0.225, 0.775, 0.925)) < 1e-9
    assert place(PHIA, p) == len(PHIA.bands) - 1 - place(PHIA, 1 - p) + half_way


def place(scale: Scale, p: float) -> int:
    """The band's place, -1 below the first and one more than the last above it."""
    word = term(scale, p).word
    if word is None:
        return -1 if p < 0.5 else len(scale.bands)
    return [band.word for band in scale.bands].index(word)


def test_no_word_is_on_two_scales_with_another_meaning_unseen() -> None:
    """Why one dossier has one scale: the same words stand for other probabilities."""
    assert term(ICD, 0.22).word == "unlikely"
    assert term(PHIA, 0.22).word == "highly unlikely"


def test_what_is_no_probability_has_no_word() -> None:
    with pytest.raises(ValueError, match="not a probability"):
        term(ICD, 1.2)
    with pytest.raises(ValueError, match="not a probability"):
        term(PHIA, float("nan"))


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
