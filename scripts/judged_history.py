"""The past allegations of data/history through the product: what it answers, and whether the rules of the weighing hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from backing.assessment.hypotheses.hypothesis import Hypothesis, HypothesisSet
from backing.assessment.items.item import Chance, Item, Said
from backing.assessment.settings import settings
from backing.assessment.sources.speech import Behaviour, chances, habitual
from backing.assessment.verdict import Judgement, Label, Verdict
from backing.assessment.weigh import Entered, verdict_on
from backing.assessment.weigh_sets import weigh_sets
from backing.assessment.weighing.answer import SetVerdict
from backing.assessment.weighing.evidence import Evidence
from backing.case import assess
from backing.evidence.finding import Finding
from backing.records.catalog import load_catalog
from backing.records.engines.duckdb import DuckDBEngine
from backing.statements.read import read_statement
from scripts.past_allegations import DEFINITION, PastCase, PastClaim, strengths

OPEN_CASE = 11
HABITUAL = habitual(Said.NO, 0.95)
FRANK = Behaviour(
    yes_if_true=Chance.of(0.5), no_if_true=Chance.of(0.1), yes_if_false=Chance.of(0.05), no_if_false=Chance.of(0.9)
)
"""Speakers to hold a denial against: who denies whatever is so, and whose denial would tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the product says of one claim, as of its day and in hindsight, and the findings of the records that it rests on."""

    case: PastCase
    claim: PastClaim
    verdict: Verdict
    findings: tuple[Finding, ...] = ()

    @property
    def as_of(self) -> str:
        return self._label(self.verdict.as_of)

    @property
    def hindsight(self) -> str:
        return self._label(self.verdict.hindsight)

    @property
    def missed(self) -> tuple[str, ...]:
        """Which of the two answers is not the one that was expected."""
        pairs = {
            "as of the day": (self.as_of, self.claim.expected.as_of),
            "in hindsight": (self.hindsight, self.claim.expected.hindsight),
        }
        return tuple(when for when, (label, wanted) in pairs.items() if wanted and label not in wanted)

    @property
    def rows(self) -> set[str]:
        """The dated rows of the records that speak against it as of the day."""
        return {str(row["id"]) for each in self.findings if each.as_of for row in each.counter_examples}

    def _label(self, judgement: Judgement) -> str:
        """The product's label, or that the answer hangs on what is taken to be a presence."""
        hangs = judgement.label is Label.NOT_ENOUGH and any("taken to be" in flip for flip in self.verdict.flips_if)
        return DEFINITION if hangs else judgement.label.value


def judge_case(case: PastCase) -> tuple[Answer, ...]:
    """The answers on all claims of a case."""
    return tuple(_on_records(case, claim) if claim.sentence else _on_items(case, claim) for claim in case.claims)


def _on_items(case: PastCase, past: PastClaim) -> Answer:
    entered = Entered(evidence=Evidence(items=case.items), day=past.said)
    return Answer(case=case, claim=past, verdict=verdict_on(case.claim(past), (), settings(), entered))


def _on_records(case: PastCase, past: PastClaim) -> Answer:
    """What the bundled records answer on the sentence, read on the day on which it was said."""
    statement = read_statement(past.sentence.encode(), name="past", day=past.said)
    done = assess(statement, load_catalog(), _engine())
    whole = max(done.claims, key=lambda claim: len(claim.span))
    found = tuple(each for each in done.findings if each.claim == whole.id)
    return Answer(case=case, claim=past, verdict=done.assessment.verdict_on(whole.id), findings=found)


@cache
def _engine() -> DuckDBEngine:
    return DuckDBEngine(load_catalog())


