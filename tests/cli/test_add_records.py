"""``backing records add`` and ``get`` as a user runs them, on files in the forms of their publishers."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pyarrow.parquet as pq
import pytest

from backing.cli import get_records
from backing.cli.get_records import get_release
from backing.errors import DamagedDownload, UnknownRecord, UnusableStore
from backing.records.engines.duckdb import DuckDBEngine
from backing.records.events.sources.ucdp_ged import UCDP_GED
from backing.records.published import find_published
from backing.records.query import AnyOf, Condition, Operator, Query
from backing.records.store.home import HOME, records_home
from backing.records.store.load import all_records, stored_releases
from backing.records.store.verify import verify_store
from tests.cli.test_app import backing
from tests.files.site import Site, policy, running
from tests.records.events.sources.test_gdelt import quarter

IS = 234


def add(home: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return backing("records", "add", *arguments, cwd=home, BACKING_HOME=str(home))


def listed(home: Path, dataset: str) -> list[dict[str, object]]:
    done = backing("records", "list", "--all", "--json", cwd=home, BACKING_HOME=str(home))
    return [row for row in json.loads(done.stdout) if row["id"] == dataset]


@pytest.fixture
def ged(tmp_path: Path) -> Path:
    """Three events in the columns of the yearly release; one of them has a day that is none."""
    rows = [
        {"id": "1", "date_start": "2023-03-09 00:00:00.000", "date_end": "2023-03-09 00:00:00.000", "best": "2"},
        {"id": "2", "date_start": "2023-02-30", "date_end": "2023-02-30", "best": "1"},
        {"id": "3", "date_start": "2023-03-27", "date_end": "2023-03-27", "best": "6"},
    ]
    common = {
        "type_of_violence": "3", "side_a": "IS", "side_a_new_id": str(IS), "side_b": "Civilians", "side_b_new_id": "1",
        "country": "Afghanistan", "adm_1": "Kabul province", "latitude": "34.5", "longitude": "69.2", "source_headline": "a\nb",
    }  # fmt: skip
    path = tmp_path / "GEDEvent_v25_1.csv"
    write(path, [common | row for row in rows])
    return path


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(UCDP_GED.published), restval="")
        writer.writeheader()
        writer.writerows(rows)


def test_a_published_file_is_recognised_and_what_fails_is_kept_aside(ged: Path, tmp_path: Path) -> None:
    done = add(tmp_path, ged)
    assert done.returncode == 0, done.stderr
    assert "ucdp-ged 25.1" in done.stdout
    assert "2023-02-30" in done.stdout
    (row,) = listed(tmp_path, "ucdp-ged")
    assert (row["rows"], row["complete"]) == (2, True)
    shown = json.loads(
        backing("records", "show", "ucdp-ged", "--json", cwd=tmp_path, BACKING_HOME=str(tmp_path)).stdout
    )
    assert (shown["rejected"], shown["origin"]) == (1, "GEDEvent_v25_1.csv")
    (kept,) = shown["first_rejected"]
    assert kept["line"] == 4, "the row before it has a cell of two lines"


def test_a_zip_as_published_gives_the_same_rows(ged: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "ged251-csv.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(ged, ged.name)
    assert add(tmp_path, "ged251-csv.zip").returncode == 0
    assert add(tmp_path, ged, "--dataset", "other").returncode == 0
    (zipped,), (plain,) = listed(tmp_path, "ucdp-ged"), listed(tmp_path, "other")
    assert zipped["rows"] == plain["rows"]


def test_a_file_of_another_name_is_an_extract_unless_the_user_says_otherwise(ged: Path, tmp_path: Path) -> None:
    renamed = ged.rename(tmp_path / "my events.csv")
    done = add(tmp_path, renamed)
    assert done.returncode == 1
    assert "--release" in done.stderr
    assert add(tmp_path, renamed, "--release", "25.1").returncode == 0
    assert add(tmp_path, renamed, "--release", "25.1", "--dataset", "whole", "--complete").returncode == 0
    (extract,), (whole,) = listed(tmp_path, "ucdp-ged"), listed(tmp_path, "whole")
    assert (extract["complete"], whole["complete"]) == (False, True)
    assert "its publisher's name" in str(extract["note"])


def test_the_same_release_is_not_added_twice(ged: Path, tmp_path: Path) -> None:
    assert add(tmp_path, ged).returncode == 0
    done = add(tmp_path, ged)
    assert done.returncode == 1
    assert "in the store already" in done.stderr
    assert "backing records remove ucdp-ged@25.1" in done.stderr


def test_claims_are_tested_on_what_was_added(ged: Path, tmp_path: Path) -> None:
    assert add(tmp_path, ged).returncode == 0
    note = "ISKP carried out no attack on civilians in Afghanistan from 20 March 2023 to 30 March 2023."
    (tmp_path / "note.txt").write_text(note)
    arguments = ("assess", "note.txt", "--date", "2025-08-01", "--json")
    done = backing(*arguments, cwd=tmp_path, BACKING_HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    (verdict,) = json.loads(done.stdout)["verdicts"]
    assert verdict["so"] == "Refuted"
    findings = (tmp_path / "note-case/findings.jsonl").read_text()
    assert '"release": "25.1"' in findings


def test_an_actor_s_name_is_a_value_and_never_a_statement(ged: Path, tmp_path: Path) -> None:
    hostile = "'; DROP TABLE events; --"
    write(ged, [
        {"id": "1", "date_start": "2023-03-09", "date_end": "2023-03-09", "type_of_violence": "3", "side_a": hostile,
         "side_b": 'Civ"ilians', "country": "Afghanistan", "best": "2"},
    ])  # fmt: skip
    done = add(tmp_path, ged)
    assert done.returncode == 0, done.stderr
    assert listed(tmp_path, "ucdp-ged")[0]["rows"] == 1


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"date,place\n2023-01-01,Kabul\n", "--mapping"),
        ("a.zip", b"PK\x03\x04broken", "try:"),
        ("a.csv", b"\0\0\0\0", "try:"),
        ("missing.csv", None, "missing.csv"),
    ],
)
def test_what_cannot_be_imported_says_so_and_leaves_nothing(
    tmp_path: Path, name: str, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = add(tmp_path, name, "--release", "1")
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert stored_releases(tmp_path / "records") == ()


def test_a_disk_that_is_full_is_said_and_nothing_is_lost(ged: Path, tmp_path: Path) -> None:
    assert add(tmp_path, ged, "--dataset", "first").returncode == 0
    limited = f"ulimit -f 1; exec {sys.executable} -P -m backing records add {ged.name}"
    done = subprocess.run(
        ["bash", "-c", limited], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "BACKING_HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "try:" in done.stderr
    assert "Traceback" not in done.stderr
    assert [each.dataset.id for each in stored_releases(tmp_path / "records")] == ["first"]
    assert not any(each.problems for each in verify_store(tmp_path / "records"))


def test_the_islamic_state_in_bangladesh_as_imported(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = shared / "data/events/ucdp-ged191-mmr-bgd/conflict_data_BGD.csv"
    done = add(tmp_path, source, "--dataset", "bgd", "--release", "19.1", "--complete")
    assert done.returncode == 0, done.stderr
    monkeypatch.setenv(HOME, str(tmp_path))
    catalog = all_records()
    sides = AnyOf(
        conditions=tuple(Condition(column=side, operator=Operator.EQ, value=IS) for side in ("side_a_id", "side_b_id"))
    )
    with DuckDBEngine(catalog) as engine:
        rows = engine.fetch(Query(table="events", dataset="bgd", release="19.1", where=(sides,)))
    assert (len(rows), sum(row["deaths_best"] for row in rows)) == (50, 129)
    gaps = [(later["start"] - earlier["start"]).days for earlier, later in pairwise(rows)]
    assert sorted(gap for gap in gaps if gap > 56) == [77, 100, 405]
    by_attacker = [row["start"] for row in rows if row["attacker_id"] == IS]
    assert len(by_attacker) == 19
    assert max((later - earlier).days for earlier, later in pairwise(by_attacker)) == 411
    assert catalog.find("bgd").rows == 601


@pytest.mark.slow
def test_an_import_that_is_killed_is_wholly_there_or_not_at_all(ged: Path, tmp_path: Path) -> None:
    moment = Random(4)  # noqa: S311 -- moments to be killed at, not secrets
    environment = {**os.environ, "BACKING_HOME": str(tmp_path)}
    began = time.monotonic()
    assert add(tmp_path, ged, "--dataset", "kept").returncode == 0
    whole = time.monotonic() - began
    states = set()
    for number in range(50):
        verb = ["add", str(ged)] if number % 3 else ["remove", "ucdp-ged@25.1"]
        command = [sys.executable, "-P", "-m", "backing", "records", *verb]
        process = subprocess.Popen(
            command, env=environment, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(moment.uniform(0.3, 1.5) * whole)
        process.kill()
        process.wait()
        assert not any(each.problems for each in verify_store(tmp_path / "records"))
        states.add(tuple(each.dataset.id for each in stored_releases(tmp_path / "records")))
    assert states == {("kept",), ("kept", "ucdp-ged")}


@pytest.fixture
def site(ged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A publisher of our own that serves the yearly release, and the store that it goes into."""
    monkeypatch.setenv(HOME, str(tmp_path / "home"))
    with zipfile.ZipFile(tmp_path / "out.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(ged, ged.name)
    content = (tmp_path / "out.zip").read_bytes()
    with running({"/downloads/ged/ged251-csv.zip": (200, {"Content-Length": str(len(content))}, content)}) as here:
        source = find_published("ucdp-ged")
        moved = replace(source, url=source.url.replace("https://ucdp.uu.se", here.url))
        monkeypatch.setattr(get_records, "find_published", lambda _: moved)
        yield here


def test_a_release_is_fetched_with_its_terms_and_digest_and_added(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    stored = get_release("ucdp-ged@25.1", country=None, sha256=None, quiet=False, policy=policy(site, size=10**7))
    told = capsys.readouterr().out
    assert "CC BY 4.0" in told
    assert stored.origin_digest in told
    assert (stored.dataset.rows, stored.dataset.coverage.complete) == (2, True)
    assert [each.dataset.id for each in stored_releases(records_home())] == ["ucdp-ged"]
    with pytest.raises(UnusableStore, match="already"):
        get_release("ucdp-ged@25.1", country=None, sha256=None, quiet=True, policy=policy(site, size=10**7))
    assert len(site.asked) == 1, "what is there is not fetched again"


def test_another_file_than_the_one_that_was_meant_is_not_added(site: Site) -> None:
    with pytest.raises(DamagedDownload):
        get_release("ucdp-ged@25.1", country=None, sha256="0" * 64, quiet=True, policy=policy(site, size=10**7))
    assert stored_releases(records_home()) == ()


def test_a_release_must_be_named(site: Site) -> None:
    with pytest.raises(UnknownRecord, match="names no release"):
        get_release("ucdp-ged", country=None, sha256=None, quiet=True)


def test_acled_needs_an_account_of_one_s_own(tmp_path: Path) -> None:
    done = backing("records", "get", "acled@2026-11-01", cwd=tmp_path, BACKING_HOME=str(tmp_path), ACLED_EMAIL="")
    assert done.returncode == 1
    assert "ACLED_EMAIL" in done.stderr


def test_quarters_of_an_hour_accumulate_and_none_counts_twice(tmp_path: Path) -> None:
    """A desk adds GDELT's files all day, one by one or the whole folder again and again."""
    arriving = tmp_path / "arriving"
    arriving.mkdir()
    quarter(arriving, "0000", "1", "2"), quarter(arriving, "0015", "3")
    assert add(tmp_path, arriving).returncode == 0
    late = quarter(arriving, "0030", "4")
    assert add(tmp_path, late).returncode == 0
    quarter(arriving, "0045", "5"), quarter(arriving, "0000", "6", day="20230328")
    again = add(tmp_path, arriving)
    assert (again.returncode, "3 of 5 files are in the store already" in again.stderr) == (0, True)
    nothing = add(tmp_path, arriving)
    assert (nothing.returncode, "the store has all of them" in nothing.stderr) == (1, True)
    rows = listed(tmp_path, "gdelt-2")
    assert [(row["release"], row["rows"], row["replaced"]) for row in rows] == [
        ("2023-03-27.0000--2023-03-27.0015", 3, ""),
        ("2023-03-27.0030", 1, ""),
        ("2023-03-27.0045--2023-03-28.0000", 2, ""),
    ]
    paths = (tmp_path / "records/gdelt-2").glob("*/rows.parquet")
    ids = [row["id"] for path in paths for row in pq.ParquetFile(path).read(columns=["id"]).to_pylist()]
    assert sorted(ids) == ["1", "2", "3", "4", "5", "6"]
