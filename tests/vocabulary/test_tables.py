"""A user's own tables stand over the bundled ones, and one that does not fit is named."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backing.errors import UnusableVocabulary
from backing.vocabulary import tables
from backing.vocabulary.tables import EDITABLE, own_tables, read_lines, read_rows, read_table, table_digest

Write = Callable[[str, str], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Writes a table into a vocabulary of the user's own, which is read anew."""

    def forget() -> None:
        for read in (read_rows, read_table, read_lines):
            read.cache_clear()

    def put(name: str, content: str) -> None:
        (tmp_path / name).write_text(content, encoding="utf-8")
        forget()

    monkeypatch.setenv(tables.FOLDER, str(tmp_path))
    forget()
    yield put
    forget()


@pytest.mark.usefixtures("write")
@pytest.mark.parametrize("name", EDITABLE)
def test_every_editable_table_is_bundled(name: str) -> None:
    read = {".csv": read_rows, ".toml": read_table, ".txt": read_lines}[Path(name).suffix]
    assert read(name)  # type: ignore[operator]


def test_a_row_stands_in_for_the_bundled_one_and_others_are_added(write: Write) -> None:
    bundled = read_rows("aliases.csv")
    write(
        "aliases.csv", "name,id,spellings\nISKP,iskp,Khorasan branch\nRiver Guard,river-guard,RG|Guards of the River\n"
    )
    rows = read_rows("aliases.csv")
    assert [row["id"] for row in rows] == [*(row["id"] for row in bundled), "river-guard"]
    (changed,) = [row for row in rows if row["id"] == "iskp"]
    assert (changed["spellings"], changed["ucdp_id"]) == ("Khorasan branch", "")


def test_a_region_an_anchor_and_a_threshold_of_ones_own(write: Write) -> None:
    write(
        "regions.toml", '[[region]]\nid="AFG:x"\nname="the Pamirs"\naliases=[]\ndivisions=["AF-BDS"]\nsource="mine"\n'
    )
    write("lexicon.toml", "[growth]\ncentral = 2\n[direction]\nup = ['balloon']\n")
    assert read_table("regions.toml")["region"][-1]["name"] == "the Pamirs"
    lexicon = read_table("lexicon.toml")
    assert lexicon["growth"] == {"low": 1.10, "central": 2, "high": 1.50}
    assert lexicon["direction"]["up"][-1] == "balloon"
    assert len(lexicon["direction"]["up"]) > 1


def test_the_digest_tells_whose_words_were_used(write: Write) -> None:
    before = table_digest("lexicon.toml")
    write("lexicon.toml", "[growth]\ncentral = 2\n")
    assert table_digest("lexicon.toml") != before
    assert [table["name"] for table in own_tables()] == ["lexicon.toml"]


def test_words_that_are_not_searched_for(write: Write) -> None:
    write("ambiguous.txt", "# mine\nBanditville\n")
    assert {"Banditville", "Bath"} <= read_lines("ambiguous.txt")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("aliases.csv", "name,spellings\nISKP,x\n", "its columns are name, spellings"),
        ("aliases.csv", "id,nom\niskp,x\n", "its columns are id, nom"),
        ("aliases.csv", "id,name\n,x\n", "line 2: no id"),
        ("aliases.csv", "id,name\na,b,c\n", "line 2: more cells"),
        ("aliases.csv", "", "its columns are missing"),
        ("regions.toml", "[[region]\n", "not valid TOML"),
        ("regions.toml", "[[area]]\nid='x'\n", "area is unknown"),
        ("regions.toml", "[[region]]\nid='x'\n", "x has id"),
        ("regions.toml", "[[region]]\nid='x'\nname='X'\naliases='Y'\nsource='z'\n", "x, aliases is a str"),
        ("regions.toml", "region = 3\n", "region is a int"),
        ("lexicon.toml", "[growth]\ncentral = 'much'\n", "central is a str"),
        ("lexicon.toml", "[direction]\nup = [3]\n", "up is a list of the wrong sort"),
    ],
)
def test_a_table_that_does_not_fit_is_named(write: Write, name: str, content: str, said: str) -> None:
    write(name, content)
    with pytest.raises(UnusableVocabulary) as problem:
        (read_rows if name.endswith("csv") else read_table)(name)
    assert said in problem.value.detail
    assert name in problem.value.detail
    assert problem.value.hint


def test_bytes_that_are_no_text(write: Write, tmp_path: Path) -> None:
    write("aliases.csv", "")
    (tmp_path / "aliases.csv").write_bytes(b"id,name\n\xff\xfe")
    with pytest.raises(UnusableVocabulary, match="cannot be read"):
        read_rows("aliases.csv")


def test_a_file_that_is_no_table_is_not_passed_over(write: Write) -> None:
    write("alias.csv", "id\n")
    with pytest.raises(UnusableVocabulary, match=r"alias\.csv is no table"):
        own_tables()


def test_a_folder_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(tables.FOLDER, str(tmp_path / "gone"))
    with pytest.raises(UnusableVocabulary, match="which is no folder"):
        own_tables()


def test_a_claim_is_read_with_names_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "aliases.csv").write_text("id,name,countries,spellings\nriver-guard,River Guard,MLI,RG\n")
    (own / "anchors.toml").write_text(
        '[[anchor]]\nid="flood"\nname="the great flood"\nstart=2022-03-01\nkind="event"\nplace="Mali"\n'
        'phrases=["great flood"]\nsource="mine"\n'
    )
    text = tmp_path / "post.txt"
    text.write_text("Since the great flood, the River Guard has attacked 12 villages in Mali.\n")
    command = [sys.executable, "-m", "backing", "assess", str(text), "--case", str(tmp_path / "case"), "--quiet"]
    subprocess.run(command, check=True, env={**os.environ, tables.FOLDER: str(own)})
    claim = json.loads((tmp_path / "case" / "claims.jsonl").read_text().splitlines()[0])
    assert (claim["actors"], claim["period"]["start"]) == (["River Guard"], "2022-03-01")
    manifest = json.loads((tmp_path / "case" / "manifest.json").read_text())
    assert [table["name"] for table in manifest["vocabulary"]] == ["aliases.csv", "anchors.toml"]
