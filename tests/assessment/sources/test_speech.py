"""What a report, a denial and a silence are worth, for both sides alike."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backing.assessment.items.item import Chance, Said
from backing.assessment.sources.speech import Behaviour, Sayings, chances, from_record, habitual, log_ratio
from backing.errors import UnusableEvidence


def speaker(yes_if_true, no_if_true, yes_if_false, no_if_false) -> Behaviour:
    parts = [
        Chance.of(value, certain=value in {0, 1}) for value in (yes_if_true, no_if_true, yes_if_false, no_if_false)
    ]
    return Behaviour(**dict(zip(Behaviour.__dataclass_fields__, parts, strict=True)))


@pytest.mark.parametrize("said", [Said.YES, Said.NO])
def test_who_always_says_the_same_is_worth_nothing(said) -> None:
    """The habitual denier and the habitual alarmist, .95 whatever is so: a likelihood ratio of 1 exactly."""
    assert log_ratio(habitual(said, 0.95), said) == (0, 0, 0)
    assert log_ratio(habitual(said, 0.95), Said.NOTHING) == (0, 0, 0)


def test_the_denier_and_the_alarmist_are_mirror_images() -> None:
    denier, alarmist = habitual(Said.NO, 0.95), habitual(Said.YES, 0.95)
    assert denier.turned == alarmist
    assert alarmist.turned == denier


def test_only_what_is_not_habit_tells() -> None:
    """A strike is reported, the group is silent, the authority denies; the authority would deny in any case."""
    reporter = speaker(0.8, 0.0, 0.05, 0.0)
    group = speaker(0.1, 0.1, 0.02, 0.6)
    authority = habitual(Said.NO, 0.95)
    rows = [
        log_ratio(each, said)[1] for each, said in ((reporter, Said.YES), (group, Said.NOTHING), (authority, Said.NO))
    ]
    assert rows == pytest.approx([math.log(16), math.log(0.8 / 0.38), 0])


def test_a_silence_is_what_yes_and_no_leave() -> None:
    found = speaker(0.5, 0.2, 0.1, 0.2).chance(Said.NOTHING, true=True)
    assert (found.low, found.central, found.high) == pytest.approx((0.3, 0.3, 0.3))


def test_chances_are_those_of_an_item() -> None:
    found = chances(speaker(0.5, 0.2, 0.1, 0.2), Said.YES, "C4")
    assert {name: chance.central for name, chance in found.items()} == {"C4": 0.5, "not C4": 0.1}


PART = st.floats(0.01, 0.98)


@given(PART, PART, PART, PART, st.sampled_from(Said))
def test_a_thing_and_its_opposite_mirror_each_other(yes_if_true, no_if_true, yes_if_false, no_if_false, said) -> None:
    assume(yes_if_true + no_if_true < 0.99)
    assume(yes_if_false + no_if_false < 0.99)
    found = speaker(yes_if_true, no_if_true, yes_if_false, no_if_false)
    opposite = {Said.YES: Said.NO, Said.NO: Said.YES, Said.NOTHING: Said.NOTHING}[said]
    low, central, high = log_ratio(found, said)
    assert log_ratio(found.turned, opposite) == pytest.approx((-high, -central, -low))


def test_intervals_give_a_range_around_nothing() -> None:
    about = Chance(low=0.9, central=0.95, high=0.98)
    rest = Chance(low=0.01, central=0.02, high=0.02)
    low, central, high = log_ratio(
        Behaviour(yes_if_true=rest, no_if_true=about, yes_if_false=rest, no_if_false=about), Said.NO
    )
    assert low == pytest.approx(-high)
    assert central == 0


def test_a_record_of_thirty_and_thirty_makes_a_behaviour() -> None:
    counts = {(True, Said.NO): 28, (True, Said.NOTHING): 2, (False, Said.NO): 29, (False, Said.NOTHING): 1}
    low, central, high = log_ratio(from_record(Sayings(cases=counts)), Said.NO)
    assert low < 0 < high
    assert abs(central) < 0.05


@pytest.mark.parametrize(
    "call",
    [
        lambda: speaker(0.7, 0.7, 0.1, 0.1),
        lambda: habitual(Said.NO, 0.9, rest=Said.NO),
        lambda: habitual(Said.NO, 1.5),
        lambda: log_ratio(speaker(0.0, 0.5, 0.0, 0.5), Said.YES),
        lambda: from_record(Sayings(cases={(True, Said.NO): 30, (False, Said.NO): 29})),
        lambda: Sayings(cases={(True, Said.NO): -1}),
    ],
)
def test_what_cannot_be_is_refused(call) -> None:
    with pytest.raises(UnusableEvidence):
        call()
