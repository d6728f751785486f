"""Scenarios that cannot be run are refused before anything runs."""

from dataclasses import replace

import pytest

from backing.consequences.ensemble.ensemble import Design
from backing.consequences.ensemble.futures import sample_futures
from backing.consequences.parameter import Parameter, parameters
from backing.consequences.scenario import Authority, State
from backing.errors import UnusableScenario
from tests.consequences.made import STATES, scenario


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"policies": ()}, "without a policy"),
        ({"states": ()}, "without a state"),
        ({"ranges": {"charm": parameters()["growth"]}}, "no parameter charm"),
        ({"grievance": float("nan")}, "grievance is nan"),
        ({"months": 0}, "0 months"),
        ({"months": 1000}, "1000 months"),
        ({"small": 5000}, "5000 members"),
        ({"small": -1}, "-1 members"),
        ({"states": (STATES[0], STATES[0])}, "the state neighbour is there twice"),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, object], says: str) -> None:
    with pytest.raises(UnusableScenario) as caught:
        scenario(**changes)
    assert says in caught.value.detail
    assert caught.value.hint


def test_numbers_of_states_and_the_authority_have_their_bounds() -> None:
    with pytest.raises(UnusableScenario, match="relation of x is 2"):
        State(name="x", relation=2)
    with pytest.raises(UnusableScenario, match="error of x is -1"):
        State(name="x", error=-1)
    with pytest.raises(UnusableScenario, match=r"capacity of the authority is 1\.5"):
        Authority(capacity=1.5)


def test_a_parameter_keeps_to_the_bounds_of_its_meaning() -> None:
    with pytest.raises(UnusableScenario, match="resolution"):
        replace(parameters()["resolution"], high=1.5)
    with pytest.raises(UnusableScenario, match="do not rise"):
        replace(parameters()["growth"], low=0.2)


@pytest.mark.parametrize(("number", "seeds"), [(10, 0), (1000, 1_000_000)])
def test_too_few_and_too_many_runs_are_refused(number: int, seeds: int) -> None:
    asked = scenario()
    with pytest.raises(UnusableScenario) as caught:
        Design(scenario=asked, futures=sample_futures(asked.uncertain, number, 1), seeds=seeds)
    assert "1,000 futures" in (caught.value.hint or "")


def test_futures_must_fit_the_scenario() -> None:
    asked = scenario()
    some = sample_futures(asked.uncertain, 10, 1)
    some.pop("growth")
    with pytest.raises(UnusableScenario, match="growth"):
        Design(scenario=asked, futures=some, seeds=1)


def test_a_scenario_replaces_ranges() -> None:
    fixed = replace(parameters()["growth"], low=0.01, central=0.01, high=0.01)
    assert scenario(ranges={"growth": fixed}).uncertain["growth"] == fixed
    assert scenario().uncertain["growth"] == parameters()["growth"]


def test_every_parameter_says_what_it_means_and_most_are_assumptions() -> None:
    for each in parameters().values():
        assert each.meaning
        assert each.unit
    assert {name for name, each in parameters().items() if not each.assumed} == {
        "attacks", "willing", "honour",
    }  # fmt: skip


def test_what_may_go_either_way_lies_evenly_about_neutral() -> None:
    either = {name: each for name, each in parameters().items() if each.neutral is not None}
    assert {"public_effect", "shame_effect", "doubt_trust", "vindication", "disproof", "quiet_alarm"} <= set(either)
    for each in either.values():
        assert isinstance(each, Parameter)
        assert each.low < each.central < each.high
        assert (each.neutral, each.middle) == (each.central, pytest.approx(each.central))


def test_an_effect_of_words_that_goes_one_way_only_says_whom_it_leans_to() -> None:
    for each in parameters().values():
        if each.message:
            assert bool(each.leans) == (each.neutral is None), each.name
        assert not each.leans or each.neutral is None
