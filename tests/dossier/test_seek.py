"""What to look for in words: what each would add, certainty as the ceiling, and what each side would look for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backing.assessment.hypotheses.hypothesis import Expected, Hypothesis, HypothesisSet, Observable
from backing.assessment.items.item import Chance
from backing.assessment.weigh_sets import weigh_sets
from backing.assessment.weighing.answer import SetAnswer
from backing.assessment.weighing.evidence import Evidence
from backing.dossier.seek import ceiling, points, pursued, pursuit_table, worth_table
from backing.dossier.tag import Tag


def observable(name: str, *chances: float, cost: float = 1.0) -> Observable:
    expected = {f"H{n}": Expected(exist=Chance.of(chance)) for n, chance in enumerate(chances, start=1)}
    return Observable(id=name, text=f"the {name}", expected=expected, cost=cost)


RAIDS, VIDEOS = observable("raids", 0.2, 0.8, 0.4), observable("videos", 0.5, 0.1, 0.45, cost=4)


def answer(*open_ones: Observable, claims: tuple[dict[str, float], ...] = ({}, {}, {})) -> SetAnswer:
    priors = (0.5, 0.3, 0.2)
    named = tuple(
        Hypothesis(id=f"H{n}", text="", prior=prior, claims=told)
        for n, (prior, told) in enumerate(zip(priors, claims, strict=True), start=1)
    )
    asked = HypothesisSet(id="s", question="Which?", hypotheses=named, other=None, observables=open_ones)
    (verdict,) = weigh_sets(Evidence(sets=(asked,)), (), {})
    return verdict.hindsight


def tag(name: str) -> Tag:
    return Tag(claim=name, name=name.upper(), anchor="", label="", tone="", symbol="")


def test_what_tells_most_for_its_cost_stands_first_with_all_that_it_would_say() -> None:
    found = answer(RAIDS, VIDEOS)
    table = worth_table(found)
    assert table is not None
    assert table.columns == ("Look for", "Bits", "Adds", "Cost", "Bits for its cost", "If seen", "If not")
    raids, videos = table.rows
    assert (raids[0], raids[3], raids[5], raids[6]) == ("the raids", "1", "H2 57%", "H1 69%")
    assert (videos[0], videos[2], videos[3]) == ("the videos", "2 points", "4")
    assert raids[2] == "14 points"  # 0.42 x 0.571 + 0.58 x 0.69 - 0.5
    assert ceiling(found) == "knowing the answer would add 50 points to the chance of naming the right explanation"


def test_the_rival_is_heard_first_and_then_who_has_a_claim() -> None:
    found = answer(RAIDS, VIDEOS, claims=({"c1": 0.1}, {}, {"c1": 0.9}))
    rival, party = pursued(found)
    assert rival == "Who holds H2 would look for the raids: if seen (chance 42%), H2 rises from 30% to 57%"
    assert party == "Who holds H3 (c1 so) would look for the videos: if seen (chance 37%), H3 rises from 20% to 24%"


def test_the_table_has_every_explanation_the_leading_one_too() -> None:
    table = pursuit_table(answer(RAIDS, VIDEOS, claims=({"c1": 0.1}, {"c9": 0.7}, {"c1": 0.9})), {"c1": tag("c1")})
    assert table is not None
    assert [row[0] for row in table.rows] == ["H1", "H2", "H3"]
    assert [row[1] for row in table.rows] == ["C1 not so", "–", "C1 so"]
    assert table.rows[0][2:] == ("the raids", "not seen", "58%", "50%", "69%")


def test_where_nothing_is_open_there_is_nothing_to_show() -> None:
    found = answer(replace(RAIDS, seen=True))
    assert (worth_table(found), pursued(found), pursuit_table(found, {})) == (None, (), None)


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.12, "12 points"), (0.0101, "1 point"), (0.004, "0.4 points"), (0.0, "nothing"), (0.0004, "nothing")],
)
def test_points_are_of_a_hundred(share: float, words: str) -> None:
    assert points(share) == words
