from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from backing.dossier.assemble import assemble
from backing.dossier.measured import IN_WORDS, measured
from backing.evidence.families import FAMILIES
from bench.intervals import FAMILY, studies
from tests.dossier import factory

NAMES = {family.name for family in FAMILIES}


@pytest.fixture(scope="module")
def intervals(root: Path) -> list[dict]:
    return tomllib.loads((root / "src/backing/dossier/data/coverage.toml").read_text(encoding="utf-8"))["interval"]


def test_a_dossier_says_where_the_ranges_of_its_own_tests_are_too_narrow():
    case = factory.case()
    trend = tuple(replace(finding, test="trend") for finding in case.findings)
    lines, others = (assemble(replace(case, findings=f)).measured for f in (trend, ()))
    assert any("Step, robust errors: its 95% range" in line and "wanders" in line for line in lines)
    assert not any("roots" in line for line in lines)
    assert others == lines[:2] == measured(())


def test_every_family_and_every_generator_is_one_that_is_known(intervals: list[dict]):
    assert set(FAMILY.values()) <= NAMES
    assert {each["family"] for each in intervals} <= NAMES
    assert {generator for each in intervals for generator, _ in each["held"]} == set(IN_WORDS)


def test_what_was_measured_is_what_is_measured_now(intervals: list[dict]):
    draw, now = np.random.default_rng(5), {}
    for generator, study in studies():
        for name in study(draw):
            now.setdefault(name.rpartition(", ")[0], []).append(generator)
    assert now == {each["name"]: [generator for generator, _ in each["held"]] for each in intervals}


def test_the_numbers_are_those_of_the_document(root: Path, intervals: list[dict]):
    text = (root / "docs/calibration.md").read_text(encoding="utf-8")
    for each in intervals:
        for generator, share in each["held"]:
            assert (
                f"| {each['name']}, {each['level']:.0%}".replace("%", " %") + f" | {generator} | {share:.1%} |" in text
            )
    for way in tomllib.loads((root / "src/backing/dossier/data/verdicts.toml").read_text(encoding="utf-8"))["way"]:
        row = next(line for line in text.splitlines() if line.startswith(f"| {way['recorded']} | {way['claims']} |"))
        assert row.endswith(f"| {way['settled']} | {way['wrong']} |")
