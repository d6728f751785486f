"""``hypotheses.yaml``: read, written, refused."""

from __future__ import annotations

import pytest

from backing.assessment.hypotheses.check import check_all, warnings_of
from backing.assessment.hypotheses.hypothesis import CatchAll, Expected, HypothesisSet
from backing.assessment.hypotheses.read import read_sets
from backing.assessment.hypotheses.write import write_sets
from backing.assessment.items.item import Chance
from backing.errors import UnusableHypotheses

FILE = """\
sets:
  - id: A
    question: Is there a large group in the north?
    about: [C4]
    hypotheses:
      - {id: H1, text: a large one, prior: 0.4, claims: {C4: 0.9}}
      - {id: H1a, text: a large one near the border, prior: 0.1, part of: H1}
      - {id: H2, text: a small one, prior: 0.3}
      - {id: H3, text: none, prior: 0.2, claims: {C4: 0}}
    other: {prior: 0.1, text: something else, range: [0.5, 2]}
    observables:
      - id: O1
        text: a video of a camp
        seen: false
        searched: [two channels, April 2023]
        cost: 2
        expected:
          H1: {exist: [0.8, 0.9], publish: 0.1, find: 0.9, n: 5}
          H2: 0.05
      - {id: O2, text: prisoners tell of it, seen: unknown, expected: {H1: 0.5, H3: 0.01}}
"""


def read_one(text: str = FILE) -> HypothesisSet:
    (found,) = read_sets(text)
    return found


def test_every_field_is_read() -> None:
    found = read_one()
    assert [each.id for each in found.hypotheses] == ["H1", "H1a", "H2", "H3"]
    assert (found.hypotheses[1].part_of, found.hypotheses[3].claims) == ("H1", {"C4": 0.0})
    assert found.other == CatchAll(prior=0.1, text="something else", low=0.5, high=2)
    first, second = found.observables
    assert (first.seen, first.cost, second.seen) == (False, 2.0, None)
    assert first.expected["H1"].n == 5
    assert first.expected["H2"] == Expected(exist=Chance.of(0.05))


def test_what_is_written_is_read_back() -> None:
    assert read_one(write_sets([read_one()])) == read_one()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("prior: 0.2", "prior: 0.3"), "line 2: the priors of A sum to 1 beside 0.1 for other, and not to 0.9"),
        (("prior: 0.1, part", "prior: 0.5, part"), "line 6: H1a have the prior 0.5 together, and H1, .* 0.4"),
        (("part of: H1", "part of: H9"), "line 7: H1a is part of H9, which is no hypothesis"),
        (("part of: H1", "part of: H1a"), "line 7: H1a is part of itself"),
        (("prior: 0.3", "prior: 0"), "line 8: the prior of H2 is 0"),
        (("prior: 0.1, text", "prior: 0.01, text"), "line 10: the catch-all has the prior 0.01"),
        (("[0.5, 2]", "[2, 5]"), "the range of the catch-all"),
        (("    obs", "    judged: {A: {H1: 0, H2: 0, H3: 0, other: 0}}\n    obs"), "line 11: A: every .* is judged 0"),
        (("    obs", "    judged:\n      A: {H1: 1}\n    obs"), "line 12: A judged H1"),
        (("{C4: 0.9}", "{C4: 1.9}"), "the chance of C4 is 1.9"),
        (("id: H2", "id: H1"), "the id H1 stands twice"),
        (("id: O2", "id: H2"), "the id H2 stands twice"),
        (("id: H2", "id: other"), "the id other stands twice"),
        (("H3: 0.01", "H9: 0.01"), "line 20: O2 expects something under H9"),
        (("expected: {H1: 0.5, H3: 0.01}", "expected: {}"), "says nothing about any"),
        (("        searched: [two channels, April 2023]\n", ""), "where it was looked for is not said"),
        (("cost: 2", "cost: 0"), "the cost of O1 is 0"),
        (("n: 5", "n: 0"), "line 18: the number of places"),
        (("publish: 0.1", "publish: 0"), "line 18: a chance of 0 would decide"),
        (("text: none", "words: none"), "line 9: 'words' means nothing"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(change: tuple[str, str], words: str) -> None:
    assert change[0] in FILE
    with pytest.raises(UnusableHypotheses, match=words):
        read_sets(FILE.replace(*change))


def test_an_empty_set_is_refused() -> None:
    with pytest.raises(UnusableHypotheses, match="the set A is empty"):
        read_sets("sets:\n  - {id: A, question: what?, hypotheses: []}")


def test_sets_may_not_share_ids() -> None:
    with pytest.raises(UnusableHypotheses, match="two sets have the id A"):
        read_sets(FILE + FILE.removeprefix("sets:\n"))
    other = read_one(FILE.replace("id: A", "id: B"))
    with pytest.raises(UnusableHypotheses, match="stands in more than one set"):
        check_all([read_one(), other])


def test_a_claim_that_the_case_does_not_hold_is_refused() -> None:
    check_all([read_one()], ["C4"])
    with pytest.raises(UnusableHypotheses, match="C4 is no claim of this case"):
        check_all([read_one()], ["C1"])


def test_yes_or_no_is_flagged() -> None:
    assert warnings_of(read_one()) == ()
    two = "sets:\n  - id: A\n    question: q\n    hypotheses: [{id: H1, text: a, prior: 0.5}, {id: H2, text: b, prior: 0.4}]\n"
    (warning,) = warnings_of(read_one(two))
    assert "a question of yes or no" in warning


def test_only_a_set_that_leaves_nothing_out_has_no_catch_all() -> None:
    rows = "[{id: H1, text: a, prior: 0.5}, {id: H2, text: b, prior: 0.5}]"
    text = f"sets:\n  - id: A\n    question: q\n    other: none\n    hypotheses: {rows}\n"
    assert read_one(text).other is None
    assert read_one(write_sets([read_one(text)])) == read_one(text)
