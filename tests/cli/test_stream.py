"""Many statements at once: one case each, one bad file stops nothing, and a second run goes on from the first."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.test_app import ARTICLE, backing
from tests.statements.formats.saved import archive, tweet


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "saved"
    path.mkdir()
    (path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (path / "bad.txt").write_bytes("Überfall".encode("cp1252"))
    (path / "hello.txt").write_text("Good morning!")
    return path


def states(out: str) -> dict[str, str]:
    return {line["input"]: line["state"] for line in map(json.loads, out.splitlines())}


def test_a_folder_gives_a_case_for_each_statement_and_a_second_run_does_nothing_again(
    folder: Path, tmp_path: Path
) -> None:
    done = backing("assess", "saved", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert states(done.stdout) == {"article.txt": "done", "bad.txt": "refused", "hello.txt": "no claims"}
    (case,) = (path for path in (tmp_path / "saved-cases").iterdir() if (path / "dossier.html").exists())
    before = (case / "log.jsonl").read_bytes()
    (folder / "bad.txt").write_text(ARTICLE.replace("Dhaka", "Sylhet"), encoding="utf-8")
    again = backing("assess", "saved", cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert "2 done, 1 no claims" in again.stdout
    assert (case / "log.jsonl").read_bytes() == before


def test_an_archive_of_posts_gives_a_case_for_each_thread(tmp_path: Path) -> None:
    posts = archive(
        tweet(1, "Islamic State carried out no lethal attack on civilians in Bangladesh in 2017."),
        tweet(2, "So the minister was wrong.", answers=1),
        tweet(3, "The army killed twelve rebels in Myanmar in May 2016."),
    )
    with zipfile.ZipFile(tmp_path / "twitter.zip", "w") as packed:
        packed.writestr("data/tweets.js", posts)
        packed.writestr("data/like.js", "window.YTD.like.part0 = [ ]")
    done = backing("assess", "twitter.zip", "--case", "out", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert states(done.stdout) == {
        "data/tweets.js#1": "done",
        "data/tweets.js#3": "done",
        "data/like.js": "refused",
    }


def test_nothing_to_assess_exits_1(folder: Path, tmp_path: Path) -> None:
    (folder / "article.txt").unlink()
    done = backing("assess", "saved", cwd=tmp_path)
    assert done.returncode == 1
    assert "1 refused, 1 no claims" in done.stdout


def test_a_folder_with_other_things_is_not_written_into(folder: Path, tmp_path: Path) -> None:
    done = backing("assess", "saved", "--case", "saved", cwd=tmp_path)
    assert done.returncode == 1
    assert "holds no stream" in done.stderr


def test_a_private_address_is_refused_in_words(tmp_path: Path) -> None:
    done = backing("assess", "http://localhost/thread", cwd=tmp_path)
    assert done.returncode == 1
    assert "not an address on the public internet" in done.stderr
    assert "try:" in done.stderr
