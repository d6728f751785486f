"""What only Spark can get wrong: what it needs, what it starts, and what it leaves behind."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from backing.errors import MissingExtra
from backing.records.catalog import Catalog, load_catalog
from backing.records.engines.choose import EngineName
from backing.records.engines.spark import SparkEngine
from backing.records.query import Query
from tests.records.engines.opening import opened

EVENTS = Query(table="events", dataset="ucdp-ged-mmr-bgd", release="19.1", columns=("id",))
NOTHING = Catalog(datasets=())
OPEN = """
from backing.errors import MissingExtra
from backing.records.catalog import load_catalog
from backing.records.engines.spark import SparkEngine
from backing.records.query import Query
try:
    with SparkEngine(load_catalog()) as engine:
        print(len(engine.fetch(Query(table="events", dataset="ucdp-ged-mmr-bgd", release="19.1"))))
except MissingExtra as problem:
    print(problem.detail, problem.hint, sep="\\n")
"""


def opened_by_itself(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A process of its own that opens the engine and asks it, in an empty folder."""
    command = [sys.executable, "-c", OPEN]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )


def java(folder: Path, script: str) -> str:
    """A home of Java whose program is a script."""
    program = folder / "java" / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(folder / "java")


def test_without_pyspark_one_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(MissingExtra, match="PySpark") as caught:
        SparkEngine(NOTHING)
    assert "backing[spark]" in str(caught.value.hint)


@pytest.mark.spark
def test_without_java_one_message_says_what_to_install(tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    done = opened_by_itself(tmp_path, JAVA_HOME=str(tmp_path / "nowhere"))
    assert "needs Java, which is not in JAVA_HOME=" in done.stdout
    assert "17 or newer" in done.stdout
    assert not done.stderr


@pytest.mark.spark
def test_when_java_does_not_start_its_own_words_are_passed_on(tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    done = opened_by_itself(tmp_path, JAVA_HOME=java(tmp_path, "echo 'Unsupported class file version' >&2; exit 1"))
    assert "Spark does not start: Unsupported class file version" in done.stdout
    assert not done.stderr


@pytest.mark.spark
@pytest.mark.slow
def test_it_runs_quietly_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with opened(EngineName.SPARK, NOTHING):
        here, temporary = tmp_path / "here", tmp_path / "tem porary"
        here.mkdir()
        temporary.mkdir()
        done = opened_by_itself(here, TMPDIR=str(temporary))
    assert (done.stdout, done.stderr) == ("3194\n", "")
    assert not list(here.iterdir())
    assert not list(temporary.iterdir())


@pytest.mark.spark
def test_a_closed_engine_answers_nothing_and_another_still_does() -> None:
    with opened(EngineName.SPARK, load_catalog()) as one, opened(EngineName.SPARK, load_catalog()) as other:
        other.close()  # type: ignore[attr-defined]
        with pytest.raises(Exception, match="TABLE_OR_VIEW_NOT_FOUND"):
            other.fetch(EVENTS)
        assert len(one.fetch(EVENTS)) == load_catalog().find(EVENTS.dataset).rows


@pytest.mark.spark
def test_a_table_without_a_release_is_empty() -> None:
    with opened(EngineName.SPARK, NOTHING) as engine:
        assert engine.fetch(EVENTS) == []


@pytest.mark.spark
@pytest.mark.parametrize("folder", ["a b", "[ab]", "{a,b}", "*", "a\\b", "a%20b", "a:b", "ü😀"])
def test_the_name_of_a_folder_means_that_folder_alone(tmp_path: Path, folder: str) -> None:
    bundled = load_catalog().find(EVENTS.dataset)
    for each in (folder, "a", "b", "c"):
        (tmp_path / each).mkdir(exist_ok=True)
        (tmp_path / each / "rows.parquet").write_bytes(Path(bundled.path).read_bytes())
    catalog = Catalog(datasets=(replace(bundled, path=str(tmp_path / folder / "rows.parquet")),))
    with opened(EngineName.SPARK, catalog) as engine:
        assert len(engine.fetch(EVENTS)) == bundled.rows
