"""One piece of evidence that a person entered, and how probable it is under each explanation."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from backing.errors import UnusableEvidence

NEAREST = 2.0**-40
"""How near to 0 or 1 a chance may come that is not certain, about 1e-12; of a power of two the denial is as exact."""

DENIED = "not "
"""Before a claim's id it names the denial of the claim: ``not C4``."""


class Said(StrEnum):
    """What somebody does who could say something about a matter."""

    YES = "yes"
    NO = "no"
    NOTHING = "nothing"


class ItemKind(StrEnum):
    """Where an item comes from."""

    FINDING = "finding"
    DOCUMENT = "document"
    FIGURE = "figure"
    REPLY = "reply"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """A probability in [0, 1] as an interval with its central value.

    0 and 1 are for what logic alone decides, since no later evidence can move them: they need ``certain``. Raises
    UnusableEvidence for them without it, for what is nearer to them than ``NEAREST``, and for values that do not rise.
    """

    low: float
    central: float
    high: float
    certain: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.central <= self.high <= 1:
            raise UnusableEvidence(
                f"{self.low}, {self.central}, {self.high} is no interval of probabilities",
                hint="Give numbers between 0 and 1 that rise: lowest, central, highest.",
            )
        if not self.certain and not NEAREST <= self.low <= self.high <= 1 - NEAREST:
            farthest = self.low if self.low < NEAREST else self.high
            raise UnusableEvidence(
                f"a chance of {farthest:.15g} would decide everything, whatever else is found",
                hint="Give a number farther from 0 and 1 (1e-12 at the least), such as 0.01 or 0.99; if logic alone decides "
                "it, write `certain: true`.",
            )

    @classmethod
    def of(cls, value: float, *, certain: bool = False) -> Chance:
        """A chance that is one number."""
        return cls(low=value, central=value, high=value, certain=certain)

    @classmethod
    def between(cls, low: float, high: float, *, certain: bool = False) -> Chance:
        """An interval; its central value is the middle of the log-odds, so that the denial of it is the mirror image."""
        if not 0 < low <= high < 1:
            return cls(low=low, central=(low + high) / 2, high=high, certain=certain)
        odds = math.sqrt(low / (1 - low) * (high / (1 - high)))
        return cls(low=low, central=min(max(odds / (1 + odds), low), high), high=high, certain=certain)

    @property
    def denied(self) -> Chance:
        """The chance of the opposite."""
        return Chance(low=1 - self.high, central=1 - self.central, high=1 - self.low, certain=self.certain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that was observed, or looked for and not found, and P(it | hypothesis) for each hypothesis it tells apart.

    ``text`` is one plain sentence; ``source`` says who says it ("" if nobody but the analyst), ``by`` and ``on`` who
    entered it and when, ``why`` the reason for the chances. ``known_from`` is the day on which it was first public, None if
    it is known with hindsight only. ``derived_from`` names the items or the roots that it repeats: items of one root are
    one witness. ``partly_from`` gives for other items how far this one depends on them, as a correlation rho in [0, 1]: their
    weights shrink together. ``chances`` are by the id of a hypothesis, or of a claim (``C4``) and its denial (``not C4``).
    ``reliable`` is P(the source reports what is so), where ``chances`` are of what it reports and not of its report; with
    None that of the source counts, if any is known. ``says`` is what the source says about claims, by their ids, instead of
    ``chances``: these follow from how the source speaks. ``admiralty`` (source A-F, information 1-6; NATO AJP-2.1) is kept as
    written, and turned into a number by the project's own table alone. ``seen`` is False for what was looked for and not
    found; ``searched`` is then the log of where it was looked for. ``place`` is the file and line that it stands in, if any.
    """

    id: str
    text: str
    kind: ItemKind = ItemKind.JUDGEMENT
    source: str = ""
    by: str = ""
    on: date | None = None
    why: str = ""
    known_from: date | None = None
    derived_from: tuple[str, ...] = ()
    partly_from: dict[str, float] = field(default_factory=dict)
    chances: dict[str, Chance] = field(default_factory=dict)
    admiralty: str = ""
    reliable: Chance | None = None
    says: dict[str, Said] = field(default_factory=dict)
    seen: bool = True
    searched: tuple[str, ...] = ()
    place: str = field(default="", compare=False)

    @property
    def named(self) -> str:
        """Its id, after the place in which it is to be corrected."""
        return f"{self.place}: {self.id}" if self.place else self.id
