from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from backing.records.groups.group import read_group


def test_every_row_of_the_reference_class_can_be_read(root: Path) -> None:
    with (root / "data/reference_groups.csv").open(encoding="utf-8", newline="") as file:
        groups = [read_group(row, dataset="d", release="1", actor=None) for row in csv.DictReader(file)]
    assert len({group.id for group in groups}) == len(groups) == 18
    assert all(4000 <= group.strength_low <= group.strength_high <= 12_000 for group in groups)
    assert {group.state_kept_control for group in groups} == {"yes", "no", "contested"}
    farc = next(group for group in groups if group.group_name == "FARC")
    assert (farc.published_earliest, farc.published_latest) == (date(2013, 3, 1), date(2013, 3, 31))
    assert farc.authority_force is None
