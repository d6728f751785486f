"""Where does it come from? From an item over its immediate sources to the observations at the root."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter

from backing.assessment.items.item import Item
from backing.errors import UnusableEvidence
from backing.vocabulary.fold import fold

_ID = re.compile(r"([^\W\d_]+)(\d+)")
"""The form of an id, such as E12: a name that has it is meant as an item, and not as a document."""
_NUMBER = re.compile(r"(\d+)")
_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The roots of each item, by the item's id, and in how many steps at the least it hangs on one of them.

    A root is a document or an observation outside, or an item that is derived from nothing. An item that is a root has
    distance 0, one that names a document 1, one that repeats such an item 2.
    """

    roots: Mapping[str, frozenset[str]]
    distance: Mapping[str, int]


def sources_of(items: Iterable[Item]) -> dict[str, tuple[str, ...]]:
    """What each item is derived from, by its id; raises UnusableEvidence where two items have one id."""
    found: dict[str, tuple[str, ...]] = {}
    for item in items:
        if item.id in found:
            raise UnusableEvidence(f"two items have the id {item.id}", hint="give each item an id of its own")
        found[item.id] = item.derived_from
    return found


def trace(derived_from: Mapping[str, Collection[str]], *, roots: Collection[str] | None = None) -> Provenance:
    """The provenance of items from what each is derived from: ids of other items, or names of roots.

    Names are one if they differ in case, accents, spaces or punctuation alone: e6 is the item E6. ``roots`` lists the names
    that may be used; without it any name may, unless it has the form of the items' ids. Raises UnusableEvidence for an unknown
    name, and for items that are derived from each other in a circle.
    """
    names = _Names(derived_from, roots)
    parents = {item: [names.meant(item, name) for name in sources] for item, sources in derived_from.items()}
    try:
        order = tuple(TopologicalSorter(parents).static_order())
    except CycleError as problem:
        circle = problem.args[1]
        shown = " ← ".join(circle if len(circle) <= _SHOWN else [*circle[:_SHOWN], "…"])
        raise UnusableEvidence(
            f"items are derived from each other in a circle: {shown}",
            hint="say which of them was first, and let it be derived from nothing or from a document",
        ) from problem
    found: dict[str, frozenset[str]] = {}
    distance: dict[str, int] = {}
    for node in order:
        above = parents.get(node, [])
        found[node] = frozenset[str]().union(*(found[parent] for parent in above)) if above else frozenset({node})
        distance[node] = 1 + min(distance[parent] for parent in above) if above else 0
    return Provenance(
        roots={item: found[item] for item in derived_from}, distance={item: distance[item] for item in derived_from}
    )


def in_order(items: Iterable[str], provenance: Provenance, known_from: Mapping[str, date]) -> list[str]:
    """Items of one root, first the one that speaks for it: the nearest to the root, then the first public, then by id.

    So neither the order of a file nor a copy that is added later changes who speaks. Days that are not known come last, and
    E2 comes before E10.
    """
    return sorted(items, key=lambda id_: (provenance.distance[id_], known_from.get(id_, date.max), _numbered(id_)))


def _numbered(id_: str) -> tuple[list[str | int], str]:
    """An id with its numbers as numbers; the id itself parts E2 from E02."""
    return [int(part) if place % 2 else part for place, part in enumerate(_NUMBER.split(id_))], id_


class _Names:
    """What the names in ``derived_from`` mean: an item, or a root under the first spelling of its name."""

    def __init__(self, items: Mapping[str, Collection[str]], roots: Collection[str] | None) -> None:
        self.items = items
        self.listed = roots is not None
        self.roots = {root_key(name): name for name in roots or ()}
        spelled = Counter(map(root_key, items))
        self.folded = {root_key(name): name for name in items if spelled[root_key(name)] == 1}
        self.prefixes = {match[1].casefold() for match in map(_ID.fullmatch, items) if match}

    def meant(self, item: str, name: str) -> str:
        if name in self.items:
            return name
        key = root_key(name)
        if not key:
            raise UnusableEvidence(f"{item} is derived from {name!r}, which names nothing", hint="leave it out")
        if key in self.folded:
            return self.folded[key]
        if self._is_wrong(name, key):
            raise UnusableEvidence(
                f"{item} is derived from {name!r}, and there is no such item or root",
                hint=f"known are {', '.join(sorted([*self.items, *self.roots.values()])[:_SHOWN])}",
            )
        return self.roots.setdefault(key, name)

    def _is_wrong(self, name: str, key: str) -> bool:
        if self.listed:
            return key not in self.roots
        form = _ID.fullmatch(name)
        return form is not None and form[1].casefold() in self.prefixes


def is_id(name: str) -> bool:
    """Whether a name has the form of an item's id, and is meant as one."""
    return _ID.fullmatch(name) is not None


def root_key(name: str) -> str:
    """The key under which two spellings of a root's name are one."""
    return fold(name) or name.strip()
