"""The cut points that Crawford and Sobel's uniform example has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.consequences.theory.cheap_talk import most_informative
from backing.errors import UnusableNumbers


@pytest.mark.parametrize(
    ("bias", "cuts", "residual"),
    [
        (0.05, (0, 2 / 15, 7 / 15, 1), 0.0159259259),
        (0.1, (0, 0.3, 1), 0.0308333333),
        (0.25, (0, 1), 1 / 12),
    ],
)
def test_the_uniform_example(bias: float, cuts: tuple[float, ...], residual: float) -> None:
    found = most_informative(bias)
    assert found.cuts == pytest.approx(cuts)
    assert found.residual == pytest.approx(residual)
    assert found.intervals == len(cuts) - 1


@given(st.floats(0.001, 1))
def test_the_residual_is_the_variance_within_the_intervals(bias: float) -> None:
    found = most_informative(bias)
    widths = [high - low for low, high in zip(found.cuts, found.cuts[1:], strict=False)]
    assert min(widths) > 0
    assert found.residual == pytest.approx(sum(width**3 for width in widths) / 12)


@given(st.floats(0.001, 0.5), st.floats(1.01, 5))
def test_more_bias_tells_no_more(bias: float, factor: float) -> None:
    assert most_informative(bias * factor).residual >= most_informative(bias).residual - 1e-12


def test_without_bias_there_is_no_finest_partition() -> None:
    with pytest.raises(UnusableNumbers, match="above 0"):
        most_informative(0)
