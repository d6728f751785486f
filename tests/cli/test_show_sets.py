"""Rival explanations on a screen: whatever was entered is printed as it is, brackets and all."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from backing.assessment.hypotheses.hypothesis import Expected, Hypothesis, HypothesisSet, Observable
from backing.assessment.items.item import Chance
from backing.assessment.weigh_sets import weigh_sets
from backing.assessment.weighing.evidence import Evidence
from backing.cli.show_sets import show_sets

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
