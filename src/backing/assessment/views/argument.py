"""The argument of a text as a map: its claims, which is put forward for or against which, and what that takes for granted.

Claims, premises, warrants and rebuttals are Toulmin's terms (The Uses of Argument, 1958). A warrant that no claim of the text
states is a hidden assumption. The map shows how the text argues; it carries no answer, and no answer moves it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from backing.assessment.audit.speakers import speaker_of
from backing.assessment.views.warrants import warrant_for
from backing.claims.claim import Claim, Kind
from backing.claims.wording import worded
from backing.statements.statement import Utterance


class Link(StrEnum):
    """How one claim bears on another, read from the first to the second."""

    SUPPORTS = "supports"
    PREMISE = "premise of"
    PRESUPPOSED = "presupposed by"
    CAUSES = "causes"
    REBUTS = "rebuts"
    CONTENT = "content of"


LINKS = {
    "supports": Link.SUPPORTS,
    "premise_of": Link.PREMISE,
    "rebuts": Link.REBUTS,
    "content_of": Link.CONTENT,
    "causes": Link.CAUSES,
}


ABOUT_WORDS = (Kind.SUBSTANTIATION, Kind.ATTRIBUTION)
"""Kinds of claims about somebody's words: their actors are speakers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One claim that takes part in the argument; ``restated`` are the claims that say it again."""

    claim: str
    text: str
    speaker: str
    kind: str
    restated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """What an edge takes for granted. ``stated`` are the claims of the text that say it; empty: it is hidden."""

    text: str
    stated: tuple[str, ...] = ()

    @property
    def hidden(self) -> bool:
        return not self.stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One claim for, against, or within another, with its warrants."""

    source: str
    target: str
    link: Link
    assumptions: tuple[Assumption, ...]

    @property
    def against(self) -> bool:
        return self.link is Link.REBUTS


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentMap:
    """Nodes in the order of the text, edges between them, and how many claims stand alone and are not drawn."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    alone: int = 0

    def hidden(self) -> int:
        """How many assumptions no claim of the text states."""
        return sum(assumption.hidden for edge in self.edges for assumption in edge.assumptions)


def map_argument(claims: Sequence[Claim], utterances: Sequence[Utterance] = ()) -> ArgumentMap:
    """The map of a text's claims; the same rules for whoever makes them. Relations to unknown claims are left out."""
    by_id = {claim.id: claim for claim in claims}
    first = _first_said(claims)
    edges = _distinct(_edges(claims, by_id, first))
    taking_part = {end for edge in edges for end in (edge.source, edge.target)}
    nodes = tuple(
        Node(
            claim=claim.id,
            text=worded(claim),
            speaker=speaker_of(claim, utterances),
            kind=claim.kind.value,
            restated=tuple(again for again, said in first.items() if said == claim.id and again != claim.id),
        )
        for claim in claims
        if claim.id in taking_part
    )
    return ArgumentMap(nodes=nodes, edges=edges, alone=len(claims) - len(nodes) - sum(len(n.restated) for n in nodes))


def _first_said(claims: Iterable[Claim]) -> dict[str, str]:
    """Claim id to the id of the claim that it restates, or to itself."""
    first: dict[str, str] = {}
    for claim in claims:
        again = next((r.to for r in claim.relations if r.type == "restates" and r.to in first), claim.id)
        first[claim.id] = first.get(again, claim.id)
    return first


def _edges(claims: Sequence[Claim], by_id: Mapping[str, Claim], first: Mapping[str, str]) -> Iterator[Edge]:
    for claim in claims:
        for relation in claim.relations:
            link = LINKS.get(relation.type)
            other = by_id.get(relation.to)
            if link is None or other is None or first[claim.id] == first[other.id]:
                continue
            if link is Link.CAUSES and claim.kind is Kind.CAUSAL:  # the effect is part of what the causal claim says
                yield _edge(other, claim, Link.PRESUPPOSED, first, claims)
            else:
                yield _edge(claim, other, link, first, claims)
    for claim, conditional in _presupposed(claims):
        yield _edge(claim, conditional, Link.PRESUPPOSED, first, claims)


def _presupposed(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """What a conditional takes for granted inside its own words."""
    conditionals = [claim for claim in claims if claim.kind is Kind.CONDITIONAL]
    for claim in claims:
        if claim.modality == "presupposed":
            yield from (
                (claim, each)
                for each in conditionals
                if each.span.contains(claim.span) and not any(r.to == each.id for r in claim.relations)
            )


def _edge(source: Claim, target: Claim, link: Link, first: Mapping[str, str], claims: Sequence[Claim]) -> Edge:
    return Edge(
        source=first[source.id],
        target=first[target.id],
        link=link,
        assumptions=tuple(_assumptions(source, target, link, claims)),
    )


def _assumptions(source: Claim, target: Claim, link: Link, claims: Sequence[Claim]) -> Iterator[Assumption]:
    yield Assumption(text=warrant_for(link.value, source.kind.value, target.kind.value))
    if link is Link.REBUTS and source.kind is Kind.CONDITIONAL:
        text = warrant_for("is seen", source.kind.value, target.kind.value)
        yield Assumption(text=text, stated=_stated(source, claims))
    if link in (Link.REBUTS, Link.SUPPORTS) and source.kind not in ABOUT_WORDS:
        yield from (Assumption(text=text) for text in _apart(source, target))


def _stated(conditional: Claim, claims: Sequence[Claim]) -> tuple[str, ...]:
    """The claims that say how it is with what a conditional would lead one to see."""
    premises = (c.id for c in claims if any(r.type == "premise_of" and r.to == conditional.id for r in c.relations))
    inside = (claim.id for claim, each in _presupposed(claims) if each is conditional)
    return tuple(dict.fromkeys((*premises, *inside)))


def _apart(source: Claim, target: Claim) -> Iterator[str]:
    """Where the two are about different places or actors, the step between them takes the one for the other."""
    for one, other in ((source.places, target.places), (source.actors, target.actors)):
        left = [name for name in one if name not in other]
        if other and left and not (set(one) & set(other) and one is source.actors):
            yield f"What holds for {', '.join(left)} holds for {', '.join(other)}."


def _distinct(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    return tuple({(edge.source, edge.target, edge.link): edge for edge in edges}.values())
