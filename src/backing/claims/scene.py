"""A statement after reading: its parse and everything that it names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import tee
from typing import TYPE_CHECKING

from backing.claims.actors import Mention, read_mentions
from backing.claims.clausetimes import with_clauses
from backing.claims.gazetteer import find_actors
from backing.claims.model import parse, parse_all
from backing.claims.periods import Dated, find_periods
from backing.claims.places import Located, acting_countries, focus_of, main_country, read_places
from backing.claims.turns import Turn, dateline_town, hide_foreign, hide_furniture, read_turns
from backing.statements.statement import Statement
from backing.vocabulary.places import find_place

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A statement after reading: its parse and everything that it names, each in the order of the text.

    ``text`` is what the parser read of it. ``grounds`` are the places that are neither a government nor part of a date;
    ``focus`` is the one that half of them are, ``country`` the country that most lie in. ``offices`` gives for the noun of
    an office ("ambassador") the first name of one that says whose it is ("Rwanda's ambassador").
    """

    doc: Doc
    text: str
    mentions: tuple[Mention, ...]
    located: tuple[Located, ...]
    dated: tuple[Dated, ...]
    turns: tuple[Turn, ...]
    day: date | None
    grounds: tuple[Located, ...]
    focus: str | None
    country: str | None
    offices: Mapping[str, str]

    def dates_near(self, start: int, end: int) -> tuple[Dated, ...]:
        """The periods whose words touch the code points from ``start`` to ``end``; they never overlap each other."""
        first = bisect_left(self.dated, start, key=lambda d: d.span.end)
        return self.dated[first : bisect_right(self.dated, end, key=lambda d: d.span.start)]

    def mentions_in(self, first: int, last: int) -> tuple[Mention, ...]:
        """The mentions that begin at one of the tokens from ``first`` to ``last``."""
        start = bisect_left(self.mentions, first, key=lambda m: m.first)
        return self.mentions[start : bisect_right(self.mentions, last, key=lambda m: m.first)]


def read_scene(statement: Statement) -> Scene:
    """Parse a statement and find its names, places and periods."""
    return _look(statement, parse(_legible(statement)))


def read_scenes(statements: Iterable[Statement]) -> Iterator[tuple[Statement, Scene]]:
    """Each statement with what ``read_scene`` gives for it, parsed together."""
    first, second = tee(statements)
    for statement, doc in zip(first, parse_all(map(_legible, second)), strict=True):
        yield statement, _look(statement, doc)


def _legible(statement: Statement) -> str:
    """What of a statement is for the parser, at the same places."""
    return hide_foreign(hide_furniture(statement.text), statement.posts)


def _look(statement: Statement, doc: Doc) -> Scene:
    days = [u.dating.days for u in statement.utterances]
    day = days[0].latest if len(days) == 1 and days[0].exact else None
    known = find_actors(doc)
    located = read_places(doc, known)
    dated = with_clauses(doc, find_periods(statement.text, day))
    grounds = tuple(p for p in located if not p.acts and not _dates(p, doc, dated))
    mentions = read_mentions(doc, known, acting_countries(located), [(p.first, p.last) for p in located])
    offices = [m for m in mentions if m.sort == "office" and " " in m.name]
    return Scene(
        doc=doc,
        text=doc.text,  # spaCy puts it together anew each time
        mentions=mentions,
        located=located,
        dated=dated,
        turns=read_turns(statement.text),
        day=day,
        grounds=grounds,
        focus=focus_of(grounds),
        country=main_country(grounds, _home_of(statement.text)),
        offices={doc[m.last].lower_: m.name for m in reversed(offices)},
    )


def _dates(place: Located, doc: Doc, dated: tuple[Dated, ...]) -> bool:
    """Whether a place only serves to name an event that dates the claim ("since the fall of Mosul")."""
    start = doc[place.first].idx
    before = bisect_right(dated, start, key=lambda d: d.span.start)  # they do not overlap: only the last can hold it
    return before > 0 and start < dated[before - 1].span.end


def _home_of(text: str) -> str | None:
    """The country (alpha-3) of the town in a dateline."""
    town = dateline_town(text)
    place = find_place(town.title()) if town else None
    return place.country if place is not None else None
