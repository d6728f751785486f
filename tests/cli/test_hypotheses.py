"""Rival explanations as an analyst uses them: set up, edited, weighed, shown, and never lost."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from backing.casefile.log import EDITED, read_log
from backing.provenance import digest
from tests.cli.test_app import backing

TEXT = "Dhaka, 15 November 2018\n\nIslamic State had at least 100 fighters in Bangladesh in 2016.\n"

EVIDENCE = """\
sources: {The Ministry: {reliable: [0.6, 0.8]}}
evidence:
  - id: E1
    text: The ministry counted 20
    source: the ministry
    known from: 2018-01-01
    chances: {H1: 0.1, H2: 0.1, H3: 0.4, H5: 0.6}
  - id: E2
    text: A prisoner tells of hundreds
    known from: 2019-01-01
    admiralty: C1
    chances: {H1: 0.5, H2: 0.6, H5: 0.1}
"""


@pytest.fixture(scope="module")
def assessed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cases")
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    done = backing("assess", "article.txt", "--case", "case", "--quiet", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_an_analyst_sets_up_enters_and_weighs(assessed: Path) -> None:
    case = assessed / "case"
    claim = json.loads((case / "claims.jsonl").read_text().splitlines()[0])["id"]
    done = backing("hypotheses", "case", "--claim", claim, "--template", "magnitude", cwd=assessed)
    assert done.returncode == 0, done.stderr
    assert "next: backing weigh case" in done.stdout
    again = backing("hypotheses", "case", "--claim", claim, "--template", "magnitude", cwd=assessed)
    assert (again.returncode, "holds the set" in again.stderr) == (1, True)

    (case / "evidence.yaml").write_text(EVIDENCE, encoding="utf-8")
    edited = (case / "hypotheses.yaml").read_text().replace("seen: unknown", "seen: true  # I looked", 1)
    (case / "hypotheses.yaml").write_text(edited, encoding="utf-8")
    weighed = backing("weigh", "case", cwd=assessed)
    assert weighed.returncode == 0, weighed.stderr
    assert "How many are there" in weighed.stdout
    assert "as they were locked" in weighed.stdout
    assert "times as likely if" in weighed.stdout
    assert "To look for next, most bits for its cost first; knowing the answer would add" in weighed.stdout
    assert "Who holds" in weighed.stdout
    assert "To look at\n  E2 is rated C1, confirmed by other sources, and E1" in weighed.stdout
    assert "Sources\n  the ministry: reliable 0.60 to 0.80, stated (E1)" in weighed.stdout
    written = json.loads((case / "assessment.json").read_text())
    assert [each["item"] for each in written["credits"]] == ["E1"]
    assert backing("dossier", "case", cwd=assessed).returncode == 0
    assert "the ministry: reliable 0.60 to 0.80" in (case / "dossier.html").read_text()
    (kept,) = written["sets"]
    assert "E1" in [piece["name"] for piece in kept["as_of"]["pieces"]]
    assert "E2" in [piece["name"] for piece in kept["hindsight"]["pieces"]]
    assert "E2" not in [piece["name"] for piece in kept["as_of"]["pieces"]]
    logged = [name for entry in read_log(case) if entry.action == EDITED for name in entry.after]
    assert sorted(logged) == ["evidence.yaml", "hypotheses.yaml"]
    assert json.loads((case / "manifest.json").read_text())["entered"].keys() == {"hypotheses.yaml", "evidence.yaml"}

    second = backing("hypotheses", "case", "--claim", claim, "--template", "presence", cwd=assessed)
    assert second.returncode == 0, second.stderr
    assert "# I looked" in (case / "hypotheses.yaml").read_text(), "what the analyst wrote stays"
    assert (case / "evidence.yaml").read_text() == EVIDENCE
    assert "I looked" in (case / "hypotheses.yaml").read_text()
    assert backing("weigh", "case", cwd=assessed).stdout.count("as they were locked") == 2
    assert backing("dossier", "case", "--words", "phia", "--quiet", cwd=assessed).returncode == 0
    assert "UK PHIA probability yardstick" in (case / "dossier.html").read_text()
    assert backing("dossier", "case", "--quiet", cwd=assessed).returncode == 0
    assert "PHIA" not in (case / "dossier.html").read_text()
    rerun = backing("assess", "article.txt", "--case", "case", cwd=assessed)
    assert rerun.returncode == 0, rerun.stderr
    assert "How many are there" in rerun.stdout
    assert "# I looked" in (case / "hypotheses.yaml").read_text()


def test_analysts_judge_alone_on_forms_of_their_own(assessed: Path, tmp_path: Path) -> None:
    shutil.copytree(assessed / "case", tmp_path / "case")
    case = tmp_path / "case"
    for name in ("hypotheses.yaml", "evidence.yaml"):
        (case / name).unlink(missing_ok=True)
    none = backing("hypotheses", "case", "--judge", "A", cwd=tmp_path)
    assert (none.returncode, "no set of hypotheses to judge" in none.stderr) == (1, True)
    assert backing("hypotheses", "case", "--template", "magnitude", "--quiet", cwd=tmp_path).returncode == 0
    for name, words in (("../A", "cannot be the name of a file"), (".A", "cannot be the name of a file")):
        refused = backing("hypotheses", "case", "--judge", name, cwd=tmp_path)
        assert (refused.returncode, words in refused.stderr) == (1, True)
    made = backing("hypotheses", "case", "--judge", "A", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert "case/judgements/A.yaml, to be filled in by A alone" in made.stdout
    assert backing("hypotheses", "case", "--judge", "a", cwd=tmp_path).returncode == 1, "one name in other letters"
    assert backing("hypotheses", "case", "--judge", "B", "--template", "intent", cwd=tmp_path).returncode == 2
    form = case / "judgements" / "A.yaml"
    empty = form.read_text()

    waiting = backing("weigh", "case", cwd=tmp_path)
    assert "A has not judged" in waiting.stdout
    assert "analysts by themselves" not in waiting.stdout

    form.write_text(empty.replace("H1:", "H1: 0.5"), encoding="utf-8")
    half = backing("weigh", "case", cwd=tmp_path)
    assert (half.returncode, "A.yaml, line 6: H1 is judged, and H2 is not" in half.stderr) == (1, True)
    assert backing("hypotheses", "case", "--judge", "B", "--quiet", cwd=tmp_path).returncode == 0
    assert (case / "judgements" / "B.yaml").read_text() == empty, "nothing of what A wrote"

    for name, leading in (("A", "H1"), ("B", "H2")):
        text = re.sub(r"^(    \w+:)", r"\1 0.1", empty, flags=re.MULTILINE).replace(
            f"{leading}: 0.1", f"{leading}: 0.4"
        )
        (case / "judgements" / f"{name}.yaml").write_text(text, encoding="utf-8")
    weighed = backing("weigh", "case", cwd=tmp_path)
    assert weighed.returncode == 0, weighed.stderr
    assert "2 analysts by themselves, pooled: H1 0." in weighed.stdout
    assert "A has not judged" not in weighed.stdout
    entered = json.loads((case / "manifest.json").read_text())["entered"]
    assert {"judgements/A.yaml", "judgements/B.yaml"} <= entered.keys()
    logged = [name for entry in read_log(case) if entry.action == EDITED for name in entry.after]
    assert {"judgements/A.yaml", "judgements/B.yaml"} <= set(logged)

    row = ", ".join(f"{name}: 0.1" for name in re.findall(r"^    (\w+):", empty, flags=re.MULTILINE))
    with (case / "hypotheses.yaml").open("a", encoding="utf-8") as file:
        file.write(f"    judged: {{B: {{{row}}}}}\n")
    both = backing("weigh", "case", cwd=tmp_path)
    assert (both.returncode, "B judged" in both.stderr, "twice" in both.stderr) == (1, True, True)
    assert "is named under `judged`" in backing("hypotheses", "case", "--judge", "b", cwd=tmp_path).stderr


PRIORS = """\
priors:
  occurrence: {sceptical: 0.02, even: 0.1, enthusiastic: 0.3, from: [another], by: A, on: 2026-10-01, why: counted}
