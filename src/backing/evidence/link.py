"""Where what was said meets what was recorded: a claim's names become the records' codes, its words become days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from backing.claims.claim import Claim, Period
from backing.provenance import DateRange
from backing.vocabulary.actor import Actor
from backing.vocabulary.actors import find_actor
from backing.vocabulary.anchors import anchors
from backing.vocabulary.place import Place
from backing.vocabulary.places import find_place


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days a claim speaks of, both included, if it was made on ``posted``; an open start is None."""

    posted: date
    start: date | None
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Whom and where a claim is about, in the records' codes; what could not be linked stays as words."""

    actors: tuple[Actor, ...]
    collective: tuple[str, ...]
    place: Place | None

    @property
    def actor(self) -> Actor | None:
        """The actor whose doings are claimed: the first that neither is a state nor rules the place.

        None when only somebody outside the vocabulary is left beside those that govern.
        """
        armed = [actor for actor in self.actors if not _governs(actor, self.country)]
        others = () if self.collective else self.actors
        return next(iter((*armed, *others)), None)

    @property
    def authority(self) -> Actor | None:
        """The first actor of the claim that is a state or rules the place."""
        return next((actor for actor in self.actors if _governs(actor, self.country)), None)

    @property
    def country(self) -> str | None:
        return self.place.country if self.place else None


def link_claim(claim: Claim) -> Link:
    """Look the claim's actors and its narrowest place up in the vocabulary."""
    places = [place for place in map(find_place, claim.places) if place]
    place = min(places, key=_breadth, default=None)
    country = place.country if place else None
    found = [(name, find_actor(name, country=country)) for name in claim.actors]
    return Link(
        actors=tuple(actor for _, actor in found if actor),
        collective=tuple(name for name, actor in found if actor is None),
        place=place,
    )


def windows_of(period: Period | None, days: DateRange) -> tuple[Window, ...]:
    """The claim's window for every day on which the statement can have been made; empty when that cannot be told.

    A period with both ends of its own is the same on every day. One that ends "now" moves with the day. Without a period
    the window is everything up to the day.
    """
    if period and period.start and period.end and period.start > period.end:
        return ()
    if period and not period.until_statement and period.length_days is None and period.end:
        posted = days.latest or period.end
        return (Window(posted=posted, start=period.start, end=period.end),)
    if days.earliest is None or days.latest is None:
        return ()
    span = (days.latest - days.earliest).days
    return tuple(_window(period, days.earliest + timedelta(days=offset)) for offset in range(span + 1))


def middle(windows: Sequence[Window]) -> Window:
    """The window that is shown when only one can be; ``windows`` has one at least."""
    return windows[len(windows) // 2]


def middle_day(days: DateRange) -> date | None:
    """The day in the middle of those on which a statement can have been made; None where they are not known."""
    windows = windows_of(None, days)
    return middle(windows).posted if windows else None


def _window(period: Period | None, posted: date) -> Window:
    if period is None:
        return Window(posted=posted, start=None, end=posted)
    if period.length_days:
        return Window(posted=posted, start=posted - timedelta(days=period.length_days), end=posted)
    return Window(posted=posted, start=period.start, end=min(period.end or posted, posted))


def _breadth(place: Place) -> int:
    return ("city", "town", "division", "region", "country").index(place.kind)


def _governs(actor: Actor, country: str | None) -> bool:
    """Whether an actor is a state, or rules the country now without being recognised as one."""
    if (actor.ucdp_name or "").startswith("Government of"):
        return True
    return (actor.id, country) in _rulers()


@cache
def _rulers() -> frozenset[tuple[str | None, str | None]]:
    """Who rules which country now without being recognised as its state."""
    return frozenset((a.actor, a.place) for a in anchors() if a.kind == "rule" and a.end is None)
