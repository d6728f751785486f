"""A silence that reaches up to the day of the statement: what happened in its last days may not have been reported by then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from backing.evidence.claimtest import Row
from backing.evidence.link import Window
from backing.evidence.report import REPORTING_DAYS, day

FEWEST = 20
"""Rows that say when they were first reported from which on their lags are told."""


def not_yet_reported(rows: Sequence[Row], window: Window, as_of: date | None) -> tuple[str, ...]:
    """The limit of a silence as of a day, in words; nothing with hindsight, or where the window was long over."""
    if as_of is None or "side_a" not in next(iter(rows), {"side_a": None}):
        return ()
    border = window.posted - timedelta(days=REPORTING_DAYS)
    if window.end <= border:
        return ()
    first = max(border + timedelta(days=1), window.start or border)
    limit = f"What happened from {day(first)} on may not have been reported by {day(window.posted)}"
    return (f"{limit}: as of then this silence is one of the days before. {_lags(rows)}",)


def _lags(rows: Sequence[Row]) -> str:
    """How soon rows were first reported, where enough say so, else what is assumed of all."""
    lags = [(row["first_reported"] - row["end"]).days for row in rows if row.get("first_reported")]
    if len(lags) < FEWEST:
        return (
            f"A row that does not say when it was first reported is taken to be public {REPORTING_DAYS} days after it."
        )
    soon = sum(lag <= REPORTING_DAYS for lag in lags) / len(lags)
    return (
        f"Of {len(lags):,} rows that say when they were first reported, {soon:.0%} were within {REPORTING_DAYS} days."
    )
