"""Rule R9: "X" and "not X" get mirrored answers, from the words on: 200 pairs of sentences over seven conflicts.

Each pair goes through reading, extraction, tests and weighing by itself. What must mirror is the label, the probability
and its interval, as of posting and with hindsight: of the findings alone, and with documents, figures, replies and judgements
beside them. A pair of which nothing can be told mirrors itself, so the tests also count how many pairs were decided. And the
same must be asked of the same records for either side: effort is counted, not promised.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

import pytest

from backing.assessment.items.item import DENIED, Chance, Item, ItemKind, Said
from backing.assessment.priors.prior import SORTS, Prior, Priors
from backing.assessment.settings import settings
from backing.assessment.sources.speech import Behaviour, chances, habitual
from backing.assessment.verdict import Judgement, Label, Verdict
from backing.assessment.weigh import Entered, verdict_on
from backing.assessment.weighing.evidence import Evidence
from backing.case import assess
from backing.claims.claim import Claim
from backing.evidence.finding import Finding
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


WRITTEN = date(2023, 12, 31)


@dataclass(frozen=True, kw_only=True)
class Side:
    """The claim that a sentence is, what was found on it, and its verdict."""

    claim: Claim
    findings: tuple[Finding, ...]
    verdict: Verdict


@cache
def side(sentence: str) -> Side:
    """The claim that is the sentence, written at the end of 2023, through the whole product."""
    statement = read_statement(sentence.encode(), name="pair", day=WRITTEN)
    case = assess(statement, load_catalog(), engine())
    whole = max(case.claims, key=lambda claim: len(claim.span))
    found = tuple(finding for finding in case.findings if finding.claim == whole.id)
    return Side(claim=whole, findings=found, verdict=case.assessment.verdict_on(whole.id))


@cache
def sides() -> tuple[tuple[str, Side, Side], ...]:
    return tuple((said, side(said), side(denied)) for said, denied in pairs())


def assert_mirrored(said: Judgement, denied: Judgement, sentence: str) -> None:
    assert denied.label is MIRROR.get(said.label, said.label), sentence
    if said.p is None or denied.p is None or said.interval is None or denied.interval is None:
        assert said.p is denied.p is None, sentence
        return
    assert denied.p == pytest.approx(1 - said.p, abs=2e-4), sentence
    assert denied.interval == pytest.approx((1 - said.interval[1], 1 - said.interval[0]), abs=2e-4), sentence


def survivals(verdict: Verdict) -> tuple[int | None, int | None]:
    """Which of the contributions is the strongest test that the claim survived, and its denial, by their places."""
    places = {each.finding: place for place, each in enumerate(verdict.contributions)}
    return tuple(None if name is None else places[name] for name in (verdict.survived, verdict.denial_survived))


def assert_same_survivals(ours: Verdict, theirs: Verdict, sentence: str) -> None:
    assert survivals(ours) == survivals(theirs)[::-1], sentence


def test_what_is_said_and_its_denial_get_mirrored_answers() -> None:
    decided = tested = 0
    for said, ours, theirs in sides():
        assert_mirrored(ours.verdict.hindsight, theirs.verdict.hindsight, said)
        assert_mirrored(ours.verdict.as_of, theirs.verdict.as_of, said)
        assert_same_survivals(ours.verdict, theirs.verdict, said)
        assert {*ours.verdict.tests} - {"said"} == {*theirs.verdict.tests} - {"said"}, said
        tested += survivals(ours.verdict) != (None, None)
        decided += ours.verdict.so in (Label.SUPPORTED, Label.REFUTED)
    assert min(decided, tested) >= PAIRS / 4  # else the mirror would be one of silences


def test_priors_of_a_projects_own_keep_the_mirror() -> None:
    """However lopsided: a denial gets 1 - p, whatever kind it is read as."""
    sets = {"sceptical": 0.02, "even": 0.3, "enthusiastic": 0.5}
    own = Prior(**sets, cases=("another",), by="A", on=WRITTEN, why="to be lopsided")
    priors, moved = Priors(by_sort=dict.fromkeys(SORTS, own)), 0
    for said, ours, theirs in sides():
        one, other = (
            verdict_on(each.claim, each.findings, priors.settings_for(each.claim, settings()))
            for each in (ours, theirs)
        )
        assert_mirrored(one.hindsight, other.hindsight, said)
        assert_mirrored(one.as_of, other.as_of, said)
        moved += one.hindsight.p != ours.verdict.hindsight.p
    assert moved > PAIRS / 4


def effort(one: Side) -> Counter[tuple[str, str, str, str, date | None, int]]:
    """What was asked of which release, as of which day, and how many rows came."""
    return Counter(
        (each.test, each.dataset, each.release, each.query, each.as_of, each.sample_size)
        for each in one.findings
        if each.test != "said"
    )


def test_the_same_is_asked_of_the_same_records_for_either_side() -> None:
    asked = [(said, effort(ours), effort(theirs)) for said, ours, theirs in sides()]
    assert not [said for said, ours, theirs in asked if ours != theirs]
    assert sum(ours.total() for _, ours, _ in asked) > 2 * PAIRS


def drawn(draw: random.Random) -> Iterator[Item]:
    """Items on a claim ``C``: of every kind, for it and against it, known before and after, some of them copies."""
    for number in range(1, draw.randint(2, 5)):
        kind = draw.choice([ItemKind.DOCUMENT, ItemKind.FIGURE, ItemKind.REPLY, ItemKind.JUDGEMENT])
        so, not_so = (Chance.between(*sorted(draw.uniform(0.02, 0.98) for _ in "ab")) for _ in "ab")
        told = {"C": so, f"{DENIED}C": not_so}
        earlier = [f"E{other}" for other in range(1, number)]
        yield Item(
            id=f"E{number}",
            text="An item.",
            kind=kind,
            known_from=draw.choice([None, date(2020, 1, 1), date(2024, 6, 1)]),
            reliable=draw.choice([None, None, Chance.between(0.4, 0.8)]),
            derived_from=draw.choice([(), ("a report",), ("a report", "a second report"), tuple(earlier[:1])]),
            chances=replied(draw) if kind is ItemKind.REPLY else told,
        )


def replied(draw: random.Random) -> dict[str, Chance]:
    """The chances of something that a speaker may say."""
    speaker = spoken(draw)
    possible = [each for each in Said if speaker.chance(each, true=True).high > 0]
    return chances(speaker, draw.choice(possible), "C")


def spoken(draw: random.Random) -> Behaviour:
    """How a speaker behaves: a habit that tells nothing, or one that does."""
    if draw.random() < 0.3:
        return habitual(Said.NO, 0.9)
    yes, no = draw.uniform(0.1, 0.5), draw.uniform(0.1, 0.45)
    return Behaviour(
        yes_if_true=Chance.of(yes), no_if_true=Chance.of(no), yes_if_false=Chance.of(no), no_if_false=Chance.of(yes)
    )


def about(items: list[Item], claim: str, *, denied: bool) -> tuple[Item, ...]:
    """The items on a claim, or on one that denies it: what supports the one speaks against the other."""
    names = {"C": claim, f"{DENIED}C": f"{DENIED}{claim}"}
    turned = {"C": f"{DENIED}{claim}", f"{DENIED}C": claim}
    told = turned if denied else names
    return tuple(replace(each, chances={told[name]: chance for name, chance in each.chances.items()}) for each in items)


def with_items(one: Side, items: tuple[Item, ...]) -> Verdict:
    return verdict_on(one.claim, one.findings, settings(), Entered(evidence=Evidence(items=items), day=WRITTEN))


def test_documents_figures_replies_and_judgements_mirror_too() -> None:
    draw, moved, decided = random.Random(9), 0, 0  # noqa: S311 -- a fixed sample, not a secret
    for said, ours, theirs in sides():
        items = list(drawn(draw))
        answer = with_items(ours, about(items, ours.claim.id, denied=False))
        other = with_items(theirs, about(items, theirs.claim.id, denied=True))
        assert_mirrored(answer.hindsight, other.hindsight, said)
        assert_mirrored(answer.as_of, other.as_of, said)
        assert_same_survivals(answer, other, said)
        for piece, mirrored in zip(answer.contributions, other.contributions, strict=True):
            assert mirrored.central == pytest.approx(-piece.central, abs=0.02), said
        moved += answer.hindsight.p != ours.verdict.hindsight.p
        decided += answer.so in MIRROR  # an answer that is not its own mirror image
    assert moved >= PAIRS / 2
    assert decided >= PAIRS / 4


def test_the_mirror_of_items_can_break() -> None:
    """Items that are not turned are no mirror: the test above would see it."""
    said, ours, theirs = next(each for each in sides() if each[1].verdict.hindsight.label is Label.CANNOT_TELL)
    items = [Item(id="E1", text="An item.", chances={"C": Chance.of(0.9), f"{DENIED}C": Chance.of(0.1)})]
    answer = with_items(ours, about(items, ours.claim.id, denied=False))
    with pytest.raises(AssertionError):
        assert_mirrored(
            answer.hindsight, with_items(theirs, about(items, theirs.claim.id, denied=False)).hindsight, said
        )
