"""Records whose rows are not deadly events alone: what counts depends on what a row means (rule R5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from backing.assessment.verdict import Label, Verdict
from backing.assessment.weigh import weigh
from backing.claims.claim import Claim, Kind, Period
from backing.evidence.compile import compile_claims
from backing.evidence.run import run_tests
from backing.records.catalog import Catalog, Dataset
from backing.records.coverage import ATTACKS, EVENTS, REPORTED, Coverage
from backing.records.engines.duckdb import DuckDBEngine
from backing.records.events.event import Event
from backing.records.tables import columns_of
from tests.evidence.factory import LATE, attacks, number_of, statement_of

ARROW = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}
IS = 234


def event(number: int, day: date, kind: str, deaths: int, *, on_civilians: bool) -> Event:
    return Event(
        id=str(number), dataset="acled", release="1", start=day, end=day, date_precision=1, side_a="Islamic State",
        side_a_id=IS, side_b="Civilians", side_b_id=1, kind=kind, attacker="Islamic State" if on_civilians else None,
        attacker_id=IS if on_civilians else None, targets_civilians=on_civilians, country="BGD", deaths_low=deaths,
        deaths_best=deaths, deaths_high=deaths,
    )  # fmt: skip


EVENTS_IN_MARCH = (
    event(1, date(2017, 3, 2), "protests", 0, on_civilians=True),
    event(2, date(2017, 3, 9), "violence against civilians", 0, on_civilians=True),
    event(3, date(2017, 4, 5), "violence against civilians", 4, on_civilians=True),
    event(4, date(2017, 4, 6), "strategic developments", 3, on_civilians=True),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release as ACLED's rows look after the import."""
    schema = pa.schema([(name, ARROW[kind]) for name, kind in columns_of("events").items()])
    target = tmp_path_factory.mktemp("release") / "rows.parquet"
    pq.write_table(pa.Table.from_pylist([asdict(each) for each in EVENTS_IN_MARCH], schema=schema), target)
    return target


@pytest.fixture
def release(path: Path) -> Dataset:
    coverage = Coverage(
        complete=True, start=date(2010, 1, 1), end=date(2018, 12, 31), measure=EVENTS, per_actor=True, places=("BGD",)
    )
    return Dataset(
        id="acled", release="1", title="", table="events", path=str(path), licence="", attribution="", url="", rows=4,
        digest="", available_from=None, coverage=coverage,
    )  # fmt: skip


def verdict(release: Dataset, claim: Claim) -> Verdict:
    catalog = Catalog(datasets=(release,))
    with DuckDBEngine(catalog) as engine:
        findings = [f for found in run_tests(compiled(claim, catalog), engine) for f in found]
    return weigh([claim], findings).verdict_on(claim.id)


def compiled(claim: Claim, catalog: Catalog) -> Iterator[object]:
    return compile_claims(statement_of([claim], LATE), [claim], catalog)  # type: ignore[return-value]


MARCH = (date(2017, 3, 1), date(2017, 3, 31))
SPRING = (date(2017, 3, 1), date(2017, 4, 30))


def test_an_attack_that_killed_nobody_is_an_attack_and_no_lethal_one(release: Dataset) -> None:
    lethal = attacks(*MARCH)
    any_sort = replace(lethal, text=lethal.text.replace("lethal ", ""))
    assert verdict(release, lethal).so is Label.SUPPORTED
    assert verdict(release, any_sort).so is Label.REFUTED


def test_silence_on_attacks_of_every_sort_counts_in_full_where_they_would_be_seen(release: Dataset) -> None:
    quiet = attacks(date(2017, 5, 1), date(2017, 12, 31))
    quiet = replace(quiet, text=quiet.text.replace("lethal ", ""))
    assert verdict(release, quiet).so is Label.SUPPORTED
    lethal_only = replace(release, coverage=replace(release.coverage, measure="lethal events"))
    assert verdict(lethal_only, quiet).so is not Label.SUPPORTED


def test_neither_a_protest_nor_a_development_is_an_attack(release: Dataset) -> None:
    period = Period(start=SPRING[0], end=SPRING[1])
    text = "Islamic State carried out two attacks on civilians in Bangladesh"
    claim = number_of(text, 2, "attacks", period)
    assert verdict(release, claim).so is Label.SUPPORTED
    assert verdict(release, replace(claim, quantity=replace(claim.quantity, value=4))).so is Label.REFUTED  # type: ignore[type-var]


def test_every_row_of_a_record_of_attacks_is_one(release: Dataset) -> None:
    attacks_alone = replace(release, coverage=replace(release.coverage, measure=ATTACKS))
    text = "Islamic State carried out four attacks on civilians in Bangladesh"
    claim = number_of(text, 4, "attacks", Period(start=SPRING[0], end=SPRING[1]))
    assert verdict(attacks_alone, claim).so is Label.SUPPORTED


def test_what_a_machine_read_in_reports_decides_nothing(release: Dataset) -> None:
    read = replace(release, coverage=replace(release.coverage, measure=REPORTED))
    assert verdict(read, attacks(*MARCH)).so is Label.CANNOT_TELL


def test_a_claim_of_presence_may_rest_on_any_event(release: Dataset) -> None:
    text = "Islamic State is present in Bangladesh"
    claim = replace(attacks(*SPRING), text=text, kind=Kind.PRESENCE, polarity="positive")
    assert any(test for test in compiled(claim, Catalog(datasets=(release,))))
