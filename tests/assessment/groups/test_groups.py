"""Several analysts: made coherent, shown apart, then pooled."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.groups.aggregate import aggregate
from backing.assessment.groups.coherentise import coherentise
from backing.assessment.groups.pool import pool
from backing.assessment.hypotheses.check import check
from backing.assessment.hypotheses.hypothesis import Hypothesis, HypothesisSet
from backing.assessment.hypotheses.read import read_sets
from backing.assessment.hypotheses.write import write_sets
from backing.errors import UnusableHypotheses, UnusableNumbers

judged = st.lists(st.floats(0, 1), min_size=1, max_size=8)


def test_what_sums_to_one_stays() -> None:
    found = coherentise([0.2, 0.3, 0.5])
    assert found.probabilities == pytest.approx([0.2, 0.3, 0.5])
    assert found.total == pytest.approx(1)


def test_too_much_is_taken_off_evenly() -> None:
    found = coherentise([0.8, 0.5, 0.1])
    assert found.probabilities == pytest.approx([0.65, 0.35, 0.0])
    assert found.total == pytest.approx(1.4)


@given(judged=judged, seed=st.integers(0, 2**32 - 1))
def test_it_is_the_nearest_coherent_judgement(judged: list[float], seed: int) -> None:
    found = coherentise(judged).probabilities
    assert found.sum() == pytest.approx(1)
    assert (found >= 0).all()
    nearest = np.linalg.norm(found - judged)
    for other in np.random.default_rng(seed).dirichlet(np.ones(len(judged)), 50):
        assert nearest <= np.linalg.norm(other - judged) + 1e-9


def test_the_mean_of_log_odds() -> None:
    pooled = aggregate(["H1", "H2"], {"A": [0.9, 0.1], "B": [0.6, 0.4]})
    odds = np.sqrt(9 * 1.5)
    assert pooled.probabilities[0] == pytest.approx(odds / (1 + odds))
    assert pooled.spread == pytest.approx([0.3, 0.3])


def test_nobody_is_certain_for_the_others() -> None:
    assert 0 < aggregate(["H1", "H2"], {"A": [1.0, 0.0], "B": [0.5, 0.5]}).probabilities[1] < 0.5


@given(one=st.floats(0.01, 0.99), other=st.floats(0.01, 0.99))
def test_the_order_of_analysts_and_of_hypotheses_does_not_matter(one: float, other: float) -> None:
    first = aggregate(["H1", "H2"], {"A": [one, 1 - one], "B": [other, 1 - other]})
    second = aggregate(["H2", "H1"], {"B": [1 - other, other], "A": [1 - one, one]})
    assert first.probabilities == pytest.approx(second.probabilities[::-1])


@pytest.mark.parametrize("entries", [{}, {"A": [0.5]}, {"A": [0.5, 1.5]}, {"A": [0.5, float("nan")]}])
def test_judgements_that_do_not_fit_are_refused(entries: dict[str, list[float]]) -> None:
    with pytest.raises(UnusableNumbers):
        aggregate(["H1", "H2"], entries)


def judged_by(**analysts: dict[str, float]) -> HypothesisSet:
    rivals = tuple(Hypothesis(id=name, text=name, prior=0.45) for name in ("H1", "H2"))
    return HypothesisSet(id="A", question="?", hypotheses=rivals, judged=analysts)


def test_what_analysts_entered_is_kept_side_by_side() -> None:
    entered = judged_by(Ann={"H1": 0.8, "H2": 0.3, "other": 0.1}, Ben={"H1": 0.3, "H2": 0.6, "other": 0.1})
    assert read_sets(write_sets([entered])) == (entered,)
    found = pool(entered)
    assert found is not None
    assert [(each.name, each.summed_to) for each in found.analysts] == [("Ann", 1.2), ("Ben", 1.0)]
    assert sum(found.pooled.values()) == pytest.approx(1, abs=1e-3)
    assert found.apart["H1"] > found.apart["other"]
    assert pool(judged_by()) is None


@pytest.mark.parametrize(
    "row", [{"H1": 0.5, "H2": 0.4}, {"H1": 0.5, "H2": 0.4, "H3": 0.1}, {"H1": 1.5, "H2": 0.4, "other": 0.1}]
)
def test_an_analyst_judges_every_explanation(row: dict[str, float]) -> None:
    with pytest.raises(UnusableHypotheses, match="Ann"):
        check(judged_by(Ann=row))
