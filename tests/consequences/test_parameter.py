"""The shapes that a range may have."""

from dataclasses import replace

import pytest

from backing.consequences.parameter import Parameter, Shape, parameters
from backing.errors import UnusableScenario

PLAIN = Parameter(name="charm", meaning="how charming", unit="charms", low=-1, central=0, high=1)


def test_what_words_do_is_normal_around_nothing_and_months_are_whole() -> None:
    assert {name for name, each in parameters().items() if each.shape is Shape.NORMAL} == {
        "public_effect", "shame_effect",
    }  # fmt: skip
    assert {name for name, each in parameters().items() if each.shape is Shape.WHOLE} == {"lag"}


@pytest.mark.parametrize("changes", [{"central": 0.5}, {"least": -2}, {"most": 2}])
def test_a_normal_range_is_even_about_its_middle_and_has_no_bounds(changes: dict[str, float]) -> None:
    assert replace(PLAIN, shape=Shape.NORMAL).middle == 0
    with pytest.raises(UnusableScenario, match="a normal range") as caught:
        replace(PLAIN, shape=Shape.NORMAL, **changes)
    assert caught.value.hint


def test_whole_numbers_end_in_whole_numbers() -> None:
    with pytest.raises(UnusableScenario, match=r"-1 to 1\.5 are no whole numbers"):
        replace(PLAIN, shape=Shape.WHOLE, high=1.5)
