from __future__ import annotations

from datetime import date

import pytest

from backing.records.figures.figure import Figure, read_figure

ROW = {
    "id": "a", "kind": "claims", "subject": "ISKP", "actor": "iskp", "place": "AFG", "division": "",
    "period": "2022-08..2022-11", "exposure_days": "", "low": "27", "high": "27", "unit": "attacks",
    "unit_class": "attacks", "stated_by": "UN", "root": "un", "copy_of": "", "published": "2022",
    "reported_at": "", "url": "", "note": "", "single_event": "no",
}  # fmt: skip


def read(**changes: str) -> Figure:
    return read_figure(ROW | changes, dataset="d", release="1")


def test_a_period_is_read_to_its_last_day() -> None:
    figure = read()
    assert (figure.start, figure.end, figure.exposure_days) == (date(2022, 8, 1), date(2022, 11, 30), 122)


def test_a_stated_length_wins() -> None:
    assert read(exposure_days="99").exposure_days == 99


def test_a_vague_publication_is_surely_known_at_its_end_alone() -> None:
    assert (read().published_earliest, read().published_latest) == (date(2022, 1, 1), date(2022, 12, 31))
    assert read(published="").published_latest is None


def test_a_world_figure_has_no_place_and_blank_cells_are_none() -> None:
    figure = read(place="", period="")
    assert (figure.place, figure.division, figure.url, figure.start, figure.exposure_days) == (None,) * 5


@pytest.mark.parametrize("changes", [{"period": "autumn"}, {"low": "about 20"}, {"period": "2023..2022"}])
def test_what_cannot_be_read_is_an_error(changes: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(**changes)
