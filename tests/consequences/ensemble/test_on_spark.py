"""Spark gives the numbers that one machine gives."""

import os

import pytest

from backing.consequences.ensemble.place import Place, runner
from backing.consequences.ensemble.simulate import simulate
from backing.errors import MissingExtra
from tests.consequences.ensemble.test_simulate import design, equal


@pytest.mark.spark
def test_a_cluster_changes_no_number() -> None:
    asked = design(60, 40)
    told: list[tuple[int, int]] = []
    try:
        found = runner(Place.SPARK)(asked, lambda done, total: told.append((done, total)))
    except MissingExtra as problem:
        if os.environ.get("BACKING_REQUIRE_SPARK") == "1":
            raise
        pytest.skip(problem.detail)
    assert equal(found, simulate(asked))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_this_machine_is_where_it_runs_unless_said_otherwise() -> None:
    assert runner(Place.HERE) is simulate
