"""Near misses between names of documents."""

from __future__ import annotations

import pytest

from backing.assessment.dependence.spelling import near_misses

REPORT = "UN Nangarhar Team report of February 2023"


@pytest.mark.parametrize(
    "other",
    [
        "UN Nangahar Team report of February 2023",
        "UN Nangarhar Team report of Febrary 2023",
        "UN Nangarhar Teams report of February 2023",
        "UN Nangarhar report of February 2023",
        "UN Nangar har Tean report, February 2023",
    ],
)
def test_a_misspelled_name_is_a_near_miss(other: str) -> None:
    ((one, its),) = near_misses({"E1": (REPORT,), "E2": (REPORT,), "E3": (other,)})
    assert {one, its} == {REPORT, other}


@pytest.mark.parametrize(
    "other",
    [
        "UN Nangarhar Team report of February 2022",
        "UN Nangarhar Team report of January 2023",
        "the U.N. nangarhar team report of February 2023",  # the same name
        "CIA Nangarhar Team report of February 2023",
        "a video",
        "E1",
    ],
)
def test_another_document_is_none(other: str) -> None:
    assert near_misses({"E1": (REPORT,), "E2": (other,)}) == ()


@pytest.mark.parametrize(("one", "other"), [("AP", "AFP"), ("report of June", "report of July"), ("team A", "team B")])
def test_short_names_and_other_words_are_none(one: str, other: str) -> None:
    assert near_misses({"E1": (one,), "E2": (other,)}) == ()


def test_two_names_that_several_items_use_are_meant() -> None:
    north, south = "Austria, annual report", "Australia, annual report"
    assert near_misses({"E1": (north,), "E2": (north,), "E3": (south,), "E4": (south,)}) == ()
    assert len(near_misses({"E1": (north,), "E2": (north,), "E3": (south,), "E4": ("E3",)})) == 1


def test_a_record_can_be_missed_and_two_records_are_two() -> None:
    assert near_misses({"E1": ("ucdp-gde",)}, ["ucdp-ged", "ucdp-gedx"]) == (("ucdp-gde", "ucdp-ged"),)
