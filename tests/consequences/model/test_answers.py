"""The chances of the four answers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.consequences.model.answers import chances
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


@pytest.mark.parametrize("sign", [-1, 1])
def test_whether_shaming_helps_is_what_the_parameter_says(sign: int) -> None:
    asked = scenario()
    stocks = at_start(asked, futures(50), luck(asked, 50).right)
    message = speak(LOUD, asked, stocks)
    helped, plain = (
        chances(asked, stocks, message, futures(50, shame_effect=effect, counter=0.3))[0] for effect in (sign, 0)
    )
    assert (np.sign(helped - plain) == sign * message.sent).all()
