"""``backing simulate`` as a user runs it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyarrow.parquet as pq

from tests.cli.test_app import ARTICLE, backing

SCENARIO = "name: A test\nmonths: 6\nstates: [{name: us}, {name: them, relation: -0.5}]\n"
FEW = ("--futures", "30", "--seeds", "2")


def test_a_scenario_gives_a_folder_with_every_run(tmp_path: Path) -> None:
    (tmp_path / "border.yaml").write_text(SCENARIO, encoding="utf-8")
    done = backing("simulate", "border.yaml", *FEW, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "not a forecast" in done.stdout
    assert "are assumptions" in done.stdout
    assert (
        done.stdout.count("Best by how many of 11 robustness metrics")
        == done.stdout.count("regret, 90th percentile")
        > 5
    )
    words = " ".join(done.stdout.split())
    assert "hangs on, as shares of its variance with 95 % intervals" in words
    assert re.search(r"denials: \w+ \d+% \(\d+% to \d+%\)", words)
    table = pq.read_table(tmp_path / "border-simulation/consequences.parquet").to_pydict()
    assert len(table["attacks"]) == 8 * 30 * 2
    assert set(table["policy"]) >= {"silence", "quiet", "shaming"}
    assert len(set(table["given_growth"])) == 30
    found = json.loads((tmp_path / "border-simulation/consequences.json").read_text(encoding="utf-8"))
    assert [each["view"] for each in found["readings"]] == ["as it stands", "critic", "alleger"]


def test_the_same_seed_gives_the_same_answer_and_the_opposite_sign_another(tmp_path: Path) -> None:
    (tmp_path / "border.yaml").write_text(SCENARIO, encoding="utf-8")
    one, again, turned = (
        json.loads(backing("simulate", "border.yaml", *FEW, "--json", *more, cwd=tmp_path).stdout)
        for more in ((), (), ("--opposite",))
    )
    assert one == again
    assert [each["view"] for each in turned["readings"]] == ["as it stands", "critic", "alleger", "opposite"]
    assert turned["readings"][:3] == one["readings"]


def test_a_case_sets_the_start(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert backing("assess", "article.txt", "--quiet", cwd=tmp_path).returncode == 0
    done = backing("simulate", "article-case", *FEW, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "supported, probability" in done.stdout
    assert "support offered for 0 of its 1 claims" in done.stdout
    assert "states and authority are stand-ins" in " ".join(done.stdout.split())
    found = json.loads((tmp_path / "article-case/consequences.json").read_text(encoding="utf-8"))
    true = next(each for each in found["parameters"] if each["name"] == "true")
    assert true["low"] > 0.9
    assert "in this case" in true["anchor"]
    (tmp_path / "article-case/scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    found = json.loads(backing("simulate", "article-case", *FEW, "--json", cwd=tmp_path).stdout)
    assert [each["name"] for each in found["setting"]["states"]] == ["us", "them"]
    assert true in found["parameters"]
    assert "the rest as written in scenario.yaml" in found["setting"]["origin"]
    assert not any(word in found["setting"]["origin"] for word in ("stand-ins", "members"))


def test_what_cannot_be_run_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "border.yaml").write_text(SCENARIO + "ranges: {charm: 1}\n", encoding="utf-8")
    done = backing("simulate", "border.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "line 4: 'charm' means nothing here" in done.stderr
    assert backing("simulate", "nowhere.yaml", cwd=tmp_path).returncode == 1
    (tmp_path / "border.yaml").write_text(SCENARIO, encoding="utf-8")
    assert "runs of each policy" in backing("simulate", "border.yaml", "--futures", "1000000000", cwd=tmp_path).stderr
    assert {path.name for path in tmp_path.iterdir()} == {"border.yaml"}


def test_the_record_of_past_cases_comes_first(tmp_path: Path) -> None:
    (tmp_path / "border.yaml").write_text(SCENARIO, encoding="utf-8")
    table = Path("examples/responses.csv").resolve()
    done = backing("simulate", "border.yaml", *FEW, "--responses", table, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "public allegation" in done.stdout
    assert "the table cannot tell" in done.stdout
    assert "known because it was admitted later (4 of 5)" in " ".join(done.stdout.split())
    assert "no row of public shaming, quiet demand, engagement" in " ".join(done.stdout.split())
    assert done.stdout.index("Observed, not caused") < done.stdout.index("30 futures")
    assert "cannot be read" in backing("simulate", "border.yaml", "--responses", "nowhere.csv", cwd=tmp_path).stderr


def test_a_hand_edit_is_refused_before_anything_is_simulated(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert backing("assess", "article.txt", "--quiet", cwd=tmp_path).returncode == 0
    edited = tmp_path / "article-case/consequences.json"
    assert backing("simulate", "article-case", *FEW, "--quiet", cwd=tmp_path).returncode == 0
    edited.write_text(edited.read_text(encoding="utf-8").replace("not a forecast", "a forecast"), encoding="utf-8")
    runs = (tmp_path / "article-case/consequences.parquet").read_bytes()
    done = backing("simulate", "article-case", "--futures", "40", "--seeds", "2", cwd=tmp_path)
    assert done.returncode == 1
    assert "edited by hand that would be overwritten: consequences.json" in done.stderr
    assert (tmp_path / "article-case/consequences.parquet").read_bytes() == runs
