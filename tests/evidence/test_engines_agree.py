"""Every engine gives the same findings, to the byte: on the examples, and on claims of every family of tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from backing.case import find_claims
from backing.casefile.codec import to_json
from backing.evidence.claimtest import ClaimTest
from backing.evidence.compile import compile_claims
from backing.evidence.families import FAMILIES
from backing.evidence.run import run_tests
from backing.records.catalog import load_catalog
from backing.records.engines.choose import EngineName
from backing.records.engines.engine import Engine
from backing.statements.read import read_statement
from tests.records.engines.opening import opened

pytestmark = pytest.mark.spark


@pytest.fixture(scope="module")
def engines() -> Iterator[tuple[Engine, Engine]]:
    catalog = load_catalog()
    with opened(EngineName.DUCKDB, catalog) as duckdb, opened(EngineName.SPARK, catalog) as spark:
        yield duckdb, spark


def compiled(path: Path) -> list[ClaimTest]:
    statement = read_statement(path.read_bytes(), name=path.name)
    return list(compile_claims(statement, find_claims(statement), load_catalog()))


def findings_of(tests: Iterable[ClaimTest], engine: Engine) -> list[str]:
    return [to_json(finding) for found in run_tests(tests, engine) for finding in found]


@pytest.mark.parametrize("name", ["thread.txt", "article.txt"])
def test_they_agree_on_the_examples(engines: tuple[Engine, Engine], examples: Path, name: str) -> None:
    tests = compiled(examples / name)
    one, other = (findings_of(tests, engine) for engine in engines)
    assert one == other
    assert any('"sample_size": 0' not in finding for finding in one)


RARER = """\
There was a wave of attacks in Bangladesh in July 2016.

July 2016 was the deadliest month in Bangladesh since 2010.
"""
"""Claims of the families that no text at hand has."""


@pytest.mark.slow
def test_they_agree_on_every_family_of_tests(
    engines: tuple[Engine, Engine], root: Path, shared: Path, tmp_path: Path
) -> None:
    texts = [*(root / "tests/data/gold").glob("*.txt"), *(root / "examples").glob("*.txt")]
    texts.append(shared / "data/statements/imankulov-thread.txt")
    rarer = tmp_path / "rarer.txt"
    rarer.write_text(RARER, encoding="utf-8")
    tests = [test for text in (*sorted(texts), rarer) for test in compiled(text)]
    assert {test.family for test in tests} >= {family.name for family in FAMILIES}
    one, other = (findings_of(tests, engine) for engine in engines)
    assert one == other
