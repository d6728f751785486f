"""Dated public events that statements measure time from ("since the return of the Taliban")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A public event with its day, its actor and place (vocabulary ids), and the phrases that mean it.

    ``kind`` is ``rule`` when the event begins an actor's rule over the place (``end`` is then the day on which that rule
    ended, or None while it lasts), else ``event``. ``source`` says where the date can be checked.
    """

    id: str
    name: str
    start: date
    end: date | None
    kind: str
    actor: str | None
    place: str | None
    phrases: tuple[str, ...]
    source: str
