from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.errors import BackingError, UnknownRecord, UnusableStore
from backing.records.store.add import add_release
from backing.records.store.home import HOME, records_home, release_folder
from backing.records.store.load import all_records, load_records, release_folders, stored_releases
from backing.records.store.remove import remove_release
from backing.records.store.stored import REJECTED, RELEASE, ROWS, Stored
from backing.records.store.verify import unfinished, verify_store
from tests.records.store.filling import filling, rows_of


def never() -> None:
    raise AssertionError("no other process holds the store")


def add(home: Path, release: str, dataset: str = "ged", fill: Callable[[Path], Stored] | None = None) -> Stored:
    return add_release(home, dataset, release, fill or filling(dataset, release), never)


def held(home: Path) -> dict[str, bytes]:
    """Every file of every release."""
    return {
        str(path.relative_to(home)): path.read_bytes()
        for folder in release_folders(home)
        for path in sorted(folder.iterdir())
    }


def sound(home: Path) -> bool:
    return not any(checked.problems for checked in verify_store(home))


def test_what_is_added_is_there_and_says_what_it_is(tmp_path: Path) -> None:
    added = add(tmp_path, "25.1")
    assert stored_releases(tmp_path) == (added,)
    assert added.dataset.coverage.start == date(2000, 1, 1)
    assert Path(added.dataset.path).read_bytes() == rows_of("ged", "25.1")
    assert sound(tmp_path)


def test_a_release_never_changes(tmp_path: Path) -> None:
    add(tmp_path, "25.1")
    before = held(tmp_path)
    with pytest.raises(UnusableStore, match="already") as caught:
        add(tmp_path, "25.1")
    assert "backing records remove ged@25.1" in (caught.value.hint or "")
    assert held(tmp_path) == before


def test_adding_and_removing_one_release_changes_no_other(tmp_path: Path) -> None:
    add(tmp_path, "24.1")
    before = held(tmp_path)
    add(tmp_path, "25.1")
    assert {name: held(tmp_path)[name] for name in before} == before
    remove_release(tmp_path, "ged", "25.1", never)
    assert held(tmp_path) == before


def test_what_is_not_there_cannot_be_removed(tmp_path: Path) -> None:
    with pytest.raises(UnknownRecord, match="no ged 1"):
        remove_release(tmp_path, "ged", "1", never)


@pytest.mark.parametrize(
    "problem", [ValueError("a bad row"), OSError(28, "No space left on device"), KeyboardInterrupt()]
)
def test_an_import_that_fails_leaves_nothing(tmp_path: Path, problem: BaseException) -> None:
    def fail(folder: Path) -> Stored:
        (folder / ROWS).write_bytes(b"half")
        raise problem

    with pytest.raises((type(problem), UnusableStore)) as caught:
        add(tmp_path, "1", fill=fail)
    assert not isinstance(problem, OSError) or "No space left" in str(caught.value)
    assert stored_releases(tmp_path) == ()
    assert unfinished(tmp_path) == 0


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file")
    with pytest.raises(UnusableStore, match="cannot be written"):
        add(blocked / "records", "1")


@pytest.mark.parametrize(
    ("name", "release"),
    [("..", "1"), ("ged", "../x"), ("", "1"), ("ged", ""), ("Ged", "1"), ("ged", "."), ("a/b", "1"), ("ged", "1\0")],
)
def test_a_name_that_is_no_folder_is_refused(tmp_path: Path, name: str, release: str) -> None:
    with pytest.raises(UnusableStore, match="cannot name"):
        release_folder(tmp_path, name, release)


@given(st.text(max_size=8), st.text(max_size=8))
def test_a_release_lies_two_folders_below_its_home_or_nowhere(dataset: str, release: str) -> None:
    home = Path("/the/store")
    try:
        folder = release_folder(home, dataset, release)
    except BackingError:
        return
    assert folder.resolve().parent.parent == home.resolve()


