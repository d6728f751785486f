"""The documents: their outputs are those of the commands, their links resolve, and they leave nothing public out."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any, get_type_hints

import pytest
import typer.main

from backing.assessment.settings import settings
from backing.assessment.verdict import Assessment, Label
from backing.assessment.weigh import weigh
from backing.casefile.log import Entry
from backing.casefile.names import WRITTEN_BY
from backing.casefile.stream import Outcome
from backing.claims.claim import Claim, Kind
from backing.cli.app import app
from backing.evidence.families import FAMILIES, LAST
from backing.evidence.finding import Finding, Proxy
from backing.provenance import Span
from backing.statements.statement import Reason, Statement
from backing.vocabulary.lexicon import threshold

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md"), *ROOT.glob("data/*.md")])
FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
FILES, VERDICTS, GLOSSARY, CLAIMS = "docs/files.md", "docs/verdicts.md", "docs/glossary.md", "docs/claims.md"
STATISTICS, SOURCES = "docs/statistics.md", "docs/sources.md"
ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
CONSTANT = re.compile(r"^\| [^|]+ \| ([^|]+) \| `((?:evidence|assessment)\.[\w.]+)` \|$", re.MULTILINE)
UNSEEN = re.compile(r"^\S+-test[23]((?: +\d\.\d\d){10})  \d", re.MULTILINE)
PRIOR = re.compile(r"^\| [^|]+ \| ([\d.]+) \| `priors\.toml` `(\w+)` \|$", re.MULTILINE)
THRESHOLD = re.compile(r"^\| [^|]+ \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| `(\w+)` \|$", re.MULTILINE)


def text_of(name: str | Path) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def headings(text: str) -> dict[str, str]:
    """Each heading's anchor and what stands under it, up to the next heading of any level."""
    parts = re.split(r"^#+ (.+)$", FENCE.sub("", text), flags=re.MULTILINE)
    return {anchor(title): body for title, body in zip(parts[1::2], parts[2::2], strict=True)}


def anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def test_every_output_is_what_its_command_prints() -> None:
    command = [sys.executable, "scripts/refresh_docs.py", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_relative_link_resolves(document: Path) -> None:
    broken = []
    for target in LINK.findall(FENCE.sub("", text_of(document))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, part = target.partition("#")
        path = document.parent / name if name else document
        if not path.exists() or (part and part not in headings(path.read_text(encoding="utf-8"))):
            broken.append(target)
    assert not broken


def commands(command: Any, name: str = "backing") -> Iterator[tuple[str, Any]]:
    """Every command of the command line with its full name, groups included."""
    yield name, command
    for part, each in getattr(command, "commands", {}).items():
        yield from commands(each, f"{name} {part}")


def test_every_command_and_every_option_is_documented() -> None:
    text = "".join(text_of(path) for path in DOCUMENTS if path.name != "CHANGELOG.md")
    known = list(commands(typer.main.get_command(app)))
    assert {"backing assess", "backing records list"} <= {name for name, _ in known}
    missing = [name for name, _ in known if f"{name}" not in text]
    for name, command in known:
        options = (option for each in command.params for option in each.opts if option.startswith("--"))
        missing += [f"{name} {option}" for option in options if option not in text]
    assert not missing


def test_every_family_of_tests_has_its_section() -> None:
    sections = headings(text_of(VERDICTS))
    names = [family.name for family in (*FAMILIES, LAST)]
    assert [title for title in sections if title in {anchor(name) for name in names}] == [anchor(n) for n in names]
    assert all(sections[anchor(name)].strip() for name in names)


def test_the_assumptions_stand_at_their_values() -> None:
    found = [row for name in (VERDICTS, STATISTICS, SOURCES) for row in CONSTANT.findall(text_of(name))]
    assert len(found) > 30
    for written, place in found:
        module, _, name = place.rpartition(".")
        value = getattr(import_module(f"backing.{module}"), name)
        assert ast.literal_eval(written.strip()) == pytest.approx(value, rel=1e-4), place


def test_every_prior_and_every_threshold_stands_at_its_value() -> None:
    priors = {name: float(value) for value, name in PRIOR.findall(text_of(VERDICTS))}
    locked = {each.name: getattr(settings(), each.name) for each in fields(settings())}
    assert priors == {name: value for name, value in locked.items() if isinstance(value, float)}
    found = [row for name in (VERDICTS, STATISTICS) for row in THRESHOLD.findall(text_of(name))]
    assert len(found) > 9
    for low, central, high, name in found:
        limits = threshold(name)
        assert (float(low), float(central), float(high)) == (limits.low, limits.central, limits.high), name


def test_the_agreement_in_the_readme_is_the_average_of_the_unseen_texts() -> None:
    """Recall, precision, kind and actors, as the table in claims.md has them (a refreshed block)."""
    rows = [[float(share) for share in found.split()] for found in UNSEEN.findall(text_of(CLAIMS))]
    assert len(rows) == 8
    wanted = [round(sum(row[column] for row in rows) / len(rows) * 100) for column in (0, 1, 2, 7)]
    sentence = text_of("README.md").partition("On eight texts")[2].partition("[Claims]")[0]
    assert [int(number) for number in re.findall(r"(\d+) %", sentence)] == wanted


def records_in(kind: Any, seen: dict[str, Any]) -> dict[str, Any]:
    """The record and every record that its fields hold, by name."""
    if is_dataclass(kind) and kind is not Span and kind.__name__ not in seen:
        seen[kind.__name__] = kind
        for hint in get_type_hints(kind).values():
            records_in(hint, seen)
    for part in getattr(kind, "__args__", ()):
        records_in(part, seen)
    return seen


RECORDS: dict[str, Any] = {}
for written in (Statement, Claim, Finding, Assessment, Entry, Outcome):
    records_in(written, RECORDS)


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_of_a_record_is_documented_in_its_order(name: str) -> None:
    section = headings(text_of(FILES))[name.lower()]
    assert ROW.findall(section) == [field.name for field in fields(RECORDS[name])]


def test_every_setting_of_an_assessment_is_documented() -> None:
    section = headings(text_of(FILES))["assessment"]
    assert not [key for key in weigh((), ()).settings if f"`{key}`" not in section]


def test_every_file_kind_proxy_and_label_is_documented() -> None:
    text = text_of(FILES)
    assert not [name for name in WRITTEN_BY if f"`{name}` |" not in text or f"`{name}`" not in text_of("README.md")]
    assert not [each.value for each in (*Kind, *Proxy, *Reason) if f"`{each.value}`" not in text]
    labels = headings(text_of(GLOSSARY))["labels"]
    assert not [label.value for label in Label if f"| {label.value} |" not in labels]


@pytest.mark.parametrize("document", [*ROOT.glob("docs/*.md"), ROOT / "CONTRIBUTING.md"], ids=lambda path: path.name)
def test_every_file_of_the_code_that_is_named_is_there(document: Path) -> None:
    named = set(re.findall(r"`([\w/.]+\.(?:py|toml|csv|lock|sh))`", FENCE.sub("", text_of(document)))) - set(WRITTEN_BY)
    folders = ("src", "tests", "scripts", "bench", "data", "requirements", "examples")
    there = [f"/{path.relative_to(ROOT)}" for folder in folders for path in (ROOT / folder).rglob("*.*")]
    there += [f"/{path.name}" for path in ROOT.iterdir()]
    assert not [name for name in named if "NAME" not in name and not any(each.endswith(f"/{name}") for each in there)]


def test_every_bundled_release_is_documented() -> None:
    catalog = files("backing.records").joinpath("bundled/catalog.toml").read_text(encoding="utf-8")
    text = text_of("docs/records.md")
    releases = tomllib.loads(catalog)["dataset"]
    assert not [each["id"] for each in releases if f"| `{each['id']}` | {each['release']} |" not in text]
