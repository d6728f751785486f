"""Runs of proper nouns, and which of them are places by the company they keep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.vocabulary.demonyms import country_of_people
from backing.vocabulary.places import find_place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FURTHER = frozenset(
    "province region district camp state governorate county valley peninsula border oblast refugee river island islands "
    "mountains mountain lake delta basin forest strait shoal port airstrip airfield airbase archipelago penitentiary "
    "road highway axis junction block territory zone headwaters city division post fort "
    "prison bridge ridge base corridor crossing checkpoint hill hills heights canyon desert dam gorge pass park "
    "department commune enclave reef bay gulf creek swamp wadi".split()
)
"""Words that follow a place's name and belong to it."""

_BESIDE = frozenset(
    "plateau mine mines sector market area gate town village bypass side line coast airport foothills field forests clinics "
    "shore massacre siege battle lockdown bombing shelling garrison breakout plain waters pocket salient belt triangle".split()
)
"""Words that follow a place's name and do not belong to it: "the Bisie mine", "the Djibo siege"."""

_AT = frozenset(
    "in near at around outside across into toward towards through inside within throughout over along beyond between "
    "above outside via off".split()
)
_TOWARDS = frozenset({"to", "from", "of", "on"})
_WITHIN = frozenset({"in", "at", "near", "outside", "around", "off"})
_PARTS = frozenset(
    "north south east west northeast northwest southeast southwest outskirts outskirt town city village area port province "
    "district state region bank shore coast edge centre center suburb mouth gate part siege battle fall capture island "
    "mountain hill valley forest shelling bombing town hamlet".split()
)
"""Nouns before "of" and a place: "south of the Litani", "the village of Koro", "the siege of Djibo"."""
_TAKING = frozenset(
    "reach enter capture retake take seize leave hit shell bomb hold besiege storm overrun bombard surround evacuate "
    "liberate recapture control visit strike attack flee cross vacate quit abandon near approach patrol".split()
)
_MOVING = frozenset(
    "go move return flee travel send withdraw retreat march drive sail fly come cross advance redeploy relocate transfer up back "
    "home convoy road route ship".split()
)
"""Words before "to" or "from" and a place."""
_LINKS = frozenset({"da", "de", "do", "del", "du", "la"})
_SHAPES = frozenset({"gulf", "bay", "strait", "straits", "horn", "sea", "cape", "port", "line"})
"""Words that open a name with "of": "the Gulf of Guinea"."""
_PREFIXES = frozenset({"al", "el", "ash", "an", "as", "ad", "ar", "az"})
_NO_PLACE = frozenset({"DATE", "TIME", "NORP", "EVENT", "LAW", "PRODUCT"})
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter ramadan".split()
)
_BODIES = frozenset("assembly council commission court parliament congress senate summit conference states".split())
"""Last words of names of bodies that meet: "at the General Assembly"."""


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
    text, sort, head = doc[first : last + 1].text, doc[last].ent_type_, doc[last].head
    if doc[last].lower_ in _CALENDAR | _BODIES or country_of_people(text) is not None:
        return False
    if sort in ("GPE", "LOC", "FAC") or _precedes_kind(doc, last):
        return True
    if doc[last].dep_ == "compound" and head.i == last + 1 and head.lower_ in _BESIDE:
        return sort not in ("NORP", "DATE") and not text.isupper()
    before = _before(doc, first)
    if before == "of" and head.lower_ == "of" and head.head.lemma_.lower() in _PARTS:
        return True
    if before in _TOWARDS and doc[last].dep_ == "pobj" and find_place(text) is not None:
        return True
    if doc[last].dep_ == "dobj" and head.lemma_ in _TAKING:
        return find_place(text) is not None or sort not in ("PERSON", "NORP")
    if before in _WITHIN and (doc[first - 1].lower_ == before or sort not in ("DATE", "TIME", "EVENT", "LAW")):
        return doc[last].dep_ in ("pobj", "conj")
    if before in ("to", "from") and head.lower_ == before and head.head.lemma_ in _MOVING:
        return sort != "NORP"
    return before in _AT and doc[last].dep_ in ("pobj", "conj") and sort not in _NO_PLACE


def may_be_location(doc: Doc, first: int, last: int) -> bool:
    """Whether nothing in the parse speaks against a name's being a place; "near Ali" may be one, "Ali said" is not."""
    sort = doc[last].ent_type_
    if sort == "PERSON" and _before(doc, first) not in _AT | _TOWARDS | {"for", "the"}:
        named = doc[first - 1].lemma_.lower() in cues.ROLE_NOUNS if first else False
        speaks = doc[last].dep_ == "nsubj" and doc[last].head.lemma_ in cues.REPORT_VERBS
        return not named and not speaks and doc[last].dep_ not in ("appos", "compound", "conj")
    people = country_of_people(doc[first : last + 1].text) is not None
    return sort not in _NO_PLACE and doc[last].lower_ not in _CALENDAR and not people


def _precedes_kind(doc: Doc, last: int) -> bool:
    following: Token | None = doc[last + 1] if last + 1 < len(doc) else None
    return following is not None and following.lower_ in FURTHER and doc[last].dep_ == "compound"


def _before(doc: Doc, first: int) -> str:
    before = first - 2 if first > 1 and doc[first - 1].lower_ == "the" else first - 1
    return str(doc[before].lower_) if before >= 0 else ""


def _starts(doc: Doc, i: int) -> bool:
    if doc[i].lower_ in _PREFIXES and i + 2 < len(doc) and doc[i + 1].text == "-":
        return bool(doc[i + 2].text[:1].isupper())
    if not doc[i].text[:1].isupper():
        return False
    kind = (
        i + 1 < len(doc) and doc[i + 1].lower_ in FURTHER and not doc[i].is_sent_start and doc[i].tag_ in ("NN", "JJ")
    )
    return bool(doc[i].pos_ == "PROPN" or kind)


def _goes_on(doc: Doc, last: int) -> bool:
    following = doc[last + 1]
    if following.text == "-" or doc[last].text == "-":
        return not doc[last].whitespace_ and not following.is_space
    if following.lower_ == "of" and doc[last].lower_ in _SHAPES and last + 2 < len(doc):
        return bool(doc[last + 2].text[:1].isupper())
    if following.lower_ in _PREFIXES and last + 3 < len(doc) and doc[last + 2].text == "-":
        return bool(doc[last + 3].text[:1].isupper())
    if following.lower_ in _LINKS and last + 2 < len(doc):
        return bool(doc[last + 2].text[:1].isupper())
    return bool(following.pos_ == "PROPN" and following.text[:1].isupper()) or doc[last].lower_ in _LINKS | {"of"}
