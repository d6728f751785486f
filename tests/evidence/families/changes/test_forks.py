from __future__ import annotations

from backing.evidence.families.changes.forks import forks_part
from backing.evidence.families.changes.months import Months, shifted
from tests.evidence.families.changes.made_up import PARTED


def months(*counts: int, index: int) -> Months:
    starts = tuple(shifted(PARTED, number - index) for number in range(len(counts)))
    return Months(starts=starts, counts=counts, days=(30,) * len(counts), index=index)


def test_a_clear_fall_is_one_by_every_way_to_ask() -> None:
    found = forks_part(months(*[9, 8] * 12, *[1, 0] * 12, index=24), fall=True, beyond_trend=False)
    assert found.models[0].value == 1
    assert not found.flags
    rows = found.exhibits[0].data
    assert [row["p"] for row in rows] == sorted(row["p"] for row in rows)
    assert {row["date"] for row in rows} >= {"as claimed", "1 month later", "3 months earlier"}


def test_models_with_a_trend_are_ways_only_where_the_claim_allows_them() -> None:
    series = months(*[9, 8] * 12, *[1, 0] * 12, index=24)
    plain, more = (forks_part(series, fall=True, beyond_trend=beyond) for beyond in (False, True))
    assert {row["model"] for row in plain.exhibits[0].data} == {"two levels"}
    assert {row["model"] for row in more.exhibits[0].data} == {"two levels", "quasi-Poisson", "negative binomial"}


def test_a_date_that_alone_shows_a_fall_is_flagged() -> None:
    found = forks_part(months(*[1] * 5, 9, *[1] * 5, 4, index=6), fall=True, beyond_trend=False)
    assert found.flags == ("depends on the chosen window",)
    named = [
        row for row in found.exhibits[0].data if (row["date"], row["meaning of the word"]) == ("as claimed", "0.75")
    ]
    assert named[0]["p"] > 0.5


def test_fall_and_rise_are_flagged_alike() -> None:
    series = months(4, 0, 3, 9, 1, 0, 7, 7, 0, 2, 5, 6, index=6)
    fall, rise = (forks_part(series, fall=fall, beyond_trend=False) for fall in (True, False))
    assert (fall.models[0].value or 0) + (rise.models[0].value or 0) <= 1


def test_a_series_without_events_has_no_ways() -> None:
    assert forks_part(months(*[0] * 24, index=12), fall=True, beyond_trend=True).models == ()


def test_a_date_with_one_month_beside_it_has_no_ways() -> None:
    for index in (1, 3):
        assert forks_part(months(4, 5, 3, 6, index=index), fall=True, beyond_trend=True).models == ()
