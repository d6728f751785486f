"""Rival explanations of a claim: from a template into the case, where the analyst goes on editing them."""

from __future__ import annotations

from collections.abc import Sequence

from backing.assessment.hypotheses.name import TemplateName
from backing.assessment.hypotheses.template import instantiate, template_for
from backing.casefile.folder import CaseFolder
from backing.claims.claim import Claim
from backing.errors import UnusableHypotheses


def suppose(folder: CaseFolder, template: TemplateName | None, claim_id: str | None) -> None:
    """Add a set to ``hypotheses.yaml``; raises UnusableHypotheses for an unknown claim, or one that no template is for."""
    claim = _named(folder.claims(), claim_id) if claim_id else _weightiest(folder, template)
    name = template or template_for(claim)
    if name is None:
        raise UnusableHypotheses(
            f"no template is made for a claim of the kind {claim.kind} ({claim.id})",
            hint=f"choose the sort of question: --template {', '.join(TemplateName)}",
        )
    plain = not folder.evidence().sets
    folder.add_hypotheses(instantiate(name, claim, prefix="" if plain else f"{claim.id}."))


def judge(folder: CaseFolder, analyst: str, claim_id: str | None) -> str:
    """An empty form for an analyst's own judgement of the sets, or of those about a claim; gives the name of its file.

    Raises UnusableHypotheses where there is no such set, and for an analyst whose judgement stands beside the sets.
    """
    sets = [each for each in folder.sets() if claim_id is None or claim_id in each.about]
    if not sets:
        about = f" about {claim_id}" if claim_id else ""
        raise UnusableHypotheses(
            f"{folder.path} holds no set of hypotheses{about} to judge",
            hint=f"set one up first: backing hypotheses {folder.path}",
        )
    if analyst.casefold() in {name.casefold() for each in sets for name in each.judged}:
        raise UnusableHypotheses(
            f"{analyst} is named under `judged` of hypotheses.yaml",
            hint="move that judgement to the form, or choose another name",
        )
    return folder.add_form(analyst, sets)


def _named(claims: Sequence[Claim], wanted: str) -> Claim:
    for claim in claims:
        if claim.id == wanted:
            return claim
    ids = ", ".join(claim.id for claim in claims)
    raise UnusableHypotheses(f"{wanted} is no claim of this case", hint=f"its claims are {ids}")


def _weightiest(folder: CaseFolder, template: TemplateName | None) -> Claim:
    """The first claim of a side for whose kind there is a template, the one that was asked for if one was."""
    claims = {claim.id: claim for claim in folder.claims()}
    for side in folder.assessment().sides:
        for each in side.claims:
            found = template_for(claims[each])
            if found is not None and template in {None, found}:
                return claims[each]
    raise UnusableHypotheses(
        f"{folder.path} holds no claim of a kind that a template is made for",
        hint="name the claim and the sort of question: --claim ID --template NAME",
    )
