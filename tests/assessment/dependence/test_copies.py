"""Copies are proposed, with the reason; nothing follows from a proposal."""

from __future__ import annotations

from datetime import date

import pytest

from backing.assessment.dependence.copies import propose_copies

WIRE = (
    "The Ministry of Defence said on Tuesday that thirty soldiers of the northern brigade had been killed when their convoy "
    "was attacked near the bridge outside the provincial capital."
)
RETOLD = WIRE.replace("said on Tuesday", "announced on Tuesday").replace("thirty", "30")
QUOTED = (
    "Opposition speakers doubted the account and asked for names. The ministry had written that soldiers of the northern "
    "brigade had been killed when their convoy was attacked; no list has been published since, and families have waited."
)
OTHER = (
    "Harvests in the valley were poor after a dry spring, and prices for wheat rose in every market of the province."
)


def pairs(texts, **options):
    return {(each.first, each.second): each for each in propose_copies(texts, **options)}


def test_nearly_the_same_text_is_proposed_with_its_likeness() -> None:
    found = pairs({"E1": WIRE, "E2": RETOLD, "E3": OTHER})
    assert set(found) == {("E1", "E2")}
    assert found["E1", "E2"].alike > 0.6
    assert found["E1", "E2"].reasons[0] == "nearly the same words"


def test_a_passage_word_for_word_in_a_longer_text_is_proposed() -> None:
    (only,) = propose_copies({"E1": WIRE, "E4": QUOTED})
    assert only.alike < 0.5
    assert only.reasons[0].startswith("word for word: “")


@pytest.mark.parametrize(
    ("one", "other", "figure"),
    [
        ("They counted 1,472 dead.", "In all 1472 people are said to have died", "1472"),
        ("a strength of 145 claims", "there were 145 claims in the earlier period", "145"),
        ("27.75 km of road", "some 27.75 kilometres were built", "27.75"),
    ],
)
def test_the_same_rare_figure_is_proposed(one, other, figure) -> None:
    (only,) = propose_copies({"E1": one, "E2": other, "E3": OTHER})
    assert only.reasons == (f"the same rare figure: {figure}",)


@pytest.mark.parametrize("figure", ["7,000", "2023", "12", "1998", "100", "0.5"])
def test_round_numbers_and_years_are_no_rare_figures(figure) -> None:
    assert not propose_copies({"E1": f"it was {figure} then", "E2": f"we know of {figure} in other places"})


def test_a_figure_that_many_texts_hold_is_common() -> None:
    names = ("the ministry", "an agency in town", "its own man", "nobody who was there")
    assert not propose_copies({f"E{place}": f"{name} counted 1,472" for place, name in enumerate(names)})


def test_the_earlier_text_comes_first_where_days_are_known() -> None:
    days = {"E1": date(2023, 3, 2), "E2": date(2023, 3, 1)}
    (only,) = propose_copies({"E1": WIRE, "E2": RETOLD}, days=days)
    assert (only.first, only.second, only.dated) == ("E2", "E1", True)
    assert only.confirm == "E1: from: [E2]"


def test_empty_texts_are_copies_of_nothing() -> None:
    assert propose_copies({}) == ()
    assert propose_copies({"E1": "", "E2": "…", "E3": ""}) == ()


def test_the_same_short_text_is_proposed() -> None:
    (only,) = propose_copies({"E1": "No camp was seen.", "E2": "no camp was seen"})
    assert only.alike == 1


def test_hundreds_of_texts_are_compared_in_a_moment() -> None:
    texts = {
        f"E{place}": " ".join(f"w{(place * 7919 + step * step) % 9973}" for step in range(60)) for place in range(400)
    }
    texts |= {"copy": texts["E7"] + " and nothing else"}
    assert ("E7", "copy") in pairs(texts)
