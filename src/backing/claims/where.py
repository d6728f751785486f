"""The places of a claim: those that it names, else the ones that the text around it is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from backing.claims.claim import Kind
from backing.claims.clauses import Clause
from backing.claims.draft import Draft
from backing.claims.places import Located, country_name, refers_back
from backing.claims.scene import Scene
from backing.vocabulary.actors import find_actor
from backing.vocabulary.places import is_capital

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ELSEWHERE = frozenset(
    "analyst expert researcher diplomat ambassador envoy monitor columnist journalist reporter professor activist trader "
    "president presidency government ministry".split()
)
"""Who speaks of a place from another one."""
_PEOPLE = frozenset("family woman man people fighter cleric authority contractor help support cash accusation".split())
"""What comes from a place without being there."""


def own_places(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """The innermost places that a clause names, without those that somebody in it only comes from or speaks from."""
    inside = scene.grounds[_at(scene, clause.first) : _at(scene, clause.last + 1)]
    named = [p for p in inside if p.last <= clause.last and not _is_origin(scene.doc, p)]
    return tuple(dict.fromkeys(p.name for p in named if not any(_holds(p, other, scene.doc) for other in named)))


def _holds(outer: Located, inner: Located, doc: Doc) -> bool:
    """Whether one place only says where another lies: "Djibo, Burkina Faso", "Niger's prison at Koutoukalé"."""
    if outer.name == inner.name:
        return False
    between = doc[inner.last + 1 : outer.first].text
    if between in ("in", ", in", ", near"):
        return True
    if outer.place is None or outer.place.kind not in ("country", "division"):
        return False
    if inner.place is None:
        return between in (",", "of") or doc[outer.last].dep_ == "poss"
    if inner.place.country != outer.place.country or inner.place.kind == "country":
        return doc[outer.last].dep_ == "poss" and doc[inner.last].dep_ != "poss" and outer.place.kind == "country"
    return outer.place.kind == "country" or (inner.place.kind != "division" and outer.place.id in inner.place.divisions)


def places_of(clause: Clause, scene: Scene, kind: Kind, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """The places in the clause, else what the words around it are about; ``drafts`` are the claims before it.

    A clause that names no place is about the last one named in its paragraph; in a conversation, about that of the claim
    before; else about what the text as a whole is: the place that half of all names are, else the first one if it names
    no country, else the country that most of them lie in.
    """
    own = own_places(clause, scene)
    back = next((sort for t in clause.tokens if (sort := refers_back(t))), None)
    if own or kind is Kind.ATTRIBUTION:
        return own
    if back == "country":
        return _only(scene.country)
    paragraph = _paragraph_start(clause)
    here = takewhile(lambda p: p.first >= paragraph, _before(clause, scene))
    near = next((p for p in here if not _comes_from(scene.doc, p)), None)
    if near is None and back == "region":
        near = next(_before(clause, scene), None)
    if near is not None:
        return (near.name,)
    asked = next((d.claim.places for d in reversed(drafts) if d.claim.places), ()) if scene.turns else ()
    return asked or _only(_home(clause, scene) or scene.focus or _local(scene) or scene.country)


def _local(scene: Scene) -> str | None:
    """The first place of a text that names no country: a local report is about where it begins."""
    here = [p for p in scene.grounds if not _comes_from(scene.doc, p)]
    if any(p.place is not None and p.place.kind == "country" for p in here):
        return None
    return next((p.name for p in here if p.place is None or not is_capital(p.place)), None)


def _before(clause: Clause, scene: Scene) -> Iterator[Located]:
    """The ground that is named before a clause, the nearest first."""
    return reversed(scene.grounds[: _at(scene, clause.first)])


def _at(scene: Scene, token: int) -> int:
    """How much ground is named before a token."""
    return bisect_left(scene.grounds, token, key=lambda p: p.first)


def _only(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def _home(clause: Clause, scene: Scene) -> str | None:
    """The country of an actor that belongs to one alone ("Islamic State in Bangladesh")."""
    inside = [m for m in scene.mentions_in(clause.first, clause.last) if m.actor and m.last <= clause.last]
    homes = [actor.countries[0] for m in inside if (actor := find_actor(m.name)) and len(actor.countries) == 1]
    return country_name(homes[0]) if homes else None


def _paragraph_start(clause: Clause) -> int:
    doc = clause.head.doc
    return next((i + 1 for i in range(clause.first - 1, -1, -1) if "\n" in doc[i].text), 0)


def _comes_from(doc: Doc, place: Located) -> bool:
    """As in "a monitor based in Dakar", "lorries from Ivory Coast": where somebody or something comes from."""
    return _is_origin(doc, place) or doc[max(0, place.first - 1) : place.first].text.lower() == "from"


def _is_origin(doc: Doc, place: Located) -> bool:
    """Where somebody is or comes from: "a researcher in Dakar", "based in Dakar", "Chiapas families", "ties to Syria"."""
    before = doc[max(0, place.first - 2) : place.first].text.lower()
    token, head = doc[place.last], doc[place.last].head
    if before.endswith("based in"):
        return True
    if token.dep_ in ("compound", "amod", "nmod"):
        return head.lemma_.lower() in _PEOPLE
    if token.dep_ != "pobj":
        return False
    who = head.head.lemma_.lower()
    return (
        (head.lower_ in ("in", "from", "at", "of") and who in _ELSEWHERE)
        or (head.lower_ == "from" and who in _PEOPLE)
        or (head.lower_ in ("to", "with") and who in ("tie", "link"))
    )
