"""The eleven metrics, by hand on a small table, and what must hold of them on any."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from backing.consequences.reading.robustness import alone_shares, best_shares, robustness
from backing.errors import UnusableNumbers

STEADY, BOLD = [4.0, 4.0, 4.0, 4.0, 4.0], [0.0, 2.0, 4.0, 6.0, 8.0]
TABLES = arrays(float, st.tuples(st.integers(1, 5), st.integers(1, 30)), elements=st.floats(0, 100))


def found(table: object, threshold: float = 4) -> dict[str, tuple[tuple[float, ...], tuple[int, ...]]]:
    return {each.metric: (each.values, each.best) for each in robustness(table, threshold)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("metric", "steady", "bold", "best"),
    [
        ("maximin", 4, 0, (0,)),
        ("maximax", 4, 8, (1,)),
        ("Hurwicz", 4, 4, (0, 1)),
        ("Laplace", 4, 4, (0, 1)),
        ("minimax regret", 4, 4, (0, 1)),
        ("90th percentile minimax regret", 3.2, 3.2, (0, 1)),
        ("mean-variance", 5, 5 / (1 + 8**0.5), (0,)),
        ("undesirable deviations", 0, 6, (0,)),
        ("percentile skewness", 0, 0, (0, 1)),
        ("percentile peakedness", 0, 6.4 / 4, (1,)),
        ("Starr's domain criterion", 1, 0.6, (0,)),
    ],
)
def test_a_steady_and_a_bold_policy(metric: str, steady: float, bold: float, best: tuple[int, ...]) -> None:
    values, winners = found([STEADY, BOLD])[metric]
    assert values == pytest.approx((steady, bold))
    assert winners == best


@given(TABLES)
def test_policies_that_swap_places_swap_their_values(table: np.ndarray) -> None:
    for metric, (values, _) in found(table).items():
        assert found(table[::-1])[metric][0] == pytest.approx(values[::-1])


@given(TABLES)
def test_some_policy_is_best_in_every_future(table: np.ndarray) -> None:
    shares = best_shares(table)
    assert shares.sum() >= 1 - 1e-9
    assert 0 <= shares.min() <= shares.max() <= 1


def test_a_tie_counts_for_each() -> None:
    assert best_shares([[1, 5, 3], [1, 4, 3]]) == pytest.approx([1, 2 / 3])
    assert best_shares([[1, 5, 3], [1, 4, 3]], within=1) == pytest.approx([1, 1])
    assert best_shares([[0, 0], [-4, 0], [-100, -1]]) == pytest.approx([1, 1 / 2, 0])


def test_futures_that_differ_by_rounding_alone_have_no_peak() -> None:
    assert found([[1, 1e-313, 0, 0, 0]])["percentile peakedness"][0] == (0,)


def test_alone_is_best_without_a_tie() -> None:
    assert alone_shares([[1, 5, 3], [1, 4, 3]]) == pytest.approx([1 / 3, 0])
    assert alone_shares([[1, 5, 3], [1, 4, 3]], within=1) == pytest.approx([0, 0])


@given(TABLES, st.floats(0, 10))
def test_alone_never_exceeds_best_and_never_sums_to_more_than_one(table: np.ndarray, within: float) -> None:
    alone = alone_shares(table, within)
    assert (alone <= best_shares(table, within)).all()
    assert alone.sum() <= 1 + 1e-9


def test_no_futures_have_no_robustness() -> None:
    with pytest.raises(UnusableNumbers, match="not finite numbers"):
        robustness(np.zeros((2, 0)), 0)
    with pytest.raises(UnusableNumbers, match="not finite numbers"):
        robustness([[1.0, np.nan]], 0)
