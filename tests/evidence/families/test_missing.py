"""A release that says what share of its events is missing: its rows stay as sure, and its silences and numbers say less."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from backing.claims.claim import Claim, Comparison, Kind, Period
from backing.evidence.compile import compile_claims
from backing.evidence.finding import Finding
from backing.evidence.run import run_tests
from backing.records.catalog import Catalog, load_catalog
from backing.records.engines.duckdb import DuckDBEngine
from tests.evidence.factory import attacks, claim_of, number_of, statement_of

ALL = Period(text="from 2013 to 2018", start=date(2013, 1, 1), end=date(2018, 12, 31))
# Islamic State against civilians in Bangladesh in GED 19.1: 19 rows, 13 of them in 2016


def findings(claim: Claim, *, missing: float | None) -> Sequence[Finding]:
    release = load_catalog().find("ucdp-ged-mmr-bgd")
    catalog = Catalog(datasets=(replace(release, coverage=replace(release.coverage, missing=missing)),))
    with DuckDBEngine(catalog) as engine:
        found = run_tests(compile_claims(statement_of([claim]), [claim], catalog), engine)
        return [each for some in found for each in some if each.as_of is None]


def weights(claim: Claim, *, missing: float | None) -> list[float]:
    return [reading.log_lr for finding in findings(claim, missing=missing) for reading in finding.readings]


def at_least(number: int) -> Claim:
    text = f"Islamic State carried out at least {number} lethal attacks on civilians"
    return number_of(text, number, "attacks on civilians", ALL, qualifier="at least")


def test_a_row_settles_and_a_silence_does_not() -> None:
    july, silent = attacks(date(2016, 7, 1), date(2016, 7, 31)), attacks(date(2016, 7, 2), date(2017, 7, 15))
    assert weights(july, missing=0.3) == weights(july, missing=None)  # there was one: the denial falls
    sure, open_ = weights(silent, missing=None)[0], weights(silent, missing=0.3)[0]
    assert sure > 4 > open_ > 1
    assert open_ == pytest.approx(1.204, abs=0.001)  # -log 0.3
    said = [line for finding in findings(silent, missing=0.3) for line in finding.explanation]
    assert any("lacks 30% of the events by its own account" in line for line in said)


def test_a_number_below_what_is_recorded_is_as_sure_and_one_above_it_is_possible() -> None:
    assert weights(at_least(15), missing=0.3) == pytest.approx(weights(at_least(15), missing=None))
    above, beyond = (max(weights(at_least(number), missing=0.3)) for number in (24, 60))
    assert max(weights(at_least(24), missing=None)) < -4
    assert -1 < above < 4
    assert beyond < -4


def test_one_exact_number_is_weighed_by_how_likely_it_is() -> None:
    def exactly(number: int) -> list[float]:
        text = f"Islamic State carried out {number} lethal attacks on civilians"
        return weights(number_of(text, number, "attacks on civilians", ALL), missing=0.3)

    assert exactly(26) == [pytest.approx(0, abs=0.2)]
    assert exactly(18) == [pytest.approx(-4.6, abs=0.01)]
    assert -4.6 <= exactly(45)[0] < -2


def test_more_is_as_sure_as_the_counts_lie_apart() -> None:
    def more(one: int, other: int) -> list[float]:
        a, b = (Period(text=f"in {y}", start=date(y, 1, 1), end=date(y, 12, 31)) for y in (one, other))
        text = f"Islamic State carried out more lethal attacks on civilians in Bangladesh in {one} than in {other}"
        claim = claim_of(
            text, Kind.PERIOD_COMPARISON, actors=("Islamic State",), places=("Bangladesh",),
            comparison=Comparison(a=a, b=b),
        )  # fmt: skip
        return weights(claim, missing=0.3)

    far, near = more(2016, 2014), more(2015, 2017)
    assert min(far) > 4
    assert 0 < min(near) < min(far)
    assert more(2014, 2016) == pytest.approx([-weight for weight in far])


def test_the_deadliest_month_is_as_sure_as_it_stands_out() -> None:
    claim = claim_of(
        "July 2016 was the deadliest month of the conflict in Bangladesh since 2013", Kind.PERIOD_COMPARISON,
        places=("Bangladesh",), period=Period(text="since 2013", start=date(2013, 1, 1), until_statement=True),
    )  # fmt: skip
    assert min(weights(claim, missing=0.0)) > 4.5
    assert 0 < min(weights(claim, missing=0.3)) < 4.5


def test_a_release_that_lacks_nothing_answers_as_one_that_says_nothing() -> None:
    for claim in (at_least(15), at_least(40)):
        assert weights(claim, missing=0.0) == pytest.approx(weights(claim, missing=None))
