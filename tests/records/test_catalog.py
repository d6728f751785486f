from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from backing.errors import UnknownRecord
from backing.provenance import digest
from backing.records.catalog import Dataset, load_catalog
from backing.records.listing import list_records
from backing.records.tables import ROWS

CATALOG = load_catalog()
each = pytest.mark.parametrize("dataset", list(CATALOG), ids=lambda dataset: dataset.id)


@each
def test_the_digest_is_that_of_the_file(dataset: Dataset) -> None:
    content = Path(dataset.path).read_bytes()
    assert digest(content) == dataset.digest


@each
def test_a_release_says_what_it_is_and_whose(dataset: Dataset) -> None:
    assert dataset.table in ROWS
    assert dataset.rows > 0
    assert dataset.licence
    assert dataset.attribution
    assert dataset.coverage.note
    assert 0 < dataset.coverage.record_error < 0.1


def test_what_is_bundled_stays_small() -> None:
    folder = files("backing.records").joinpath("bundled")
    assert sum(len(path.read_bytes()) for path in folder.iterdir()) < 2_000_000


def test_nothing_is_bundled_that_the_catalogue_does_not_name() -> None:
    parquet = {
        path.name for path in files("backing.records").joinpath("bundled").iterdir() if path.name.endswith(".parquet")
    }
    assert parquet == {Path(dataset.path).name for dataset in CATALOG}


def test_find_takes_the_release_or_the_last_one() -> None:
    assert CATALOG.find("ucdp-ged-mmr-bgd", "19.1") is CATALOG.find("ucdp-ged-mmr-bgd")


@pytest.mark.parametrize(("dataset", "release"), [("acled", None), ("ucdp-ged-mmr-bgd", "23.1"), ("", "19.1")])
def test_an_unknown_release_says_what_there_is(dataset: str, release: str | None) -> None:
    with pytest.raises(UnknownRecord) as caught:
        CATALOG.find(dataset, release)
    assert "ucdp-ged-mmr-bgd 19.1" in (caught.value.hint or "")


def test_datasets_are_found_by_what_they_measure() -> None:
    assert {dataset.id for dataset in CATALOG.for_measure("deaths")} == {"ucdp-deaths-yearly", "ucdp-deaths-monthly"}
    assert {dataset.table for dataset in CATALOG.for_measure("lethal events")} == {"events"}
    assert CATALOG.for_measure("rainfall") == ()


def test_a_complete_release_speaks_inside_its_coverage_alone() -> None:
    coverage = CATALOG.find("ucdp-ged-mmr-bgd").coverage
    assert not coverage.gaps(place="BGD", start=date(2015, 1, 1), end=date(2018, 12, 31))
    assert coverage.gaps(place="AFG", start=None, end=None)
    assert coverage.gaps(place="BGD", start=date(2018, 1, 1), end=date(2019, 1, 1))


def test_a_sample_never_speaks_of_absence() -> None:
    assert CATALOG.find("ucdp-ged-afg-sample").coverage.gaps(place="AFG", start=None, end=None)
    assert CATALOG.find("published-figures").coverage.gaps(place="AFG", start=None, end=None)


def test_series_of_all_actors_say_so() -> None:
    assert not any(dataset.coverage.per_actor for dataset in CATALOG if dataset.table == "series")


def test_the_listing_is_the_catalogue_in_plain_words() -> None:
    listed = list_records(CATALOG)
    assert [row.id for row in listed] == [dataset.id for dataset in CATALOG]
    by_id = {row.id: row.coverage for row in listed}
    assert by_id["ucdp-ged-mmr-bgd"] == "lethal events, BGD, MMR, 1989–2018"
    assert by_id["ucdp-deaths-monthly"] == "deaths, 174 countries, 2010–2024, all actors together"
    assert by_id["published-figures"] == "figures, anywhere"
