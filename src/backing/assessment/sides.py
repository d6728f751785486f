"""Who stands where: the claims of each side, most consequential first, and what would change most if it were known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from backing.assessment.verdict import Label, Side, Verdict
from backing.claims.claim import AUTHOR, Claim
from backing.evidence.finding import Finding
from backing.statements.statement import Utterance

UNTESTED = (Label.OPINION,)
TELLING = (Label.SUPPORTED, Label.REFUTED, Label.LEANS_SUPPORTED, Label.LEANS_REFUTED, Label.CONFLICTING)
EMPTY_TESTS = ("said", "unrecorded")
"""Families that only state that nothing loaded bears on the claim."""


def sides_of(
    claims: Sequence[Claim], verdicts: Sequence[Verdict], utterances: Sequence[Utterance] = ()
) -> tuple[Side, ...]:
    """Each of several utterances; else what the author disputes, what the author says, and what others are said to say."""
    if len(utterances) > 1:
        return tuple(_utterance(utterance, claims, verdicts) for utterance in utterances)
    disputed = [claim for claim in claims if is_disputed(claim)]
    own = [claim for claim in claims if claim.asserter == AUTHOR]
    others = [claim for claim in claims if claim.asserter != AUTHOR and not is_disputed(claim)]
    sides = []
    if disputed:
        role = "DENIAL" if all(claim.negative for claim in disputed) else "ALLEGATION"
        sides.append(_side(_speakers(disputed), role, _relay(disputed), disputed, claims, verdicts))
    sides.append(_side("the author", "REBUTTAL" if disputed else "STATEMENT", "", own, claims, verdicts))
    if others:
        sides.append(_side(_speakers(others), "OTHERS", "reported by the author", others, claims, verdicts))
    return tuple(sides)


def is_disputed(claim: Claim) -> bool:
    """Whether the claim is somebody else's and the author speaks against it."""
    return claim.author_stance == "disputes" and claim.asserter != AUTHOR


def consequence(claim: Claim, claims: Sequence[Claim], verdict: Verdict) -> int:
    """How much hangs on a claim: what it rests on or answers, whether it can be checked, whether the answer tells."""
    linked = len(claim.relations) + sum(relation.to == claim.id for other in claims for relation in other.relations)
    checkable = {"direct": 3, "partial": 2}.get(claim.checkability, 0) if claim.checkable else 0
    measured = verdict.hindsight.p is not None or verdict.as_of.p is not None
    tested = any(test not in EMPTY_TESTS for test in verdict.tests)
    told = 4 * (verdict.so in TELLING) + 2 * measured + 2 * bool(verdict.flags) + 3 * tested
    return 3 * min(linked, 3) + 2 * checkable + told


def would_change_most(
    claims: Sequence[Claim], verdicts: Sequence[Verdict], findings: Sequence[Finding]
) -> tuple[str, ...]:
    """What is missing, by how much hangs on the claims that it would answer; the relayed original counts along."""
    weights = {v.claim: consequence(c, claims, v) for c, v in zip(claims, verdicts, strict=True)}
    wanted: Counter[str] = Counter()
    for finding in {(f.claim, need): (f, need) for f in findings for need in f.needs}.values():
        wanted[finding[1]] += weights[finding[0].claim]
    for claim in claims:
        if claim.original == "not searched" and is_disputed(claim):
            wanted[f"the original statement by {_plain(claim.asserter)}"] += weights[claim.id]
    return tuple(need for need, _ in wanted.most_common(5))


def _utterance(utterance: Utterance, claims: Sequence[Claim], verdicts: Sequence[Verdict]) -> Side:
    own = [claim for claim in claims if utterance.span.contains(claim.span)]
    return _side(utterance.speaker or utterance.name, "STATEMENT", "", own, claims, verdicts)


def _side(
    name: str, role: str, note: str, own: Sequence[Claim], claims: Sequence[Claim], verdicts: Sequence[Verdict]
) -> Side:
    by_claim = {verdict.claim: verdict for verdict in verdicts}
    tested = [claim for claim in own if by_claim[claim.id].so not in UNTESTED]
    ranked = sorted(tested, key=lambda claim: -consequence(claim, claims, by_claim[claim.id]))
    return Side(name=name, role=role, note=note, claims=tuple(claim.id for claim in ranked))


def _speakers(relayed: Sequence[Claim]) -> str:
    """The speakers by name, each once whether or not an article stands before the name."""
    named: dict[str, str] = {}
    for claim in relayed:
        if not claim.asserter.startswith("unnamed"):
            named.setdefault(claim.asserter.lower().removeprefix("the "), claim.asserter)
    return ", ".join(named.values()) or "unnamed"


def _relay(disputed: Sequence[Claim]) -> str:
    if any(claim.original == "found" for claim in disputed):
        return "the original was found"
    searched = any(claim.original == "not found" for claim in disputed)
    return f"known only through the critic; original {'not found' if searched else 'not searched'}"


def _plain(name: str) -> str:
    """A name without the note on how it was found: ``unnamed (X by context)`` is X."""
    inner = name.partition("(")[2].removesuffix(" by context)")
    return inner or name
