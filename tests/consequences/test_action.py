"""When policies act."""

from backing.consequences.action import Action, Policy, Step
from backing.consequences.policies import policies


def test_the_last_step_that_falls_on_a_month_is_taken() -> None:
    early, late = Step(action=Action(depth=0.5), last=5, every=2), Step(action=Action(public=1), first=4, every=3)
    policy = Policy(name="two", title="", steps=(early, late))
    assert [policy.step_in(month) for month in range(8)] == [early, None, early, None, late, None, None, late]


def test_eight_policies_ship_and_silence_is_one() -> None:
    assert [policy.name for policy in policies()] == [
        "silence", "unsubstantiated", "substantiated", "quiet", "public_demand", "shaming", "engagement", "mixed",
    ]  # fmt: skip
    assert policies()[0].step_in(0) is None
