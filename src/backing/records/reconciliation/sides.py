"""Who the sides of a row are, as codes that rows of different datasets share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from backing.records.reconciliation.matching import Governing
from backing.vocabulary.actors import find_actor
from backing.vocabulary.fold import fold

UNNAMED, CIVILIANS = -1, 0
_CIVILIANS_CODE = 1
"""UCDP's code for civilians."""
_CIVILIAN = re.compile(r"civilians?\b|private citizens", re.IGNORECASE)
_UNNAMED = re.compile(r"unknown|unidentified|unnamed|unspecified", re.IGNORECASE)
_FORCES_OF = re.compile(r"(?:military|police) forces of (?:the )?(.+)", re.IGNORECASE)
"""How ACLED names a government's forces."""


class Sides:
    """Gives each side a small whole number, the same for every spelling and code of one actor.

    A code of UCDP's comes first, then the vocabulary's actor by name, then the name itself. A branch that UCDP does not
    tell apart is its parent. ``UNNAMED`` and ``CIVILIANS`` are no armed side.
    """

    def __init__(self, governing: Iterable[Governing]) -> None:
        self._governing = tuple(governing)
        self._numbers: dict[object, int] = {}
        self._names: dict[tuple[str, str | None], object] = {}
        self._words: dict[int, str] = {UNNAMED: "unknown", CIVILIANS: "civilians"}

    def of(self, row: Mapping[str, Any]) -> tuple[int, int]:
        """The two sides of a row; their order means nothing (rule R5)."""
        one, other = (self._number(row, side) for side in ("side_a", "side_b"))
        return min(one, other), max(one, other)

    def word(self, number: int) -> str:
        """A name of the side, as the first row that had it wrote it."""
        return self._words[number]

    def _number(self, row: Mapping[str, Any], side: str) -> int:
        code, name, country = row.get(f"{side}_id"), row.get(side), row.get("country")
        key: object = code if code is not None else self._named(name, country)
        if key is None:
            return UNNAMED
        if key == _CIVILIANS_CODE:
            return CIVILIANS
        key = self._government(key, country, row["start"])
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        self._words.setdefault(number, name or str(key))
        return number

    def _named(self, name: str | None, country: str | None) -> object:
        if not name:
            return None
        if (name, country) not in self._names:
            self._names[name, country] = _meaning(name, country)
        return self._names[name, country]

    def _government(self, key: object, country: str | None, day: date) -> object:
        for rule in self._governing:
            if key == rule.actor and country == rule.country and day >= rule.since:
                return rule.government
        return key


def _meaning(name: str, country: str | None) -> object:
    """UCDP's code, else the vocabulary's id, else the folded name; None for a side that the row only says is unknown."""
    if _UNNAMED.match(name):
        return None
    if _CIVILIAN.match(name):
        return _CIVILIANS_CODE
    for wording in _wordings(name):
        actor = find_actor(wording, country=country)
        if actor:
            return actor.ucdp_id if actor.ucdp_id is not None else actor.id
    return fold(name) or None


def _wordings(name: str) -> Iterable[str]:
    """The name, without its brackets, either half of ``Short: Long name``, and the country whose forces they are."""
    bare = re.sub(r"\s*\([^)]*\)", "", name).strip()
    forces = _FORCES_OF.fullmatch(bare)
    parts = [part.strip() for part in bare.split(":")] if ":" in bare else []
    return dict.fromkeys((name, bare, *([forces[1]] if forces else []), *parts))
