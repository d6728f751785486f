"""The same question to two datasets: shown beside each other, each event once, and never silently overruled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.verdict import Label, Verdict
from backing.assessment.weigh import weigh
from backing.claims.claim import Claim, Period
from backing.evidence.claimtest import ClaimTest
from backing.evidence.compile import compile_claims
from backing.evidence.families.counting import Counting
from backing.evidence.families.numbers.side_by_side import _reconciled
from backing.evidence.finding import Finding
from backing.evidence.run import run_tests
from backing.provenance import DateRange
from backing.records.catalog import Catalog, Dataset, load_catalog
from backing.records.engines.duckdb import DuckDBEngine
from backing.records.reconciliation.adjust import Adjustment, parse_adjustments
from tests.assessment.test_combine import MIRROR
from tests.evidence.factory import LATE, number_of, statement_of
from tests.evidence.families.numbers.second_dataset import (
    SECOND,
    UCDP,
    attacks_on_civilians,
    rows_of_the_second,
    second_dataset,
)

ALL = Period(start=date(2015, 1, 1), end=date(2018, 12, 31))
ALONE, OTHER, SHARED, ONCE = 19, 21, 17, 23


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return second_dataset(tmp_path_factory.mktemp("second"), rows_of_the_second())


@pytest.fixture(scope="module")
def sample(second: Dataset) -> Dataset:
    return replace(second, coverage=replace(second.coverage, complete=False, record_error=0.05))


def claim_of_number(value: int, **fields: Any) -> Claim:
    text = f"Islamic State carried out {fields.get('qualifier') or ''} {value} lethal attacks on civilians"
    return number_of(text, value, "attacks on civilians", ALL, **fields)


def catalog_with(*others: Dataset) -> Catalog:
    return Catalog(datasets=(load_catalog().find(*UCDP), *others))


def findings(
    claim: Claim, *others: Dataset, decisions: Sequence[Adjustment] = (), days: DateRange = LATE
) -> tuple[Finding, ...]:
    catalog = catalog_with(*others)
    with DuckDBEngine(catalog) as engine:
        tests = compile_claims(statement_of([claim], days), [claim], catalog, decisions)
        return tuple(each for found in run_tests(tests, engine) for each in found)


def late(claim: Claim, *others: Dataset, decisions: Sequence[Adjustment] = ()) -> Finding:
    """The finding on the bundled release with hindsight."""
    found = findings(claim, *others, decisions=decisions)
    return next(each for each in found if each.dataset == UCDP[0] and each.as_of is None)


def verdict(claim: Claim, *others: Dataset) -> Verdict:
    return weigh([claim], findings(claim, *others)).verdict_on(claim.id)


def test_each_dataset_has_a_line_and_so_has_every_event_counted_once(second: Dataset) -> None:
    text = "\n".join(late(claim_of_number(ALONE), second).explanation)
    assert f"{' '.join(UCDP)} alone: {ALONE} events, 38 deaths, {SHARED} of them in another release too." in text
    assert f"{' '.join(SECOND)} alone: {OTHER} events, 21 deaths, {SHARED} of them in another release too." in text
    assert f"Each event counted once: {ONCE} events, 42 deaths, {SHARED} of them in more than one release." in text


def test_the_counts_are_a_picture_and_the_least_certain_matches_a_table(second: Dataset) -> None:
    counts, matches = late(claim_of_number(ALONE), second).exhibits
    assert [(row["events"], row["in_several"]) for row in counts.data] == [(21, 17), (19, 17), (23, 17)]
    assert (counts.kind, counts.notes) == ("counts", {"measure": "events", "claimed": ALONE})
    assert (matches.kind, len(matches.data)) == ("matches", 10)
    assert "least certain 10 of 17" in matches.title
    assert [row["score"] for row in matches.data] == sorted(row["score"] for row in matches.data)
    assert {"one", "other", "time", "place", "actors", "kind", "deaths"} <= set(matches.data[0])


def test_without_a_second_dataset_nothing_is_beside() -> None:
    finding = late(claim_of_number(ALONE))
    assert not finding.exhibits
    assert len(finding.explanation) == 2


@pytest.mark.parametrize(
    ("value", "qualifier", "label"),
    [
        (ONCE, None, Label.NOT_ENOUGH),  # each dataset alone calls it wrong, both together right
        (22, "at least", Label.NOT_ENOUGH),
        (21, "at most", Label.NOT_ENOUGH),  # each alone calls it right, both together wrong
        (19, "at least", Label.SUPPORTED),  # right alone and together
        (40, None, Label.REFUTED),  # wrong alone and together
        (24, "at least", Label.REFUTED),
        (ALONE, None, Label.CONFLICTING),  # the two do not say the same
    ],
)
def test_what_two_complete_datasets_say_together_widens_what_each_says(
    second: Dataset, value: int, qualifier: str | None, label: Label
) -> None:
    assert verdict(claim_of_number(value, qualifier=qualifier), second).so is label


def test_where_both_alone_say_wrong_and_together_right_the_probability_is_even(second: Dataset) -> None:
    assert verdict(claim_of_number(ONCE), second).hindsight.p == pytest.approx(0.5)


@pytest.mark.parametrize("value", [ALONE, 20, OTHER, ONCE, 40])
@pytest.mark.parametrize("qualifier", [None, "at least", "at most", "about"])
def test_a_number_and_its_denial_mirror(second: Dataset, value: int, qualifier: str | None) -> None:
    said = claim_of_number(value, qualifier=qualifier)
    ours, theirs = verdict(said, second).hindsight, verdict(replace(said, polarity="negative"), second).hindsight
    assert theirs.label is MIRROR.get(ours.label, ours.label)
    assert ours.p is not None
    assert ours.interval is not None
    assert theirs.p == pytest.approx(1 - ours.p, abs=2e-4)
    assert theirs.interval == pytest.approx((1 - ours.interval[1], 1 - ours.interval[0]), abs=2e-4)


@pytest.mark.parametrize(
    ("value", "qualifier", "label"),
    [
        (ONCE, None, Label.NOT_ENOUGH),
        (20, None, Label.NOT_ENOUGH),  # one of the four further rows may be right
        (22, "at least", Label.NOT_ENOUGH),
        (20, "at most", Label.NOT_ENOUGH),
        (ALONE, None, Label.SUPPORTED),  # all four may be wrong
        (18, None, Label.REFUTED),
        (24, "at least", Label.REFUTED),
        (18, "at least", Label.SUPPORTED),
    ],
)
def test_the_further_rows_of_a_sample_keep_an_answer_open_and_settle_none(
    sample: Dataset, value: int, qualifier: str | None, label: Label
) -> None:
    assert verdict(claim_of_number(value, qualifier=qualifier), sample).so is label


def test_a_sample_is_named_as_one_and_what_would_turn_the_answer_is_said(sample: Dataset) -> None:
    claim = claim_of_number(ONCE)
    assert (verdict(claim).flags, verdict(claim, sample).flags) == (("overstated",), ())
    finding = late(claim, sample)
    assert any("a sample that may miss some: 21 events" in line for line in finding.explanation)
    assert any("settle nothing" in line for line in finding.explanation)
    assert any(
        "acled 2026-11-01 alone holds are right: 23 attacks, each event once" in each for each in finding.flips_if
    )


def test_a_release_that_was_not_public_on_the_day_is_not_beside(second: Dataset) -> None:
    later = replace(second, available_from=date(2026, 11, 1))
    days = DateRange(earliest=date(2020, 1, 1), latest=date(2020, 1, 1))
    by_day = {
        each.as_of: each for each in findings(claim_of_number(ALONE), later, days=days) if each.dataset == UCDP[0]
    }
    assert not by_day[date(2020, 1, 1)].exhibits
    assert by_day[None].exhibits


def test_another_version_of_the_same_rows_is_no_second_dataset(second: Dataset) -> None:
    claim = claim_of_number(ALONE)
    assert not late(claim, replace(second, supersedes=(UCDP[0],))).exhibits
    assert not late(claim, replace(second, id=UCDP[0], release="18.1")).exhibits


def test_a_dataset_about_another_time_is_not_beside(second: Dataset) -> None:
    before = replace(second, coverage=replace(second.coverage, end=date(2014, 12, 31)))
    assert not late(claim_of_number(ALONE), before).exhibits


def test_the_user_s_decisions_change_the_count(second: Dataset) -> None:
    matches = late(claim_of_number(ALONE), second).exhibits[1]
    pair = matches.data[0]
    apart = parse_adjustments(f"one,other,decision\n{pair['one']},{pair['other']},different\n", "matches.csv")
    assert late(claim_of_number(ALONE), second, decisions=apart).exhibits[0].data[-1]["events"] == ONCE + 1
    left = attacks_on_civilians()[-1]["id"]
    joined = parse_adjustments(f"one,other,decision\nacled:NEW3,{UCDP[0]}:{left},same\n", "matches.csv")
    finding = late(claim_of_number(ALONE), second, decisions=joined)
    assert finding.exhibits[0].data[-1]["events"] == ONCE - 1
    assert "user" in {row["decided by"] for row in finding.exhibits[1].data}


def test_deaths_without_a_lowest_and_highest_estimate_are_their_best_one(second: Dataset) -> None:
    claim = number_of("38 civilians were killed in lethal attacks by Islamic State", 38, "civilians", ALL)
    found = next(each for each in findings(claim, second) if each.dataset == SECOND[0] and each.as_of is None)
    assert found.result.startswith("21 deaths in attacks by")
    assert "(" not in found.result


def test_the_same_rows_are_not_reconciled_twice(second: Dataset) -> None:
    _reconciled.cache_clear()
    claims = [replace(claim_of_number(value), id=f"c{value}") for value in range(10, 30)]
    catalog = catalog_with(second)
    with DuckDBEngine(catalog) as engine:
        tests = compile_claims(statement_of(claims), claims, catalog)
        assert sum(1 for _ in run_tests(tests, engine)) == 2 * len(claims)
    assert _reconciled.cache_info().misses == 1
    assert _reconciled.cache_info().hits == 3 * len(claims) - 1  # UCDP's release was not public on the day itself


@cache
def counting_test() -> ClaimTest:
    """The question to two complete releases, to be judged on rows of any sort."""
    release = replace(load_catalog().find(*UCDP), id=SECOND[0], release=SECOND[1])
    claim = claim_of_number(ALONE)
    return next(compile_claims(statement_of([claim]), [claim], catalog_with(release)))  # type: ignore[no-any-return]


def swapped(test: ClaimTest) -> ClaimTest:
    return replace(test, dataset=SECOND[0], release=SECOND[1], queries=test.queries[::-1])


def test_rows_that_cannot_be_told_apart_are_named_and_not_held_together() -> None:
    own = attacks_on_civilians()
    others = [{**row, "dataset": SECOND[0], "release": SECOND[1], "id": "1"} for row in own]
    finding = Counting().judge(counting_test(), [own, others], None)
    assert any(line.startswith("acled 2026-11-01 has several rows with one id") for line in finding.explanation)
    assert not finding.exhibits
    assert [each.name for each in finding.readings] == ["best estimate", "lowest estimate", "highest estimate"]


@st.composite
def second_rows(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Some of the rows, some days apart, as another dataset has them."""
    rows = draw(st.lists(st.sampled_from(attacks_on_civilians()), unique_by=lambda row: row["id"]))
    days = [timedelta(days=draw(st.integers(-40, 40))) for _ in rows]
    return [
        {**row, "dataset": SECOND[0], "release": SECOND[1], "start": row["start"] + gap, "end": row["end"] + gap}
        for row, gap in zip(rows, days, strict=True)
    ]


def once(finding: Finding) -> Iterator[float]:
    return (row["events"] for row in finding.exhibits[0].data if row["label"] == "each event once")


@given(second_rows())
def test_either_release_sees_the_same_events_and_never_fewer_than_the_fuller_one(others: list[dict[str, Any]]) -> None:
    own, test = attacks_on_civilians(), counting_test()
    ours = Counting().judge(test, [own, others], None)
    theirs = Counting().judge(swapped(test), [others, own], None)
    assert ours.exhibits[0].data == theirs.exhibits[0].data
    inside = [row for row in others if row["start"] >= date(2015, 1, 1) and row["end"] <= date(2018, 12, 31)]
    assert max(len(own), len(inside)) <= next(once(ours)) <= len(own) + len(inside)
