"""Of one root exactly one item speaks: no later copy and no order of the file moves a number, whatever chances it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backing.assessment.hypotheses.name import TemplateName
from backing.assessment.hypotheses.template import instantiate
from backing.assessment.items.item import Chance, Item
from backing.assessment.verdict import Assessment, Verdict
from backing.assessment.weigh import weigh
from backing.assessment.weighing.answer import SetAnswer
from backing.assessment.weighing.evidence import Evidence
from tests.assessment.test_weigh_entered import POSTED, claim, utterance

SET = instantiate(TemplateName.PRESENCE, claim())
HYPOTHESES = tuple(each.id for each in SET.hypotheses)
ON_CLAIM = ("c1", "not c1")
DAYS = st.none() | st.integers(-30, 30).map(lambda days: POSTED + timedelta(days=days))
CHANCES = st.tuples(st.floats(0.01, 0.99), st.floats(0.01, 0.99)).map(lambda ends: Chance.between(*sorted(ends)))


@st.composite
def evidence(draw: st.DrawFn, names: tuple[str, ...]) -> list[Item]:
    """One to five items on all of the names, each of its own root, of one of two documents, or of items before it."""
    items: list[Item] = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        sources = st.sampled_from(["a report", "a letter", *(each.id for each in items)])
        items.append(
            Item(
                id=f"E{number}",
                text="",
                known_from=draw(DAYS),
                derived_from=tuple(draw(st.lists(sources, max_size=2, unique=True))),
                chances={name: draw(CHANCES) for name in names},
            )
        )
    return items


def later_copy(draw: Callable[[st.SearchStrategy[Any]], Any], first: Item, names: tuple[str, ...]) -> Item:
    """A repetition of an item, or of its documents beside it, public no earlier, with any chances."""
    later = st.none() | st.integers(0, 60).map(lambda days: (first.known_from or POSTED) + timedelta(days=days))
    beside = bool(first.derived_from) and draw(st.booleans())
    return Item(
        id="E10",
        text="",
        known_from=draw(later) if first.known_from else None,
        derived_from=first.derived_from if beside else (first.id,),
        chances={name: draw(CHANCES) for name in names},
    )


def weighed(items: list[Item]) -> Assessment:
    return weigh([claim()], [], [utterance()], Evidence(items=tuple(items), sets=(SET,)))


def numbers(assessment: Assessment) -> list[float]:
    """Every number of the answers: those of the claim and of the set, at both times."""
    verdict, (answers,) = assessment.verdict_on("c1"), assessment.sets
    return [*_of_verdict(verdict), *_of_answer(answers.as_of), *_of_answer(answers.hindsight)]


def _of_verdict(verdict: Verdict) -> Iterator[float]:
    for judgement in (verdict.as_of, verdict.hindsight):
        yield from (judgement.p or 0, *(judgement.interval or ()))
    for each in sorted(verdict.contributions, key=lambda each: each.finding):
        yield from (each.low, each.central, each.high)


def _of_answer(answer: SetAnswer | None) -> Iterator[float]:
    assert answer is not None
    for share in answer.shares:
        yield from (share.low, share.central, share.high)
    for piece in sorted(answer.pieces, key=lambda piece: piece.items):
        yield from (piece.low, piece.central, piece.high, piece.without, *piece.for_each.values())


def same(items: list[Item]) -> Any:
    return pytest.approx(numbers(weighed(items)), abs=0.011)  # the last digit that is kept of decibans


@pytest.mark.parametrize("names", [HYPOTHESES, ON_CLAIM, (*HYPOTHESES, *ON_CLAIM)], ids=["hypotheses", "claim", "both"])
@settings(max_examples=30)
@given(data=st.data())
def test_a_later_copy_with_any_chances_changes_no_number(names: tuple[str, ...], data: st.DataObject) -> None:
    items = data.draw(evidence(names))
    copy = later_copy(data.draw, data.draw(st.sampled_from(items)), names)
    place = data.draw(st.integers(0, len(items)))
    assert numbers(weighed([*items[:place], copy, *items[place:]])) == same(items)


@pytest.mark.parametrize("names", [HYPOTHESES, ON_CLAIM], ids=["hypotheses", "claim"])
@settings(max_examples=30)
@given(data=st.data())
def test_the_order_of_the_file_changes_no_number(names: tuple[str, ...], data: st.DataObject) -> None:
    items = data.draw(evidence(names))
    assert numbers(weighed(data.draw(st.permutations(items)))) == same(items)


def on_claim(name: str, so: float, known: date | None = None, **fields: Any) -> Item:
    chances = {"c1": Chance.of(so), "not c1": Chance.of(1 - so)}
    return replace(Item(id=name, text="", known_from=known, derived_from=("a report",), chances=chances), **fields)


def test_of_those_known_on_a_day_the_nearest_and_first_speaks() -> None:
    later, early = on_claim("E1", 0.8, POSTED + timedelta(days=9)), on_claim("E2", 0.3, POSTED, derived_from=("E1",))
    verdict = weighed([early, later]).verdict_on("c1")
    assert verdict.as_of.p == pytest.approx(0.3), "E1 was not public, so that its copy speaks"
    assert verdict.hindsight.p == pytest.approx(0.8)
    assert [each.finding for each in verdict.contributions] == ["E1"]


def test_where_the_first_says_nothing_of_a_claim_the_next_speaks() -> None:
    silent = on_claim("E1", 0.5, chances=dict.fromkeys(HYPOTHESES, Chance.of(0.2)))
    assert weighed([silent, on_claim("E3", 0.9), on_claim("E2", 0.7)]).verdict_on("c1").hindsight.p == pytest.approx(
        0.7
    )


def test_five_copies_that_rate_it_otherwise_stay_one_witness() -> None:
    copies = [on_claim(f"E{number}", 0.6 + number / 50) for number in range(2, 7)]
    assert weighed([*copies, on_claim("E1", 0.632)]).verdict_on("c1").hindsight.p == pytest.approx(0.632)
