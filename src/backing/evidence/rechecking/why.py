"""Why an answer moved with the record: rows that came, went or were corrected, days that are covered now, or what was public."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from backing.evidence.claimtest import NO_RELEASE, ClaimTest, Row
from backing.evidence.rechecking.match import Match
from backing.evidence.report import day, several, span_of
from backing.records.catalog import Dataset

NAMES = ("dataset", "release")
"""What a row says of where it stands, and not of what happened."""


def why(match: Match, before: Sequence[Row], after: Sequence[Row]) -> tuple[str, ...]:
    """The reasons that a test gives, one a line; ``before`` and ``after`` are the rows of all of its queries."""
    if match.test.dataset in NO_RELEASE:
        return ()
    here = _dataset(match.test)
    name = f"{here.id} {here.release}"
    there = _dataset(match.before) if match.before else None
    reasons = [*_rows(before, after)]
    reasons += _reach(there, here) if match.pair is None else []
    reasons += _public(match.test, there, here)
    new = there is None and not reasons
    return tuple(
        f"{name}: {reason}" for reason in (*reasons, *(("it is new, and holds nothing on this",) if new else ()))
    )


def why_lost(test: ClaimTest) -> str:
    """The reason that a test gives which there is no more."""
    return f"{test.dataset} {test.release}: it is not asked any more" if test.dataset not in NO_RELEASE else ""


def _dataset(test: ClaimTest) -> Dataset:
    return test.setting.catalog.find(test.dataset, test.release)


def _rows(before: Sequence[Row], after: Sequence[Row]) -> list[str]:
    had, has = _by_content(before), _by_content(after)
    came = [row for content, row in has.items() if content not in had]
    went = [row for content, row in had.items() if content not in has]
    corrected = {row["id"] for row in came if "id" in row} & {row["id"] for row in went if "id" in row}
    changes = (
        ("came", [row for row in came if row.get("id") not in corrected]),
        ("went", [row for row in went if row.get("id") not in corrected]),
        ("corrected", [row for row in came if row.get("id") in corrected]),
    )
    return [f"{several(len(rows), 'row')} {verb}{_when(rows)}" for verb, rows in changes if rows]


def _by_content(rows: Iterable[Row]) -> dict[tuple[object, ...], Row]:
    return {tuple(value for name, value in row.items() if name not in NAMES): row for row in rows}


def _when(rows: Sequence[Row]) -> str:
    days = [row["start"] for row in rows if row.get("start")]
    return f" ({span_of(min(days), max(days))})" if days else ""


def _reach(there: Dataset | None, here: Dataset) -> list[str]:
    if there is None:
        return []
    sides = (
        ("begins", there.coverage.start, here.coverage.start),
        ("ends", there.coverage.end, here.coverage.end),
    )
    return [f"its coverage {verb} {_on(new)}, and not {_on(old)}" for verb, old, new in sides if old != new]


def _on(bound: date | None) -> str:
    return f"on {day(bound)}" if bound else "on no day that is declared"


def _public(test: ClaimTest, there: Dataset | None, here: Dataset) -> list[str]:
    said, public = test.setting.days.earliest, here.available_from
    if said is None or public is None or said >= public:
        return []
    if there is not None and there.available_from is not None and said < there.available_from:
        return []
    return [f"it was public only from {day(public)} on, after this was said"]
