"""Where a case leaves off, a scenario begins: how likely its allegation is, how well it was shown, how many it speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from backing.assessment.audit.audit import SideAudit
from backing.assessment.verdict import Assessment
from backing.claims.claim import Claim
from backing.claims.offers import Offering
from backing.consequences.parameter import Parameter, parameters
from backing.consequences.policies import policies
from backing.consequences.scenario import Scenario, State

ALLEGATION = "ALLEGATION"
"""The role of a side whose claims its critic disputes."""

PEOPLE = {"fighters", "militants", "members", "members_and_families"}

SMALLER = 4
"""How many times fewer members there are where an allegation of a number is wrong. An assumption."""

LARGE = 4000.0
"""Members, if the allegation is right, of a group of which the case names no number. An assumption."""

STAYS = "the range that ships stays, and the assessment narrows nothing here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A scenario, and a sentence that says where all of it comes from.

    ``ranged`` is the part of it about the ranges of a case's assessment, which hold for a scenario of the case's own too.
    """

    scenario: Scenario
    origin: str
    ranged: str = ""


def start_from(
    name: str, claims: Sequence[Claim], assessment: Assessment, audits: Sequence[SideAudit], names: Mapping[str, str]
) -> Start:
    """The scenario of a case: its first allegation, else the first claim of its first side.

    ``names`` are what the dossier calls the claims. Where the case cannot tell, the range that ships stays. States and
    authority are stand-ins until the scenario is written out and edited.
    """
    side = next((each for each in assessment.sides if each.role == ALLEGATION), assessment.sides[0])
    by_id = {claim.id: claim for claim in claims}
    own = [by_id[each] for each in side.claims]
    true, likely = _true(own[0], assessment, names) if own else ({}, f"no claim of it was tested: {STAYS}")
    shown, backed = _evidence(next((each for each in audits if each.side == side.name), None))
    large, sized = next(filter(None, (_members(claim, names) for claim in own)), (LARGE, "no claim names a number"))
    small = large / SMALLER
    told = (
        f"{sized}: {large:,.0f} members if the allegation is right, {small:,.0f} if it is wrong, which is an assumption"
    )
    scenario = Scenario(
        name=name, states=stand_ins(side.name), policies=policies(), large=large, small=small, ranges=true | shown
    )
    ranged = f"{likely}; {backed}"
    return Start(scenario=scenario, origin=f"{ranged}; {told}; states and authority are stand-ins", ranged=ranged)


def stand_ins(alleger: str) -> tuple[State, ...]:
    """Whoever alleges and two others, alike in all but how they stand to the authority, so that they lean to no side."""
    return (
        State(name=alleger),
        State(name="a state on good terms", relation=0.5),
        State(name="a state on bad terms", relation=-0.5),
    )


def _called(claim: Claim, names: Mapping[str, str]) -> str:
    """The claim by its name in the dossier, and by its id in the case's files."""
    name = names.get(claim.id, claim.id)
    return name if name == claim.id else f"{name} ({claim.id})"


def _true(claim: Claim, assessment: Assessment, names: Mapping[str, str]) -> tuple[dict[str, Parameter], str]:
    """How likely the claim is, with hindsight, as a range for the share of runs in which it holds."""
    judged = assessment.verdict_on(claim.id).hindsight
    told = f"{_called(claim, names)}: {judged.label.value.lower()}"
    if judged.p is None or judged.interval is None:
        return {}, f"{told}, so that it may be right or wrong: {STAYS}"
    low, high = judged.interval
    anchor = f"{told}, probability {judged.p:.2f} ({low:.2f} to {high:.2f}) in this case"
    return {"true": replace(parameters()["true"], low=low, central=judged.p, high=high, anchor=anchor)}, anchor


def _evidence(audit: SideAudit | None) -> tuple[dict[str, Parameter], str]:
    """How much of the allegation can be shown: the share of its claims for which support was offered, or may have been."""
    if audit is None or not audit.claims:
        return {}, f"what was offered for its claims is not known: {STAYS}"
    offered, unknown, total = audit.count(Offering.OFFERED), audit.count(Offering.UNKNOWN), len(audit.claims)
    low, high = offered / total, (offered + unknown) / total
    anchor = f"support offered for {offered} of its {total} claims, not known for {unknown}"
    shown = replace(parameters()["evidence"], low=low, central=(low + high) / 2, high=high, anchor=anchor)
    return {"evidence": shown}, anchor


def _members(claim: Claim, names: Mapping[str, str]) -> tuple[float, str] | None:
    """How many members the group has if a claim about their number is right, and which claim says so."""
    quantity = claim.quantity
    number = quantity.value or quantity.low or quantity.high if quantity and quantity.unit in PEOPLE else None
    return (number, f"the number of {_called(claim, names)}") if number and number >= SMALLER else None
