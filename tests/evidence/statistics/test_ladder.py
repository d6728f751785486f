from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.ladder import AGAINST, FEWEST, Ladder, Rung, Telling, ladder

WINDOWS = 8
chance = st.floats(0, 1)
limit = st.floats(0.001, 0.999)
scores = st.lists(st.floats(-30, 0), min_size=WINDOWS, max_size=WINDOWS).map(tuple)
rung = st.builds(Rung, name=st.just("model"), zero=chance, scores=st.one_of(st.just(()), scores))


@st.composite
def ladders(draw) -> tuple[list[Rung], tuple[float, ...]]:
    yardstick = draw(scores)
    rungs = [Rung(name="yardstick", zero=draw(chance), scores=yardstick), *draw(st.lists(rung, max_size=6))]
    return draw(st.permutations(rungs)), draw(st.sampled_from([yardstick, ()]))


def same(one: Ladder, other: Ladder) -> bool:
    return (one.low, one.high) == (other.low, other.high)


@given(ladders(), st.data(), limit)
def test_a_rung_given_twice_changes_nothing(given_: tuple[list[Rung], tuple[float, ...]], data, bound: float) -> None:
    rungs, yardstick = given_
    before = ladder(rungs, yardstick=yardstick)
    copies = [data.draw(st.sampled_from(rungs)) for _ in range(data.draw(st.integers(1, 5)))]
    after = ladder([*rungs, *copies], yardstick=yardstick)
    assert same(before, after)
    assert after.tells(bound) is before.tells(bound)
    assert after.weighted == pytest.approx(before.weighted)


@given(ladders(), st.floats(0, 1), st.one_of(st.just(()), scores), limit)
def test_another_rung_inside_the_range_changes_no_verdict(
    given_: tuple[list[Rung], tuple[float, ...]], part: float, held_out: tuple[float, ...], bound: float
) -> None:
    rungs, yardstick = given_
    before = ladder(rungs, yardstick=yardstick)
    zero = min(max(before.low + part * (before.high - before.low), before.low), before.high)
    # however well or badly the new one predicts, it can push no other out
    after = ladder([*rungs, Rung(name="another", zero=zero, scores=held_out)], yardstick=yardstick)
    assert same(before, after)
    assert after.tells(bound) is before.tells(bound)
    assert after.standing[:-1] == before.standing


@given(ladders(), limit, limit)
def test_the_verdict_is_monotone_in_the_limit(
    given_: tuple[list[Rung], tuple[float, ...]], one: float, other: float
) -> None:
    order = [Telling.ORDINARY, Telling.DEPENDS, Telling.SURPRISING]
    found = ladder(given_[0], yardstick=given_[1])
    low, high = sorted((one, other))
    assert order.index(found.tells(low)) <= order.index(found.tells(high))


@given(ladders())
def test_the_weighted_mean_lies_in_the_range(given_: tuple[list[Rung], tuple[float, ...]]) -> None:
    found = ladder(given_[0], yardstick=given_[1])
    if found.weighted is not None:
        assert found.low - 1e-12 <= found.weighted <= found.high + 1e-12
        assert math.fsum(found.weights or ()) == pytest.approx(1)


def test_a_rung_falls_only_by_its_own_scores() -> None:
    yardstick = (-2.0,) * WINDOWS
    near = tuple(score - math.log(AGAINST) / WINDOWS * 0.99 for score in yardstick)
    far = tuple(score - math.log(AGAINST) / WINDOWS * 1.01 for score in yardstick)
    impossible = (*yardstick[1:], -math.inf)
    rungs = [
        Rung(name="yardstick", zero=0.2, scores=yardstick),
        Rung(name="near", zero=0.1, scores=near),
        Rung(name="far", zero=0.9, scores=far),
        Rung(name="impossible", zero=0.8, scores=impossible),
    ]
    found = ladder(rungs, yardstick=yardstick)
    assert found.standing == (True, True, False, False)
    assert (found.low, found.high) == (0.1, 0.2)
    assert found.weights is not None
    assert found.weights[0] == pytest.approx(math.exp(0) / (1 + AGAINST**-0.99))
    assert found.weights[2:] == (0, 0)


def test_with_few_windows_there_is_a_range_and_no_weights() -> None:
    short = (-2.0,) * (FEWEST - 1)
    bad = Rung(name="bad", zero=0.9, scores=(-99.0,) * (FEWEST - 1))
    found = ladder([Rung(name="yardstick", zero=0.2, scores=short), bad], yardstick=short)
    assert (found.low, found.high, found.weights, found.weighted) == (0.2, 0.9, None, None)


YARDSTICK = Rung(name="yardstick", zero=0.2, scores=(-1.0,) * WINDOWS)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: ladder([]),
        lambda: ladder([replace(YARDSTICK, zero=1.2)]),
        lambda: ladder([replace(YARDSTICK, zero=math.nan)]),
        lambda: ladder([replace(YARDSTICK, scores=(-1.0,) * 7)], yardstick=YARDSTICK.scores),
        lambda: ladder([replace(YARDSTICK, scores=(math.nan,) * 8)], yardstick=YARDSTICK.scores),
        lambda: ladder([replace(YARDSTICK, scores=(-99.0,) * 8)], yardstick=YARDSTICK.scores),
        lambda: ladder([YARDSTICK], yardstick=(-math.inf,) * 8),
        lambda: ladder([YARDSTICK]).tells(0),
        lambda: ladder([YARDSTICK]).tells(math.nan),
    ],
)
def test_what_cannot_be_ranged_over_is_refused(attempt) -> None:
    with pytest.raises(UnusableNumbers) as caught:
        attempt()
    assert caught.value.hint
