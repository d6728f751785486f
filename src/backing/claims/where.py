"""The places of a claim: those that it names, else the ones that the text around it is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
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
    before = bisect_right(
        scene.dated, start, key=lambda d: d.span.start
    )  # they do not overlap: only the last can hold it
    return before > 0 and start < scene.dated[before - 1].span.end


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
    if back == "country":
        return _only(_country(scene))
    paragraph = _paragraph_start(clause)
    here = takewhile(lambda p: p.first >= paragraph, _before(clause, scene))
    near = next((p for p in here if not _is_origin(scene.doc, p)), None)
    if near is None and back == "region":
        near = next(_before(clause, scene), None)
    if near is not None:
        return (near.name,)
    return _only(_home(clause, scene) or _dominant(scene) or _country(scene))


def _before(clause: Clause, scene: Scene) -> Iterator[Located]:
    """The ground that is named before a clause, the nearest first."""
    earlier = scene.located[: bisect_left(scene.located, clause.first, key=lambda p: p.first)]
    return (p for p in reversed(earlier) if not p.acts and not _in_anchor(p, scene))


def _only(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def _country(scene: Scene) -> str | None:
    """The country that the text is about: one in which ground is named, not one that only acts."""
    return main_country(tuple(p for p in scene.located if not p.acts), scene.home)


def _dominant(scene: Scene) -> str | None:
    """The place that half of all namings in the text are of."""
    names = Counter(p.name for p in scene.located if not p.acts and not _in_anchor(p, scene))
    ((first, count),) = names.most_common(1) or [("", 0)]
    return first if 2 <= count >= names.total() / 2 else None


def _home(clause: Clause, scene: Scene) -> str | None:
    """The country of an actor that belongs to one alone ("Islamic State in Bangladesh")."""
    inside = [m for m in scene.mentions_in(clause.first, clause.last) if m.actor and m.last <= clause.last]
    homes = [actor.countries[0] for m in inside if (actor := find_actor(m.name)) and len(actor.countries) == 1]
    return country_name(homes[0]) if homes else None


def _paragraph_start(clause: Clause) -> int:
    doc = clause.head.doc
    return next((i + 1 for i in range(clause.first - 1, -1, -1) if "\n" in doc[i].text), 0)


def _is_origin(doc: Doc, place: Located) -> bool:
    """As in "a monitor based in Dakar", "lorries from Ivory Coast": where somebody comes from."""
    before = doc[max(0, place.first - 2) : place.first].text.lower()
    return before.endswith(("based in", "from"))
