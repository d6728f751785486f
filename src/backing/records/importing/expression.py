"""A canonical column as an expression over the raw text of a source's columns, with what makes it unreadable.

An expression is SQL in DuckDB's dialect. It is built from names and texts that are quoted here, never from a value of a
file; a name out of a mapping file is as safe as our own.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_MISSING = "('na', 'nan', 'null', 'none')"
"""How programs write a number or a day that they do not have."""
_SHOWN = 80
"""Characters of an unreadable value that a reason repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """SQL that gives a value or null; ``problems`` are SQL too, each a reason why the row cannot be kept, or null.

    ``reads`` names the source's columns in it: a file may lack those that its source does not require.
    """

    sql: str
    problems: tuple[str, ...] = ()
    reads: frozenset[str] = field(default=frozenset())


def name(column: str) -> str:
    """A quoted SQL identifier."""
    return '"' + column.replace('"', '""') + '"'


def cell(column: str) -> str:
    """A column of the raw rows under the source's name for it: without the spaces around it, null when nothing is left."""
    return f"named.{name(column)}"


def literal(text: str) -> str:
    """A quoted SQL string."""
    return "'" + text.replace("'", "''") + "'"


def text(column: str) -> Expression:
    """The words of a cell; null when there are none. A NUL byte in it is a problem."""
    problem = f"CASE WHEN contains({cell(column)}, chr(0)) THEN {literal(f'{column} holds a NUL byte')} END"
    return Expression(sql=cell(column), problems=(problem,), reads=frozenset({column}))


def number(column: str) -> Expression:
    """A finite number; null when the cell is empty or says that there is none."""
    read = f"TRY_CAST({cell(column)} AS DOUBLE)"
    return _typed(column, f"CASE WHEN isfinite({read}) THEN {read} END", "is no number")


def degrees(column: str, most: int) -> Expression:
    """A latitude or longitude; null, and no problem, where it lies beyond ``most``: the row happened nonetheless."""
    return combine(f"CASE WHEN abs({{given}}) <= {most} THEN {{given}} END", given=number(column))


def whole(column: str) -> Expression:
    """A whole number, also where a program wrote it as ``3.0``; a fraction is cut off."""
    return _typed(column, f"TRY_CAST(trunc(TRY_CAST({cell(column)} AS DOUBLE)) AS BIGINT)", "is no number")


def day(column: str, *formats: str) -> Expression:
    """A day, by default in the form 2016-07-01, of which a time of day is cut off, or in one of some ``strptime`` forms."""
    words, forms = (cell(column), formats) if formats else (f"left({cell(column)}, 10)", ("%Y-%m-%d",))
    read = f"CAST(try_strptime({words}, [{', '.join(map(literal, forms))}]) AS DATE)"
    return _typed(column, read, "is no day of the calendar")


def constant(value: str | float | bool) -> Expression:  # noqa: FBT001 - a value, not a switch
    """The same value in every row."""
    return Expression(sql=literal(value) if isinstance(value, str) else str(value))


def found(lookup: str, *keys: str) -> Expression:
    """What the lookup of that name found for the row's keys; null when it found nothing."""
    return Expression(sql=f"{name('found ' + lookup)}.value", reads=frozenset(keys))


def combine(template: str, **parts: Expression) -> Expression:
    """SQL around other expressions, each where its name stands in braces; their problems stay problems."""
    return Expression(
        sql="(" + template.format(**{key: part.sql for key, part in parts.items()}) + ")",
        problems=tuple(dict.fromkeys(problem for part in parts.values() for problem in part.problems)),
        reads=frozenset().union(*(part.reads for part in parts.values())),
    )


def either(*parts: Expression) -> Expression:
    """The first that is not null."""
    named = {f"p{number}": part for number, part in enumerate(parts)}
    return combine(f"COALESCE({', '.join('{' + key + '}' for key in named)})", **named)


def _typed(column: str, read: str, complaint: str) -> Expression:
    words = cell(column)
    reason = f"{literal(f'{column} {complaint}: ')} || left({words}, {_SHOWN})"
    unreadable = (
        f"CASE WHEN {words} IS NOT NULL AND {read} IS NULL AND lower({words}) NOT IN {_MISSING} THEN {reason} END"
    )
    return Expression(sql=read, problems=(unreadable,), reads=frozenset({column}))
