"""What must hold of the repository as a whole: its size, its words, its public face, what the wheel brings along."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

import backing

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LONGEST_MODULE = 400
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handler"}
HEAVY = {
    "altair", "datasketch", "duckdb", "lxml", "numpy", "pandas", "py3langid", "py4j", "pyarrow", "pypdfium2", "pyspark", "scipy",
    "spacy", "sqlglot", "statsmodels", "trafilatura", "vl_convert",
}  # fmt: skip
HELP = "import sys; sys.argv = ['backing', '--help']; from backing.cli.app import main; main()"
DATA = {".csv", ".j2", ".parquet", ".toml", ".typed", ".css", ".js", ".json", ".svg", ".npz", ".yaml"}
PUBLIC = ["assess"]
MADE = {".git", ".venv", ".venv-wheel", ".venv-spark", ".venv-bench", "build", "dist", "__pycache__", ".hypothesis"}
# A folder of somebody's machine; addresses on the web and paths inside the repository are not meant.
WORKPLACE = re.compile(r"(?<![\w.:/~$}{>])/(?:work|home|root|Users|mnt|opt|private)/\w")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def written() -> list[Path]:
    """Every text file of the repository."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [each for each in folders if each not in MADE and not each.endswith(("_cache", "-case"))]
        found += [
            Path(folder, each)
            for each in names
            if each not in MADE and not each.endswith((".npz", ".parquet", ".png", ".pyc"))
        ]
    return sorted(found)


def loaded_by(program: str) -> set[str]:
    """The heavy libraries that a fresh interpreter has loaded once it has run a program."""
    command = [sys.executable, "-X", "importtime", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT / "tests")
    return {line.split("|")[-1].strip().split(".")[0] for line in done.stderr.splitlines()} & HEAVY


@pytest.mark.parametrize("source", SOURCES, ids=name)
def test_a_module_fits_in_the_head(source: Path) -> None:
    assert len(source.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


def test_a_name_says_what_is_inside() -> None:
    names = {part for source in SOURCES for part in (*source.relative_to(ROOT / "src").parts[:-1], source.stem)}
    assert not names & NAMES_THAT_SAY_NOTHING


def test_nothing_names_the_machine_it_was_written_on() -> None:
    places = {
        f"{name(path)}: {line.strip()[:80]}"
        for path in written()
        for line in path.read_text(encoding="utf-8").splitlines()
        if WORKPLACE.search(line)
    }
    assert not places


def test_the_public_api_is_what_was_promised() -> None:
    assert sorted(backing.__all__) == PUBLIC
    assert all(hasattr(backing, each) for each in backing.__all__)


def test_what_is_installed_holds_every_data_file() -> None:
    source = ROOT / "src" / "backing"
    data = [path.relative_to(source) for path in source.rglob("*") if path.suffix in DATA]
    assert data
    missing = [str(path) for path in data if not files("backing").joinpath(*path.parts).is_file()]
    assert not missing
    assert files("backing").joinpath("py.typed").is_file(), "the package says that it is typed"


@pytest.mark.skipif(os.environ.get("BACKING_TEST_WHEEL") != "1", reason="not testing an installed wheel")
def test_the_suite_runs_on_the_wheel_not_on_the_sources() -> None:
    assert not Path(backing.__file__).is_relative_to(ROOT / "src")


@pytest.mark.parametrize("program", ["import backing", HELP], ids=["import", "help"])
def test_starting_loads_no_heavy_library(program: str) -> None:
    assert not loaded_by(program)


def test_the_guard_on_start_up_can_fail() -> None:
    assert loaded_by("import numpy") == {"numpy"}


@pytest.mark.parametrize("lock", ["run", "test", "dev", "spark", "bench"])
def test_a_lock_pins_every_library_by_hash_from_the_public_index(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9][\w.\-]*==\S+(?: ;[^\\]*)? \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE))
    assert not re.search(r"://|--(?:extra-)?index|--find-links| @ ", text)


def test_the_locks_agree() -> None:
    run, test, dev, spark, bench = (
        set(re.findall(r"^([\w.\-]+==\S+)", (ROOT / "requirements" / f"{lock}.lock").read_text("utf-8"), re.MULTILINE))
        for lock in ("run", "test", "dev", "spark", "bench")
    )
    assert run < test < dev
    assert {pin.split("==")[0] for pin in spark - test} == {"pyspark", "py4j"}, "nobody installs Spark unasked"
    assert test < spark
    compared = {"mesa", "polars", "polars-runtime-32"}
    on_a_mac = {"beniget", "gast", "ply", "pythran"}  # what Mesa's scipy is built with there
    assert {pin.split("==")[0] for pin in bench - test} == compared | on_a_mac
    assert test < bench
