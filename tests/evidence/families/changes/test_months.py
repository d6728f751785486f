from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backing.evidence.families.changes.months import months_around, shifted

SPAN = (date(2010, 3, 5), date(2020, 8, 17))
days = st.dates(*SPAN)


@given(st.lists(days, max_size=40), days)
def test_the_day_parts_the_events_exactly_and_only_whole_months_count(events: list[date], parted: date) -> None:
    found = months_around(events, parted, SPAN)
    assert len(found.starts) == len(found.counts) == len(found.days)
    if not found.starts:
        return
    last = found.starts[-1] + timedelta(days=found.days[-1])
    assert SPAN[0] <= found.starts[0]
    assert last <= SPAN[1] + timedelta(days=1)
    assert sum(found.counts[: found.index]) == sum(found.starts[0] <= day < parted for day in events)
    assert sum(found.counts[found.index :]) == sum(parted <= day < last for day in events)
    assert found.days == tuple((b - a).days for a, b in zip(found.starts, (*found.starts[1:], last), strict=True))


def test_months_end_on_the_last_day_of_short_months() -> None:
    assert shifted(date(2016, 1, 31), 1) == date(2016, 2, 29)
    assert shifted(date(2016, 1, 31), -2) == date(2015, 11, 30)
    assert months_around([], date(2016, 1, 31), (date(2016, 1, 1), date(2016, 4, 30))).days == (29, 31, 30)


def test_a_day_outside_the_span_leaves_one_side_empty() -> None:
    found = months_around([date(2011, 1, 1)], date(2021, 1, 1), (date(2011, 1, 1), date(2011, 6, 30)))
    assert found.index == len(found.counts) == 6
    assert months_around([], date(2010, 1, 1), (date(2012, 1, 1), date(2011, 1, 1))).counts == ()
