"""How claims bear on each other: what relays, rebuts, supports or causes what."""

from __future__ import annotations

from dataclasses import replace

from backing.claims.argument import conclusions_of
from backing.claims.claim import AUTHOR, Claim, Kind, Relation
from backing.claims.draft import Draft
from backing.claims.restated import Said

_NEAR = 14
"""How many claims back a rebuttal reaches."""


def relate(drafts: list[Draft]) -> tuple[Claim, ...]:
    """The claims with their relations; relayed claims that the author rebuts are marked as disputed."""
    keys = {draft.clause.key: draft.claim.id for draft in drafts}
    found: dict[str, list[Relation]] = {draft.claim.id: [] for draft in drafts}
    said = Said()
    for index, draft in enumerate(drafts):
        host = keys.get(draft.clause.host) if draft.clause.host else None
        if host is not None:
            _hang(draft, host, found)
        for target in _rebutted(draft, drafts[max(0, index - _NEAR) : index]):
            found[draft.claim.id].append(Relation(type="rebuts", to=target.id))
        found[draft.claim.id] += [Relation(type="premise_of", to=to) for to in conclusions_of(draft, drafts, index)]
        again = said.before(draft)
        said.add(draft)
        if again is not None:
            found[draft.claim.id].append(Relation(type="restates", to=again))
    related = tuple(replace(d.claim, relations=_distinct(found[d.claim.id])) for d in drafts)
    rebutted = {r.to for c in related if _is_authors(c) for r in c.relations if r.type == "rebuts"}
    return tuple(_dispute(claim, rebutted) for claim in related)


def _hang(draft: Draft, host: str, found: dict[str, list[Relation]]) -> None:
    own = draft.claim.id
    match draft.clause.role:
        case "content":
            found[own].append(Relation(type="content_of", to=host))
        case "sign":
            found[host].append(Relation(type="supports", to=own))
        case "result":
            found[host].append(Relation(type="causes", to=own))
        case "outcome":
            found[host].append(Relation(type="causes", to=own))
        case "antecedent":
            found[host].append(Relation(type="rebuts", to=own))


def _rebutted(draft: Draft, earlier: list[Draft]) -> list[Claim]:
    claim = draft.claim
    relayed = [d.claim for d in earlier if d.claim.asserter != claim.asserter and _is_content(d)]
    if claim.kind is Kind.SUBSTANTIATION:
        return _last_group(relayed)
    if claim.kind is Kind.CONDITIONAL and claim.checkable:
        return [
            other
            for other in relayed
            if other.kind in (Kind.COUNT, Kind.PRESENCE) and set(other.actors) & set(claim.actors)
        ]
    if claim.kind is Kind.ATTRIBUTION and "denial" in claim.secondary_kinds:
        return [other for other in _last_group(relayed)[:1] if _may_deny(claim, other)]
    if claim.kind in (Kind.PRESENCE, Kind.COUNT, Kind.ABSENCE, Kind.EVENT):
        return [other for other in relayed if _opposed(claim, other)]
    return []


def _is_content(draft: Draft) -> bool:
    return draft.clause.role == "content" or draft.claim.asserter != AUTHOR


def _last_group(relayed: list[Claim]) -> list[Claim]:
    """The contents of the latest relayed statement."""
    if not relayed:
        return []
    last = relayed[-1]
    return [c for c in relayed if c.asserter == last.asserter and c.post_index == last.post_index]


def _may_deny(claim: Claim, other: Claim) -> bool:
    """Whether a denial can be about another's words: it names nobody but the denier, or somebody whom these name too."""
    denied = {name for name in claim.actors if name != claim.attributed_to}
    return not denied or bool(denied & set(other.actors))


def _opposed(claim: Claim, other: Claim) -> bool:
    same = set(claim.actors) & set(other.actors) and (
        not claim.places or not other.places or set(claim.places) & set(other.places)
    )
    return (
        bool(same)
        and claim.negative != other.negative
        and other.kind in (Kind.PRESENCE, Kind.COUNT, Kind.EVENT, claim.kind)
    )


def _is_authors(claim: Claim) -> bool:
    """Whether the author says so himself."""
    return claim.asserter == AUTHOR and claim.kind is not Kind.ATTRIBUTION


def _dispute(claim: Claim, rebutted: set[str]) -> Claim:
    """A relayed claim that the author rebuts (its id is among ``rebutted``) as disputed; any other as it is."""
    if claim.asserter == AUTHOR or claim.author_stance != "reports" or claim.id not in rebutted:
        return claim
    return replace(claim, author_stance="disputes")


def _distinct(relations: list[Relation]) -> tuple[Relation, ...]:
    return tuple(dict.fromkeys(relations))
