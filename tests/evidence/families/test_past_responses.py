"""Past responses as evidence: counted by case, mirrored, and silent where there are too few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from backing.assessment.verdict import Label, Verdict
from backing.assessment.weigh import weigh
from backing.claims.claim import Claim, Kind
from backing.evidence.compile import compile_claims
from backing.evidence.families.past_responses import FEWEST
from backing.evidence.finding import Finding, Proxy
from backing.evidence.run import run_tests
from backing.records.catalog import load_catalog
from backing.records.responses.response import INEFFECTIVE, OBSERVATIONAL, Answer, Conduct, Form, Response
from tests.assessment.test_combine import MIRROR
from tests.evidence.factory import claim_of, engine, statement_of

FAILS, WORKS = "public shaming has proven ineffective", "public shaming has proven effective"


def row(case: str, conduct: Conduct, **fields: object) -> Response:
    given_row = Response(
        case=case, on=date(2015, 1, 1), by="states", to="Taliban", form=Form.SHAMING, answer=Answer.DENIED, conduct=conduct,
        source="s",
    )  # fmt: skip
    return replace(given_row, **fields)  # type: ignore[arg-type]


def table(changed: int, unchanged: int, unknown: int = 0, **fields: object) -> tuple[Response, ...]:
    kinds = [Conduct.CHANGED] * changed + [Conduct.UNCHANGED] * unchanged + [Conduct.UNKNOWN] * unknown
    return tuple(row(f"case {number}", conduct, **fields) for number, conduct in enumerate(kinds))


def said(text: str = FAILS, **fields: object) -> Claim:
    return claim_of(text, Kind.CAUSAL, **fields)


def findings_on(claim: Claim, responses: Sequence[Response]) -> list[Finding]:
    tests = compile_claims(statement_of([claim]), [claim], load_catalog(), responses=responses)
    found = [finding for each in run_tests(tests, engine()) for finding in each]
    return [finding for finding in found if finding.test == "past responses"]


def late(claim: Claim, responses: Sequence[Response]) -> Finding:
    (found,) = (finding for finding in findings_on(claim, responses) if finding.as_of is None)
    return found


def verdict(claim: Claim, responses: Sequence[Response]) -> Verdict:
    return weigh([claim], findings_on(claim, responses)).verdict_on(claim.id)


def test_each_meaning_of_ineffective_gives_a_weight() -> None:
    found = late(said(), table(1, 11))
    assert found.proxy is Proxy.SAME_ACTOR
    assert "in 1 of 12 past cases" in found.result
    assert OBSERVATIONAL in found.explanation
    for reading, limit in zip(found.readings, INEFFECTIVE, strict=True):
        after, before = beta(1.5, 11.5).cdf(limit), beta(0.5, 0.5).cdf(limit)
        assert 2.718281828**reading.log_lr == pytest.approx(after / (1 - after) / (before / (1 - before)), rel=1e-6)
    assert [reading.central for reading in found.readings] == [False, True, False]


def test_a_table_of_failures_bears_the_claim_out_and_one_of_changes_refutes_it() -> None:
    assert verdict(said(), table(0, 60)).so is Label.SUPPORTED
    assert verdict(said(), table(20, 5)).so is Label.REFUTED


@given(st.integers(0, 25), st.integers(0, 25), st.integers(0, 5))
def test_the_denial_gets_the_mirrored_answer(changed: int, unchanged: int, unknown: int) -> None:
    responses = table(changed, unchanged, unknown)
    one, other = verdict(said(FAILS), responses).hindsight, verdict(said(WORKS), responses).hindsight
    assert other.label is MIRROR.get(one.label, one.label)
    if one.p is not None and one.interval is not None:
        assert other.p == pytest.approx(1 - one.p, abs=2e-4)
        assert other.interval == pytest.approx((1 - one.interval[1], 1 - one.interval[0]), abs=2e-4)


@pytest.mark.parametrize("known", [0, 1, FEWEST - 1])
def test_too_few_cases_cannot_tell_and_say_how_many_are_wanting(known: int) -> None:
    found = late(said(), table(0, known, 3))
    assert not found.readings
    assert f"{FEWEST - known} more cases of public shaming" in found.needs[0]
    assert verdict(said(), table(0, known, 3)).so is Label.CANNOT_TELL
    assert late(said(), table(0, FEWEST, 3)).readings


def test_without_a_table_one_is_asked_for() -> None:
    found = late(said(), ())
    assert (found.dataset, found.readings) == ("none", ())
    assert "responses.csv" in found.needs[0]


def test_rows_of_one_case_are_one_outcome() -> None:
    again = tuple(row("the same", Conduct.UNCHANGED) for _ in range(40))
    assert late(said(), again).sample_size == 1
    assert not late(said(), again).readings
    mixed = (*table(0, 5), row("case 0", Conduct.CHANGED))
    assert "in 1 of 5 past cases" in late(said(), mixed).result


def test_an_admission_is_no_change_of_conduct_and_how_rows_were_picked_is_said() -> None:
    admitted = tuple(row(f"admitted {n}", Conduct.ADMITTED, selected="by its end") for n in range(6))
    found = late(said(), admitted)
    assert found.sample_size == 0
    assert not found.readings
    assert any("Admitted later in 6 rows" in line for line in found.explanation)
    assert any("by its end" in line for line in found.explanation)
    some = (*table(1, 11), *admitted)
    assert late(said(), some).readings == late(said(), table(1, 11, 6)).readings


def test_unknown_outcomes_widen_the_answer() -> None:
    known, wide = (late(said(), table(1, 11, unknown)).readings for unknown in (0, 6))
    weights = [reading.log_lr for reading in wide]
    assert min(weights) < min(reading.log_lr for reading in known)
    assert max(weights) > max(reading.log_lr for reading in known)


def test_a_claim_about_one_addressee_is_held_against_its_rows_alone() -> None:
    claim = said("public shaming of the Taliban has proven ineffective", actors=("Taliban",), places=("Afghanistan",))
    others = table(0, 20, to="Myanmar")
    found = late(claim, others)
    assert found.proxy is Proxy.SAME_PLACE
    assert "those whom the claim names" in " ".join((*found.cannot_tell, *found.needs))
    assert verdict(claim, others).so is Label.CANNOT_TELL
    assert late(claim, (*others, *table(7, 0))).result == "Conduct changed after public shaming in 7 of 7 past cases."


def test_other_forms_do_not_count() -> None:
    assert late(said(), table(20, 0, form=Form.QUIET)).sample_size == 0
    assert late(said("quiet demands have worked"), table(20, 0, form=Form.QUIET)).readings[1].log_lr > 0


def test_only_what_was_known_by_then_counts_as_of_posting() -> None:
    dated = table(0, 6, conduct_on=date(2016, 1, 1))
    later = tuple(replace(each, case=f"later {each.case}", conduct_on=date(2020, 1, 1)) for each in dated)
    early = next(finding for finding in findings_on(said(), (*dated, *later)) if finding.as_of)
    assert early.sample_size == 6
    assert late(said(), (*dated, *later)).sample_size == 12


def test_a_claim_that_does_not_say_it_is_so_gets_no_answer() -> None:
    assert not late(said(modality="possible"), table(0, 40)).readings
