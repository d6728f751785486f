"""Spark gives the numbers that one machine gives."""

import os
from pathlib import Path

import pytest

from backing.consequences.ensemble.place import Place
from backing.consequences.ensemble.runner import runner
from backing.consequences.ensemble.simulate import simulate, unwatched
from backing.errors import MissingExtra
from tests.consequences.ensemble.test_simulate import design, equal


@pytest.mark.spark
def test_a_cluster_changes_no_number(tmp_path: Path) -> None:
    asked = design(60, 40)
    told: list[tuple[int, int]] = []
    try:
        found = runner(Place.SPARK, tmp_path)(asked, lambda done, total: told.append((done, total)))
    except MissingExtra as problem:
        if os.environ.get("BACKING_REQUIRE_SPARK") == "1":
            raise
        pytest.skip(problem.detail)
    assert equal(found, simulate(asked))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_this_machine_gives_the_same_and_leaves_nothing_behind(tmp_path: Path) -> None:
    asked = design(20, 2)
    assert equal(runner(Place.HERE, tmp_path)(asked, unwatched), simulate(asked))
    assert not list(tmp_path.iterdir())
