"""``backing sources`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_app import backing as run

HERE = Path(__file__).parent


def backing(*arguments: str):
    return run(*arguments, cwd=HERE)


def table(folder: Path, text: str, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_is_answered(examples: Path) -> None:
    done = backing("sources", str(examples / "reports.csv"))
    assert done.returncode == 0, done.stderr
    assert "reports.csv · 365 assertions by 5 sources on 60 items · crh" in done.stdout
    assert "Blog 1" in done.stdout
    assert "items that depend on the method" in done.stdout
    every = backing("sources", str(examples / "reports.csv"), "--all").stdout
    assert sum(line.startswith("event ") for line in every.splitlines()) == 60


def test_json_holds_everything(examples: Path) -> None:
    found = json.loads(backing("sources", str(examples / "reports.csv"), "--method", "ltm", "--json").stdout)
    assert found["method"] == "ltm"
    assert len(found["items"]) == 60
    assert {row["name"]: row["weighs"] for row in found["sources"]}["Wire"] is False
    assert {row["name"]: row["weighs"] for row in found["sources"]}["Mission"] is True
    assert found["hint"]["warning"]


def test_columns_may_stand_in_any_order_beside_others(tmp_path: Path) -> None:
    path = table(tmp_path, "note,Value,ITEM,source\n,1,x,a\n,1,x,b\n")
    assert json.loads(backing("sources", str(path), "--json").stdout)["items"][0]["value"] == "1"


def test_a_record_is_kept_in_each_domain_and_forgets(tmp_path: Path) -> None:
    rows = "".join(f"a,{n},{n % 2},1,{'war' if n < 40 else 'trade'},2024-01-{1 + n % 28:02}\n" for n in range(80))
    path = table(tmp_path, "source,item,value,truth,domain,on\n" + rows)
    done = backing("sources", str(path), "--method", "vote")
    assert "war: 20 of 40 right: 0.5" in done.stdout
    assert "trade: 20 of 40 right: 0.5" in " ".join(done.stdout.split())
    assert json.loads(backing("sources", str(path), "--json").stdout)["sources"][0]["records"][0]["domain"] == "war"
    forgot = json.loads(backing("sources", str(path), "--json", "--forgetting", "0.5").stdout)
    assert forgot["sources"][0]["records"][0]["interval"] != [0.5, 0.5]
    for row, words in (
        ("b,0,1,1,trade,2024-01-01", "'0' has a second domain, 'trade'"),
        ("b,0,1,1,war,2024-01-02", "'0' has a second day"),
        ("b,99,1,1,war,in May", "line 82: 'in May' is no day"),
    ):
        wrong = backing("sources", str(table(tmp_path, "source,item,value,truth,domain,on\n" + rows + row, "w.csv")))
        assert words in " ".join(wrong.stderr.split())
        assert wrong.returncode != 0


def test_numbers_are_numbers_where_that_is_asked_for(tmp_path: Path) -> None:
    path = table(tmp_path, 'source,item,value\na,x,"2,000"\nb,x,2100\nc,x,9000\n')
    assert json.loads(backing("sources", str(path), "--json", "--numbers").stdout)["items"][0]["number"] == 2100
    assert "2100" in backing("sources", str(path), "--numbers", "--all").stdout


def test_nothing_in_a_table_steers_the_terminal(tmp_path: Path) -> None:
    done = backing("sources", str(table(tmp_path, "source,item,value\n\x1b[31mred,x,1\n[bold]b[/],x,2\n")))
    assert "\x1b[31m" not in done.stdout
    assert "[bold]b[/]" in done.stdout


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("source,item\na,x\n", "no column 'value'"),
        ("", "no column 'source'"),
        ("source,item,value\n", "holds no row"),
        ("source,item,value\na,x,1\n,x,1\n", "line 3: there is no source"),
        ("source,item,value\na,x\n", "line 2: there is no value"),
        ("source,item,value\na,x,nan\n", "line 2: there is no value"),
        ("source,item,value,truth\na,x,1,1\nb,x,1,2\n", "line 3: 'x' has a second truth"),
        ("source,item,value,from\na,x,1,b\nb,x,1,a\n", "in a circle"),
        (f"source,item,value\na,x,{'1' * 200_000}\n", "is no CSV"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(tmp_path: Path, text: str, words: str) -> None:
    done = backing("sources", str(table(tmp_path, text)))
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert words in done.stderr
    assert "try: " in done.stderr


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    binary = tmp_path / "table.csv"
    binary.write_bytes(b"\xff\xfe\x00s")
    assert "is not UTF-8 text" in backing("sources", str(binary)).stderr
    assert "cannot be read" in backing("sources", str(tmp_path)).stderr
    assert "cannot be read" in backing("sources", str(tmp_path / "none.csv")).stderr
    good = table(tmp_path, "source,item,value\na,x,1\n", "good.csv")
    assert "the methods are vote, sums" in backing("sources", str(good), "--method", "wisdom").stderr
