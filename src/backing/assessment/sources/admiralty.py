"""The NATO code for a source and what it says (A to F, 1 to 6): kept as it was given, and turned into no number unasked.

Words as in AJP-2.1. The letter is about the source and the digit about the information, and in practice they are given
together: 87 % of over 1,400 field reports lay on the diagonal A1, B2, C3 (Baker, McKendry & Mace 1968).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from backing.assessment.items.item import Chance
from backing.assessment.sources.reported import of_grade
from backing.errors import UnusableEvidence


class Reliability(StrEnum):
    """How reliable the source is."""

    A = "completely reliable"
    B = "usually reliable"
    C = "fairly reliable"
    D = "not usually reliable"
    E = "unreliable"
    F = "reliability cannot be judged"


class Credibility(StrEnum):
    """How credible the information is; by their digits, of which no name may be made."""

    ONE = "confirmed by other sources"
    TWO = "probably true"
    THREE = "possibly true"
    FOUR = "doubtful"
    FIVE = "improbable"
    SIX = "truth cannot be judged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Admiralty:
    """One rating, such as B2."""

    reliability: Reliability
    credibility: Credibility

    @property
    def code(self) -> str:
        return f"{self.reliability.name}{_DIGITS[self.credibility]}"

    @property
    def words(self) -> str:
        """The rating in words: "usually reliable; probably true"."""
        return f"{self.reliability}; {self.credibility}"

    @property
    def on_diagonal(self) -> bool:
        """Whether letter and digit stand at the same place: A1, B2 and so on."""
        return list(Reliability).index(self.reliability) == list(Credibility).index(self.credibility)


_DIGITS = {each: str(place) for place, each in enumerate(Credibility, start=1)}
_CODE = re.compile(r"\s*([A-Fa-f])\s*-?\s*([1-6])\s*")

DIAGONAL = 0.7
"""A greater part of ratings on the diagonal than this says that the two were not judged apart."""
FEW = 5
"""Fewer ratings say nothing about how they are given."""
MOST = 3
"""Other items that are named beside one that they may confirm."""


def parse(code: str) -> Admiralty:
    """The rating that a code means; raises UnusableEvidence for anything that is none."""
    found = _CODE.fullmatch(code)
    if found is None:
        raise UnusableEvidence(
            f"{code!r} is no Admiralty code", hint="a letter from A to F and a digit from 1 to 6, such as B2"
        )
    return Admiralty(reliability=Reliability[found[1].upper()], credibility=list(Credibility)[int(found[2]) - 1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """A project's own table: how reliable the sources of reports with each code were, with who made it, when and why.

    ``reliable`` is P(such a source reports what is so) by code, ``every`` that of all sources, whatever their grade: a grade
    moves a source only a part of the way from there (``of_grade``). ``known_from`` is as for a source. A table that holds
    codes needs all of these but the last; the empty one, which turns a code into nothing, needs none. Raises
    UnusableEvidence otherwise, and for a code that is none.
    """

    reliable: Mapping[str, Chance] = field(default_factory=dict)
    every: Chance | None = None
    by: str = ""
    on: date | None = None
    why: str = ""
    known_from: date | None = None

    def __post_init__(self) -> None:
        if self.reliable and not (self.by and self.on and self.why):
            raise UnusableEvidence(
                "a table that turns Admiralty codes into numbers does not say whose it is",
                hint="write by whom it was made, on which day, and on what it rests: `by`, `on`, `why`",
            )
        if self.reliable and self.every is None:
            raise UnusableEvidence(
                "a table of grades does not say how reliable all sources are together",
                hint="write it as `all`: a grade moves a source only a part of the way from there",
            )
        for code in self.reliable:
            parse(code)

    def reliability_of(self, rating: Admiralty) -> Chance | None:
        """P(a source of such a report reports what is so), at each end; None for a code that the table does not hold."""
        grade = {parse(code).code: each for code, each in self.reliable.items()}.get(rating.code)
        if grade is None or self.every is None:
            return None
        ends = zip(
            (grade.low, grade.central, grade.high), (self.every.low, self.every.central, self.every.high), strict=True
        )
        low, central, high = (of_grade(*pair) for pair in ends)
        return Chance(low=low, central=central, high=high, certain=True)  # 0 decides nothing


def warnings(
    ratings: Mapping[str, Admiralty], bears_on: Mapping[str, Collection[str]] | None = None
) -> tuple[str, ...]:
    """What is wrong with ratings as a whole, by the ids of the items that have them.

    ``bears_on`` gives for every item of the model, rated or not, the hypotheses or claims it bears on. An item "confirmed by
    other sources" beside others on the same matter would count their support twice.
    """
    found = []
    on = sum(rating.on_diagonal for rating in ratings.values())
    if len(ratings) >= FEW and on > DIAGONAL * len(ratings):
        found.append(
            f"{on} of {len(ratings)} Admiralty ratings lie on the diagonal (A1, B2, …): source and information were hardly "
            "judged apart"
        )
    about = bears_on or {}
    for item, rating in ratings.items():
        if rating.credibility is Credibility.ONE:
            others = sorted(
                other for other, matters in about.items() if other != item and set(matters) & set(about.get(item, ()))
            )
            if others:
                named = ", ".join(others[:MOST]) + (f" and {len(others) - MOST} more" if len(others) > MOST else "")
                found.append(
                    f"{item} is rated {rating.code}, confirmed by other sources, and {named} on the same matter are in the "
                    "model: what confirms it counts twice"
                )
    return tuple(found)
