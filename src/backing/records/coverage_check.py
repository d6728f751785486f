"""Do a release's rows agree with the coverage that it declares? Where they do not, an absence in it means less."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median

from backing.records.catalog import Dataset
from backing.records.engines.engine import Engine
from backing.records.engines.statement import Statement
from backing.records.query import Value
from backing.records.tables import KEYS

EXAMPLES = 3
"""Rows that are named for each contradiction."""
YEAR = 12
DENSE = 10
"""A month without a row is odd where half of the months within a year of it have at least so many; an assumption."""
LETHAL = "lethal events"

_ID = {"series": "series_id"}
_PLACE = {"events": "country", "series": "place", "figures": None, "groups": "country"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """One way in which rows contradict what is declared: what it is, how many (rows, countries or months), and examples."""

    what: str
    number: int
    examples: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.number:,} {self.what} ({', '.join(self.examples)}{', …' if self.number > len(self.examples) else ''})"


def check_coverage(dataset: Dataset, engine: Engine) -> tuple[Contradiction, ...]:
    """Every way in which the release's rows contradict its declared coverage; empty when none does.

    A sample may lack months and countries: only a complete release is asked for them.
    """
    found = [*_rows(dataset, engine), *_doubled(dataset, engine)]
    if dataset.coverage.complete and dataset.table in {"events", "series"}:
        found += _empty_places(dataset, engine)
    if dataset.coverage.complete and dataset.table == "events":
        found += _silent_months(dataset, engine)
    return tuple(found)


def _rows(dataset: Dataset, engine: Engine) -> Iterator[Contradiction]:
    """The conditions under which a single row contradicts the coverage, each with its values."""
    coverage, place = dataset.coverage, _PLACE[dataset.table]
    dated = dataset.table in {"events", "series"}
    if dated and coverage.start:
        yield from _such(dataset, engine, "rows before the first declared day", "start < ?", coverage.start)
    if dated and coverage.end:
        yield from _such(dataset, engine, "rows after the last declared day", "start > ?", coverage.end)
    if dated:
        yield from _such(dataset, engine, "rows that end before they start", '"end" < start')
    if place and coverage.places:
        marks = ", ".join("?" * len(coverage.places))
        words = "rows in no declared country"
        yield from _such(dataset, engine, words, f"{place} IS NULL OR {place} NOT IN ({marks})", *coverage.places)
    if dataset.table == "events" and coverage.per_actor:
        nobody = "side_a IS NULL AND side_b IS NULL AND side_a_id IS NULL AND side_b_id IS NULL"
        yield from _such(dataset, engine, "rows that name no actor, though actors are declared", nobody)
    if dataset.table == "events" and coverage.measure == LETHAL:
        yield from _such(dataset, engine, "rows without a death, though every event is lethal", "deaths_high = 0")


def _such(dataset: Dataset, engine: Engine, what: str, condition: str, *values: Value) -> Iterator[Contradiction]:
    """How many of the release's rows meet a condition, and the first of them."""
    # The names and the condition are our own; values are bound.
    rows = f"FROM {dataset.table} WHERE dataset = ? AND release = ? AND ({condition})"
    bound, key = (dataset.id, dataset.release, *values), _ID.get(dataset.table, "id")
    ((number,),) = engine.ask(Statement(sql=f"SELECT COUNT(*) {rows}", values=bound))
    if number:
        first = engine.ask(Statement(sql=f"SELECT {key} {rows} ORDER BY {key} LIMIT {EXAMPLES}", values=bound))
        yield Contradiction(what=what, number=number, examples=tuple(str(row[0]) for row in first))


def _doubled(dataset: Dataset, engine: Engine) -> Iterator[Contradiction]:
    """Names that several rows share: in a series a name and a day, elsewhere the id alone."""
    key = _ID.get(dataset.table, "id")
    unique = ", ".join(KEYS[dataset.table]) if dataset.table == "series" else key
    groups = (
        f"SELECT {key} AS name FROM {dataset.table} WHERE dataset = ? AND release = ? "  # noqa: S608 - names of our own
        f"GROUP BY {unique} HAVING COUNT(*) > 1"
    )
    bound = (dataset.id, dataset.release)
    ((number,),) = engine.ask(Statement(sql=f"SELECT COUNT(*) FROM ({groups}) AS doubled", values=bound))  # noqa: S608 - the same
    if number:
        first = engine.ask(Statement(sql=f"{groups} ORDER BY name LIMIT {EXAMPLES}", values=bound))
        yield Contradiction(
            what="ids that several rows have", number=number, examples=tuple(str(row[0]) for row in first)
        )


def _empty_places(dataset: Dataset, engine: Engine) -> Iterator[Contradiction]:
    place = _PLACE[dataset.table]
    sql = f"SELECT DISTINCT {place} FROM {dataset.table} WHERE dataset = ? AND release = ?"  # noqa: S608 - names of our own
    seen = {row[0] for row in engine.ask(Statement(sql=sql, values=(dataset.id, dataset.release)))}
    empty = [each for each in dataset.coverage.places if each not in seen]
    if empty:
        yield Contradiction(
            what="declared countries without a row", number=len(empty), examples=tuple(empty[:EXAMPLES])
        )


def _silent_months(dataset: Dataset, engine: Engine) -> Iterator[Contradiction]:
    """Months without a row in a country that has many in the months around."""
    sql = "SELECT country, start, COUNT(*) FROM events WHERE dataset = ? AND release = ? GROUP BY country, start"
    counts: defaultdict[str, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    for country, start, rows in engine.ask(Statement(sql=sql, values=(dataset.id, dataset.release))):
        counts[str(country)][_month(start)] += rows
    silent = [
        f"{country} {month // YEAR}-{month % YEAR + 1:02}"
        for country, by_month in sorted(counts.items())
        for month in _odd(by_month, dataset.coverage.start, dataset.coverage.end)
    ]
    if silent:
        yield Contradiction(
            what="months without a row among many with some", number=len(silent), examples=tuple(silent[:EXAMPLES])
        )


def _odd(by_month: defaultdict[int, int], start: date | None, end: date | None) -> Iterator[int]:
    """The months of the declared period, else of the rows', that are empty though those around them are not."""
    first = _month(start) if start else min(by_month)
    last = _month(end) if end else max(by_month)
    counts = [by_month.get(month, 0) for month in range(first, last + 1)]
    for at, rows in enumerate(counts):
        around = counts[max(0, at - YEAR) : at] + counts[at + 1 : at + 1 + YEAR]
        if not rows and around and median(around) >= DENSE:
            yield first + at


def _month(day: date) -> int:
    return day.year * YEAR + day.month - 1
