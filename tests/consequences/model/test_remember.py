"""What denials and retaliations leave behind, and what comes to light of them."""

from dataclasses import replace

import numpy as np
import pytest

from backing.consequences.model.answers import Answers
from backing.consequences.model.conduct import Conduct
from backing.consequences.model.ledger import Proof
from backing.consequences.model.messages import Message, speak
from backing.consequences.model.remember import remember
from backing.consequences.model.stocks import Stocks, at_start
from backing.consequences.policies import policies
from tests.consequences.made import futures, luck, scenario

ASKED, RUNS = scenario(), 50
SHAPE = (len(ASKED.states), RUNS)
NO, YES, NOTHING, ONCE = np.zeros(SHAPE, dtype=bool), np.ones(SHAPE, dtype=bool), np.zeros(SHAPE), np.ones(SHAPE)
SILENT = Answers(complied=NO, denied=NO, ignored=YES, retaliated=NO)
OPEN = Proof(right=NOTHING, wrong=NOTHING, exposed=NOTHING, upheld=NOTHING)
IDLE = Conduct(kept=NO, broken=NO, depth=NOTHING, effort=NOTHING[0], capacity=NOTHING[0])
BEFORE = replace(at_start(ASKED, futures(RUNS), luck(ASKED, RUNS).right), estimate=np.full(SHAPE, 99.0))


def said(policy: str) -> Message:
    step = next(each for each in policies() if each.name == policy).steps[0]
    return speak(step, ASKED, BEFORE)


def after(policy: str, answers: Answers = SILENT, proof: Proof = OPEN, **fixed: float) -> Stocks:
    return remember(BEFORE, said(policy), answers, IDLE, proof, futures(RUNS, **fixed))


def test_a_denial_is_remembered_and_does_nothing_else_by_itself() -> None:
    denied = replace(SILENT, denied=YES, ignored=NO)
    plain, found = after("shaming"), after("shaming", denied)
    assert (found.denial == 1).all()
    assert (after("quiet", denied, quiet_denial=0.25).denial == 0.25).all()
    for name in ("channel", "backlash"):
        np.testing.assert_array_equal(getattr(found, name), getattr(plain, name))
    for name in ("in_state", "in_authority", "credibility", "word"):
        np.testing.assert_array_equal(getattr(found, name).level, getattr(plain, name).level)


def test_a_false_denial_costs_what_a_true_one_earns() -> None:
    even = replace(BEFORE, in_authority=BEFORE.word, word=BEFORE.word)
    values = futures(RUNS, exposure=1)
    false, true = (
        remember(even, said("shaming"), SILENT, IDLE, proof, values)
        for proof in (replace(OPEN, right=ONCE, exposed=ONCE), replace(OPEN, wrong=ONCE, upheld=ONCE))
    )
    for name in ("in_authority", "word"):
        low, high = getattr(false, name).level, getattr(true, name).level
        assert (low < 0.5).all()
        assert low + high == pytest.approx(np.ones_like(low))
    none = after("shaming", proof=replace(OPEN, right=ONCE, exposed=ONCE), exposure=0)
    np.testing.assert_array_equal(none.in_authority.level, after("shaming").in_authority.level)


@pytest.mark.parametrize("policy", ["quiet", "shaming"])
def test_retaliation_costs_trust_and_closes_the_channel(policy: str) -> None:
    struck = replace(SILENT, retaliated=YES, ignored=NO)
    plain, found = (after(policy, each, reprisal=1, reprisal_loss=0.5) for each in (SILENT, struck))
    assert (found.in_authority.level < plain.in_authority.level).all()
    assert (found.channel < plain.channel).all()
    free = after(policy, struck, reprisal=0, reprisal_loss=0)
    np.testing.assert_array_equal(free.channel, after(policy, reprisal_loss=0).channel)
    np.testing.assert_array_equal(free.in_authority.level, plain.in_authority.level)


@pytest.mark.parametrize("sign", [-1, 1])
def test_whether_who_was_right_is_trusted_or_resented_is_what_the_parameter_says(sign: int) -> None:
    plain, found = (after("shaming", proof=replace(OPEN, right=ONCE), vindication=each) for each in (0, sign))
    assert (np.sign(found.in_state.level - plain.in_state.level) == sign).all()


def test_an_allegation_found_wrong_counts_as_one_found_right_does_with_the_other_sign() -> None:
    even = replace(BEFORE, in_state=BEFORE.word)
    values = futures(RUNS, vindication=0.7, disproof=0.7, offence=0, doubt_trust=0)
    right, wrong = (
        remember(even, said("shaming"), SILENT, IDLE, proof, values).in_state.level
        for proof in (replace(OPEN, right=ONCE), replace(OPEN, wrong=ONCE))
    )
    assert (right > 0.5).all()
    assert right + wrong == pytest.approx(np.ones_like(right))


@pytest.mark.parametrize(
    ("effect", "policy", "stock"),
    [("courtesy", "quiet", "in_state"), ("offence", "shaming", "in_state"), ("doubt_trust", "shaming", "in_state"),
     ("doubt_credit", "shaming", "credibility")],
)  # fmt: skip
def test_an_effect_on_trust_turned_round_does_just_the_opposite(effect: str, policy: str, stock: str) -> None:
    even = replace(BEFORE, in_state=BEFORE.word, credibility=BEFORE.word)
    none = {"courtesy": 0.0, "offence": 0.0, "doubt_trust": 0.0, "doubt_credit": 0.0}
    high, low = (
        getattr(remember(even, said(policy), SILENT, IDLE, OPEN, futures(RUNS, **none | {effect: sign})), stock).level
        for sign in (1.0, -1.0)
    )
    assert (high != low).all()
    assert high + low == pytest.approx(np.ones_like(high))


@pytest.mark.parametrize(("effect", "policy"), [("channel_gain", "quiet"), ("channel_loss", "shaming")])
def test_what_words_do_to_a_channel_turned_round_does_just_the_opposite(effect: str, policy: str) -> None:
    high, low = (after(policy, **{effect: sign}).channel for sign in (0.2, -0.2))
    assert (high != low).all()
    assert high + low == pytest.approx(np.ones_like(high))
    for edge in (1.0, -1.0):
        assert set(after(policy, **{effect: edge}).channel.ravel()) <= {0.0, 1.0}


@pytest.mark.parametrize(("effect", "policy"), [("backlash_gain", "shaming"), ("backlash_doubt", "unsubstantiated")])
def test_words_stir_up_backlash_or_support_alike(effect: str, policy: str) -> None:
    none = {"backlash_gain": 0.0, "backlash_doubt": 0.0}
    high, low = (after(policy, **none | {effect: sign}).backlash for sign in (0.3, -0.3))
    assert (high > 0).all()
    np.testing.assert_array_equal(high, -low)
