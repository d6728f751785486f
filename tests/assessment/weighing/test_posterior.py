"""Posteriors against arithmetic, and what must not change them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.hypotheses.hypothesis import CatchAll
from backing.assessment.weighing.posterior import posterior
from backing.assessment.weighing.table import Table, table_of
from backing.errors import UnusableEvidence
from tests.assessment.weighing.drawn import drawn_table, tables

FLIP_CASE = [[0.8, 0.2], [0.4, 0.8], [0.9, 0.3], [0.4, 0.5], [0.09, 0.9]]
"""Likelihood ratios of 4, 0.5, 3, 0.8 and 0.1."""


def test_five_ratios_multiply() -> None:
    assert posterior(table_of(FLIP_CASE, [0.5, 0.5])).of("H1")[1] == pytest.approx(12 / 37, abs=1e-12)
    assert posterior(table_of(FLIP_CASE[:4], [0.5, 0.5])).of("H1")[1] == pytest.approx(24 / 29, abs=1e-12)


def test_the_catch_all_is_the_mean_of_the_named_by_prior() -> None:
    table = table_of([[0.9, 0.1, 0.2], [0.5, 0.7, 0.1]], [0.2, 0.3, 0.4], other=CatchAll(prior=0.1))
    means = np.array([[0.9, 0.1, 0.2], [0.5, 0.7, 0.1]]) @ np.array([0.2, 0.3, 0.4]) / 0.9
    joint = np.array([0.2 * 0.45, 0.3 * 0.07, 0.4 * 0.02, 0.1 * means.prod()])
    assert posterior(table).central == pytest.approx(joint / joint.sum())


def test_no_evidence_leaves_the_priors() -> None:
    table = table_of([], [0.2, 0.7], other=CatchAll(prior=0.1))
    assert posterior(table).central == pytest.approx([0.2, 0.7, 0.1])
    assert posterior(table).of("H1") == pytest.approx((0.2 / (0.2 + 0.7 + 0.5), 0.2, 0.2 / (0.9 + 0.02)))


def test_evidence_that_no_hypothesis_allows_is_an_error() -> None:
    with pytest.raises(UnusableEvidence, match="impossible under every"):
        posterior(table_of([[0.0, 0.3], [0.4, 0.0]], [0.5, 0.5]))
    with pytest.raises(UnusableEvidence, match="impossible under every"):
        posterior(table_of([[0.0, 0.0], [0.4, 0.1]], [0.5, 0.4], other=CatchAll()))


def test_one_exclusion_is_absolute() -> None:
    assert posterior(table_of([[0.0, 0.3], [0.999, 0.001]], [0.5, 0.5])).of("H1") == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(("rows", "words"), [([[0.5]], "1 chances for 2"), ([[0.5, 1.5]], "not between 0 and 1")])
def test_a_table_that_does_not_fit_is_refused(rows: list[list[float]], words: str) -> None:
    with pytest.raises(UnusableEvidence, match=words):
        table_of(rows, [0.5, 0.5])


@given(table=tables())
def test_probabilities_sum_to_one_inside_their_bounds(table: Table) -> None:
    result = posterior(table)
    assert result.central.sum() == pytest.approx(1)
    assert (result.low <= result.central + 1e-12).all()
    assert (result.central <= result.high + 1e-12).all()


@given(table=tables(), seed=st.integers(0, 2**32 - 1))
def test_no_admissible_likelihood_leaves_the_bounds(table: Table, seed: int) -> None:
    """The bounds hold at random corners; for named hypotheses one corner reaches them."""
    result, random = posterior(table), np.random.default_rng(seed)
    for _ in range(20):
        corner = np.where(random.random(table.low.shape) < 0.5, table.low, table.high)
        at = posterior(replace(table, low=corner, central=corner, high=corner))
        assert (at.central >= result.low - 1e-9).all()
        assert (at.central <= result.high + 1e-9).all()


@given(table=tables())
def test_the_bound_of_a_named_hypothesis_is_reached(table: Table) -> None:
    result = posterior(table)
    own = np.arange(len(table.prior)) == 0
    corner = np.where(own, table.high, table.low)
    at = replace(table, low=corner, central=corner, high=corner)
    if table.other is not None:
        at = replace(at, other=replace(table.other, prior=table.other.prior))
        joint = np.exp(np.append(np.log(table.prior) + corner.sum(axis=0), 0))
        joint[-1] = table.other.low * table.other.prior * (np.exp(corner) @ table.shares).prod()
        assert result.high[0] == pytest.approx(joint[0] / joint.sum())
    else:
        assert result.high[0] == pytest.approx(posterior(at).central[0])


@given(table=tables(), seed=st.integers(0, 2**32 - 1))
def test_the_order_of_evidence_does_not_matter(table: Table, seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(table.roots))
    mixed = replace(table, low=table.low[order], central=table.central[order], high=table.high[order])
    one, other = posterior(table), posterior(mixed)
    assert one.central == pytest.approx(other.central)
    assert one.low == pytest.approx(other.low)
    assert one.high == pytest.approx(other.high)


@given(table=tables(), share=st.floats(0.05, 0.95))
def test_splitting_a_hypothesis_leaves_every_total_unchanged(table: Table, share: float) -> None:
    count = len(table.prior)
    split = replace(
        table,
        prior=np.concatenate([[table.prior[0] * share, table.prior[0] * (1 - share)], table.prior[1:]]),
        members=np.column_stack([np.eye(count, dtype=bool)[:, :1], np.eye(count, dtype=bool)]),
        **{
            name: np.column_stack([getattr(table, name)[:, :1], getattr(table, name)])
            for name in ("low", "central", "high")
        },
    )
    before, after = posterior(table), posterior(split)
    assert after.central == pytest.approx(before.central)
    assert after.low == pytest.approx(before.low)
    assert after.high == pytest.approx(before.high)


@given(table=tables(other=False))
def test_a_claim_and_its_denial_mirror(table: Table) -> None:
    turned = replace(
        table, **{n: getattr(table, n)[:, ::-1] for n in ("low", "central", "high")}, prior=table.prior[::-1]
    )
    one, other = posterior(table), posterior(turned)
    assert one.central == pytest.approx(other.central[::-1])
    assert one.low == pytest.approx(other.low[::-1])


def test_ten_thousand_roots_do_not_underflow() -> None:
    result = posterior(drawn_table(3, hypotheses=20, roots=10_000))
    assert np.isfinite(result.central).all()
    assert result.central.sum() == pytest.approx(1)
