"""The findings of a case become its assessment: a verdict a claim, the same code for every side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backing.assessment.adjust import adjust
from backing.assessment.combine import carrying, combine, contributions, judge, posterior, total
from backing.assessment.confidence import confidence
from backing.assessment.priors.prior import Priors
from backing.assessment.scales import decibans
from backing.assessment.settings import Settings, settings
from backing.assessment.sides import sides_of, would_change_most
from backing.assessment.survive import denial_survived, survived
from backing.assessment.verdict import Assessment, Contribution, Judgement, Label, Remark, Verdict
from backing.assessment.weigh_sets import names_of, weigh_sets
from backing.assessment.weighing.credit import credit
from backing.assessment.weighing.evidence import Evidence
from backing.assessment.weighing.gaps import weighing
from backing.assessment.weighing.remarks import (
    remarks_on_claims,
    remarks_on_forms,
    remarks_on_items,
    remarks_on_sources,
)
from backing.assessment.weighing.testimony import Testimony, testimony_on
from backing.claims.claim import AUTHOR, Claim, Kind
from backing.evidence.finding import OVERSTATED, Finding
from backing.statements.statement import Utterance
from backing.vocabulary.lexicon import lexicon_digest

LATE_PRIORS = Remark(text="the case was first assessed with other priors: these may have been set to its evidence")
UPHELD = (Label.SUPPORTED, Label.LEANS_SUPPORTED)
MOST_DB = 9999.0
"""What stands for certainty in decibans, so that a file holds a number."""


def weigh(
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    utterances: Sequence[Utterance] = (),
    evidence: Evidence | None = None,
    priors: Priors | None = None,
) -> Assessment:
    """Verdicts in the claims' order. Every claim gets one: those that nothing can test say so.

    Where the case has several ``utterances``, each of them is a side. ``evidence`` is what an analyst entered beside the
    findings; raises UnusableEvidence or UnusableHypotheses where it does not fit the case. ``priors`` are a project's own.
    """
    locked, entered, own = settings(), evidence or Evidence(), priors or Priors()
    entered.check([claim.id for claim in claims], [claim.id for claim in claims if not claim.checkable])
    days = {claim.id: day_of(claim, utterances) for claim in claims}
    known = {claim.id for claim in claims}
    findings = [finding for finding in findings if finding.claim in known]  # a claim may have been taken out by hand
    verdicts = tuple(
        verdict_on(
            claim,
            [f for f in findings if f.claim == claim.id],
            own.settings_for(claim, locked),
            Entered(evidence=entered, day=days[claim.id]),
        )
        for claim in claims
    )
    sets = weigh_sets(entered, findings, days, claims)
    return Assessment(
        verdicts=verdicts,
        sides=sides_of(claims, verdicts, utterances),
        would_change_most=would_change_most(claims, verdicts, findings),
        settings={
            "priors": f"{locked.sceptical}, {locked.even}, {locked.enthusiastic}",
            "limits": f"settled {locked.settled}, leans {locked.leans}",
            "priors_digest": locked.digest,
            "lexicon_digest": lexicon_digest(),
            **dict(own.lines()),
        },
        sets=sets,
        credits=credit(entered),
        remarks=(
            *([LATE_PRIORS] if own.late else []),
            *remarks_on_items(
                entered.every,
                entered.provenance,
                names_of(findings) | {*(entered.documents or ())},
                weighing(verdicts, sets),
            ),
            *remarks_on_sources(
                entered.every, entered.sources, [day for day in days.values() if day], weighing(verdicts, sets)
            ),
            *remarks_on_claims(claims, utterances),
            *remarks_on_forms(entered.waiting),
        ),
        adjusted=adjust(findings),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What an analyst entered, for a claim that was made on ``day`` at the earliest (None: nobody knows)."""

    evidence: Evidence
    day: date | None

    def on(self, claim: str, findings: Sequence[Finding], day: date | None) -> tuple[Testimony, ...]:
        """The witnesses on a claim whose items were public on a day (None: all)."""
        items = {each.id: each for each in self.evidence.known_by(day) if claim in each.chances}
        return testimony_on(claim, items, self.evidence.witnesses(items), names_of(carrying(findings)))


NOTHING_ENTERED = Entered(evidence=Evidence(), day=None)


def verdict_on(
    claim: Claim, findings: Sequence[Finding], locked: Settings, entered: Entered = NOTHING_ENTERED
) -> Verdict:
    """The answer to one claim from its findings, and from what was entered beside them.

    Those as of posting and those with hindsight are judged apart.
    """
    if not claim.checkable:
        return _untested(claim)
    late = [finding for finding in findings if finding.as_of is None]
    early = [finding for finding in findings if finding.as_of is not None]
    testimony = entered.on(claim.id, late, None)
    known = entered.on(claim.id, early, entered.day) if entered.day else ()
    hindsight = judge(late, locked, [each.weight for each in testimony])
    as_of = judge(early, locked, [each.weight for each in known])
    able = carrying(late)
    weighed = (*contributions(able), *map(_contribution, testimony))
    level, reasons = confidence(late, testimony)
    told = able or tuple(late)
    falls = hindsight.label not in UPHELD  # what holds as it is worded is not overstated, whatever one finding says
    return Verdict(
        claim=claim.id,
        said=said(claim),
        so=hindsight.label,
        as_of=as_of,
        hindsight=hindsight,
        reason=_reason(able, told, testimony),
        tests=tuple(dict.fromkeys(finding.test for finding in findings)),
        confidence=level,
        confidence_reasons=reasons,
        flags=tuple(dict.fromkeys(flag for finding in told for flag in finding.flags if flag != OVERSTATED or falls)),
        weaker="; ".join(dict.fromkeys(finding.weaker for finding in told if finding.weaker and falls)),
        flips_if=tuple(dict.fromkeys(flip for finding in told for flip in finding.flips_if)),
        flip_prior=_flip_prior(able, testimony),
        contributions=weighed,
        survived=survived(weighed),
        denial_survived=denial_survived(weighed),
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


def _reason(able: Sequence[Finding], told: Sequence[Finding], testimony: Sequence[Testimony]) -> str:
    """The headline of what carries the answer; of the witness that weighs most where no record can tell."""
    if testimony and not able:
        heaviest = max(testimony, key=lambda each: abs(each.weight.central))
        return f"by {heaviest.name}"
    return told[0].headline if told else "no test fits it as worded"


def _contribution(testimony: Testimony) -> Contribution:
    weight = testimony.weight
    low, central, high = (
        max(-MOST_DB, min(MOST_DB, round(decibans(each), 2))) for each in (weight.low, weight.central, weight.high)
    )
    return Contribution(
        finding=testimony.item.id,
        name=testimony.name,
        low=low,
        central=central,
        high=high,
        share=round(testimony.part.share, 4),
        note="; ".join(testimony.part.words(testimony.item.id)),
    )


def _flip_prior(able: Sequence[Finding], testimony: Sequence[Testimony]) -> float | None:
    """The prior at which the central answer would be even: 1 / (1 + LR)."""
    if not able and not testimony:
        return None
    return round(posterior(0.5, -total([combine(able), *(each.weight for each in testimony)]).central), 4)


def day_of(claim: Claim, utterances: Sequence[Utterance]) -> date | None:
    """The first day on which the utterance that holds a claim can have been made."""
    holding = [each for each in utterances if each.span.contains(claim.span)]
    return holding[0].dating.days.earliest if holding else None
