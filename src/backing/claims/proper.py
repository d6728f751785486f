"""Runs of proper nouns, and which of them are places by the company they keep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from backing.vocabulary.places import find_place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FURTHER = frozenset(
    "province region district camp state governorate county valley peninsula border oblast refugee market river island "
    "islands mountains lake delta basin forest strait shoal island port airport archipelago".split()
)
"""Words that follow a place's name and belong to it."""

_AT = frozenset(
    "in near at around outside across into toward towards through inside within throughout over along beyond between "
    "above outside via".split()
)
_TOWARDS = frozenset({"to", "from", "of", "off", "on"})
_TAKING = frozenset(
    "reach enter capture retake take seize leave hit shell bomb hold besiege storm overrun bombard surround evacuate "
    "liberate recapture control visit strike attack".split()
)
_LINKS = frozenset({"da", "de", "do", "del", "du", "la"})
_PREFIXES = frozenset({"al", "el", "ash", "an", "as", "ad", "ar", "az"})
_NO_PLACE = frozenset({"DATE", "TIME", "NORP", "EVENT", "LAW", "PRODUCT"})
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


def proper_names(doc: Doc) -> Iterator[tuple[int, int]]:
    """The first and last token of each run of proper nouns: "North Kivu", "al-Khadim", "Mocimboa da Praia"."""
    i = 0
    while i < len(doc):
        last = i
        if _starts(doc, i):
            while last + 1 < len(doc) and _goes_on(doc, last):
                last += 1
            yield i, last
        i = last + 1


def is_location(doc: Doc, first: int, last: int) -> bool:
    """Whether a name is a place: the model says so, or the words around it do."""
    if doc[last].text.lower() in _CALENDAR:
        return False
    if doc[last].ent_type_ in ("GPE", "LOC", "FAC") or _precedes_kind(doc, last):
        return True
    text = doc[first : last + 1].text
    if _before(doc, first) in _TOWARDS and doc[last].dep_ == "pobj":
        return find_place(text) is not None
    if doc[last].dep_ == "dobj" and doc[last].head.lemma_ in _TAKING:
        return find_place(text) is not None or doc[last].ent_type_ not in ("PERSON", "NORP")
    return _before(doc, first) in _AT and doc[last].dep_ in ("pobj", "conj") and doc[last].ent_type_ not in _NO_PLACE


def _precedes_kind(doc: Doc, last: int) -> bool:
    following: Token | None = doc[last + 1] if last + 1 < len(doc) else None
    return following is not None and following.lower_ in FURTHER and doc[last].dep_ == "compound"


def _before(doc: Doc, first: int) -> str:
    before = first - 2 if first > 1 and doc[first - 1].lower_ == "the" else first - 1
    return str(doc[before].lower_) if before >= 0 else ""


def _starts(doc: Doc, i: int) -> bool:
    if doc[i].lower_ in _PREFIXES and i + 2 < len(doc) and doc[i + 1].text == "-":
        return bool(doc[i + 2].text[:1].isupper())
    return bool(doc[i].pos_ == "PROPN" and doc[i].text[:1].isupper())


def _goes_on(doc: Doc, last: int) -> bool:
    following = doc[last + 1]
    if following.text == "-" or doc[last].text == "-":
        return not doc[last].whitespace_ and not following.is_space
    if following.lower_ in _LINKS and last + 2 < len(doc):
        return bool(doc[last + 2].text[:1].isupper())
    return bool(following.pos_ == "PROPN" and following.text[:1].isupper()) or doc[last].lower_ in _LINKS
