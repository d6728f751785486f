from __future__ import annotations

import pytest

from backing.evidence.families.changes.forks import forks_part
from backing.evidence.families.changes.months import Months, shifted
from tests.evidence.families.changes.made_up import PARTED

OWN, OTHER = "one 1.0", "other 2.0"


def months(*counts: int, index: int) -> Months:
    starts = tuple(shifted(PARTED, number - index) for number in range(len(counts)))
    return Months(starts=starts, counts=counts, days=(30,) * len(counts), index=index)


def alone(*counts: int, index: int) -> dict[str, Months]:
    return {OWN: months(*counts, index=index)}


def test_a_clear_fall_is_one_by_every_way_to_ask() -> None:
    found = forks_part(alone(*[9, 8] * 12, *[1, 0] * 12, index=24), fall=True, beyond_trend=False)
    assert found.models[0].value == 1
    assert not found.flags
    rows = found.exhibits[0].data
    assert [row["p"] for row in rows] == sorted(row["p"] for row in rows)
    assert {row["date"] for row in rows} >= {"as claimed", "1 month later", "3 months earlier"}


def test_models_with_a_trend_are_ways_only_where_the_claim_allows_them() -> None:
    series = months(*[9, 8] * 12, *[1, 0] * 12, index=24)
    plain, more = (forks_part({OWN: series}, fall=True, beyond_trend=beyond) for beyond in (False, True))
    assert {row["model"] for row in plain.exhibits[0].data} == {"two levels"}
    assert {row["model"] for row in more.exhibits[0].data} == {"two levels", "quasi-Poisson", "negative binomial"}


def test_a_date_that_alone_shows_a_fall_is_flagged() -> None:
    found = forks_part(alone(*[1] * 5, 9, *[1] * 5, 4, index=6), fall=True, beyond_trend=False)
    assert found.flags == ("depends on the chosen window",)
    named = [
        row for row in found.exhibits[0].data if (row["date"], row["meaning of the word"]) == ("as claimed", "0.75")
    ]
    assert named[0]["p"] > 0.5


def test_fall_and_rise_are_flagged_alike() -> None:
    series = months(4, 0, 3, 9, 1, 0, 7, 7, 0, 2, 5, 6, index=6)
    fall, rise = (forks_part({OWN: series}, fall=fall, beyond_trend=False) for fall in (True, False))
    assert (fall.models[0].value or 0) + (rise.models[0].value or 0) <= 1


def test_a_series_without_events_has_no_ways() -> None:
    assert forks_part(alone(*[0] * 24, index=12), fall=True, beyond_trend=True).models == ()


def test_a_date_with_one_month_beside_it_has_no_ways() -> None:
    for index in (1, 3):
        assert forks_part(alone(4, 5, 3, 6, index=index), fall=True, beyond_trend=True).models == ()


def test_every_dataset_that_can_answer_is_a_way_to_ask() -> None:
    fell, rose = months(*[9, 8] * 12, *[1, 0] * 12, index=24), months(*[1, 2] * 12, *[9, 8] * 12, index=24)
    one, both = (
        forks_part(series, fall=True, beyond_trend=False) for series in ({OWN: fell}, {OWN: fell, OTHER: rose})
    )
    assert "dataset" not in one.exhibits[0].notes["choices"]
    assert both.exhibits[0].notes["choices"]["dataset"] == [OWN, OTHER]
    assert both.models[0].value == 0.5
    assert len(both.exhibits[0].data) == 2 * len(one.exhibits[0].data)
    assert "The choice of the dataset moves the answer most." in both.explanation[0]
    assert both.flags == ()


def test_the_same_dataset_again_changes_nothing() -> None:
    series = months(4, 0, 3, 9, 1, 0, 7, 7, 0, 2, 5, 6, index=6)
    one, twice = (forks_part(s, fall=True, beyond_trend=False) for s in ({OWN: series}, {OWN: series, OTHER: series}))
    assert [model.value for model in one.models] == [model.value for model in twice.models]
    assert one.flags == twice.flags


def test_a_dataset_that_does_not_reach_around_the_date_cannot_tell() -> None:
    own, short = months(*[9, 8] * 12, *[1, 0] * 12, index=24), months(5, 4, 6, index=3)
    found = forks_part({OWN: own, OTHER: short}, fall=True, beyond_trend=False)
    assert {row["dataset"] for row in found.exhibits[0].data} == {OWN}
    told, asked = len(found.exhibits[0].data), 2 * len(found.exhibits[0].data)
    assert f"Of {asked} admissible ways to ask, {told} can tell" in found.explanation[0]


def test_the_curve_is_held_against_the_months_in_other_orders() -> None:
    def p(*counts: int) -> float:
        model = forks_part(alone(*counts, index=len(counts) // 2), fall=True, beyond_trend=False).models[1]
        assert model.measure == "permutation p of the curve"
        return model.value or 0.0

    assert p(*[9, 8, 7] * 8, *[1, 0, 2] * 8) == pytest.approx(0.01)
    assert p(*[5, 2, 3] * 8, *[3, 5, 2] * 8) > 0.2
    assert p(*[1, 0, 2] * 8, *[9, 8, 7] * 8) == 1
