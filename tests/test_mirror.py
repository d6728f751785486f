"""Rule R9: "X" and "not X" get mirrored answers, from the words on: 200 pairs of sentences over seven conflicts.

Each pair goes through reading, extraction, tests and weighing by itself. What must mirror is the label, the probability
and its interval, as of posting and with hindsight. A pair of which nothing can be told mirrors itself, so the test also
counts how many pairs were decided.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest

from backing.assessment.verdict import Judgement, Label, Verdict
from backing.case import Case, assess
from backing.records.catalog import load_catalog
from backing.records.engines.duckdb import DuckDBEngine
from backing.statements.read import read_statement
from tests.assessment.test_combine import MIRROR

PAIRS = 200
CONFLICTS = (
    ("Islamic State", "Bangladesh", 2015, 2018),
    ("ARSA", "Myanmar", 2016, 2018),
    ("KIA", "Myanmar", 2011, 2018),
    ("MNDAA", "Myanmar", 2009, 2017),
    ("KNU", "Myanmar", 1995, 2012),
    ("JMB", "Bangladesh", 2005, 2017),
    ("ISKP", "Afghanistan", 2022, 2023),
)
TEMPLATES = (
    ("There was a lethal attack by {actor} on civilians in {place} {when}.",
     "There was no lethal attack by {actor} on civilians in {place} {when}."),
    ("{actor} carried out a lethal attack on civilians in {place} {when}.",
     "{actor} carried out no lethal attack on civilians in {place} {when}."),
    ("There was a deadly clash with {actor} in {place} {when}.",
     "There was no deadly clash with {actor} in {place} {when}."),
    ("There were more lethal events with {actor} in {place} in {a} than in {b}.",
     "There were not more lethal events with {actor} in {place} in {a} than in {b}."),
    ("There was an attack claimed by {actor} in {place} {when}.",
     "There was no attack claimed by {actor} in {place} {when}."),
    ("{actor} claimed an attack in {place} {when}.",
     "{actor} did not claim an attack in {place} {when}."),
    ("{actor} killed {number} civilians in {place} {when}.",
     "{actor} did not kill {number} civilians in {place} {when}."),
    ("{actor} carried out {number} lethal attacks on civilians in {place} {when}.",
     "{actor} did not carry out {number} lethal attacks on civilians in {place} {when}."),
    ("{actor} was active in {place} {when}.",
     "{actor} was not active in {place} {when}."),
    ("Lethal events with {actor} in {place} decreased after {day}.",
     "Lethal events with {actor} in {place} did not decrease after {day}."),
)  # fmt: skip


def pairs() -> Iterator[tuple[str, str]]:
    """The same 200 pairs on every run."""
    draw = random.Random(20230415)  # noqa: S311 -- a fixed sample, not a secret
    for number in range(PAIRS):
        actor, place, first, last = CONFLICTS[number % len(CONFLICTS)]
        start = date(first, 1, 1) + timedelta(days=draw.randrange((last - first) * 365))
        end = start + timedelta(days=draw.choice([20, 60, 200, 500]))
        a, b = draw.sample(range(first, last + 1), 2)
        filled = {
            "actor": actor, "place": place, "a": a, "b": b, "number": draw.choice([2, 5, 13, 40]), "day": written(start),
            "when": f"between {written(start)} and {written(end)}",
        }  # fmt: skip
        said, denied = TEMPLATES[draw.randrange(len(TEMPLATES))]
        yield said.format(**filled), denied.format(**filled)


def written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@cache
def engine() -> DuckDBEngine:
    return DuckDBEngine(load_catalog())


def answer(sentence: str) -> Verdict:
    """The verdict on the claim that is the sentence, written at the end of 2023."""
    statement = read_statement(sentence.encode(), name="pair", day=date(2023, 12, 31))
    case: Case = assess(statement, load_catalog(), engine())
    whole = max(case.claims, key=lambda claim: len(claim.span))
    return case.assessment.verdict_on(whole.id)


def assert_mirrored(said: Judgement, denied: Judgement, sentence: str) -> None:
    assert denied.label is MIRROR.get(said.label, said.label), sentence
    if said.p is None or denied.p is None or said.interval is None or denied.interval is None:
        assert said.p is denied.p is None, sentence
        return
    assert denied.p == pytest.approx(1 - said.p, abs=2e-4), sentence
    assert denied.interval == pytest.approx((1 - said.interval[1], 1 - said.interval[0]), abs=2e-4), sentence


def test_what_is_said_and_its_denial_get_mirrored_answers() -> None:
    decided = 0
    for said, denied in pairs():
        ours, theirs = answer(said), answer(denied)
        assert_mirrored(ours.hindsight, theirs.hindsight, said)
        assert_mirrored(ours.as_of, theirs.as_of, said)
        assert {*ours.tests} - {"said"} == {*theirs.tests} - {"said"}, said
        decided += ours.so in (Label.SUPPORTED, Label.REFUTED)
    assert decided >= PAIRS / 4  # else the mirror would be one of silences
