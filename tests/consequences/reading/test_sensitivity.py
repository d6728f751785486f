"""Against functions whose indices are known."""

import numpy as np
import pytest

from backing.consequences.parameter import Parameter
from backing.consequences.reading.sensitivity import problem_of, screen, shares


def ranges(names: str, low: float, high: float) -> dict[str, Parameter]:
    return {
        name: Parameter(name=name, meaning=name, unit="", low=low, central=(low + high) / 2, high=high)
        for name in names
    }


def ishigami(x: np.ndarray) -> dict[str, np.ndarray]:
    return {"y": np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])}


def sobol_g(x: np.ndarray) -> dict[str, np.ndarray]:
    a = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])
    return {"y": ((np.abs(4 * x - 2) + a) / (1 + a)).prod(axis=1)}


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
    assert problem_of(fixed)["names"] == ["a", "b"]
