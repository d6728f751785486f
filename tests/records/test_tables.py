from __future__ import annotations

from datetime import date

import pytest

from backing.errors import InvalidTest
from backing.records.events.event import EVENT_COLUMNS
from backing.records.figures.figure import FIGURE_COLUMNS
from backing.records.groups.group import GROUP_COLUMNS
from backing.records.series.series import SERIES_COLUMNS
from backing.records.tables import KEYS, ROWS, columns_of


def test_a_table_s_columns_are_its_record_s_fields() -> None:
    columns = {"events": EVENT_COLUMNS, "series": SERIES_COLUMNS, "figures": FIGURE_COLUMNS, "groups": GROUP_COLUMNS}
    assert {table: tuple(columns_of(table)) for table in ROWS} == columns


def test_a_column_knows_what_it_holds() -> None:
    kinds = columns_of("events")
    assert [kinds[name] for name in ("id", "start", "deaths_best", "latitude", "targets_civilians")] == [
        str, date, int, float, bool,
    ]  # fmt: skip


@pytest.mark.parametrize("table", list(ROWS))
def test_a_table_can_be_ordered(table: str) -> None:
    assert set(KEYS[table]) <= set(columns_of(table))


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(InvalidTest, match="no table"):
        columns_of("events; DROP TABLE events")
