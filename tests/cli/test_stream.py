"""Many statements at once: one case each, one bad file stops nothing, and a second run goes on from the first."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from spacy.tokens import Doc

from backing.casefile.stream import DONE, REFUSED, STREAM
from backing.claims import extract
from backing.cli import stages, stream
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


@pytest.fixture
def posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Five posts, two of which are parsed together at a time."""
    monkeypatch.setattr(stream, "BATCH", 2)
    path = tmp_path / "posts"
    path.mkdir()
    for number, victims in enumerate(("two", "three", "four", "five", "six")):
        (path / f"{number}.txt").write_text(f"The army killed {victims} rebels in Myanmar in May 2016.")
    return path


def test_statements_that_are_parsed_together_get_the_cases_that_they_get_alone(posts: Path, tmp_path: Path) -> None:
    outcomes = list(stream.assess_stream(posts, tmp_path / "out", None, quiet=True))
    assert [(each.input, each.state) for each in outcomes] == [(f"{number}.txt", DONE) for number in range(5)]
    for each in outcomes:
        alone = stages.read([str(posts / each.input)], tmp_path / f"{each.input}-alone", None, quiet=True)
        stages.claims(alone, quiet=True)
        assert (tmp_path / "out" / str(each.case) / "claims.jsonl").read_bytes() == (
            alone.path / "claims.jsonl"
        ).read_bytes()


def test_a_run_that_stops_within_a_batch_is_gone_on_with(posts: Path, tmp_path: Path) -> None:
    first = stream.assess_stream(posts, tmp_path / "out", None, quiet=True)
    done = [next(first) for _ in range(3)]
    first.close()  # type: ignore[attr-defined]
    log = tmp_path / "out" / str(done[0].case) / "log.jsonl"
    before = log.read_bytes()
    again = list(stream.assess_stream(posts, tmp_path / "out", None, quiet=True))
    assert again[:3] == done
    assert [each.state for each in again] == [DONE] * 5
    assert log.read_bytes() == before
    assert len((tmp_path / "out" / STREAM).read_text().splitlines()) == 5


def test_a_statement_on_which_backing_fails_costs_no_other_its_case(
    posts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = extract.read_clauses

    def fail(doc: Doc) -> object:
        if "five" in doc.text:
            raise ZeroDivisionError("five")
        return read(doc)

    monkeypatch.setattr(extract, "read_clauses", fail)
    outcomes = list(stream.assess_stream(posts, tmp_path / "out", None, quiet=True))
    assert [each.state for each in outcomes] == [DONE, DONE, DONE, REFUSED, DONE]
    assert outcomes[3].error == "Backing failed on it: ZeroDivisionError: five"
