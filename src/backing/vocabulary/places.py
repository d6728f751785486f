"""Countries, first-level divisions, regions and towns, found by any usual spelling of their names.

Names come from ISO 3166 and GeoNames (CC BY 4.0); the regions ("northern Afghanistan") and the further spellings are
hand-written in ``data/regions.toml`` and ``data/place_aliases.csv``. ``docs/records.md`` says how a name that several
places share is decided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from backing.vocabulary.fold import fold, plain
from backing.vocabulary.place import Place
from backing.vocabulary.tables import read_lines, read_rows, read_table

_SHORTEST_IN_TEXT = 4
DIVISION_WORDS = (
    "province",
    "state",
    "governorate",
    "oblast",
    "region",
    "division",
    "district",
    "county",
    "prefecture",
)
"""Words behind the name of a division that say what it is."""
_KINDS = ("country", "region", "capital", "division", "town")
"""Which kind of place a shared name means first: a country before its capital, a capital before its province."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A place with what decides between namesakes: ``spellings`` are trusted names, the rest of the aliases are not."""

    place: Place
    kind: str
    spellings: tuple[str, ...]
    people: int = 0
    wider: bool = False


def find_place(name: str, *, country: str | None = None) -> Place | None:
    """The place that ``name`` means, whatever its case, accents, hyphens and spaces; None when unknown or undecided.

    ``country`` (alpha-3) keeps to one country. A name that divisions of several countries share ("Punjab") is undecided
    without it; towns are decided by size. "Kabul" is the town, "Kabul province" the division; "Balkh" is the division.
    """
    found = _candidates(name, country, _KINDS)
    first, _, last = name.strip().rpartition(" ")
    if not found and last.casefold() in DIVISION_WORDS:
        found = _candidates(first, country, ("division",))
    if not found and last.casefold() == "city":
        found = _candidates(first, country, ("capital", "town"))
    if (
        len(found) > 1
        and found[0].kind == found[1].kind == "division"
        and _trusted(found[0], name) == _trusted(found[1], name)
    ):
        return None
    return found[0].place if found else None


def places() -> tuple[Place, ...]:
    """All places: countries, regions, divisions, towns."""
    return tuple(entry.place for entry in _entries())


def place_names() -> Iterator[tuple[str, Place]]:
    """Surface forms that are safe to search for in running text, each with the place that it means.

    Left out are names that are also common words or people's names ("Bay", "Mobile", "Jackson"), names of fewer than
    four letters, and spellings that only a gazetteer uses; ``find_place`` knows them all. Forms without a lower-case
    letter ("US") must be matched with their case; the others may be matched without.
    """
    words = read_lines("ambiguous.txt")
    for entry in _entries():
        for spelling in dict.fromkeys(form for name in entry.spellings for form in (name, plain(name))):
            short = len(spelling) < _SHORTEST_IN_TEXT and entry.kind in {"division", "town", "capital"}
            if not short and plain(spelling) not in words and find_place(spelling) is entry.place:
                yield spelling, entry.place


def expand(place: Place) -> tuple[str, ...]:
    """The ISO 3166-2 codes of the divisions that ``place`` covers; for a country, all of them."""
    if place.kind != "country":
        return place.divisions
    return tuple(entry.place.id for entry in _entries() if entry.kind == "division" and entry.place.country == place.id)


def covers_exactly(place: Place) -> bool:
    """Whether the place is all of its divisions. False for towns, districts and regions that are only part of theirs.

    Rows that are known by division alone can then lie outside of the place.
    """
    return place.kind not in ("town", "district") and place.id not in _wider()


def is_capital(place: Place) -> bool:
    """Whether the place is a seat of government."""
    return place.id in _capitals()


def countries_of(place: Place) -> tuple[str, ...]:
    """The countries (alpha-3) that the place lies in: one, or several for a region across borders."""
    country = _country_of_division()
    return tuple(dict.fromkeys(country[division] for division in place.divisions)) or (place.country,)


@cache
def _country_of_division() -> dict[str, str]:
    return {row["id"]: row["country"] for row in read_rows("divisions.csv")}


@cache
def _entries() -> tuple[_Entry, ...]:
    return (*_countries(), *_regions(), *_divisions(), *_towns())


def _countries() -> Iterator[_Entry]:
    for row in read_rows("countries.csv"):
        yield _entry(row | {"country": row["id"]}, "country")


def _regions() -> Iterator[_Entry]:
    for row in read_table("regions.toml")["region"]:
        place = Place(
            id=row["id"],
            name=row["name"],
            kind="region",
            country=row["id"].partition(":")[0],
            divisions=tuple(row.get("divisions") or _divisions_of(row["countries"])),
            aliases=tuple(row["aliases"]),
        )
        spellings = (place.name, *place.aliases)
        yield _Entry(place=place, kind="region", spellings=spellings, wider=row.get("wider", False))


def _divisions_of(countries: list[str]) -> list[str]:
    return [row["id"] for row in read_rows("divisions.csv") if row["country"] in countries]


def _divisions() -> Iterator[_Entry]:
    for row in read_rows("divisions.csv"):
        yield _entry(row, "division", divisions=(row["id"],))


def _towns() -> Iterator[_Entry]:
    for row in read_rows("towns.csv"):
        divisions = tuple(filter(None, (row["division"],)))
        yield _entry(row, "capital" if row["capital"] else "town", divisions=divisions)


def _entry(row: dict[str, str], kind: str, *, divisions: tuple[str, ...] = ()) -> _Entry:
    """A row of a generated table, under the name that English prose has for it where we wrote one down."""
    extra = _written().get(row["id"], {"name": "", "aliases": ""})
    spellings = tuple(filter(None, (row["name"], row.get("official"), extra["name"], *extra["aliases"].split("|"))))
    others = tuple(filter(None, row.get("aliases", "").split("|")))
    name = extra["name"] or plain(row["name"])
    place = Place(
        id=row["id"],
        name=name,
        kind="town" if kind == "capital" else kind,
        country=row["country"],
        divisions=divisions,
        aliases=tuple(alias for alias in dict.fromkeys((*spellings, *others)) if alias != name),
    )
    return _Entry(place=place, kind=kind, spellings=spellings, people=int(row.get("people") or 0))


@cache
def _written() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in read_rows("place_aliases.csv")}


def _candidates(name: str, country: str | None, kinds: tuple[str, ...]) -> list[_Entry]:
    found = _index().get(fold(name), ())
    wanted = [entry for entry in found if entry.kind in kinds and country in {None, entry.place.country}]
    return sorted(wanted, key=lambda entry: (not _trusted(entry, name), _KINDS.index(entry.kind), -entry.people))


def _trusted(entry: _Entry, name: str) -> bool:
    return fold(name) in {fold(spelling) for spelling in entry.spellings}


@cache
def _index() -> dict[str, tuple[_Entry, ...]]:
    index: defaultdict[str, dict[str, _Entry]] = defaultdict(dict)
    for entry in _entries():
        for name in (entry.place.id, entry.place.name, *entry.place.aliases):
            index[fold(name)][entry.place.id] = entry
    return {key: tuple(found.values()) for key, found in index.items() if key}


@cache
def _wider() -> frozenset[str]:
    return frozenset(entry.place.id for entry in _entries() if entry.wider)


@cache
def _capitals() -> frozenset[str]:
    return frozenset(entry.place.id for entry in _entries() if entry.kind == "capital")