def rename_table(path: Path, table: str) -> None:
    plain = json.loads(path.read_text())
    plain["dataset"]["table"] = table
    path.write_text(json.dumps(plain))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda folder: (folder / ROWS).write_bytes(b"other"), "rows.parquet is not the file"),
        (lambda folder: (folder / ROWS).unlink(), "rows.parquet is missing"),
        (lambda folder: (folder / REJECTED).write_bytes(b"{}"), "rejected.jsonl is not the file"),
        (lambda folder: (folder / "note.txt").write_text("?"), "note.txt does not belong"),
        (lambda folder: (folder / RELEASE).write_text("{"), "does not describe a release"),
        (lambda folder: (folder / RELEASE).write_text("[]"), "does not describe a release"),
        (lambda folder: rename_table(folder / RELEASE, "events; DROP TABLE events"), "no table 'events; DROP"),
        (lambda folder: folder.rename(folder.with_name("2")), "it says that it is ged 1"),
    ],
)
def test_damage_is_found(tmp_path: Path, change: Callable[[Path], object], says: str) -> None:
    add(tmp_path, "1")
    change(tmp_path / "ged/1")
    ((problem,),) = [checked.problems for checked in verify_store(tmp_path)]
    assert says in problem


def test_a_damaged_release_can_be_removed_and_says_how(tmp_path: Path) -> None:
    add(tmp_path, "1")
    (tmp_path / "ged/1" / RELEASE).write_text("{}")
    with pytest.raises(UnusableStore) as caught:
        stored_releases(tmp_path)
    assert "backing records remove ged@1" in (caught.value.hint or "")
    remove_release(tmp_path, "ged", "1", never)
    assert stored_releases(tmp_path) == ()


def test_the_store_stands_beside_what_is_bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME, str(tmp_path))
    bundled = [each.id for each in load_records()]
    add(records_home(), "24.1")
    add(records_home(), "25.1")
    assert [each.id for each in load_records()] == [*bundled, "ged"]
    assert load_records().find("ged").release == "25.1"
    assert [each.release for each in all_records() if each.id == "ged"] == ["24.1", "25.1"]


def start(home: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.records.store.filling", str(home), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_change_that_is_killed_is_wholly_there_or_not_at_all(tmp_path: Path) -> None:
    random = Random(20231)  # noqa: S311 -- moments to be killed at, not secrets
    add(tmp_path, "1")
    first = held(tmp_path)
    halfway, seen = 0, set()
    for _ in range(50):
        process = start(tmp_path, "churn")
        assert process.stdout is not None
        for _ in range(random.randint(1, 8)):
            process.stdout.readline()
        time.sleep(random.uniform(0, 0.01))
        process.kill()
        process.communicate()
        assert sound(tmp_path)
        assert {name: content for name, content in held(tmp_path).items() if name in first} == first
        halfway += unfinished(tmp_path)
        seen.add(tuple(each.dataset.release for each in stored_releases(tmp_path)))
    assert halfway > 10, "the changes are hit in their middle"
    assert len(seen) > 1, "and at different ones"
    add(tmp_path, "after")
    assert unfinished(tmp_path) == 0


def test_the_second_of_two_imports_says_that_it_waits_and_waits(tmp_path: Path) -> None:
    slow = start(tmp_path, "slow")
    assert slow.stdout is not None
    slow.stdout.readline()
    waited: list[bool] = []
    add_release(tmp_path, "ged", "2", filling("ged", "2"), lambda: waited.append(True))
    assert slow.wait() == 0
    slow.communicate()
    assert waited == [True]
    assert [each.dataset.release for each in stored_releases(tmp_path)] == ["1", "2"]
    assert sound(tmp_path)


def test_what_a_release_says_of_itself_is_plain(tmp_path: Path) -> None:
    add(tmp_path, "1")
    plain = json.loads((tmp_path / "ged/1" / RELEASE).read_text())
    assert plain["dataset"]["coverage"]["start"] == "2000-01-01"
    assert "path" not in plain["dataset"]
