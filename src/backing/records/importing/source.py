"""A source of records: how its files are told, what its columns become, and what a row of it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from backing.records.importing.expression import Expression

Found = str | int | None
Days = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The beginning of a file: the names it goes by (inside a ZIP archive first), its columns, and its first rows of text.

    ``columns`` are the names in its header, or, without one (``header``), those that a source takes its cells to have.
    """

    names: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    header: bool = True

    def values(self, column: str) -> set[str]:
        """What stands in a column of the first rows; nothing when the file has no such column."""
        if column not in self.columns:
            return set()
        at = self.columns.index(column)
        return {row[at] for row in self.rows if len(row) > at}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """Names that become codes: ``find`` is called once for every distinct combination of the cells in ``keys``.

    An absent or empty cell is the empty string. The result, of the type ``gives``, is used with ``expression.found``.
    """

    name: str
    keys: tuple[str, ...]
    find: Callable[..., Found]
    gives: type[str | int] = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a source's release declares of itself, for ``Coverage``: everything but its days and places."""

    complete: bool
    measure: str
    per_actor: bool
    record_error: float
    note: str
    missing: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One kind of file.

    It is told by its columns: a header that has all of ``required``, in whatever letters, or, without a header, as many cells
    as one of the lists in ``headerless``; and ``fits`` must hold. ``dataset`` is the name that its releases have by default.
    ``columns`` gives the canonical columns of ``table``; those it leaves out are null. Every column of the file is kept as
    text besides, under ``prefix`` and an underscore. A file that lacks some of ``published``, the columns that its publisher's
    files all have, is somebody's extract: it is taken for an incomplete sample. Where a first row names more columns than
    the rows have cells, and these have as many as ``published``, they are those. ``problems`` are reasons against a row that
    no single column has.

    Files of a source that ``accumulates`` hold other rows each: none replaces another, and several can be one release.

    ``release_of`` guesses the release from the beginning of a file, ``available_from`` says on which day a release surely
    was public, ``covered`` which days it speaks about when its first and last row are known: each may not know.
    ``encoding`` is what a file that is not UTF-8 is read as.
    """

    name: str
    title: str
    table: str
    dataset: str
    prefix: str
    licence: str
    attribution: str
    url: str
    meaning: Meaning
    required: tuple[str, ...]
    columns: Mapping[str, Expression]
    published: tuple[str, ...] = ()
    lookups: tuple[Lookup, ...] = ()
    problems: tuple[str, ...] = ()
    headerless: tuple[tuple[str, ...], ...] = ()
    supersedes: tuple[str, ...] = ()
    accumulates: bool = False
    fits: Callable[[Sample], bool] = lambda _: True
    release_of: Callable[[Sample], str | None] = lambda _: None
    available_from: Callable[[str], date | None] = lambda _: None
    covered: Callable[[Days, str], Days] = lambda days, _: days

    def reads(self) -> frozenset[str]:
        """Every column of a file that this source looks at."""
        used = frozenset().union(*(each.reads for each in self.columns.values()))
        return used | {key for lookup in self.lookups for key in lookup.keys}

    def meaning_of(self, columns: Sequence[str]) -> Meaning:
        """What a file with these columns can say: what the source declares, or only that its rows happened."""
        lacking = [column for column in self.published if column not in columns]
        if not lacking or not self.meaning.complete:
            return self.meaning
        note = f"It lacks {len(lacking)} of the columns, which its publisher's files have: taken for an incomplete extract."
        return replace(self.meaning, complete=False, note=f"{self.meaning.note} {note}")

    def named(self, columns: Sequence[str]) -> tuple[str, ...]:
        """The columns of a header under the names that this source has for them, in whatever letters they are written."""
        names = {each.casefold(): each for each in (*self.reads(), *self.required, *self.published)}
        return tuple(each if each in names.values() else names.get(each.casefold(), each) for each in columns)

    def missing(self, columns: Sequence[str]) -> tuple[str, ...]:
        """The required columns that a header does not have."""
        return tuple(column for column in self.required if column not in columns)
