"""A source has one reliability for all that it says, and the answer can tell where it comes from."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.items.item import Chance, Item
from backing.assessment.sources.admiralty import Conversion
from backing.assessment.sources.source import Source, Sources
from backing.assessment.sources.track_record import LEAST, record_of
from backing.errors import UnusableEvidence

R = Chance.between(0.6, 0.8)
TABLE = Conversion(
    reliable={"B2": Chance.of(0.9)}, every=Chance.of(0.7), by="analyst A", on=date(2026, 11, 27), why="212 reports"
)


def item(source: str = "Outlet Y", **more) -> Item:
    return Item(id="E1", text="", source=source, **more)


def test_what_is_nearest_to_the_item_counts() -> None:
    """The item's own number, then the source's, then its record, then the grade; without any of them nothing is known."""
    ways = (
        (
            item(reliable=Chance.of(0.5), admiralty="B2"),
            Source(name="Outlet Y", reliable=R, record=(41, 6)),
            "given with the item",
        ),
        (item(admiralty="B2"), Source(name="Outlet Y", reliable=R, record=(41, 6)), "stated"),
        (item(admiralty="B2"), Source(name="Outlet Y", record=(41, 6)), "41 of 47 resolved items right"),
        (item(admiralty="b2"), Source(name="Outlet Z", reliable=R), "graded B2 in the table of analyst A, 2026-11-27"),
    )
    grounds = [Sources(named=(source,), grades=TABLE).trust_in(each).ground for each, source, _ in ways]
    assert grounds == [ground for _, _, ground in ways]
    assert Sources(grades=TABLE).trust_in(item(admiralty="C2")) is None
    assert Sources().trust_in(item(admiralty="B2")) is None


def test_a_number_that_somebody_stated_is_signed() -> None:
    source = Source(name="Outlet Y", reliable=R, by="analyst A", on=date(2026, 11, 27), why="30 years of reports")
    trust = Sources(named=(source,)).trust_in(item())
    assert (trust.reliable, trust.ground) == (R, "stated by analyst A, 2026-11-27: 30 years of reports")


@pytest.mark.parametrize("name", ["outlet y", "The Outlet Y", "Outlet-Y", " OUTLET  Y "])
def test_a_name_may_be_spelled_in_several_ways(name: str) -> None:
    assert Sources(named=(Source(name="Outlet Y", reliable=R),)).trust_in(item(name)).reliable == R


def test_a_source_stands_once() -> None:
    with pytest.raises(UnusableEvidence, match="outlet-y and Outlet Y are one source"):
        Sources(named=(Source(name="Outlet Y"), Source(name="outlet-y")))


@given(
    right=st.integers(0, 60),
    wrong=st.integers(0, 60),
    others=st.lists(st.tuples(*[st.integers(0, 60)] * 2), max_size=3),
)
def test_no_record_moves_another_and_a_short_one_is_nothing(
    right: int, wrong: int, others: list[tuple[int, int]]
) -> None:
    more = tuple(Source(name=f"Outlet {place}", record=each) for place, each in enumerate(others))
    trust = Sources(named=(*more, Source(name="Outlet Y", record=(right, wrong)))).trust_in(item())
    if right + wrong < LEAST:
        assert trust is None
    else:
        assert trust.reliable == record_of("", right, wrong).reliability
