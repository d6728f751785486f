"""Who says what of which item, as integer arrays: what every method of truth discovery works on."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from backing.errors import UnusableEvidence

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_NOTHING = frozenset({"", "nan", "n/a", "null", "inf", "+inf", "-inf", "infinity"})
"""What a table holds where it holds no value, in lower case."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Assertions:
    """Rows of "this source says that this item has this value".

    Row r says that fact ``fact[r]`` holds, on the word of ``source[r]``. A fact is one value of one item: fact f is value
    ``value_of[f]`` of item ``item_of[f]``; facts are in the order of their items, and then of their values. ``number``
    holds a fact's value where it is a number, NaN elsewhere; None if values are taken as words. A row that is there twice
    was said twice. ``sources``, ``items`` and ``values`` name the codes.
    """

    source: Ints
    fact: Ints
    item_of: Ints
    value_of: Ints
    sources: tuple[str, ...]
    items: tuple[str, ...]
    values: tuple[str, ...]
    number: Floats | None = None

    @property
    def pairs(self) -> tuple[Ints, Ints]:
        """Sources and facts of the rows, each pair once."""
        keys = np.unique(self.source * len(self.item_of) + self.fact)
        return keys // len(self.item_of), keys % len(self.item_of)

    @property
    def starts(self) -> Ints:
        """The first fact of each item."""
        return np.searchsorted(self.item_of, np.arange(len(self.items))).astype(np.int64)

    @property
    def numeric(self) -> NDArray[np.bool_]:
        """For each item whether its values are numbers."""
        if self.number is None:
            return np.zeros(len(self.items), dtype=bool)
        return ~np.isnan(self.number[self.starts])


def from_names(rows: Iterable[Sequence[str]], *, numbers: bool = False) -> Assertions:
    """Assertions from (source, item, value) in words.

    With ``numbers``, an item of which every value is a number is estimated as one by the methods that can, and "7,000" is
    7000. Raises UnusableEvidence for no rows, and for an empty name or a value that is none ("", "NaN").
    """
    listed = [tuple(part.strip() for part in row) for row in rows]
    if not listed:
        raise UnusableEvidence("there is no assertion to compare", hint="give rows of source, item and value")
    for place, row in enumerate(listed, start=1):
        if len(row) != 3 or not row[0] or not row[1] or is_nothing(row[2]):
            raise UnusableEvidence(
                f"row {place} is {row!r}: a source, an item or a value is missing",
                hint="leave out rows in which a source says nothing",
            )
    names, codes = zip(*(_coded(column) for column in zip(*listed, strict=True)), strict=True)
    return _built(codes, names, [_number(value) for value in names[2]] if numbers else None)


def from_codes(source: ArrayLike, item: ArrayLike, value: ArrayLike) -> Assertions:
    """Assertions from three rows of whole numbers >= 0, which also are the names.

    Raises UnusableEvidence for no rows, rows of different lengths, and anything that is no whole number.
    """
    columns = [_whole(column, name) for column, name in ((source, "source"), (item, "item"), (value, "value"))]
    if len({len(column) for column in columns}) > 1:
        lengths = ", ".join(str(len(column)) for column in columns)
        raise UnusableEvidence(
            f"the three columns have {lengths} rows", hint="give a source, an item and a value a row"
        )
    split = [np.unique(column, return_inverse=True) for column in columns]
    names = [tuple(str(code) for code in known.tolist()) for known, _ in split]
    return _built([codes.astype(np.int64) for _, codes in split], names, None)


def is_nothing(value: str) -> bool:
    """Whether a cell holds no value: it is empty, or says NaN, none or the like."""
    return value.strip().lower() in _NOTHING


def sum_by(codes: Ints, weights: Floats) -> Floats:
    """The sum of the weights (rows,) of each code (codes,); every code is there at least once."""
    return np.bincount(codes, weights=weights).astype(np.float64, copy=False)


def _built(codes: Sequence[Ints], names: Sequence[tuple[str, ...]], numbers: Sequence[float] | None) -> Assertions:
    source, item, value = codes
    keys, fact = np.unique(item * len(names[2]) + value, return_inverse=True)
    item_of, value_of = keys // len(names[2]), keys % len(names[2])
    number: Floats | None = None
    if numbers is not None:
        read: Floats = np.asarray(numbers, dtype=float)[value_of]
        words = sum_by(item_of, np.isnan(read).astype(float)) > 0
        number = np.where(words[item_of], math.nan, read)
    return Assertions(
        source=source,
        fact=fact.astype(np.int64),
        item_of=item_of,
        value_of=value_of,
        sources=names[0],
        items=names[1],
        values=names[2],
        number=number,
    )


def _coded(column: Sequence[str]) -> tuple[tuple[str, ...], Ints]:
    """The distinct names in the order in which they first appear, and each row's place among them."""
    places = {name: place for place, name in enumerate(dict.fromkeys(column))}
    return tuple(places), np.fromiter((places[name] for name in column), dtype=np.int64, count=len(column))


def _number(value: str) -> float:
    return float(value.replace(",", "")) if _NUMBER.fullmatch(value) else math.nan


def _whole(column: ArrayLike, name: str) -> NDArray[Any]:
    found = np.asarray(column)
    if found.ndim != 1 or not found.size:
        raise UnusableEvidence(f"the column of each {name} holds no row", hint="give one whole number a row")
    if found.dtype.kind not in "iu":
        bad = found.dtype.kind != "f" or not np.isfinite(found).all() or bool((found != np.floor(found)).any())
        if bad:
            raise UnusableEvidence(
                f"the column of each {name} holds something that is no whole number",
                hint="leave out missing values (NaN), and number the names from 0",
            )
        found = found.astype(np.int64)
    if (found < 0).any():
        raise UnusableEvidence(f"the column of each {name} holds a number below 0", hint="number the names from 0")
    return found.astype(np.int64)
