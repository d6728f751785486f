"""The two periods that a comparison sets against each other, and the length of a rule ("20-month rule")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from backing.claims.claim import Comparison, Kind, Period
from backing.claims.periods import Dated, earlier_rule, rule_period

_RULE = re.compile(
    r"\b(?:\w+|\d+)[\s-](?:day|week|month|year)s?(?:[\s-]long|[\s-]old)?\s+(?:rule|reign|tenure|grip on power"
    r"|government|regime|time in power)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:previous|first|earlier|former|last|prior)\s+(?:\w+\s+)?(?:reign|rule|regime|government|stint|spell"
    r"|period|term|time in power|emirate)\b",
    re.IGNORECASE,
)
_SAME = re.compile(r"\bthe same (?:months?|period|weeks?|quarter|season|time)\b", re.IGNORECASE)


def rule_in(text: str, actor_ids: Sequence[str], day: date | None) -> Period | None:
    """The period of a rule whose length a clause gives, by the first of its actors that the table of anchors knows."""
    hit = _RULE.search(text)
    if hit is None:
        return None
    periods = [rule_period(hit.group(), actor, day) for actor in actor_ids]
    return next((p for p in periods if p.start is not None), Period(text=hit.group(), until_statement=True))


def compare(
    kind: Kind, text: str, period: Period | None, inside: Sequence[Dated], actor_ids: Sequence[str]
) -> Comparison | None:
    """The periods of a ``period_comparison`` or a ``before_after``; None when the words do not give two.

    The period before an event has an end and no start: how far back to look is for the test to choose.
    """
    if kind is Kind.BEFORE_AFTER and period is not None:
        before = Period(end=period.start - timedelta(days=1)) if period.start else Period()
        return Comparison(a=period, b=before)
    if kind is not Kind.PERIOD_COMPARISON:
        return None
    rule = period if period is not None and _RULE.search(period.text or "") else None
    named = [dated.period for dated in inside]
    if rule is not None and _EARLIER.search(text):
        within = next((p for p in named if p.start and p.end), None)
        earlier = next(
            (e for e in (earlier_rule(actor, within) for actor in actor_ids) if e is not None and e.start), within
        )
        return Comparison(a=rule, b=earlier or Period()) if earlier or within else None
    if len(named) < 2:
        return None
    return Comparison(a=named[0], b=_same_months(named[0], named[1]) if _SAME.search(text) else named[1])


def _same_months(first: Period, second: Period) -> Period:
    """As in "against 22 in the same months of 2024": the first period in the second one's year."""
    if first.start is None or first.end is None or second.start is None:
        return second
    years = second.start.year - first.start.year
    day = first.end.day if first.end.month != 2 else min(first.end.day, 28)  # the 29th may not exist in that year
    start_day = min(first.start.day, 28) if first.start.month == 2 else first.start.day
    return replace(
        second,
        start=first.start.replace(year=first.start.year + years, day=start_day),
        end=first.end.replace(year=first.end.year + years, day=day),
    )
