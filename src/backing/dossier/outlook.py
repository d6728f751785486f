"""What would follow, as it is shown: pictures, tables and the choices that a reader has."""

from __future__ import annotations

from dataclasses import dataclass

from backing.dossier.table import Table
from backing.dossier.tag import Tag
from backing.evidence.finding import Exhibit


@dataclass(frozen=True, slots=True, kw_only=True)
class Third:
    """The futures in one third of a parameter's range, as a table of policies by lenses."""

    label: str
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A parameter that a reader can move: its three thirds, all of them computed."""

    name: str
    meaning: str
    thirds: tuple[Third, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """An ensemble under somebody's assumptions, drawn: the stocks in dispute, ``more_fans`` of the others, and its thirds."""

    name: str
    title: str
    regret: Exhibit
    fans: tuple[Exhibit, ...]
    more_fans: tuple[Exhibit, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """Two policies beside each other: in which futures either is worse, and the boxes that say where."""

    title: str
    table: Table
    boxes: tuple[Exhibit, ...]
    assumed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """What the difference between two policies hangs on: mean effects, shares of variance, and ``notes`` on what has none."""

    title: str
    notes: tuple[str, ...]
    effects: tuple[Exhibit, ...]
    shares: tuple[Exhibit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How the policies hold up through one lens: the shares of futures in which each is best, and the metrics of each."""

    question: str
    ranks: Table
    metrics: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What would follow from each way of raising the matter; never on the first screen, never in words of likelihood.

    ``observed`` counts what followed in past cases, ``ineffective`` says how far each form was that, and ``tags`` are the claims
    about it. ``assumed`` names the parameters behind which nothing but judgement stands.
    """

    caveat: str
    start: tuple[str, ...]
    observed: Table | None
    ineffective: Table | None
    observed_notes: tuple[str, ...]
    tags: tuple[Tag, ...]
    views: tuple[View, ...]
    held: tuple[Held, ...]
    contrasts: tuple[Contrast, ...]
    hangings: tuple[Hanging, ...]
    assumed: str