def judge_set(case: PastCase) -> SetVerdict | None:
    """The answer on the hypotheses of a case; None where it has none."""
    raw = case.hypotheses
    if raw is None:
        return None
    named, claims = raw["named"], raw["so under"]
    one = HypothesisSet(
        id="Q1",
        question=raw["question"],
        about=tuple(claims.values()),
        hypotheses=tuple(
            Hypothesis(
                id=name,
                text=text,
                prior=round(0.9 / len(named), 6),
                claims={claim: float(name == under) for under, claim in claims.items()},
            )
            for name, text in named.items()
        ),
    )
    evidence = Evidence(items=case.items, sets=(one,))
    evidence.check([claim.id for claim in case.claims])
    return weigh_sets(evidence, (), {claim.id: claim.said for claim in case.claims})[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Something that must hold of the weighing, whatever a case's label: in words, and what was measured."""

    text: str
    measured: str
    held: bool


def rules(cases: Iterable[PastCase]) -> tuple[Rule, ...]:
    """The rules that a past case can break."""
    return tuple(rule for case in cases for rule in (*_copies(case), *_denials(case), *_open(case), *_row(case)))


def _copies(case: PastCase) -> list[Rule]:
    """Those who repeat a source add nothing; entered as witnesses of their own they would decide."""
    found = []
    for name in case.copies:
        copy = next(item for item in case.items if item.id == name)
        first = next(item for item in case.items if item.id == copy.derived_from[0])
        low, central, high = (_p(_with(case, items)) for items in _repeated(case, first, copy))
        found.append(
            Rule(
                text=f"Case {case.number}: {case.speakers} states that repeat one source count once",
                measured=f"as of the day P is {low:.4f} without them and {central:.4f} with them, the source taken for weak "
                f"evidence; as {case.speakers} witnesses of their own they would have made it {high:.4f}",
                held=low == central,
            )
        )
    return found


def _repeated(case: PastCase, first: Item, copy: Item) -> tuple[list[Item], list[Item], list[Item]]:
    """The items without the copies, with one for each who repeats it, and with those taken for witnesses.

    A party's word is worth nothing, and so is any number of copies of it. So the source is taken for weak evidence here.
    """
    weak = strengths()["weak"]
    so = dict(first.chances) | {next(name for name in first.chances if name.startswith("not ")): weak}
    source = replace(first, chances=so)
    others = [item for item in case.items if item.id not in (first.id, copy.id)]
    again = [replace(copy, id=f"{copy.id}.{n}", chances=so) for n in range(case.speakers)]
    alone = [replace(each, derived_from=()) for each in again]
    return [*others, source], [*others, source, *again], [*others, source, *alone]


def _denials(case: PastCase) -> list[Rule]:
    """What the accused denies, and shows nothing, is worth nothing: taking it out moves no answer."""
    if not case.denials:
        return []
    kept = [item for item in case.items if item.id not in case.denials]
    habit, frank = (_p(_with(case, [*kept, *_denied(case, each)])) for each in (HABITUAL, FRANK))
    before, after = _p(case), _p(_with(case, kept))
    return [
        Rule(
            text=f"Case {case.number}: the denial is worth nothing",
            measured=f"as of the day P is {before:.4f} with it, {habit:.4f} as that of a habitual denier, {after:.4f} without; "
            f"from a speaker who denies nine in ten false things and one in ten true ones it would have been {frank:.4f}",
            held=before == habit == after,
        )
    ]


def _denied(case: PastCase, speaker: Behaviour) -> list[Item]:
    """The denials of a case, as a speaker of this behaviour makes them."""
    said = [item for item in case.items if item.id in case.denials]
    return [replace(each, known_from=case.said, chances=chances(speaker, Said.NO, "C1")) for each in said]


def _open(case: PastCase) -> list[Rule]:
    if case.number != OPEN_CASE:
        return []
    labels = {label for answer in judge_case(case) for label in (answer.as_of, answer.hindsight)}
    return [
        Rule(
            text=f"Case {case.number} is open and stays so",
            measured=" and ".join(sorted(labels)),
            held=labels == {Label.NOT_ENOUGH.value},
        )
    ]


def _row(case: PastCase) -> list[Rule]:
    return [
        Rule(
            text=f"Case {case.number}: one row that was public on the day contradicts it",
            measured=f"rows {', '.join(sorted(answer.rows)) or 'none'}, {answer.as_of}",
            held=answer.claim.row in answer.rows and answer.as_of == Label.REFUTED.value,
        )
        for answer in judge_case(case)
        if answer.claim.row
    ]


def _with(case: PastCase, items: Sequence[Item]) -> PastCase:
    return replace(case, items=tuple(items))


def _p(case: PastCase) -> float:
    """The probability of the first claim as of its day."""
    return judge_case(case)[0].verdict.as_of.p or 0.5
