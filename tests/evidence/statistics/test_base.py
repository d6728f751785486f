from __future__ import annotations

import math

import pytest

from backing.errors import UnusableNumbers
from backing.evidence.statistics.base import DISPERSIONS, counted, even_spells


def test_a_single_count_has_its_rate_and_assumes_the_rest() -> None:
    base = counted(27, 99 / 7, note="27 events in 99 days")
    assert base.events / base.weeks == pytest.approx(27 / 99 * 7)
    assert [account.sizes for account in base.by_week] == [(size,) for size in DISPERSIONS]
    assert base.by_week[0].name == ""  # the first account has the plain name of its model
    assert len({account.name for account in base.by_window}) == len(DISPERSIONS)
    assert not base.scores


def test_spells_that_are_assumed_keep_the_rate() -> None:
    chain = even_spells(1.5)
    share_active = chain.resume[0] / (chain.leave[0] + chain.resume[0])
    assert chain.rate[0] * share_active == pytest.approx(1.5)


def test_a_count_of_none_gives_no_rate() -> None:
    base = counted(0, 10, note="none")
    assert (base.spells, base.by_week, base.by_window) == (None, (), ())


@pytest.mark.parametrize(("events", "weeks"), [(-1, 10), (math.nan, 10), (3, 0), (3, -2), (3, math.inf)])
def test_what_cannot_be_is_refused(events: float, weeks: float) -> None:
    with pytest.raises(UnusableNumbers):
        counted(events, weeks, note="")
