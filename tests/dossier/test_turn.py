"""What would turn an answer, in words: the ratio of each piece, and those at which the answer crosses a line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backing.assessment.hypotheses.hypothesis import Hypothesis, HypothesisSet
from backing.assessment.items.item import Chance, Item
from backing.assessment.weigh_sets import weigh_sets
from backing.assessment.weighing.answer import SetAnswer
from backing.assessment.weighing.evidence import Evidence
from backing.dossier.turn import times, turn_table, turns

FLIP_CASE = ((0.8, 0.2), (0.2, 0.4), (0.6, 0.2), (0.4, 0.5), (0.05, 0.5))
"""Likelihood ratios 4, 1/2, 3, 4/5 and 1/10 for H1: it has 0.324, and without the last 0.828."""


def answer(*chances: tuple[float, float]) -> SetAnswer:
    items = tuple(
        Item(id=f"E{number}", text=f"text {number}", chances={"H1": Chance.of(one), "H2": Chance.of(other)})
        for number, (one, other) in enumerate(chances, start=1)
    )
    pair = tuple(Hypothesis(id=name, text=name, prior=0.5) for name in ("H1", "H2"))
    asked = HypothesisSet(id="s", question="Which?", hypotheses=pair, other=None)
    (verdict,) = weigh_sets(Evidence(items=items, sets=(asked,)), (), {})
    return verdict.hindsight


def test_the_pieces_that_matter_are_named_those_that_decide_first() -> None:
    found = turns(answer(*FLIP_CASE))
    assert [line.split()[0] for line in found] == ["E5", "E1", "E3"]
    assert found[0] == (
        "E5 is 10 times as likely if H2 is so as if not; H2 would be above 80% from 19, even at 4.8, below 20% under 1.2"
    )


def test_set_to_what_is_named_the_answer_is_there() -> None:
    there = answer(*FLIP_CASE[:4], (0.1, 0.48))
    assert there.shares[1].central == pytest.approx(0.5)
    above = answer(*FLIP_CASE[:4], (0.02, 0.384))
    assert above.shares[1].central == pytest.approx(0.8)


def test_the_table_has_every_piece_and_reads_from_where_the_answer_stands() -> None:
    table = turn_table(answer(*FLIP_CASE[:4]))
    assert table is not None
    assert table.columns == (
        "Evidence", "Times as likely if H1 is so", "H1 below 80% under", "H1 even at", "H1 below 20% under", "H1 without it",
    )  # fmt: skip
    assert table.rows[0] == ("E1", "4.0", "3.3", "0.83", "0.21", "55%")
    assert len(table.rows) == 4


def test_a_name_and_its_mirror_have_reciprocal_ratios() -> None:
    ours = answer(*FLIP_CASE)
    theirs = answer(*((other, one) for one, other in FLIP_CASE))
    assert (ours.leading, theirs.leading) == ("H2", "H1")
    assert [piece.crosses for piece in ours.pieces] == [piece.crosses for piece in theirs.pieces]


def test_what_tells_nothing_is_not_named_unless_it_decides() -> None:
    assert turns(answer((0.5, 0.5))) == ()
    assert turns(answer()) == ()
    assert turn_table(answer()) is None


@pytest.mark.parametrize(
    ("ratio", "words"),
    [(2.04, "2.0"), (0.347, "0.35"), (9.96, "10"), (123.4, "123"), (1e9, "over 1,000"), (1e-9, "under 0.001")],
)
def test_a_ratio_is_short(ratio: float, words: str) -> None:
    assert times(ratio) == words


def test_a_ratio_that_was_edited_to_nonsense_is_no_crash() -> None:
    found = answer(*FLIP_CASE)
    assert turns(replace(found, pieces=(replace(found.pieces[0], ratio=-1.0, decides=True),)))
