"""One real silence through every function: IS against civilians in Bangladesh, 19 lethal attacks in a complete record.

UCDP GED 19.1, as bundled. After 1 July 2016 there is none for 411 days, then one, then none to the end of 2018.
"""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from itertools import pairwise

import numpy as np
import pyarrow.parquet as pq
import pytest

from backing.evidence.statistics.bursts import any_burst_of
from backing.evidence.statistics.chosen_window import quietest
from backing.evidence.statistics.gaps import expected_max_gap, max_gap_exceeds
from backing.evidence.statistics.held_out import silence_ladder
from backing.evidence.statistics.ladder import Telling
from backing.evidence.statistics.rate_bounds import rate_bounds
from backing.evidence.statistics.sightings import cessation, last_date
from backing.evidence.statistics.silence_factors import silence_factors
from backing.evidence.statistics.trials import trials

END = date(2018, 12, 31)


@pytest.fixture(scope="module")
def days() -> list[date]:
    with files("backing.records").joinpath("bundled/ucdp-ged-mmr-bgd.parquet").open("rb") as file:
        rows = pq.read_table(file, columns=["start", "country", "ucdp_side_a"]).to_pylist()
    return sorted(row["start"] for row in rows if row["country"] == "BGD" and row["ucdp_side_a"] == "IS")


@pytest.fixture(scope="module")
def weeks(days: list[date]) -> np.ndarray:
    """Attacks in each week from the first attack to the end of the record."""
    places = [(day - days[0]).days // 7 for day in days]
    return np.bincount(places, minlength=(END - days[0]).days // 7 + 1)


def test_the_gap_is_the_one_in_the_rows(days: list[date]) -> None:
    assert len(days) == 19
    longest = max(pairwise(days), key=lambda pair: pair[1] - pair[0])
    assert longest == (date(2016, 7, 1), date(2017, 8, 16))
    assert (longest[1] - longest[0]).days == 411


def test_random_attacks_would_hardly_leave_such_a_gap_but_spells_would(days: list[date], weeks: np.ndarray) -> None:
    share = 411 / (END - days[0]).days
    assert share > 1.9 * expected_max_gap(19)
    assert max_gap_exceeds(19, share) < 0.01
    found = {trial.name: trial for trial in trials(weeks, run=58, weeks=len(weeks))}
    assert found["Poisson"].anywhere < 0.05
    assert found["Active and quiet spells"].anywhere > 0.5
    assert all((trial.factor or 0) > 2 for trial in found.values())


def test_before_it_no_model_could_be_weighed_and_they_disagree(weeks: np.ndarray) -> None:
    found = silence_ladder(weeks[:41], 58)
    assert found.weights is None
    assert found.tells() is Telling.DEPENDS
    assert found.low < 1e-9
    assert found.high > 0.05


def test_it_is_the_quietest_kind_of_year_but_not_the_only_one(weeks: np.ndarray) -> None:
    found = quietest(weeks, start=41, length=52)
    assert found.counted == 0
    assert 0.1 < found.percentile < 0.5  # the end of the record is as silent
    assert not found.extreme


def test_what_came_before_it_was_a_burst(days: list[date]) -> None:
    early = sum(day < date(2016, 7, 2) for day in days)
    assert early == 18
    assert any_burst_of(19, early, share=277 / (END - days[0]).days) < 1e-6


def test_the_silence_at_the_end_speaks_for_an_end_and_cannot_tell_it_from_less(days: list[date]) -> None:
    ends = [(day - days[0]).days for day in days]
    seen = cessation(ends, end=(END - days[0]).days)
    assert seen.p < 1e-4
    assert (seen.bayes_factor or 1) < 0.01
    assert last_date(ends[-10:]).estimate > ends[-1]
    silent = (END - days[-1]).days
    factors = silence_factors(19, ends[-1], silent)
    assert factors.unchanged_to_reduced < 0.01 < factors.reduced_to_ceased
    assert rate_bounds(0, silent / 7).upper < 0.05  # a week: fewer than three a year
