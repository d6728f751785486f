"""An item is worth what its source makes of it: how reliable it is, or what it says when a thing is so and when it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.hypotheses.hypothesis import Expected, Hypothesis, HypothesisSet, Observable
from backing.assessment.items.item import Chance, Item, Said
from backing.assessment.sources.hear import hear
from backing.assessment.sources.source import Source, Sources
from backing.assessment.sources.speech import Behaviour, Habit, Sayings, Speech
from backing.assessment.weighing.evidence import Evidence
from backing.errors import UnusableEvidence

CHANCES = {"C1": Chance.of(0.9), "not C1": Chance.of(0.1)}
MINISTRY = Behaviour(
    yes_if_true=Chance.of(0.9), no_if_true=Chance.of(0.05), yes_if_false=Chance.of(0.6), no_if_false=Chance.of(0.1)
)


def knowing(speech: Speech | None = None, reliable: Chance | None = None) -> Sources:
    return Sources(named=(Source(name="A ministry", reliable=reliable, speech=speech),))


def saying(said: Said, *claims: str, **more) -> Item:
    return Item(id="E1", text="", source="A ministry", says=dict.fromkeys(claims or ("C1",), said), **more)


def test_an_item_weighs_as_the_report_that_it_is() -> None:
    own = Item(id="E1", text="", chances=CHANCES, reliable=Chance.of(0.5))
    plain = Item(id="E2", text="", source="A ministry", chances=CHANCES)
    assert hear(plain, Sources()) is plain
    for heard in (hear(own, Sources()), hear(plain, knowing(reliable=Chance.of(0.5)))):
        assert heard.chances["C1"].central == pytest.approx(0.7)
        assert heard.chances["not C1"].central == pytest.approx(0.3)


def test_the_source_of_an_observable_may_be_wrong_too() -> None:
    seen = Observable(id="O1", text="", expected={"H1": Expected(exist=Chance.of(0.9))}, seen=True, source="A ministry")
    row = HypothesisSet(id="S", question="", hypotheses=(Hypothesis(id="H1", text="", prior=0.9),), observables=(seen,))
    (heard,) = Evidence(sets=(row,), sources=knowing(reliable=Chance.of(0.5))).every
    assert heard.chances["H1"].central == pytest.approx(0.7)


@pytest.mark.parametrize(
    ("said", "so", "not_so"), [(Said.YES, 0.9, 0.6), (Said.NO, 0.05, 0.1), (Said.NOTHING, 0.05, 0.3)]
)
def test_the_chances_follow_from_how_the_source_speaks(said: Said, so: float, not_so: float) -> None:
    heard = hear(saying(said), knowing(MINISTRY))
    assert [each.central for each in heard.chances.values()] == pytest.approx([so, not_so])
    assert list(heard.chances) == ["C1", "not C1"]


def test_how_reliable_a_source_is_says_nothing_of_how_it_speaks() -> None:
    assert hear(saying(Said.NO), knowing(MINISTRY, Chance.of(0.1))) == hear(saying(Said.NO), knowing(MINISTRY))
    with pytest.raises(UnusableEvidence, match="how that source speaks is not known"):
        hear(saying(Said.NO), knowing(reliable=Chance.of(0.1)))
    with pytest.raises(UnusableEvidence, match="E1 says what A ministry says"):
        hear(saying(Said.NO), Sources())


@given(said=st.sampled_from([Said.YES, Said.NO]), chance=st.floats(0.001, 1), silent=st.booleans())
def test_who_always_says_the_same_is_worth_nothing_exactly(said: Said, chance: float, silent: bool) -> None:
    habit = knowing(Habit(always=said, chance=chance))
    if silent and chance > 1 - 1e-9:
        with pytest.raises(UnusableEvidence, match="never says nothing"):
            hear(saying(Said.NOTHING), habit)
        return
    so, denied = hear(saying(Said.NOTHING if silent else said), habit).chances.values()
    assert so == denied


def test_what_a_source_never_says_is_refused() -> None:
    with pytest.raises(UnusableEvidence, match="never says yes") as problem:
        hear(saying(Said.YES), knowing(Habit(always=Said.NO, chance=0.95)))
    assert "raise them" in str(problem.value.hint)


def test_a_silence_that_would_decide_everything_has_to_be_meant() -> None:
    def speaker(rest: Chance) -> Sources:
        return knowing(
            Behaviour(
                yes_if_true=Chance.of(0.9), no_if_true=rest, yes_if_false=Chance.of(0.2), no_if_false=Chance.of(0.1)
            )
        )

    for rest in (Chance.of(0.1), Chance(low=0.01, central=0.05, high=0.1)):
        with pytest.raises(UnusableEvidence, match="no chance of saying nothing about C1"):
            hear(saying(Said.NOTHING), speaker(rest))
        assert hear(saying(Said.YES), speaker(rest)).chances["C1"].central == 0.9


@pytest.mark.parametrize(("cases", "tells"), [(30, True), (29, False)])
def test_of_too_few_cases_nothing_is_told(cases: int, tells: bool) -> None:
    counted = {(True, Said.NO): 1, (True, Said.YES): cases - 1, (False, Said.NO): 29, (False, Said.NOTHING): 1}
    so, denied = hear(saying(Said.NO), knowing(Sayings(cases=counted))).chances.values()
    assert (so.central < denied.central / 5) if tells else (so == denied)


def test_however_often_a_source_says_it_that_is_one_witness() -> None:
    assert hear(saying(Said.NO, "C1", "C2"), knowing(MINISTRY)).derived_from == ("A ministry on C1", "A ministry on C2")
    again = saying(Said.NO, derived_from=("the statement of May",))
    assert hear(again, knowing(MINISTRY)).derived_from == ("the statement of May",)
    reply = saying(Said.NO, derived_from=("a Ministry",))
    assert hear(reply, knowing(MINISTRY)).derived_from == ("A ministry on C1",), (
        "its root is the speaker, as for any reply"
    )
