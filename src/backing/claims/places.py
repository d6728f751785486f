"""Where: the places that a text names, and what "the country" and "that region" stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.countries import countries_of_text
from backing.claims.gazetteer import find_places
from backing.claims.landmarks import landmarks
from backing.claims.proper import FURTHER, is_location, may_be_location, proper_names
from backing.vocabulary.actor import Actor
from backing.vocabulary.minor_places import find_minor
from backing.vocabulary.place import Place
from backing.vocabulary.places import find_place, is_capital, places

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SIDES = re.compile(r"^(?:north|south|east|west|central|upper|lower)(?:-?(?:east|west))?(?:ern)?$", re.IGNORECASE)


_DEALS = frozenset(
    "agreement accord deal talk process declaration convention treaty protocol truce summit pact track conference".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """One naming of a place, tokens first to last; ``acts`` says that the name stands for a government, not for ground."""

    name: str
    first: int
    last: int
    place: Place | None
    acts: bool = False


def read_places(doc: Doc, actors: Mapping[tuple[int, int], Actor]) -> tuple[Located, ...]:
    """The places of a text in order. ``actors`` are known ones by first and last token: in their names no place is meant."""
    known = find_places(doc)
    acting = {i for first, last in actors for i in range(first, last + 1)}
    runs = [run for run in proper_names(doc) if acting.isdisjoint(range(run[0], run[1] + 1))]
    around = {i: other for other in known for i in range(other[0], other[1] + 1)}
    runs = [run for run in runs if (other := around.get(run[0], run)) == run or not _within(run, other)]
    found: dict[tuple[int, int], Place | None] = {
        run: find_place(_text(doc, run)) or inner for run in runs if (inner := _inside(doc, known, run)) is not None
    }
    named = {_text(doc, run) for run in runs if run in found or is_location(doc, *run)}
    for run in runs:
        joined = doc[run[1]].dep_ == "conj" and any(first <= doc[run[1]].head.i <= last for first, last in found)
        if run not in found and (joined or _text(doc, run) in named):
            found[run] = find_place(_text(doc, run))
    covered = acting | {i for first, last in found for i in range(first, last + 1)}
    found |= {run: place for run, place in known.items() if covered.isdisjoint(range(run[0], run[1] + 1))}
    found |= _minor(doc, [run for run in runs if found.get(run) is None], found, actors)
    located = [_located(doc, first, last, place) for (first, last), place in found.items()]
    located += [_side(doc, run, located) for run in landmarks(doc) if not any(_meet(run, other) for other in found)]
    return tuple(sorted((p for p in located if not _names_event(doc, p)), key=lambda p: p.first))


def _side(doc: Doc, run: tuple[int, int], located: list[Located]) -> Located:
    """A side as the region of the main country that it is, where one is drawn; else in the words of the text."""
    country = main_country(tuple(p for p in located if not p.acts))
    region = find_place(f"{_text(doc, run)} of {country}") if country else None
    name = region.name if region is not None else _text(doc, run)
    return Located(name=name, first=run[0], last=run[1], place=region)


def _minor(
    doc: Doc,
    runs: list[tuple[int, int]],
    found: Mapping[tuple[int, int], Place | None],
    actors: Mapping[tuple[int, int], Actor],
) -> dict[tuple[int, int], Place]:
    """The names that are districts or small towns of the countries that the text is about."""
    about = countries_of_text(doc, filter(None, found.values()), actors.values())
    places = {run: find_minor(_text(doc, run), about) for run in runs if run in found or may_be_location(doc, *run)}
    meant = {_text(doc, run): place for run, place in places.items() if place is not None}
    return {run: meant[_text(doc, run)] for run in runs if _text(doc, run) in meant}


def _inside(doc: Doc, known: Mapping[tuple[int, int], Place], run: tuple[int, int]) -> Place | None:
    """The known place whose name a run of proper nouns is, or ends with; "Guinea" is not the Gulf of Guinea."""
    ends = ((other, place) for other, place in known.items() if run[0] <= other[0] and other[1] == run[1])
    return next((place for other, place in ends if doc[other[0] - 1].lower_ != "of" or other[0] == run[0]), None)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _within(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _text(doc: Doc, run: tuple[int, int]) -> str:
    return str(doc[run[0] : run[1] + 1].text)


def _names_event(doc: Doc, place: Located) -> bool:
    """As in "the Doha agreement": the name of a deal, not a place."""
    head = doc[place.last].head
    return doc[place.last].dep_ in ("compound", "nmod", "amod") and head.lemma_.lower() in _DEALS


def acting_countries(located: tuple[Located, ...]) -> Iterator[tuple[int, int, str]]:
    """The countries and capitals that stand for their governments, as tokens and name."""
    for place in located:
        if place.acts and place.place is not None:
            yield place.first, place.last, country_name(place.place.country)


def country_name(code: str) -> str:
    """The name of a country by its alpha-3 code; the code itself when unknown."""
    return _countries().get(code, code)


def main_country(grounds: tuple[Located, ...], home: str | None = None) -> str | None:
    """The country that most names of a text lie in, of equals ``home`` or the one named first; None without any.

    ``home`` is the country (alpha-3) of the town that the text was sent from.
    """
    codes = [home] if home else []
    codes += [p.place.country for p in grounds if p.place is not None]
    return country_name(Counter(codes).most_common(1)[0][0]) if codes else None


def focus_of(grounds: tuple[Located, ...]) -> str | None:
    """The place that half of all namings in the text are of."""
    names = Counter(p.name for p in grounds)
    ((first, count),) = names.most_common(1) or [("", 0)]
    return first if 2 <= count >= names.total() / 2 else None


def refers_back(token: Token) -> str | None:
    """Which sort of place "the country" or "that region" points back to: country, region, or None."""
    determined = any(c.lower_ in ("the", "that", "this") for c in token.children)
    if not determined or any(c.dep_ in ("amod", "compound", "poss") for c in token.children):
        return None
    lemma = token.lemma_.lower()
    if lemma in ("country", "nation"):
        return "country"
    return "region" if lemma in ("region", "area", "province", "city", "town", "district", "camp", "capital") else None


@cache
def _countries() -> dict[str, str]:
    return {place.id: place.name for place in places() if place.kind == "country"}


def _located(doc: Doc, first: int, last: int, place: Place | None) -> Located:
    start, end = first, last
    if start and _SIDES.match(doc[start - 1].text) and (place is None or place.kind == "country"):
        start -= 1
    while end + 1 < len(doc) and doc[end + 1].lower_ in FURTHER and doc[end].dep_ == "compound":
        end += 1
    text = doc[start : end + 1].text
    better = find_place(text) if (start, end) != (first, last) else place
    name = better.name if better is not None and better.kind in ("country", "region") else text
    return Located(
        name=name, first=start, last=end, place=better or place, acts=_may_act(better or place) and _acts(doc[last])
    )


def _may_act(place: Place | None) -> bool:
    """Whether a name can stand for a government: countries and capitals do, other towns and provinces are ground."""
    return place is not None and (place.kind == "country" or is_capital(place))


def _acts(token: Token) -> bool:
    """Whether a country or a capital is named as one who acts ("the US obtained", "Kigali said")."""
    head = token.head
    if token.dep_ == "dobj" and head.lemma_ in ("accuse", "blame", "criticise", "criticize", "condemn", "urge", "warn"):
        return True
    if token.dep_ == "agent" or (token.dep_ == "pobj" and head.dep_ == "agent"):
        return True
    if token.dep_ == "nsubj" or (token.dep_ == "conj" and head.dep_ == "nsubj"):
        verb = head if token.dep_ == "nsubj" else head.head
        return verb.lemma_ not in cues.GROUND_VERBS
    if token.dep_ == "poss":
        lemma = head.lemma_.lower()
        return (
            lemma in cues.ROLE_NOUNS
            or lemma in cues.COLLECTIVE_NOUNS
            or lemma in ("interaction", "talk", "policy", "stance", "decision")
            or lemma in cues.STORY_NOUNS
        )
    if token.dep_ in ("compound", "nmod"):
        return head.lemma_.lower() in cues.ROLE_NOUNS
    return False
