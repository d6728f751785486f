"""Backing as a contender of bench/weighing.py: a case becomes the records of a user, weighed by what ``backing weigh`` runs.

A letter becomes the interval of chances that it stands for, a grade an Admiralty code that the project's table of grades turns
into a reliability, a citation a root. What comes by one way is derived from that way and from itself, so that it counts in part.
What was looked for and not found becomes an observable.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from backing.assessment.hypotheses.hypothesis import (
    CatchAll,
    Expected,
    Hypothesis,
    HypothesisSet,
    Observable,
)
from backing.assessment.items.item import Chance, Item
from backing.assessment.sources.admiralty import Conversion
from backing.assessment.sources.reported import of_grade
from backing.assessment.sources.source import Source, Sources
from backing.assessment.weighing.evidence import Evidence
from backing.assessment.weighing.posterior import posterior
from backing.assessment.weighing.surprise import surprise
from backing.assessment.weighing.tabulate import tabulate
from bench.weighing_cases import BANDS, CENTRES, HIGH, HYPOTHESES, LOW, MEDIUM, OWN, STATED, UNRELIABLE, Cases, Floats

NAMES = tuple(f"H{number}" for number in range(1, HYPOTHESES + 1))
EDGES = np.concatenate([[0.01], BANDS, [0.99]])
CODES = {LOW: "E5", MEDIUM: "C3", HIGH: "A1", OWN: ""}
"""The Admiralty code of a grade; the analyst's own eyes have none."""
GRADED = Sources(
    grades=Conversion(
        reliable={CODES[grade]: Chance.of(STATED[grade]) for grade in (LOW, MEDIUM, HIGH)},
        every=Chance.of(1 - UNRELIABLE),
        by="bench/weighing.py",
        on=date(2026, 11, 27),
        why="learnt where 30 % are not reliable",
    )
)
TAKEN_AT_ITS_WORD = Sources(
    named=tuple(Source(name=CODES[grade], reliable=Chance.of(STATED[grade])) for grade in (LOW, MEDIUM, HIGH))
)
"""The same numbers as those of sources, which are named by their grade here: each counts in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A way to use Backing: ``complete`` where a set known to be complete is declared so, and what ``sources`` are held for."""

    name: str
    complete: bool = True
    sources: Sources = GRADED


OURS = (
    Variant(name="Backing"),
    Variant(name="Backing, 10 % kept for none of these", complete=False),
    Variant(name="Backing, grades at full weight", sources=TAKEN_AT_ITS_WORD),
)


def at_weight(weight: float) -> Variant:
    """Backing with grades that move a source so far from all sources to its own."""
    reliable = {CODES[grade]: of_grade(STATED[grade], 1 - UNRELIABLE, weight=weight) for grade in (LOW, MEDIUM, HIGH)}
    named = tuple(Source(name=code, reliable=Chance.of(each)) for code, each in reliable.items())
    return Variant(name=f"Backing, grades at {weight:g}", sources=Sources(named=named))


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """How often the alarm rang of the cases in which no named hypothesis was true, and of the others."""

    rightly: float = 0.0
    wrongly: float = 0.0

    @property
    def words(self) -> str:
        return (
            f"The alarm *none of these explains the evidence* rang in {self.rightly:.1%} of the cases in which none was true, "
            f"and in {self.wrongly:.1%} of the others."
        )


def weighed(cases: Cases, ours: Variant, *, told: bool) -> tuple[Floats, Alarm]:
    """The probabilities of the four hypotheses and of none of them, for each case, and the alarm."""
    other = None if told and ours.complete else CatchAll()
    answers = [
        _answer(Evidence(items=items_of(cases, number), sources=ours.sources, sets=(_set(cases, number, other),)))
        for number in range(len(cases.truth))
    ]
    p = np.array([each for each, _ in answers])
    rang, none = np.array([each for _, each in answers]), cases.truth == HYPOTHESES
    return p, Alarm(rightly=float(rang[none].mean()) if none.any() else 0.0, wrongly=float(rang[~none].mean()))


def _set(cases: Cases, number: int, other: CatchAll | None) -> HypothesisSet:
    prior = (1 - (other.prior if other else 0)) / HYPOTHESES
    return HypothesisSet(
        id="made",
        question="Which of them?",
        hypotheses=tuple(Hypothesis(id=name, text=name, prior=prior) for name in NAMES),
        other=other,
        observables=tuple(_observables(cases, number)),
    )


def items_of(cases: Cases, number: int) -> tuple[Item, ...]:
    """What was seen, an item each."""
    return tuple(
        Item(
            id=f"E{item}",
            text="",
            derived_from=_derived_from(item, int(cases.cites[number, item]), int(cases.group[number, item])),
            chances=_chances(tuple(cases.letters[number, item].tolist())),
            source=CODES[int(cases.grade[number, item])],
            admiralty=CODES[int(cases.grade[number, item])],
        )
        for item in np.flatnonzero(cases.seen[number])
    )


def _derived_from(item: int, cites: int, group: int) -> tuple[str, ...]:
    if cites != item:
        return (f"E{cites}",)
    return (f"way {group}", f"report {item}") if group >= 0 else ()


def _observables(cases: Cases, number: int) -> Iterator[Observable]:
    """What was looked for and not found: whether it exists in letters, whether it would have been found as a chance."""
    for item in np.flatnonzero(~cases.seen[number]):
        find = Chance.of(float(cases.search[number, item]))
        letters = cases.expected[number, item].tolist()
        yield Observable(
            id=f"E{item}",
            text="",
            seen=False,
            searched=("everywhere",),
            expected={
                name: Expected(exist=_chance(letter), find=find) for name, letter in zip(NAMES, letters, strict=True)
            },
        )


@cache
def _chances(letters: tuple[int, ...]) -> dict[str, Chance]:
    return {name: _chance(letter) for name, letter in zip(NAMES, letters, strict=True)}


@cache
def _chance(letter: int) -> Chance:
    place = letter + 2
    return Chance(low=EDGES[place], central=CENTRES[place], high=EDGES[place + 1])


def _answer(evidence: Evidence) -> tuple[list[float], bool]:
    (one,) = evidence.sets
    every = {each.id: each for each in evidence.every}
    table = tabulate(one, every, evidence.witnesses(every), {}).table
    found = posterior(table).central.tolist()
    return (found if one.other else [*found, 0.0]), surprise(table).alarm
