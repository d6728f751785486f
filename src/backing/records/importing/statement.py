"""The SQL of an import, put together from a source's expressions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import get_type_hints

from backing.records.importing.expression import Expression, cell, literal, name
from backing.records.importing.recognised import Layout
from backing.records.importing.source import Lookup, Source
from backing.records.tables import KEYS, ROWS, columns_of

_TYPES = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN", date: "DATE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """What an import runs, over the table ``raw`` whose ``rowid`` is the order of the file.

    ``named`` is a view of it that holds the columns which the source reads under its names for them. All names of a file are
    quoted, and every column is named with its table, so that no name can be taken for another.
    """

    source: Source
    layout: Layout
    dataset: str
    release: str

    def named(self) -> str:
        """Makes the view ``named``; a column that the file lacks is null in it."""
        cells = {column: f"c{number}" for number, column in enumerate(self.layout.columns)}
        columns = [f"{_words(cells.get(column))} AS {name(column)}" for column in sorted(self.source.reads())]
        # A name of ours holds a space where it could be one of a file.
        columns += [f"{each} AS {name(f'kept {each}')}" for each in cells.values()]
        return f"CREATE VIEW named AS SELECT rowid AS {name('row n')}, {', '.join(columns)} FROM raw"  # noqa: S608

    def keys_of(self, lookup: Lookup) -> str:
        """The distinct cells that a lookup is asked for."""
        keys = ", ".join(f"COALESCE({cell(key)}, '')" for key in lookup.keys)
        return f"SELECT DISTINCT {keys} FROM named"  # noqa: S608

    def judged(self) -> str:
        """Makes the table ``judged``: every row by its order, its key, and why it cannot be kept; no words when it can."""
        canonical, hints = self._canonical(), get_type_hints(ROWS[self.source.table])
        problems = dict.fromkeys(
            (*(problem for each in canonical.values() for problem in each.problems), *self.source.problems)
        )
        needed = [key for key in canonical if hints[key] in _TYPES or key in _DAYS]
        read = ", ".join(f"{canonical[key].sql} AS {name(key)}" for key in needed)
        absences = [
            f"CASE WHEN {name(key)} IS NULL THEN {literal(f'it has no {key}')} END"
            for key in needed
            if hints[key] in _TYPES
        ]
        order = ['CASE WHEN "start" > "end" THEN \'it ends before it starts\' END'] if set(_DAYS) <= set(needed) else []
        return (
            f"CREATE TABLE judged AS WITH seen AS "  # noqa: S608
            f"(SELECT {_N} AS n, concat_ws('; ', NULL, {', '.join(problems)}) AS complaint, {read} FROM {self._joined()}) "
            f"SELECT n, {', '.join(self._keys())}, "
            f"CASE WHEN complaint <> '' THEN complaint ELSE concat_ws('; ', {', '.join([*absences, *order])}) END "
            "AS reason FROM seen"
        )

    def rejected(self) -> str:
        """Makes the table ``rejected``: what is judged, and what has the key of an earlier row, or no order would be complete."""
        keys = ", ".join(self._keys())
        repeated = literal("an earlier row has the same " + " and ".join(KEYS[self.source.table]))
        return (
            "CREATE TABLE rejected AS WITH "  # noqa: S608
            f"twice AS (SELECT {keys}, min(n) AS first FROM judged WHERE reason = '' GROUP BY {keys} HAVING count(*) > 1) "
            "SELECT n, reason FROM judged WHERE reason <> '' "
            f"UNION ALL SELECT n, {repeated} FROM judged JOIN twice USING ({keys}) WHERE reason = '' AND n <> first"
        )

    def written(self, target: str) -> str:
        """Writes what is kept, the canonical columns first, then the source's, in the order of the table's key."""
        types = columns_of(self.source.table)
        columns = [
            f"CAST({each.sql} AS {_TYPES[types[key]]}) AS {name(key)}" for key, each in self._canonical().items()
        ]
        columns += [
            f"{cell(f'kept c{number}')} AS {name(f'{self.source.prefix}_{column}')}"
            for number, column in enumerate(self.layout.columns)
        ]
        rows = f"SELECT {', '.join(columns)} FROM {self._kept()} ORDER BY {', '.join(self._keys())}"  # noqa: S608
        return f"COPY ({rows}) TO {literal(target)} ({_PACKED})"

    def _keys(self) -> list[str]:
        """The names of the columns by which rows are ordered."""
        return [name(key) for key in KEYS[self.source.table]]

    def _canonical(self) -> dict[str, Expression]:
        """Every column of the table in its order; null where the source has nothing for it."""
        fixed = {
            "dataset": Expression(sql=literal(self.dataset)),
            "release": Expression(sql=literal(self.release)),
        }
        given = {**self.source.columns, **fixed}
        return {key: given.get(key, Expression(sql="NULL")) for key in columns_of(self.source.table)}

    def _joined(self) -> str:
        return " ".join(["named", *(_join(lookup) for lookup in self.source.lookups)])

    def _kept(self) -> str:
        return f"{self._joined()} ANTI JOIN rejected ON {_N} = rejected.n"


_N = cell("row n")
_PACKED = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, WRITE_BLOOM_FILTER false"
"""A higher level makes files 2 % smaller for a tenth more of the work; nobody asks for single cells, as a filter serves."""
_DAYS = ("start", "end")


def _words(cells: str | None) -> str:
    return "CAST(NULL AS VARCHAR)" if cells is None else f"NULLIF(TRIM({cells}), '')"


def _join(lookup: Lookup) -> str:
    table = name(f"found {lookup.name}")
    keys = (f"COALESCE({cell(key)}, '') = {table}.k{number}" for number, key in enumerate(lookup.keys))
    return f"LEFT JOIN {table} ON {' AND '.join(keys)}"
