"""The findings of a case become its assessment: a verdict a claim, the same code for every side."""

from __future__ import annotations

from collections.abc import Sequence

from backing.assessment.combine import carrying, combine, contributions, judge, posterior
from backing.assessment.confidence import confidence
from backing.assessment.settings import Settings, settings
from backing.assessment.sides import sides_of, would_change_most
from backing.assessment.verdict import Assessment, Judgement, Label, Verdict
from backing.claims.claim import AUTHOR, Claim, Kind
from backing.evidence.finding import Finding
from backing.statements.statement import Utterance
from backing.vocabulary.lexicon import lexicon_digest


def weigh(claims: Sequence[Claim], findings: Sequence[Finding], utterances: Sequence[Utterance] = ()) -> Assessment:
    """Verdicts in the claims' order. Every claim gets one: those that nothing can test say so.

    Where the case has several ``utterances``, each of them is a side.
    """
    locked = settings()
    known = {claim.id for claim in claims}
    findings = [finding for finding in findings if finding.claim in known]  # a claim may have been taken out by hand
    verdicts = tuple(verdict_on(claim, [f for f in findings if f.claim == claim.id], locked) for claim in claims)
    return Assessment(
        verdicts=verdicts,
        sides=sides_of(claims, verdicts, utterances),
        would_change_most=would_change_most(claims, verdicts, findings),
        settings={
            "priors": f"{locked.sceptical}, {locked.even}, {locked.enthusiastic}",
            "limits": f"settled {locked.settled}, leans {locked.leans}",
            "priors_digest": locked.digest,
            "lexicon_digest": lexicon_digest(),
        },
    )


def verdict_on(claim: Claim, findings: Sequence[Finding], locked: Settings) -> Verdict:
    """The answer to one claim from its findings; those as of posting and those with hindsight are judged apart."""
    if not claim.checkable:
        return _untested(claim)
    late = [finding for finding in findings if finding.as_of is None]
    early = [finding for finding in findings if finding.as_of is not None]
    hindsight = judge(late, locked)
    as_of = judge(early, locked) if early else Judgement(label=Label.CANNOT_TELL)
    able = carrying(late)
    level, reasons = confidence(late)
    told = able or tuple(late)
    return Verdict(
        claim=claim.id,
        said=said(claim),
        so=hindsight.label,
        as_of=as_of,
        hindsight=hindsight,
        reason=told[0].headline if told else "no test fits it as worded",
        tests=tuple(dict.fromkeys(finding.test for finding in findings)),
        confidence=level,
        confidence_reasons=reasons,
        flags=tuple(dict.fromkeys(flag for finding in told for flag in finding.flags)),
        flips_if=tuple(dict.fromkeys(flip for finding in told for flip in finding.flips_if)),
        flip_prior=_flip_prior(able),
        contributions=contributions(able),
    )


def said(claim: Claim) -> str | None:
    """Whether a claim that somebody else is said to have made was found in the original (rule R2)."""
    if claim.asserter == AUTHOR and claim.kind is not Kind.ATTRIBUTION:
        return None
    return claim.original or "not searched"


def _untested(claim: Claim) -> Verdict:
    judgement = Judgement(label=Label.OPINION)
    return Verdict(
        claim=claim.id,
        said=said(claim),
        so=Label.OPINION,
        as_of=judgement,
        hindsight=judgement,
        reason=claim.reason or "opinion or advice",
        confidence="low",
        confidence_reasons=("not tested",),
    )


def _flip_prior(able: Sequence[Finding]) -> float | None:
    """The prior at which the central answer would be even: 1 / (1 + LR)."""
    return round(posterior(0.5, -combine(able).central), 4) if able else None
