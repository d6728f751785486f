"""From readings to labels: rule R6, and the mirror of rule R9."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.combine import NEEDS_DEFINITION, combine, contributions, judge, posterior, weight_of
from backing.assessment.settings import settings
from backing.assessment.verdict import Label
from backing.evidence.finding import Finding, Proxy, Reading

MIRROR = {
    Label.SUPPORTED: Label.REFUTED,
    Label.LEANS_SUPPORTED: Label.LEANS_REFUTED,
    Label.REFUTED: Label.SUPPORTED,
    Label.LEANS_REFUTED: Label.LEANS_SUPPORTED,
}


def finding(*values: float, central: int = 0, test: str = "occurrence", dataset: str = "d", **fields) -> Finding:
    """A finding whose readings have these log likelihood ratios."""
    readings = tuple(Reading(name=str(n), log_lr=v, central=n == central) for n, v in enumerate(values))
    return Finding(
        **{
            "id": f"{test}.{dataset}", "claim": "c01", "test": test, "proxy": Proxy.DIRECT, "dataset": dataset, "release": "1",
            "complete": True,
            "coverage": "", "query": "", "as_of": None, "result": "", "sample_size": 1, "readings": readings, **fields,
        }
    )  # fmt: skip


LOGS = st.floats(-9, 9, allow_nan=False)
FINDINGS = st.lists(
    st.builds(
        lambda values, test, dataset: finding(*values, test=test, dataset=dataset),
        st.lists(LOGS, min_size=1, max_size=4),
        st.sampled_from(["occurrence", "trend", "count"]),
        st.sampled_from(["a", "b"]),
    ),
    min_size=1,
    max_size=4,
)


def negated(findings: list[Finding]) -> list[Finding]:
    return [replace(f, readings=tuple(replace(r, log_lr=-r.log_lr) for r in f.readings)) for f in findings]


@given(FINDINGS)
def test_the_denial_gets_the_mirrored_label_and_probability(findings: list[Finding]) -> None:
    said, denied = judge(findings, settings()), judge(negated(findings), settings())
    assert denied.label is MIRROR.get(said.label, said.label)
    assert denied.p == pytest.approx(1 - said.p, abs=2e-4)
    assert denied.interval == pytest.approx((1 - said.interval[1], 1 - said.interval[0]), abs=2e-4)


@given(FINDINGS)
def test_the_order_of_findings_does_not_matter(findings: list[Finding]) -> None:
    there, back = combine(findings), combine(findings[::-1])
    assert (there.low, there.central, there.high) == pytest.approx((back.low, back.central, back.high))


@given(st.lists(LOGS, min_size=1, max_size=5), st.integers(0, 4), st.floats(0, 1))
def test_repeating_or_adding_a_reading_inside_the_range_changes_nothing(
    values: list[float], at: int, share: float
) -> None:
    inside = min(values) + share * (max(values) - min(values))
    plain = judge([finding(*values)], settings())
    assert judge([finding(*values, values[at % len(values)])], settings()) == plain
    assert judge([finding(*values, inside)], settings()) == plain


@given(st.lists(st.tuples(LOGS, st.booleans()), min_size=1, max_size=5), st.integers(0, 4), st.sampled_from("abc"))
def test_repeating_any_reading_or_a_whole_release_changes_nothing(
    rungs: list[tuple[float, bool]], at: int, dataset: str
) -> None:
    readings = tuple(Reading(name=str(n), log_lr=value, central=central) for n, (value, central) in enumerate(rungs))
    plain = finding(0.0, readings=readings)
    again = replace(plain, readings=(*readings, readings[at % len(readings)]))
    assert judge([again], settings()) == judge([plain], settings())
    other = finding(1.5, -0.5, dataset="d2")
    twice = [plain, other, replace(plain, id="copy", dataset=dataset)]
    assert judge(twice, settings()) == judge([plain, other], settings())


@given(FINDINGS, st.data())
def test_another_release_of_the_same_counts_or_a_finding_again_changes_no_answer(findings, data) -> None:
    chosen = data.draw(st.sampled_from(findings))
    again = replace(chosen, id="again", dataset=data.draw(st.sampled_from([chosen.dataset, "another"])))
    assert judge([*findings, again], settings()) == judge(findings, settings())


def test_a_second_release_of_a_weak_count_makes_no_conflict_of_a_refuted_claim() -> None:
    """+6 dB against -25 dB; that +6 dB stand in two releases is no second witness."""
    count, trend = finding(1.38), finding(-5.76, test="trend")
    assert judge([count, trend], settings()).label is Label.REFUTED
    assert judge([count, replace(count, dataset="d2"), trend], settings()).label is Label.REFUTED


def test_releases_of_one_family_that_say_the_opposite_conflict() -> None:
    assert judge([finding(4.0), finding(-4.0, dataset="d2")], settings()).label is Label.CONFLICTING


@pytest.mark.parametrize(
    ("values", "label"),
    [
        ((4.6,), Label.SUPPORTED),  # .99 at the even prior, .96 at the sceptical one
        ((4.0,), Label.LEANS_SUPPORTED),  # .98 at the even prior, but .93 at the sceptical one
        ((4.6, 0.0), Label.LEANS_SUPPORTED),  # one admissible reading says nothing
        ((4.6, -0.1), Label.NOT_ENOUGH),  # one admissible reading says the opposite
        ((1.0,), Label.NOT_ENOUGH),
        ((-4.0,), Label.LEANS_REFUTED),
        ((-4.6,), Label.REFUTED),
    ],
)
def test_the_limits_of_the_labels(values: tuple[float, ...], label: Label) -> None:
    assert judge([finding(*values)], settings()).label is label


def test_strong_evidence_on_both_sides_is_a_conflict() -> None:
    both = [finding(4.0, test="count"), finding(-4.0, test="trend")]
    assert judge(both, settings()).label is Label.CONFLICTING


def test_what_is_about_somebody_else_carries_no_verdict() -> None:
    assert judge([finding(9.0, proxy=Proxy.SAME_PLACE)], settings()).label is Label.CANNOT_TELL


def test_an_undefined_claim_is_not_judged() -> None:
    assert judge([finding(9.0, flags=(NEEDS_DEFINITION,))], settings()).label is Label.NEEDS_DEFINITION


def test_two_releases_of_one_count_are_one_witness() -> None:
    one = judge([finding(2.0, dataset="a")], settings())
    assert judge([finding(2.0, dataset="a"), finding(2.0, dataset="b")], settings()).p == one.p


def test_contributions_are_in_decibans() -> None:
    (row,) = contributions([finding(math.log(10), 0.0)])
    assert (row.low, row.central, row.high) == (0.0, 10.0, 10.0)


def test_a_weight_without_a_central_reading_takes_the_middle() -> None:
    assert weight_of(finding(1.0, 3.0, 2.0, central=9)).central == 2.0


def test_the_flip_case() -> None:
    # likelihood ratios 4, .5, 3, .8, .1: posterior .3243, without the last .8276
    logs = [math.log(value) for value in (4, 0.5, 3, 0.8, 0.1)]
    assert posterior(0.5, sum(logs)) == pytest.approx(0.3243243243)
    assert posterior(0.5, sum(logs[:-1])) == pytest.approx(0.8275862069)


def test_beyond_the_scale_an_answer_has_a_number_and_no_word() -> None:
    words = [judge([finding(value)], settings()).word for value in (-5.0, -4.595, 4.595, 5.0)]
    assert words == [None, "almost no chance", "almost certain", None]
