"""Who said what: one side's tested claims in lines, and the questions that they leave open."""

from __future__ import annotations

from collections.abc import Mapping

from backing.assessment.verdict import Side, Verdict
from backing.claims.claim import AUTHOR, Claim
from backing.dossier.ask import ask
from backing.dossier.dossier import Party, Question, Row, Tag
from backing.dossier.name import answer, clip, listed, voice, worded
from backing.dossier.summarize import Judged
from backing.evidence.finding import Finding

SHOWN = 7
"""How many claims of one side have a line on the first page; the others are named under their answer."""
ASKED = 6
"""How many claims of one side are asked about; more would not be answered."""


def line_up(side: Side, judged: tuple[Judged, ...], findings: Mapping[str, tuple[Finding, ...]]) -> Party:
    """One side as a reader meets it; ``judged`` are the tested claims of all sides, ``findings`` are by claim."""
    own = [item for item in judged if item[0].id in side.claims]
    names = {claim.id: tag.name for claim, _, tag in judged}
    supports = _supports([claim for claim, _, _ in judged])
    questions: dict[str, tuple[Tag, ...]] = {}
    for claim, verdict, tag in own[:ASKED]:
        for question in ask(claim, verdict, offered=bool(supports.get(claim.id))):
            questions[question] = (*questions.get(question, ()), tag)
    rows = (_row(item, [names[c] for c in supports.get(item[0].id, ())], findings[item[0].id]) for item in own[:SHOWN])
    return Party(
        name=side.name,
        role=side.role,
        note=side.note,
        rows=tuple(rows),
        further=_further(own[SHOWN:]),
        questions=tuple(Question(text=text, tags=tags) for text, tags in questions.items()),
    )


def _row(item: Judged, supports: list[str], findings: tuple[Finding, ...]) -> Row:
    claim, verdict, tag = item
    return Row(
        tag=tag,
        text=clip(worded(claim), 140),
        voice=voice(claim),
        offered=_offered(claim, supports),
        public_then=_public_then(findings),
        as_of=answer(verdict.as_of),
        hindsight=answer(verdict.hindsight),
        headline=_headline(verdict, findings),
        flags=verdict.flags,
    )


def _headline(verdict: Verdict, findings: tuple[Finding, ...]) -> str:
    """The few words of the finding that weighed most with hindsight, else of the first that has any."""
    weights = {part.finding: abs(part.central) for part in verdict.contributions}
    said = [finding for finding in findings if finding.headline and finding.as_of is None]
    return max(said, key=lambda f: weights.get(f.id, -1.0)).headline if said else ""


def _further(judged: list[Judged]) -> tuple[tuple[str, tuple[Tag, ...]], ...]:
    found: dict[str, tuple[Tag, ...]] = {}
    for _, verdict, tag in judged:
        found[verdict.so] = (*found.get(verdict.so, ()), tag)
    return tuple((str(label), tags) for label, tags in found.items())


def _supports(claims: list[Claim]) -> dict[str, tuple[str, ...]]:
    """Claim id to the ids of the claims that are put forward in its support."""
    found: dict[str, tuple[str, ...]] = {}
    for claim in claims:
        for relation in claim.relations:
            if relation.type in ("supports", "premise_of"):
                found[relation.to] = (*found.get(relation.to, ()), claim.id)
    return found


def _offered(claim: Claim, supports: list[str]) -> str:
    if supports:
        return f"{listed(supports)}, in the same text"
    if claim.asserter != AUTHOR and claim.original != "found":
        return "unknown: the original was not read"
    return "nothing in this text"


def _public_then(findings: tuple[Finding, ...]) -> str:
    """What the loaded records held by the day of posting; silence of a release that cannot speak is not a zero."""
    then = [f for f in findings if f.as_of is not None]
    rows, dated_rows = sum(f.sample_size for f in then), sum(len(f.counter_examples) for f in then)
    if not then:
        return "no record read"
    if dated_rows:
        return f"{_plural(rows, 'row')}, {_plural(dated_rows, 'dated case')}"
    return _plural(rows, "row") if rows else "nothing in these records"


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
