"""Truth discovery: published values to the digits, and what no method may depend on."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.sources.truth.assertions import Assertions, from_codes, from_names
from backing.assessment.sources.truth.crh import crh
from backing.assessment.sources.truth.dawid_skene import dawid_skene
from backing.assessment.sources.truth.estimate import UNDECIDED
from backing.assessment.sources.truth.ltm import ltm
from backing.assessment.sources.truth.sums import average_log, sums
from backing.assessment.sources.truth.truthfinder import truthfinder
from backing.assessment.sources.truth.vote import vote
from backing.errors import UnusableEvidence

METHODS = (vote, sums, average_log, truthfinder, crh, ltm, dawid_skene)

# Dawid & Skene 1979, table 1: for each patient the three answers of observer 1 and one of each of the others.
ANAESTHETISTS = """
1111111 3334334 1122122 2223121 2223222 2223322 1222111 3333433 2222223 2322223 4444444 2223343 1111111 2223212 1211111
1112111 1111111 1111111 2222221 2221322 2222222 2222221 2223222 2212222 1111111 1111111 2322222 1111111 1111111 1121121
1111111 3333233 1111111 2222222 2223232 4334343 2212232 2323233 3333432 1111111 1111111 1212111 2322222 1211111 2222222
""".split()


def patients() -> Assertions:
    answers = [(observer, patient, int(said)) for patient, row in enumerate(ANAESTHETISTS) for observer, said in
               zip((0, 0, 0, 1, 2, 3, 4), row, strict=True)]  # fmt: skip
    return from_codes(*zip(*answers, strict=True))


def three_sources() -> Assertions:
    """The example in the tests of the package truthdiscovery."""
    said = {"s1": {"x": "one", "y": "nine", "z": "seven"}, "s2": {"x": "one", "y": "eight"}, "s3": {"z": "seven"}}
    return from_names([(source, item, value) for source, row in said.items() for item, value in row.items()])


def made(*, sources: int = 30, items: int = 400, each: int = 8, kinds: int = 4, seed: int = 1):
    """Assertions whose truth is known, by sources that are right 40 to 95 times in a hundred; truths and these shares."""
    random = np.random.default_rng(seed)
    right, truth = random.uniform(0.4, 0.95, sources), random.integers(0, kinds, items)
    source = np.concatenate([random.choice(sources, each, replace=False) for _ in range(items)])
    item = np.repeat(np.arange(items), each)
    off = np.where(random.random(len(item)) < right[source], 0, random.integers(1, kinds, len(item)))
    return from_codes(source, item, (truth[item] + off) % kinds), truth, right


def named(found: Assertions, chosen: np.ndarray) -> dict[str, str | None]:
    """The chosen value of each item, in words."""
    return {
        item: None if fact == UNDECIDED else found.values[found.value_of[fact]]
        for item, fact in zip(found.items, chosen.tolist(), strict=True)
    }


def test_dawid_skene_gives_the_reference_values() -> None:
    found = dawid_skene(patients(), steps=2000, still=1e-13)
    assert found.prevalence == pytest.approx([0.39955, 0.42198, 0.1118, 0.06667], abs=5e-6)
    assert found.log_likelihood == pytest.approx(-192.890881, abs=5e-7)
    assert np.diag(found.confusion[0]) == pytest.approx([0.88949, 0.87638, 0.66118, 0.44444], abs=6e-6)
    assert found.settled


def test_dawid_skene_stopped_where_crowd_kit_stops_gives_its_values() -> None:
    """crowd-kit 1.4.2 with its defaults, as measured by bench/truth.py: five steps."""
    found = dawid_skene(patients(), steps=5)
    assert found.prevalence == pytest.approx([0.3997, 0.4224, 0.1112, 0.0667], abs=1e-4)
    assert not found.settled


def test_sums_gives_the_published_values() -> None:
    found = sums(three_sources(), still=1e-12)
    assert found.score == pytest.approx([1, 0.53208889, 0.34729636], abs=5e-9)
    assert found.belief == pytest.approx([1, 0.65270364, 0.34729636, 0.87938524], abs=5e-9)
    assert named(three_sources(), found.chosen) == {"x": "one", "y": "nine", "z": "seven"}


def test_average_log_follows_its_formula() -> None:
    """Score ln(n) times the mean belief; the shape of a fixed point: both sides are proportional."""
    found = average_log(three_sources(), still=1e-13)
    one, two, three = found.score
    first = math.log(3) / 3 * (found.belief[0] + found.belief[1] + found.belief[3])
    second = math.log(2) / 2 * (found.belief[0] + found.belief[2])
    assert (one, three) == (1, 0)
    assert two == pytest.approx(second / first)


def test_truthfinder_follows_its_formula() -> None:
    found = truthfinder(three_sources(), trust=0.4, damping=0.5, still=1e-13, steps=1000)
    tau = -np.log(1 - found.score)
    logistic = 1 / (1 + np.exp(-0.5 * np.array([tau[0] + tau[1], tau[0], tau[1], tau[0] + tau[2]])))
    assert found.belief == pytest.approx(logistic, abs=1e-9)
    assert found.score[0] == pytest.approx((found.belief[0] + found.belief[1] + found.belief[3]) / 3, abs=1e-9)


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__name__)
def test_sources_that_are_right_more_often_get_a_higher_score(method) -> None:
    found, truth, right = made()
    estimate = method(found)
    chosen = [int(found.values[found.value_of[fact]]) if fact >= 0 else -1 for fact in estimate.chosen.tolist()]
    known = truth[[int(item) for item in found.items]]
    assert np.mean(np.array(chosen) == known) > (0.9 if method is vote else 0.95)
    assert np.corrcoef(estimate.score, right[[int(name) for name in found.sources]])[0, 1] > 0.8


def test_ltm_tells_the_two_errors_apart() -> None:
    """One source states half of what is true and nothing false, another all that is true and much that is false."""
    random = np.random.default_rng(5)
    rows = []
    for item in range(300):
        for fact in ("a", "b", "c", "d"):
            true = fact in "ab"
            chance = {"shy": (0.5, 0.0), "loud": (0.95, 0.4), "one": (0.9, 0.05), "two": (0.9, 0.05)}
            rows += [
                (name, str(item), fact) for name, (yes, no) in chance.items() if random.random() < (yes if true else no)
            ]
    found = from_names(rows)
    estimate = ltm(found)
    shy, loud = found.sources.index("shy"), found.sources.index("loud")
    assert estimate.false_positives[shy] < 0.05
    assert estimate.false_positives[loud] > 0.3
    assert estimate.sensitivity[shy] < 0.75
    assert estimate.sensitivity[loud] > 0.9


def test_crh_takes_the_weighted_median_of_numbers_and_words_beside_them() -> None:
    rows = [(source, f"town {town}", value) for town in range(6) for source, value in
            (("good", f"{1000 + town}"), ("fair", f"{1003 + town:,}"), ("bad", "9,999"))]  # fmt: skip
    rows += [("good", "who", "north"), ("fair", "who", "north"), ("bad", "who", "south")]
    found = from_names(rows, numbers=True)
    estimate = crh(found)
    assert estimate.number is not None
    assert estimate.number[found.items.index("town 3")] in {1003.0, 1006.0}
    assert math.isnan(estimate.number[found.items.index("who")])
    assert named(found, estimate.chosen)["who"] == "north"
    scores = dict(zip(found.sources, estimate.score.tolist(), strict=True))
    assert scores["bad"] < min(scores["good"], scores["fair"])


def test_crh_shares_the_loss_of_a_tie() -> None:
    """Of two values that tie each loses one half; with one assertion that is half wrong added to every source."""
    found = from_names([("a", "x", "1"), ("b", "x", "2"), ("a", "y", "1"), ("c", "y", "1")])
    mean = np.array([(0.5 + 0.25) / 2.5, (0.5 + 0.25) / 1.5, 0.25 / 1.5])
    assert crh(found, steps=1).score == pytest.approx(-np.log(mean / mean.sum()))


def test_smoothing_draws_every_confusion_towards_chance() -> None:
    plain, smooth = (dawid_skene(patients(), smoothing=number).confusion[0] for number in (0.0, 1.0))
    assert np.diag(smooth).max() < np.diag(plain).max()
    assert dawid_skene(patients(), smoothing=1e9).confusion == pytest.approx(np.full((5, 4, 4), 0.25), abs=1e-6)


def test_crh_gives_the_middle_where_the_weight_splits_evenly() -> None:
    found = from_names([("a", "x", "10"), ("b", "x", "20")], numbers=True)
    estimate = crh(found)
    assert estimate.number == pytest.approx([15.0])
    assert estimate.chosen.tolist() == [UNDECIDED]


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__name__)
def test_a_tie_is_not_decided_by_the_order_of_names(method) -> None:
    found = from_names([("a", "x", "1"), ("b", "x", "2"), ("a", "y", "1"), ("b", "y", "1")])
    assert named(found, method(found).chosen) == {"x": None, "y": "1"}


ROWS = st.lists(
    st.tuples(st.sampled_from("abcde"), st.sampled_from("uvwxyz"), st.sampled_from("123")), min_size=4, max_size=40
).filter(lambda rows: len({(s, i, v) for s, i, v in rows}) > len({s for s, _, _ in rows}))


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__name__)
@given(rows=ROWS, seed=st.integers(0, 99))
def test_other_names_and_another_order_change_nothing(method, rows, seed) -> None:
    random = np.random.default_rng(seed)
    renamed = [{name: f"{random.integers(1000)} {name}" for name in letters} for letters in ("abcde", "uvwxyz", "123")]
    shuffled = [tuple(names[part] for names, part in zip(renamed, rows[place], strict=True)) for place in
                random.permutation(len(rows))]  # fmt: skip
    one, other = from_names(rows), from_names(shuffled)
    first, second = method(one, **_still(method)), method(other, **_still(method))
    scores = dict(zip(other.sources, second.score.tolist(), strict=True))
    assert {renamed[0][name]: score for name, score in zip(one.sources, first.score.tolist(), strict=True)} == (
        pytest.approx(scores, abs=1e-6)
    )
    beliefs = {(other.items[i], other.values[v]): b for i, v, b in
               zip(other.item_of, other.value_of, second.belief, strict=True)}  # fmt: skip
    for item, value, belief in zip(one.item_of, one.value_of, first.belief, strict=True):
        assert beliefs[renamed[1][one.items[item]], renamed[2][one.values[value]]] == pytest.approx(belief, abs=1e-6)


def _still(method) -> dict[str, int]:
    """So many passes, whether or not it stands still, so that rounding decides nothing."""
    return {} if method is vote else {"steps": 15, "still": 0.0}


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__name__)
def test_scores_and_beliefs_are_finite(method) -> None:
    for rows in ([("a", "x", "1"), ("a", "y", "2")], [("a", "x", "1"), ("b", "x", "1"), ("a", "y", "1")]):
        estimate = method(from_names(rows))
        assert np.isfinite(estimate.score).all()
        assert np.isfinite(estimate.belief).all()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "no assertion"),
        ([("a", "x", "1"), ("", "x", "1")], "row 2"),
        ([("a", "x", "NaN")], "missing"),
        ([("a", "x", " ")], "missing"),
        ([("a", "x")], "row 1"),
    ],
)
def test_rows_that_say_nothing_are_refused(rows, words) -> None:
    with pytest.raises(UnusableEvidence, match=words):
        from_names(rows)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (([], [], []), "holds no row"),
        (([0], [0, 1], [0]), "1, 2, 1 rows"),
        (([0], [0], [math.nan]), "no whole number"),
        (([0], [0], [0.5]), "no whole number"),
        (([-1], [0], [0]), "below 0"),
        ((["a"], [0], [0]), "no whole number"),
    ],
)
def test_codes_that_are_none_are_refused(columns, words) -> None:
    with pytest.raises(UnusableEvidence, match=words):
        from_codes(*columns)


def test_methods_refuse_what_they_cannot_work_with() -> None:
    with pytest.raises(UnusableEvidence, match="one thing alone"):
        average_log(from_names([("a", "x", "1"), ("b", "y", "1")]))
    with pytest.raises(UnusableEvidence, match="cells of confusion"):
        dawid_skene(from_codes(np.arange(3000) % 10, np.arange(3000), np.arange(3000)))
    with pytest.raises(UnusableEvidence, match="smoothing"):
        dawid_skene(three_sources(), smoothing=-1)
    with pytest.raises(UnusableEvidence, match="damping"):
        truthfinder(three_sources(), damping=0)
    with pytest.raises(UnusableEvidence, match="prior count"):
        ltm(three_sources(), sensitivity=(0, 1))
