"""Armed groups, governments and organisations, found by any usual spelling of their names.

The list is the UCDP Actor Dataset 22.1 (CC BY 4.0, ``data/actors.csv``), extended and corrected by the hand-written
``data/aliases.csv``: branches that UCDP does not tell apart (ISKP is coded as IS), organisations that it does not list
(the United Nations), and the spellings that newsrooms use.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from backing.vocabulary.actor import Actor
from backing.vocabulary.fold import fold, plain
from backing.vocabulary.places import find_place
from backing.vocabulary.tables import read_rows

_FORMAL_GROUP, _GOVERNMENT = "1", "4"
_WORDS_AND_ACRONYMS = frozenset({"MODEL", "FACT", "BRAS", "CATA", "PEPES"})
"""Acronyms of groups that running text would mistake for words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """An actor, with its names from the most to the least trusted, those safe in running text, and where it acts."""

    actor: Actor
    ranks: tuple[tuple[str, ...], ...]
    in_text: tuple[str, ...]
    locations: frozenset[str]


def find_actor(name: str, *, country: str | None = None) -> Actor | None:
    """The actor that ``name`` means, whatever its case, accents, hyphens and spaces; None when unknown or undecided.

    A leading "the" and a closing "'s" are ignored. ``country`` (alpha-3) decides between actors that share a name
    ("ELN" in Colombia and in Bolivia); it never turns an organisation into its branch there.
    """
    found = _index().get(fold(re.sub(r"['’]s?$", "", name.strip())), {})
    if country is not None:
        found = {entry: rank for entry, rank in found.items() if country in entry.locations} or found
    best = [entry for entry, rank in found.items() if rank == min(found.values())]
    return best[0].actor if len(best) == 1 else None


def home_of(actor: Actor) -> str | None:
    """The one country (alpha-3) in which UCDP has an actor fight; None when there are several or none."""
    found = _locations()[actor.id]
    return next(iter(found)) if len(found) == 1 else None


def actors() -> tuple[Actor, ...]:
    """All actors: the hand-written ones first, then the rest of UCDP's list."""
    return tuple(entry.actor for entry in _entries())


def actor_names() -> Iterator[tuple[str, Actor]]:
    """Surface forms that are safe to search for in running text, each with the actor that it means.

    Left out are names that several actors share, communal groups ("Fulani"), short acronyms and single words of UCDP's
    list, and countries' names meaning their governments; ``find_actor`` knows them all. Forms without a lower-case
    letter ("IS", "US", "AA") must be matched with their case; the others may be matched without.
    """
    for entry in _entries():
        for spelling in dict.fromkeys(form for name in entry.in_text for form in (name, plain(name))):
            if find_actor(spelling) is entry.actor:
                yield spelling, entry.actor


@cache
def _entries() -> tuple[_Entry, ...]:
    listed = {int(row["ucdp_id"]): row for row in read_rows("actors.csv")}
    written = [_written(row, listed) for row in read_rows("aliases.csv")]
    known = {entry.actor.ucdp_id for entry in written if not entry.actor.countries}
    slugs = Counter(_slug(row["name"]) for row in listed.values())
    slugs.update(entry.actor.id for entry in written)
    rest = [_from_ucdp(row, slugs) for number, row in listed.items() if number not in known]
    return (*written, *rest)


def _written(row: dict[str, str], listed: dict[int, dict[str, str]]) -> _Entry:
    """A hand-written row; it takes over the UCDP names of its code unless it is only a branch within that code."""
    code = int(row["ucdp_id"]) if row["ucdp_id"] else None
    ucdp = listed[code] if code is not None else {"name": "", "aliases": "", "locations": ""}
    countries = _split(row["countries"])
    spellings, others = _split(row["spellings"]), _split(row["others"])
    inherited = () if countries else tuple(filter(None, (ucdp["name"], *_split(ucdp["aliases"]))))
    actor = Actor(
        id=row["id"],
        name=row["name"],
        aliases=tuple(dict.fromkeys((*spellings, *others, *inherited))),
        ucdp_id=code,
        ucdp_name=ucdp["name"] or None,
        countries=countries,
        parent=row["parent"] or None,
    )
    names = (row["name"], *spellings)
    return _Entry(
        actor=actor,
        ranks=((row["id"], *names), others, inherited),
        in_text=names,
        locations=frozenset(countries) or _places(ucdp["locations"]),
    )


def _from_ucdp(row: dict[str, str], slugs: Counter[str]) -> _Entry:
    name, code = row["name"], int(row["ucdp_id"])
    slug = _slug(name)
    names = [name, *_split(row["aliases"])]
    if row["kind"] == _GOVERNMENT:
        short = name.removeprefix("Government of ")
        names += [name.partition(" (")[0], short, short.partition(" (")[0]]
    actor = Actor(
        id=slug if slugs[slug] == 1 else f"{slug}-{code}",
        name=name,
        aliases=tuple(alias for alias in dict.fromkeys(names) if alias != name),
        ucdp_id=code,
        ucdp_name=name,
    )
    safe = tuple(name for name in names if row["kind"] in {_FORMAL_GROUP, _GOVERNMENT} and _is_safe(name))
    return _Entry(
        actor=actor,
        ranks=((actor.id,), (), (name,), tuple(names[1:])),
        in_text=safe,
        locations=_places(row["locations"]),
    )


def _is_safe(name: str) -> bool:
    """Whether a name out of UCDP's list is long enough not to be met by chance: three words, or four capitals."""
    acronym = re.fullmatch(r"[A-Z]{4,}", name) is not None and name not in _WORDS_AND_ACRONYMS
    return acronym or len(re.findall(r"\w{2,}", name)) >= 3


@cache
def _locations() -> dict[str, frozenset[str]]:
    return {entry.actor.id: entry.locations for entry in _entries()}


@cache
def _index() -> dict[str, dict[_Entry, int]]:
    index: defaultdict[str, dict[_Entry, int]] = defaultdict(dict)
    for entry in _entries():
        for rank, names in enumerate(entry.ranks):
            for name in names:
                index[fold(name)].setdefault(entry, rank)
    return {key: found for key, found in index.items() if key}


@cache
def _places(locations: str) -> frozenset[str]:
    """UCDP's list of countries as alpha-3 codes; what no longer exists is left out."""
    names = (location.partition(" (")[0].strip() for location in locations.split(","))
    return frozenset(place.country for name in names if (place := find_place(name)) and place.kind == "country")


def _slug(name: str) -> str:
    words = re.sub(r"\s*\([^)]*\)", "", plain(name).lower())
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-")


def _split(names: str) -> tuple[str, ...]:
    return tuple(filter(None, names.split("|")))
