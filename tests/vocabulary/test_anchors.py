"""The table of dated events, and how its phrases are found."""

from __future__ import annotations

from datetime import date

import pytest

from backing.vocabulary.actors import actors
from backing.vocabulary.anchors import anchors, find_anchors, rules_of
from backing.vocabulary.places import find_place


def test_every_anchor_can_be_checked_and_found() -> None:
    assert len(anchors()) >= 40
    assert len({anchor.id for anchor in anchors()}) == len(anchors())
    for anchor in anchors():
        assert anchor.source
        assert anchor.kind in {"rule", "event"}
        assert anchor.end is None or anchor.end > anchor.start
        assert all(anchor in [found for _, found in find_anchors(f"since the {p} it")] for p in anchor.phrases), (
            anchor.id
        )


def test_actors_and_places_are_in_the_vocabulary() -> None:
    known = {actor.id for actor in actors()}
    assert [a.actor for a in anchors() if a.actor and a.actor not in known] == []
    assert [a.place for a in anchors() if a.place and find_place(a.place) is None] == []


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("the return of the Taliban government", date(2021, 8, 15)),
        ("the Taliban's return to power", date(2021, 8, 15)),
        ("the Doha agreement", date(2020, 2, 29)),
        ("Goma fell", date(2025, 1, 27)),
        ("Russia’s full-scale invasion of Ukraine", date(2022, 2, 24)),
    ],
)
def test_phrases(words: str, start: date) -> None:
    assert [anchor.start for _, anchor in find_anchors(f"Since {words}, little has changed.")] == [start]


def test_the_span_covers_the_phrase() -> None:
    text = "After the Doha agreement it went quiet."
    ((span, _),) = find_anchors(text)
    assert span.slice(text) == "Doha agreement"


def test_rules() -> None:
    assert [rule.start for rule in rules_of("taliban")] == [date(1996, 9, 27), date(2021, 8, 15)]
    assert rules_of("nobody") == ()
