"""Known names found in running text by looking up every short run of words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from backing.vocabulary.actor import Actor
from backing.vocabulary.actors import actor_names
from backing.vocabulary.fold import fold
from backing.vocabulary.place import Place
from backing.vocabulary.places import place_names

if TYPE_CHECKING:
    from spacy.tokens import Doc

T = TypeVar("T", Actor, Place)

LONGEST = 7
"""Words (tokens) of the longest name that is looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index(Generic[T]):
    """What each folded name means; ``keys`` are the folded names in order, to tell whether any begins as some words do."""

    meanings: dict[str, list[tuple[str, T]]]
    keys: list[str]

    def begins(self, key: str) -> bool:
        """Whether any name begins with ``key``."""
        at = bisect_left(self.keys, key)
        return at < len(self.keys) and self.keys[at].startswith(key)


def find_places(doc: Doc) -> dict[tuple[int, int], Place]:
    """Places by the first and last token of their names; of names that overlap, the longest."""
    return _find(doc, _place_index())


def find_actors(doc: Doc) -> dict[tuple[int, int], Actor]:
    """Actors by the first and last token of their names; of names that overlap, the longest."""
    return _find(doc, _actor_index())


def _find(doc: Doc, index: _Index[T]) -> dict[tuple[int, int], T]:
    found: dict[tuple[int, int], T] = {}
    position = 0
    while position < len(doc):
        hit = _longest_at(doc, position, index)
        if hit is None:
            position += 1
            continue
        last, value = hit
        found[position, last] = value
        position = last + 1
    return found


def _longest_at(doc: Doc, first: int, index: _Index[T]) -> tuple[int, T] | None:
    initial = doc[first].text[:1]
    if not initial.isalnum() or not (initial.isupper() or not doc[first].is_stop):
        return None
    for last in reversed(_ends(doc, first, index)):
        surface = doc[first : last + 1].text
        if not surface[-1:].isalnum() or not any(c.isupper() for c in surface) or "\n" in surface:
            continue
        for spelling, value in index.meanings.get(fold(surface), ()):
            if any(c.islower() for c in spelling) or spelling == surface:
                return last, value
    return None


def _ends(doc: Doc, first: int, index: _Index[T]) -> list[int]:
    """The last tokens of the runs of words from ``first`` on that can be names."""
    ends: list[int] = []
    key = ""
    article = doc[first].lower_ == "the"  # whether it is folded away depends on what follows
    for last in range(first, min(first + LONGEST, len(doc))):
        key += _folded(doc[last].text)
        if article or key in index.meanings:
            ends.append(last)
        elif not index.begins(key):
            break
    return ends


_folded = lru_cache(maxsize=10_000)(fold)


@cache
def _place_index() -> _Index[Place]:
    index: dict[str, list[tuple[str, Place]]] = {}
    for name, place in place_names():
        bare = name.removeprefix("the ")  # a name is looked up from its first word of weight on
        index.setdefault(fold(bare), []).append((bare, place))
    return _Index(meanings=index, keys=sorted(index))


@cache
def _actor_index() -> _Index[Actor]:
    index: dict[str, list[tuple[str, Actor]]] = {}
    for name, actor in actor_names():
        index.setdefault(fold(name), []).append((name, actor))
    return _Index(meanings=index, keys=sorted(index))
