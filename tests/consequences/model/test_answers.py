"""The chances of the four answers."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.consequences.model.answers import chances, countered
from backing.consequences.model.messages import speak
from backing.consequences.model.stocks import at_start
from backing.consequences.policies import policies
from backing.consequences.scenario import Authority
from tests.consequences.made import futures, luck, outcomes, scenario

LOUD = next(policy for policy in policies() if policy.name == "shaming").steps[0]


@given(st.integers(0, 1000), st.floats(0, 1))
def test_they_sum_to_one(seed: int, capacity: float) -> None:
    asked = scenario(authority=Authority(capacity=capacity))
    values = futures(20, seed)
    stocks = at_start(asked, values, luck(asked, 20).right)
    found = chances(asked, stocks, speak(LOUD, asked, stocks), values)
    assert sum(found) == pytest.approx(np.ones((3, 20)))
    assert min(each.min() for each in found) >= 0


def test_without_capacity_nobody_complies() -> None:
    asked = scenario(authority=Authority(capacity=0))
    for outcome in outcomes(asked, futures(300)).values():
        assert outcome.measures["commitments"].sum() == 0
        assert outcome.measures["kept"].sum() == 0


def test_a_friend_is_heard_more_than_an_adversary() -> None:
    asked = scenario()
    values = futures(200, leverage_effect=0, relation_effect=1)
    stocks = at_start(asked, values, luck(asked, 200).right)
    comply = chances(asked, stocks, speak(LOUD, asked, stocks), values)[0].mean(axis=1)
    assert comply[0] > comply[2] > comply[1]


def odds(policy: str, **fixed: float) -> np.ndarray:
    """Log-odds of complying against ignoring, (states, runs), while all states are sure and two denials stand."""
    asked = scenario()
    values = futures(50, **fixed)
    stocks = at_start(asked, values, luck(asked, 50).right)
    sure = replace(stocks, estimate=np.full((3, 50), 99.0), denial=np.full((3, 50), 2.0))
    step = next(each for each in policies() if each.name == policy).steps[0]
    comply, _, ignore, _ = chances(asked, sure, speak(step, asked, sure), values)
    found: np.ndarray = np.log(comply / ignore)
    return found


@pytest.mark.parametrize("effect", ["public_effect", "public_relation", "shame_effect", "doubt_effect", "entrenching"])
def test_an_effect_with_the_other_sign_does_the_opposite(effect: str) -> None:
    low, none, high = (odds("shaming", **{effect: size}) for size in (-1, 0, 1))
    assert high - none == pytest.approx(none - low)
    assert np.abs(high - none).min() > 0.01


def test_a_friends_public_word_does_more_than_an_adversarys_as_far_as_the_parameter_says() -> None:
    moved = odds("unsubstantiated", public_relation=1) - odds("unsubstantiated", public_relation=0)
    assert (moved[0] > 0).all()
    assert (moved[1] < moved[2]).all()
    assert (moved[2] < 0).all()
    assert odds("quiet", public_relation=1) == pytest.approx(odds("quiet", public_relation=0))


def test_substantiation_works_through_doubt_alone() -> None:
    shown, plain = (odds(policy, doubt_effect=-1, evidence=0.5) for policy in ("substantiated", "unsubstantiated"))
    assert (shown > plain).all()
    shown, plain = (odds(policy, doubt_effect=0, evidence=0.5) for policy in ("substantiated", "unsubstantiated"))
    np.testing.assert_array_equal(shown, plain)


def test_earlier_denials_take_off_compliance_or_add_to_it_in_public_and_in_private() -> None:
    for policy in ("quiet", "shaming"):
        assert odds(policy, entrenching=0.5) - odds(policy, entrenching=0) == pytest.approx(-1)


def test_the_authoritys_words_count_as_much_as_it_is_believed() -> None:
    asked, values = scenario(), futures(50)
    stocks = at_start(asked, values, luck(asked, 50).right)
    assert countered(stocks, values) == pytest.approx(values["counter"])
    nothing, one = np.zeros(50), np.ones(50)
    believed, caught = (
        countered(replace(stocks, word=stocks.word.after(good, bad, 1)), values)
        for good, bad in ((one, nothing), (nothing, one))
    )
    assert (caught < values["counter"]).all()
    assert (believed > values["counter"]).all()
    for edge in (0.0, 1.0):
        assert countered(stocks, futures(50, counter=edge)) == pytest.approx(np.full(50, edge))


@pytest.mark.parametrize("sign", [-1, 1])
def test_whether_shaming_helps_is_what_the_parameter_says(sign: int) -> None:
    asked = scenario()
    stocks = at_start(asked, futures(50), luck(asked, 50).right)
    message = speak(LOUD, asked, stocks)
    helped, plain = (
        chances(asked, stocks, message, futures(50, shame_effect=effect, counter=0.3))[0] for effect in (sign, 0)
    )
    assert (np.sign(helped - plain) == sign * message.sent).all()
