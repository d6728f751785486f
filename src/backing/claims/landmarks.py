"""Ground that is named by a side or a border and not by a name of its own: "the south", "Nigerian waters"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from backing.vocabulary.demonyms import country_of_people

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SIDE = re.compile(r"^(?:deep |far )?(?:north|south)?[- ]?(?:north|south|east|west)$", re.IGNORECASE)
_LIMITS = frozenset("border borders frontier waters territory soil airspace coast highlands bank section".split())
_MOST = 4
"""Tokens of the longest side: "north", "-", "east"."""


def landmarks(doc: Doc) -> Iterator[tuple[int, int]]:
    """The first and last token of each."""
    for token in doc:
        if token.lower_ in _LIMITS and token.i and country_of_people(doc[token.i - 1].text) is not None:
            if token.dep_ != "compound" and doc[min(token.i + 1, len(doc) - 1)].lower_ != "of":
                yield token.i - 1, token.i
        elif token.lower_ == "the" and not (token.i and doc[token.i - 1].lower_ in ("to", "from")):
            last = _side_after(token)
            if last is not None:
                yield token.i, last


def _side_after(article: Token) -> int | None:
    """The last token of a side that an article opens and that nothing follows which it would only describe."""
    doc = article.doc
    for last in range(min(article.i + _MOST, len(doc) - 1), article.i, -1):
        if _SIDE.match(doc[article.i + 1 : last + 1].text):
            following = doc[last + 1] if last + 1 < len(doc) else None
            bare = following is None or not (
                following.pos_ in ("NOUN", "PROPN", "ADJ") or following.lower_ in ("of", "-")
            )
            stands = doc[last].dep_ in (
                "pobj",
                "nsubj",
                "nsubjpass",
                "dobj",
                "conj",
                "attr",
                "advmod",
                "npadvmod",
                "poss",
            )
            return last if bare and stands else None
    return None
