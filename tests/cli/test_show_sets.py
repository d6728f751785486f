"""Rival explanations on a screen: whatever was entered is printed as it is, brackets and all."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

from rich.console import Console

from backing.assessment.hypotheses.hypothesis import Expected, Hypothesis, HypothesisSet, Observable
from backing.assessment.items.item import Chance
from backing.assessment.verdict import Contribution, Judgement, Label, Verdict
from backing.assessment.weigh_sets import weigh_sets
from backing.assessment.weighing.evidence import Evidence
from backing.cli.show_sets import show_parts, show_sets

MARKUP = "[/red] [bold]videos"


def test_what_looks_like_markup_is_printed_as_it_was_written() -> None:
    expected = {"H1": Expected(exist=Chance.of(0.8)), "H2": Expected(exist=Chance.of(0.2))}
    named = tuple(Hypothesis(id=name, text=MARKUP, prior=0.45) for name in ("H1", "H2"))
    asked = HypothesisSet(
        id="s", question="Which?", hypotheses=named, observables=(Observable(id="O", text=MARKUP, expected=expected),)
    )
    screen = StringIO()
    show_sets(weigh_sets(Evidence(sets=(asked,)), (), {}), Console(file=screen, width=200))
    printed = screen.getvalue()
    assert (
        printed.count(MARKUP) == 4
    )  # both explanations, the list of what to look for, and what the rival would look for
    assert "To look for next" in printed


def test_what_counts_in_part_is_printed_by_claim_and_nothing_where_all_counts() -> None:
    whole = Contribution(finding="E1", name="E1", low=1, central=1, high=1)
    part = replace(whole, finding="E2", share=0.5, note="E2 counts for 0.50 of its weight [b]")
    judgement = Judgement(label=Label.NOT_ENOUGH)
    verdict = Verdict(
        claim="c02", said=None, so=Label.NOT_ENOUGH, as_of=judgement, hindsight=judgement, reason="", confidence="low",
        contributions=(whole, part),
    )  # fmt: skip
    screen = StringIO()
    show_parts([replace(verdict, contributions=(whole,))], Console(file=screen, width=100))
    assert screen.getvalue() == ""
    show_parts([verdict], Console(file=screen, width=100))
    assert "  c02: E2 counts for 0.50 of its weight [b]" in screen.getvalue()
