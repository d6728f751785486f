"""Against functions whose indices are known."""

import numpy as np
import pytest

from backing.consequences.parameter import Parameter
from backing.consequences.reading.sensitivity import NONE, Points, Screened, Share, screen, shares


def ranges(names: str, low: float, high: float) -> dict[str, Parameter]:
    return {
        name: Parameter(name=name, meaning=name, unit="", low=low, central=(low + high) / 2, high=high)
        for name in names
    }


def ishigami(x: Points) -> Points:
    return {"y": np.sin(x["a"]) + 7 * np.sin(x["b"]) ** 2 + 0.1 * x["c"] ** 4 * np.sin(x["a"])}


def sobol_g(x: Points) -> Points:
    a = dict(zip("abcdefgh", [0, 1, 4.5, 9, 99, 99, 99, 99], strict=True))
    return {"y": np.prod([(np.abs(4 * x[name] - 2) + a[name]) / (1 + a[name]) for name in x], axis=0)}


def test_screening_of_the_ishigami_function() -> None:
    found = {
        each.parameter: each.mu_star
        for each in screen(ranges("abc", -np.pi, np.pi), ishigami, trajectories=10_000, seed=12345)["y"]
    }
    assert [found[name] for name in "abc"] == pytest.approx([7.682808, 7.875, 6.256295], rel=1e-5)


def test_shares_of_the_ishigami_function() -> None:
    found = {each.parameter: each for each in shares(ranges("abc", -np.pi, np.pi), ishigami, points=2**14, seed=1)["y"]}
    assert [found[name].first for name in "abc"] == pytest.approx([0.3139051911, 0.4424111448, 0], abs=0.005)
    assert [found[name].total for name in "abc"] == pytest.approx([0.5575888552, 0.4424111448, 0.2436836641], abs=0.005)


def test_shares_of_sobols_g_function() -> None:
    found = {each.parameter: each for each in shares(ranges("abcdefgh", 0, 1), sobol_g, points=2**14, seed=1)["y"]}
    assert [found[n].first for n in "abcd"] == pytest.approx(
        [0.716192169, 0.179048042, 0.0236757742, 0.00716192169], abs=0.005
    )
    assert [found[n].total for n in "abcd"] == pytest.approx(
        [0.787144127, 0.242198193, 0.0343169102, 0.0104603871], abs=0.005
    )


def test_the_intervals_hold_the_known_share() -> None:
    for each in shares(ranges("abc", -np.pi, np.pi), ishigami, points=2**12, seed=3)["y"]:
        known = {"a": 0.5575888552, "b": 0.4424111448, "c": 0.2436836641}[each.parameter]
        assert abs(each.total - known) < 2 * each.total_interval


def test_a_number_that_is_fixed_is_not_varied() -> None:
    fixed = ranges("ab", 0, 1) | {"c": Parameter(name="c", meaning="", unit="", low=2, central=2, high=2)}
    for find in (lambda: screen(fixed, total, trajectories=4, seed=1), lambda: shares(fixed, total, points=8, seed=1)):
        assert {each.parameter for each in find()["y"]} == {"a", "b"}
    assert shares({"c": fixed["c"]}, total, points=8, seed=1) == {}


def total(x: Points) -> Points:
    return {"y": np.sum(list(x.values()), axis=0)}


def test_what_has_no_effect_is_not_clear_and_what_has_one_is() -> None:
    def outcome(x: Points) -> Points:
        return {"y": x["a"]}

    effects = {each.parameter: each for each in screen(ranges("ab", 0, 1), outcome, trajectories=20, seed=1)["y"]}
    assert (effects["a"].clear, effects["b"].clear) == (True, False)
    found = {each.parameter: each for each in shares(ranges("ab", 0, 1), outcome, points=64, seed=1)["y"]}
    assert (found["a"].clear, found["b"].clear) == (True, False)


def test_an_interval_that_reaches_zero_swallows_an_effect() -> None:
    assert not Screened(parameter="a", mu_star=1, interval=1, sigma=0).clear
    assert Screened(parameter="a", mu_star=1, interval=0.9, sigma=0).clear
    share = Share(parameter="a", first=0, first_interval=1, total=0.3, total_interval=0.3 - NONE / 2)
    assert not share.clear
    assert Share(parameter="a", first=0, first_interval=1, total=0.3, total_interval=0.2).clear
