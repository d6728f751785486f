"""Scenarios as they are written, and the line of what is wrong with them."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.consequences.parameter import Shape, parameters
from backing.consequences.policies import policies
from backing.consequences.read import read_scenario
from backing.consequences.scenario import Authority, State
from backing.errors import UnusableScenario

EXAMPLE = Path("examples/scenario.yaml")
SHORT = "states: [{name: us}]\n"


def test_all_but_the_states_has_a_default() -> None:
    found = read_scenario(SHORT)
    assert found.states == (State(name="us"),)
    assert found.policies == policies()
    assert found.authority == Authority()


def test_the_example_is_read_as_it_is_written() -> None:
    found = read_scenario(EXAMPLE.read_text(encoding="utf-8"))
    assert [state.enough for state in found.states] == [1 / 3, 2 / 3, 1 / 2]
    assert (sum(state.relation for state in found.states), [state.bias for state in found.states]) == (0, [0, 0, 0])
    assert (found.large, found.small) == (5000, 1000)
    assert found.policies[-1].name == "one year of silence"
    assert [found.policies[-1].step_in(month) is None for month in (11, 12, 13, 15)] == [True, False, True, False]
    assert (found.uncertain["true"].low, found.uncertain["true"].central) == (0.3, 0.5)


def test_a_range_that_is_written_is_even_unless_it_says_otherwise() -> None:
    ranges = "public_effect: [-1, 0.5, 1], growth: {normal: [-0.1, 0.2]}, lag: [2, 5]"
    found = read_scenario(SHORT + f"ranges: {{{ranges}}}\n").uncertain
    assert parameters()["public_effect"].shape is Shape.NORMAL
    assert (found["public_effect"].shape, found["public_effect"].central) == (Shape.UNIFORM, 0.5)
    assert (found["growth"].shape, found["growth"].central) == (Shape.NORMAL, pytest.approx(0.05))
    assert found["lag"].shape is Shape.WHOLE
    assert found["shame_effect"] == parameters()["shame_effect"]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("name: x\n", 1, "'states' is missing"),
        ("states: []\n", 1, "without a state"),
        (SHORT + "policies: [shouting]\n", 2, "no policy shouting"),
        (SHORT + "policies: []\n", 1, "without a policy"),
        (SHORT + "ranges: {charm: 1}\n", 2, "'charm' means nothing here"),
        (SHORT + "ranges: {removal: -1}\n", 2, "removal"),
        (SHORT + "ranges: {resolution: 1.5}\n", 2, "resolution"),
        (SHORT + "ranges: {resolution: [0.1, 0.2, 0.3, 0.4]}\n", 2, "4 numbers"),
        (SHORT + "ranges: {lag: [2.5, 4]}\n", 2, "no whole numbers"),
        (SHORT + "ranges: {counter: {normal: [0.2, 0.9]}}\n", 2, "a normal range"),
        (SHORT + "ranges: {growth: {odd: [0.2, 0.9]}}\n", 2, "'odd' means nothing here"),
        (SHORT + "months: 1.5\n", 2, "no whole number"),
        (SHORT + "months: 100000\n", 1, "100000 months"),
        (SHORT + "members: {right: 10, wrong: 20}\n", 1, "20 members"),
        ("states:\n- {name: us}\n- {name: them, relation: 3}\n", 3, "relation of them is 3"),
        (SHORT + "own policies:\n  mine: {steps: [{action: {public: 2}}]}\n", 3, "public of an action is 2"),
        (SHORT + "own policies:\n  mine: {steps: [{action: {loud: 1}}]}\n", 3, "'loud' means nothing here"),
        (SHORT + "own policies:\n  mine: {steps: [{action: {}, first: 4, last: 2}]}\n", 3, "month 4 to 2"),
        (SHORT + "own policies: {quiet: {steps: []}}\n", 1, "the policy quiet is there twice"),
        (SHORT + "states: [{name: them}]\n", 2, "stands twice"),
        ("states: [{name: &us us}]\n", 1, "an anchor"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(text: str, line: int, says: str) -> None:
    with pytest.raises(UnusableScenario) as caught:
        read_scenario(text)
    assert f"line {line}" in caught.value.detail
    assert says in caught.value.detail
    assert caught.value.hint


@given(st.text(max_size=200))
def test_any_text_is_a_scenario_or_refused(text: str) -> None:
    with suppress(UnusableScenario):
        read_scenario(text)
