"""Vague words have numbers, and stems tell what is counted and which way it points."""

from __future__ import annotations

import pytest

from backing.vocabulary.lexicon import direction_of, measure_of, threshold


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("has claimed responsibility for no attack", "claims"),
        ("no lethal attack on civilians", "attacks"),
        ("a group with 7,000 fighters", "strength"),
        ("no videos of attacks", "media"),
        ("robust territorial control", "control"),
        ("clashes with the army", "clashes"),
        ("fighters carried out 19 attacks on civilians", "attacks"),
        ("lethal attacks became rarer after the raid", "attacks"),
        ("the killing of several leaders in an attack", "leaders"),
        ("the harvest failed", None),
    ],
)
def test_what_is_counted(text: str, measure: str | None) -> None:
    assert measure_of(text) == measure


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("attacks have fallen", "down"),
        ("a surge in violence", "up"),
        ("their number decreased", "down"),
        ("it is so", None),
    ],
)
def test_which_way_it_points(text: str, way: str | None) -> None:
    assert direction_of(text) == way


def test_the_lenient_meaning_is_the_easiest_to_meet() -> None:
    assert threshold("reduction").each() == (0.9, 0.75, 0.5)
    assert threshold("growth").low < threshold("growth").central < threshold("growth").high
    assert threshold("unlikely").each() == (0.45, 0.2)


def test_an_unknown_word_has_no_threshold() -> None:
    with pytest.raises(KeyError):
        threshold("enormous")
