"""Sets of hypotheses to start from, one for each sort of question, with priors that no case may quietly change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from backing.assessment.hypotheses.hypothesis import Expected, Hypothesis, HypothesisSet, Observable
from backing.assessment.hypotheses.name import TemplateName
from backing.assessment.hypotheses.read import read_sets
from backing.claims.claim import Claim, Kind
from backing.provenance import digest

_CLAIM = "CLAIM"
"""Stands in a template for the claim that its question is about."""


FOR_KIND = {
    Kind.PRESENCE: TemplateName.PRESENCE,
    Kind.COUNT: TemplateName.MAGNITUDE,
    Kind.ABSENCE: TemplateName.ABSENCE,
}
"""Which template a kind of claim calls for; intentions have no kind of their own, and are asked for by name."""


def template_for(claim: Claim) -> TemplateName | None:
    """The template for a claim's kind, None where there is none."""
    return FOR_KIND.get(claim.kind)


def instantiate(name: TemplateName, claim: Claim, *, prefix: str = "") -> HypothesisSet:
    """A template's set about one claim; a claim that denies has the chances of the opposite.

    ``prefix`` goes before the ids of hypotheses and observables, where another set has the plain ones.
    """
    content = _content(name)
    made = _template(name)
    renamed = {each.id: f"{prefix}{each.id}" for each in made.hypotheses}
    return replace(
        made,
        id=f"{name}-{claim.id}",
        about=(claim.id,),
        hypotheses=tuple(_hypothesis(each, claim, renamed, denies=_denies(name, claim)) for each in made.hypotheses),
        observables=tuple(_observable(each, prefix, renamed) for each in made.observables),
        template=name.value,
        digest=digest(content),
    )


def origin_note(hypotheses: HypothesisSet, claims: Sequence[Claim]) -> str:
    """Where the numbers of a set come from: a locked template, and what of it was changed, or a person.

    ``claims`` are those of the case: the locked chances of the claim that a set is about hang on whether that denies.
    """
    names = {each.value: each for each in TemplateName}
    if not hypotheses.template:
        return "priors set by hand"
    if hypotheses.template not in names:
        return f"priors set by hand: there is no template {hypotheses.template}"
    name = names[hypotheses.template]
    if hypotheses.digest != digest(_content(name)):
        return f"priors of another version of the template {name}"
    about = next((each for each in claims if each.id in hypotheses.about), None)
    locked = instantiate(name, about) if about else _template(name)
    return "; ".join(
        (
            f"priors of the template {name}, as they were locked ({hypotheses.digest[:12]})"
            if _priors(hypotheses) == _priors(locked)
            else f"priors changed by hand from the template {name}",
            *(["the claims' chances changed by hand"] if _on_claims(hypotheses) != _on_claims(locked) else []),
            *(["starting points of observables replaced"] if _expected(hypotheses) != _expected(locked) else []),
        )
    )


def _priors(hypotheses: HypothesisSet) -> tuple[object, ...]:
    """The priors, with what is part of what by its place, since ids may have a prefix."""
    places: dict[str | None, int] = {each.id: place for place, each in enumerate(hypotheses.hypotheses)}
    return hypotheses.other, *((each.prior, places.get(each.part_of)) for each in hypotheses.hypotheses)


def _on_claims(hypotheses: HypothesisSet) -> list[dict[str, float]]:
    return [each.claims for each in hypotheses.hypotheses]


def _expected(hypotheses: HypothesisSet) -> list[list[Expected]]:
    return [list(each.expected.values()) for each in hypotheses.observables]


@cache
def _content(name: TemplateName) -> bytes:
    return files("backing.assessment").joinpath(f"data/hypotheses/{name}.yaml").read_bytes()


@cache
def _template(name: TemplateName) -> HypothesisSet:
    (made,) = read_sets(_content(name).decode(), f"{name}.yaml")
    return made


def _denies(name: TemplateName, claim: Claim) -> bool:
    """Whether a claim says the opposite of the claim that the template is written for: that for absences is a denial."""
    return (claim.negative or claim.kind is Kind.ABSENCE) is not (name is TemplateName.ABSENCE)


def _hypothesis(each: Hypothesis, claim: Claim, renamed: dict[str, str], *, denies: bool) -> Hypothesis:
    chance = each.claims[_CLAIM]
    return replace(
        each,
        id=renamed[each.id],
        claims={claim.id: round(1 - chance, 6) if denies else chance},
        part_of=renamed[each.part_of] if each.part_of else None,
    )


def _observable(each: Observable, prefix: str, renamed: dict[str, str]) -> Observable:
    expected = {renamed[name]: expected for name, expected in each.expected.items()}
    return replace(each, id=f"{prefix}{each.id}", expected=expected)
