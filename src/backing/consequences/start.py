"""Where a case leaves off, a scenario begins: how likely its allegation is, how well it was shown, how many it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
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
SMALLER = 5
"""How many times fewer members there are where an allegation of a number is wrong. An assumption."""


LARGE, SMALL = 4000.0, 1000.0
"""Members of a group of which the case names no number. An assumption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A scenario that begins with a case, and a sentence that says from what."""

    scenario: Scenario
    origin: str


def start_from(name: str, claims: Sequence[Claim], assessment: Assessment, audits: Sequence[SideAudit]) -> Start:
    """The scenario of a case: its first allegation, else the first claim of its first side.

    Where the case cannot tell, the range that ships stays. States and authority are stand-ins until the scenario is
    written out and edited.
    """
    side = next((each for each in assessment.sides if each.role == ALLEGATION), assessment.sides[0])
    by_id = {claim.id: claim for claim in claims}
    own = [by_id[each] for each in side.claims]
    shown = _evidence(next((each for each in audits if each.side == side.name), None))
    true, told = _true(own[0], assessment) if own else ({}, "no claim of it was tested")
    large, small = next(filter(None, map(_members, own)), (LARGE, SMALL))
    scenario = Scenario(
        name=name, states=_states(side.name), policies=policies(), large=large, small=small, ranges=true | shown
    )
    return Start(scenario=scenario, origin="; ".join((told, *(each.anchor for each in shown.values()))))


def _true(claim: Claim, assessment: Assessment) -> tuple[dict[str, Parameter], str]:
    """How likely the claim is, with hindsight, as a range for the share of runs in which it holds."""
    judged = assessment.verdict_on(claim.id).hindsight
    if judged.p is None or judged.interval is None:
        return {}, f"{claim.id}: {judged.label.value.lower()}, so that it may be right or wrong"
    low, high = judged.interval
    anchor = (
        f"{claim.id}: {judged.label.value.lower()}, probability {judged.p:.2f} ({low:.2f} to {high:.2f}) in this case"
    )
    return {"true": replace(parameters()["true"], low=low, central=judged.p, high=high, anchor=anchor)}, anchor


def _evidence(audit: SideAudit | None) -> dict[str, Parameter]:
    """How much of the allegation can be shown: the share of its claims for which support was offered, or may have been."""
    if audit is None or not audit.claims:
        return {}
    offered, unknown, total = audit.count(Offering.OFFERED), audit.count(Offering.UNKNOWN), len(audit.claims)
    low, high = offered / total, (offered + unknown) / total
    anchor = f"support offered for {offered} of its {total} claims, not known for {unknown}"
    shown = replace(parameters()["evidence"], low=low, central=(low + high) / 2, high=high, anchor=anchor)
    return {"evidence": shown}


def _members(claim: Claim) -> tuple[float, float] | None:
    """How many members the group has if a claim about their number is right, and if it is wrong."""
    quantity = claim.quantity
    number = quantity.value or quantity.low or quantity.high if quantity and quantity.unit in PEOPLE else None
    return (number, number / SMALLER) if number and number >= SMALLER else None


def _states(alleger: str) -> tuple[State, ...]:
    """Whoever alleges, and two others that differ in what they know and in how they stand to the authority."""
    return (
        State(name=alleger, error=0.7, bias=0.3, relation=-0.1, leverage=0.2, cost_of_miss=3),
        State(name="a neighbour on good terms", error=0.5, relation=0.4, leverage=0.5, cost_of_alarm=2),
        State(name="a distant power", error=0.3, relation=-0.5, leverage=0.7),
    )
