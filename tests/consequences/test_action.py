"""When policies act, and which cannot be."""

import pytest

from backing.consequences.action import Action, Policy, Step
from backing.consequences.policies import policies, read_policy
from backing.errors import UnusableScenario


def test_the_last_step_that_falls_on_a_month_is_taken() -> None:
    early, late = Step(action=Action(depth=0.5), last=5, every=2), Step(action=Action(public=1), first=4, every=3)
    policy = Policy(name="two", title="", steps=(early, late))
    assert [policy.step_in(month) for month in range(8)] == [early, None, early, None, late, None, None, late]


def test_seven_policies_ship_and_silence_is_one() -> None:
    assert [policy.name for policy in policies()] == [
        "silence", "unsubstantiated", "substantiated", "quiet", "shaming", "engagement", "mixed",
    ]  # fmt: skip
    assert policies()[0].step_in(0) is None


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"steps": [{"action": {"public": 2}}]}, "public of an action is 2"),
        ({"steps": [{"action": {"loud": 1}}]}, "loud"),
        ({"steps": [{"action": {}, "first": 4, "last": 2}]}, "month 4 to 2"),
        ({"steps": [{"action": {}, "every": 0}]}, "every 0 months"),
        ({"steps": [{"action": {"public": "much"}}]}, "cannot be read"),
        ({"steps": ["shout"]}, "cannot be read"),
        ({"stages": []}, "has no stages"),
    ],
)
def test_what_is_wrong_with_a_policy_is_said_with_its_name(row: dict[str, object], says: str) -> None:
    with pytest.raises(UnusableScenario, match="my own") as caught:
        read_policy("my own", row)
    assert says in caught.value.detail
    assert caught.value.hint
