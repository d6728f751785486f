"""What the user knows better: pairs of rows that are one event, or are not. It wins over every score."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from backing.errors import UnusableMatches
from backing.records.reconciliation.pair import EventKey

COLUMNS = ("one", "other", "decision")
HINT = "A CSV with the columns one,other,decision; a row is DATASET:ID or DATASET@RELEASE:ID, a decision same or different."


_MARK = "\ufeff"
"""A byte order mark, as spreadsheets write it."""


class Decision(StrEnum):
    """Whether two rows are one event."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, order=True)
class RowName:
    """A row as the user names it; without a release it is meant in every release of the dataset."""

    dataset: str
    release: str | None
    id: str

    def __str__(self) -> str:
        return f"{self.dataset}@{self.release}:{self.id}" if self.release else f"{self.dataset}:{self.id}"

    def names(self, key: EventKey) -> bool:
        """Whether the row with that key is meant."""
        return (self.dataset, self.id) == (key.dataset, key.id) and self.release in {None, key.release}


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """One decision of the user's."""

    one: RowName
    other: RowName
    decision: Decision


def parse_adjustments(text: str, where: str) -> tuple[Adjustment, ...]:
    """The decisions in a CSV text, ``where`` it stands. Raises UnusableMatches when it does not parse or contradicts itself."""
    try:
        table = csv.DictReader(io.StringIO(text.removeprefix(_MARK), newline=""), strict=True)
        rows = list(table)
    except (ValueError, csv.Error) as problem:
        raise UnusableMatches(f"{where} cannot be read: {problem}", hint=HINT) from problem
    if set(table.fieldnames or ()) != set(COLUMNS):
        raise UnusableMatches(f"{where}: it has not the three columns", hint=HINT)
    found = tuple(_adjustment(row, f"{where}, row {number}") for number, row in enumerate(rows, start=1))
    _check(found, where)
    return found


def _adjustment(row: Mapping[str | None, str | None], where: str) -> Adjustment:
    if set(row) != set(COLUMNS) or None in row.values():
        raise UnusableMatches(f"{where}: it has not the three columns", hint=HINT)
    one, other, decision = ((row[name] or "").strip() for name in COLUMNS)
    if decision not in set(Decision):
        raise UnusableMatches(f"{where}: {decision!r} is no decision", hint=HINT)
    first, second = sorted((_name(one, where), _name(other, where)), key=str)
    if first == second:
        raise UnusableMatches(f"{where}: it names one row twice", hint=HINT)
    return Adjustment(one=first, other=second, decision=Decision(decision))


def _name(text: str, where: str) -> RowName:
    release_of, colon, identifier = text.partition(":")
    dataset, _, release = release_of.partition("@")
    if not colon or not dataset or not identifier:
        raise UnusableMatches(f"{where}: {text!r} names no row", hint=HINT)
    return RowName(dataset, release or None, identifier)


def _check(adjustments: Iterable[Adjustment], where: str) -> None:
    decided: dict[tuple[RowName, RowName], Decision] = {}
    for each in adjustments:
        if decided.setdefault((each.one, each.other), each.decision) is not each.decision:
            raise UnusableMatches(f"{where} has {each.one} and {each.other} both as same and as different", hint=HINT)