"""


def test_a_project_weighs_with_priors_of_its_own_and_says_where_they_came_late(assessed: Path, tmp_path: Path) -> None:
    for name, text in (
        ("p.yaml", PRIORS),
        ("own.yaml", PRIORS.replace("another", "cases/new")),
        ("bad.yaml", "priors: ["),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    shutil.copy(assessed / "article.txt", tmp_path)
    refused = backing("assess", "article.txt", "--case", "new", "--priors", "own.yaml", cwd=tmp_path)
    assert (refused.returncode, "is the case that they would judge" in refused.stderr) == (1, True)
    for name, words in (("bad.yaml", "this is no YAML"), ("none.yaml", "none.yaml cannot be read")):
        wrong = backing("assess", "article.txt", "--case", "new", "--priors", name, cwd=tmp_path)
        assert (wrong.returncode, words in wrong.stderr) == (1, True)
    done = backing("assess", "article.txt", "--case", "new", "--priors", "p.yaml", "--quiet", cwd=tmp_path)
    assert done.returncode == 0, done.stderr

    def kept(case: str) -> dict:
        return json.loads((tmp_path / case / "assessment.json").read_text())

    settings = kept("new")["settings"]
    assert settings["priors of occurrence"] == "0.02, 0.1, 0.3; by A, 2026-10-01, from another: counted"
    assert settings["own_priors_digest"] == digest(PRIORS.encode())
    assert settings["own_priors_digest"] in (tmp_path / "new" / "dossier.html").read_text()
    assert (tmp_path / "new" / "priors.yaml").read_text() == PRIORS
    again = backing("weigh", "new", cwd=tmp_path)
    assert (again.returncode, "other priors" in again.stdout) == (0, False)
    assert kept("new")["settings"] == settings, "they are kept"

    shutil.copytree(assessed / "case", tmp_path / "old")
    late = backing("weigh", "old", "--priors", "p.yaml", cwd=tmp_path)
    assert (late.returncode, "the case was first assessed with other priors" in late.stdout) == (0, True)
    assert "first assessed with other priors" in backing("weigh", "old", cwd=tmp_path).stdout, "for good"
    assert backing("dossier", "old", "--quiet", cwd=tmp_path).returncode == 0
    assert "first assessed with other priors" in (tmp_path / "old" / "dossier.html").read_text()
    (tmp_path / "new" / "priors.yaml").unlink()
    assert "first assessed with other priors" in backing("weigh", "new", cwd=tmp_path).stdout
    assert "own_priors_digest" not in kept("new")["settings"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("evidence:\n  - {id: E1, text: a, chances: {H99: 0.5}}\n", "H99, which is no hypothesis"),
        ("evidence:\n  - {id: E1, text: a, chances: {c99: 0.5, not c99: 0.4}}\n", "no claim of this case"),
        ("evidence: [", "no YAML"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_written(
    assessed: Path, tmp_path: Path, text: str, words: str
) -> None:
    shutil.copytree(assessed / "case", tmp_path / "case")
    (tmp_path / "case" / "hypotheses.yaml").unlink(missing_ok=True)
    before = (tmp_path / "case" / "assessment.json").read_bytes()
    (tmp_path / "case" / "evidence.yaml").write_text(text, encoding="utf-8")
    done = backing("weigh", "case", cwd=tmp_path)
    assert (done.returncode, words in done.stderr, "try:" in done.stderr) == (1, True, True)
    assert (tmp_path / "case" / "assessment.json").read_bytes() == before


def test_an_unknown_claim_and_a_kind_without_a_template_are_said(assessed: Path) -> None:
    done = backing("hypotheses", "case", "--claim", "c99", cwd=assessed)
    assert (done.returncode, "c99 is no claim" in done.stderr) == (1, True)
    assert backing("hypotheses", "case", "--template", "rumour", cwd=assessed).returncode == 2
