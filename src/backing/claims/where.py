"""The places of a claim: those that it names, else the ones that the text around it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backing.claims.claim import Kind
from backing.claims.clauses import Clause
from backing.claims.places import Located, country_name, main_country, places_in, refers_back
from backing.claims.scene import Scene
from backing.vocabulary.actors import find_actor

if TYPE_CHECKING:
    from spacy.tokens import Doc


def _in_anchor(place: Located, scene: Scene) -> bool:
    """Whether a place only serves to name an event that dates the claim ("since the fall of Mosul")."""
    start = scene.doc[place.first].idx
    return any(d.span.start <= start < d.span.end for d in scene.dated)


def own_places(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """The places that a clause names, without those that only name an event in its date."""
    return tuple(
        dict.fromkeys(p.name for p in places_in(scene.located, clause.first, clause.last) if not _in_anchor(p, scene))
    )


def places_of(clause: Clause, scene: Scene, kind: Kind) -> tuple[str, ...]:
    """The places in the clause; else the last one named in its paragraph; else what the text as a whole is about."""
    own = own_places(clause, scene)
    back = next((sort for t in clause.tokens if (sort := refers_back(t))), None)
    if own or kind is Kind.ATTRIBUTION:
        return own
    before = [p for p in scene.located if p.first < clause.first and not p.acts and not _in_anchor(p, scene)]
    if back == "country":
        return _only(_country(scene))
    paragraph = _paragraph_start(clause)
    near = [p for p in before if p.first >= paragraph and not _is_origin(scene.doc, p)]
    if near or (back == "region" and before):
        return ((near or before)[-1].name,)
    return _only(_home(clause, scene) or _dominant(scene) or _country(scene))


def _only(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def _country(scene: Scene) -> str | None:
    """The country that the text is about: one in which ground is named, not one that only acts."""
    return main_country(tuple(p for p in scene.located if not p.acts), scene.home)


def _dominant(scene: Scene) -> str | None:
    """The place that half of all namings in the text are of."""
    names = [p.name for p in scene.located if not p.acts and not _in_anchor(p, scene)]
    first = max(names, key=names.count) if names else None
    return first if first is not None and 2 <= names.count(first) >= len(names) / 2 else None


def _home(clause: Clause, scene: Scene) -> str | None:
    """The country of an actor that belongs to one alone ("Islamic State in Bangladesh")."""
    inside = [m for m in scene.mentions if m.actor and clause.first <= m.first and m.last <= clause.last]
    homes = [actor.countries[0] for m in inside if (actor := find_actor(m.name)) and len(actor.countries) == 1]
    return country_name(homes[0]) if homes else None


def _paragraph_start(clause: Clause) -> int:
    doc = clause.head.doc
    return next((i + 1 for i in range(clause.first - 1, -1, -1) if "\n" in doc[i].text), 0)


def _is_origin(doc: Doc, place: Located) -> bool:
    """As in "a monitor based in Dakar", "lorries from Ivory Coast": where somebody comes from."""
    before = doc[max(0, place.first - 2) : place.first].text.lower()
    return before.endswith(("based in", "from"))
