"""The sets of hypotheses of a case become answers, as of the statement's day and with hindsight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from backing.assessment.combine import carrying, combine
from backing.assessment.groups.pool import pool
from backing.assessment.hypotheses.check import spoken_of, warnings_of
from backing.assessment.hypotheses.hypothesis import HypothesisSet
from backing.assessment.hypotheses.template import origin_note
from backing.assessment.weighing.answer import SetAnswer, SetVerdict
from backing.assessment.weighing.evidence import Evidence
from backing.assessment.weighing.explain import explain
from backing.assessment.weighing.tabulate import OnClaim, tabulate
from backing.assessment.weighing.testimony import is_counted
from backing.claims.claim import Claim
from backing.evidence.finding import NEEDS_DEFINITION, Finding


def weigh_sets(
    evidence: Evidence,
    findings: Sequence[Finding],
    days: Mapping[str, date | None],
    claims: Sequence[Claim] = (),
) -> tuple[SetVerdict, ...]:
    """The answer of each set; ``days`` has the first day on which each claim can have been made, None if unknown."""
    return tuple(_weigh(each, evidence, findings, _day(each, days), claims) for each in evidence.sets)


def _weigh(
    hypotheses: HypothesisSet,
    evidence: Evidence,
    findings: Sequence[Finding],
    day: date | None,
    claims: Sequence[Claim],
) -> SetVerdict:
    return SetVerdict(
        id=hypotheses.id,
        question=hypotheses.question,
        about=hypotheses.about,
        priors=origin_note(hypotheses, claims),
        warnings=warnings_of(hypotheses),
        as_of=_answer(hypotheses, evidence, [f for f in findings if f.as_of is not None], day) if day else None,
        hindsight=_answer(hypotheses, evidence, [f for f in findings if f.as_of is None], None),
        group=pool(hypotheses),
    )


def _answer(hypotheses: HypothesisSet, evidence: Evidence, findings: Sequence[Finding], day: date | None) -> SetAnswer:
    items = {each.id: each for each in evidence.known_by(day) if each.chances.keys() & spoken_of(hypotheses)}
    on_claims = _on_claims(hypotheses, findings)
    used = {id_ for each in on_claims.values() for id_ in each.findings}
    counted = names_of([each for each in findings if each.id in used])
    witnesses = [each for each in evidence.witnesses(items) if not is_counted(each, counted)]
    return explain(hypotheses, tabulate(hypotheses, items, witnesses, on_claims))


def names_of(findings: Sequence[Finding]) -> set[str]:
    """The names under which an item may say that it repeats what the findings already stand for."""
    return {name for each in findings for name in (each.dataset, f"{each.dataset}@{each.release}", each.id)}


def _on_claims(hypotheses: HypothesisSet, findings: Sequence[Finding]) -> dict[str, OnClaim]:
    """The weight of the findings on each claim that the set speaks of.

    The same question to the same record counts once, for the claim on which it weighs most, of equals the first by id.
    """
    found, asked = {}, set()
    named = {claim for each in hypotheses.hypotheses for claim in each.claims}
    own = {claim: [each for each in findings if each.claim == claim] for claim in named}
    able = {
        claim: carrying(each)
        for claim, each in own.items()
        if not any(NEEDS_DEFINITION in finding.flags for finding in each)
    }
    for claim in sorted(able, key=lambda each: (-round(abs(combine(able[each]).central), 9), each)):
        new = [each for each in able[claim] if (each.test, each.query) not in asked]
        asked |= {(each.test, each.query) for each in new}
        if new:
            found[claim] = OnClaim(weight=combine(new), findings=tuple(each.id for each in new))
    return found


def _day(hypotheses: HypothesisSet, days: Mapping[str, date | None]) -> date | None:
    """The day that a set is judged as of: the first on which a claim that it is about was made, else any claim."""
    known = [day for claim, day in days.items() if day and (claim in hypotheses.about or not hypotheses.about)]
    return min(known, default=None)
