"""Known names found in running text by looking up every short run of words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

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


def find_places(doc: Doc) -> dict[tuple[int, int], Place]:
    """Places by the first and last token of their names; of names that overlap, the longest."""
    return _find(doc, _place_index())


def find_actors(doc: Doc) -> dict[tuple[int, int], Actor]:
    """Actors by the first and last token of their names; of names that overlap, the longest."""
    return _find(doc, _actor_index())


def _find(doc: Doc, index: dict[str, list[tuple[str, T]]]) -> dict[tuple[int, int], T]:
    found: dict[tuple[int, int], T] = {}
    position = 0
    while position < len(doc):
        hit = _longest_at(doc, position, index) if doc[position].text[:1].isalnum() else None
        if hit is None:
            position += 1
            continue
        last, value = hit
        found[position, last] = value
        position = last + 1
    return found


def _longest_at(doc: Doc, first: int, index: dict[str, list[tuple[str, T]]]) -> tuple[int, T] | None:
    for last in range(min(first + LONGEST, len(doc)) - 1, first - 1, -1):
        surface = doc[first : last + 1].text
        whole = doc[last].text[-1:].isalnum() and (doc[first].text[:1].isupper() or not doc[first].is_stop)
        if not whole or not any(c.isupper() for c in surface) or "\n" in surface:
            continue
        for spelling, value in index.get(fold(surface), ()):
            if any(c.islower() for c in spelling) or spelling == surface:
                return last, value
    return None


@cache
def _place_index() -> dict[str, list[tuple[str, Place]]]:
    index: dict[str, list[tuple[str, Place]]] = {}
    for name, place in place_names():
        bare = name.removeprefix("the ")  # a name is looked up from its first word of weight on
        index.setdefault(fold(bare), []).append((bare, place))
    return index


@cache
def _actor_index() -> dict[str, list[tuple[str, Actor]]]:
    index: dict[str, list[tuple[str, Actor]]] = {}
    for name, actor in actor_names():
        index.setdefault(fold(name), []).append((name, actor))
    return index
