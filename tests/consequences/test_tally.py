"""Counting what followed which form."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from backing.consequences.tally import less_often, tally_forms
from backing.records.responses.response import Answer, Conduct, Form, Response

ROW = Response(
    case="a", on=date(2020, 1, 1), by="x", to="y", form=Form.SHAMING, answer=Answer.DENIED, conduct=Conduct.UNCHANGED,
    source="s",
)  # fmt: skip


def rows(form: Form, changed: int, unchanged: int, unknown: int = 0) -> list[Response]:
    def some(conduct: Conduct, number: int) -> list[Response]:
        return [replace(ROW, form=form, conduct=conduct)] * number

    return some(Conduct.CHANGED, changed) + some(Conduct.UNCHANGED, unchanged) + some(Conduct.UNKNOWN, unknown)


def test_unknown_outcomes_are_counted_and_bound_the_share() -> None:
    (found,) = tally_forms(rows(Form.SHAMING, 1, 6, 3))
    assert (found.rows, found.known, found.changed, found.denied) == (10, 7, 1, 10)
    assert (found.least, found.most) == (0.1, 0.4)
    assert (found.low, found.high) == pytest.approx(beta(1.5, 6.5).ppf([0.025, 0.975]))
    assert found.ineffective == pytest.approx(tuple(beta(1.5, 6.5).cdf([0.1, 0.2, 1 / 3])))


def test_an_admission_is_counted_apart_and_is_no_change_of_conduct() -> None:
    admitted = [replace(ROW, conduct=Conduct.ADMITTED)] * 4
    (found,) = tally_forms(rows(Form.SHAMING, 1, 2, 3) + admitted)
    assert (found.rows, found.known, found.changed, found.admitted, found.unknown) == (10, 3, 1, 4, 3)
    assert (found.least, found.most) == (0.1, 0.8)
    (without,) = tally_forms(rows(Form.SHAMING, 1, 2, 3))
    assert (found.low, found.high, found.ineffective) == (without.low, without.high, without.ineffective)


def test_the_forms_that_occur_are_told_in_their_order() -> None:
    found = tally_forms(rows(Form.QUIET, 1, 1) + rows(Form.SHAMING, 1, 1))
    assert [each.form for each in found] == [Form.SHAMING, Form.QUIET]


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def test_less_often_and_its_mirror_sum_to_one(a: int, b: int, c: int, d: int) -> None:
    found = tally_forms(rows(Form.SHAMING, a, b) + rows(Form.QUIET, c, d))
    one, other = less_often(found, Form.SHAMING, Form.QUIET), less_often(found, Form.QUIET, Form.SHAMING)
    if a + b and c + d:
        assert one is not None
        assert other is not None
        assert one + other == pytest.approx(1, abs=0.01)
    else:
        assert one is None


def test_a_clear_difference_is_told_and_a_table_without_outcomes_cannot_tell() -> None:
    assert less_often(tally_forms(rows(Form.SHAMING, 1, 20) + rows(Form.QUIET, 15, 5)), Form.SHAMING, Form.QUIET) > 0.99
    found = tally_forms(rows(Form.SHAMING, 0, 0, 5) + rows(Form.QUIET, 3, 3))
    assert less_often(found, Form.SHAMING, Form.QUIET) is None
