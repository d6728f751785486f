"""What a claim sets apart from all others: the first since a time, the last, or the highest year."""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass
from datetime import date, timedelta

from backing.claims.claim import Claim
from backing.provenance import DateRange

LONGEST = 31
"""Days that the time of a first or a last event may span: it must be told from the times around it."""

_NOUN = r"(?:attacks?|clash(?:es)?|battles?|massacres?|bombings?|incidents?|events?|killings?)"
_FIRST = re.compile(rf"\bfirst\s+(?:\w+\s+){{0,3}}?{_NOUN}\b", re.IGNORECASE)
_LAST = re.compile(rf"\b(?:last|latest|most recent)\s+(?:\w+\s+){{0,3}}?{_NOUN}\b", re.IGNORECASE)
_HIGHEST = re.compile(
    r"\bthan in any (?:other )?year\b|\b(?:highest|record) (?:yearly |annual )?(?:number|toll)\b", re.IGNORECASE
)
_SINCE = re.compile(
    rf"\bsince\s+(?:(\d{{1,2}})\s+)?(?:({'|'.join(filter(None, month_name))})\s+)?(\d{{4}})\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Superlative:
    """``way`` is first, last or highest; what is set apart lies from ``start`` to ``end``.

    ``since`` is the time that is looked back to, None where the claim names none; ``since_text`` its words.
    """

    way: str
    start: date
    end: date
    since: DateRange | None
    since_text: str

    @property
    def after(self) -> date | None:
        """The first day that counts: a first "since July" is held against the days after that July."""
        if self.way == "last":
            return self.start
        if self.since is None or self.since.latest is None:
            return None
        return self.since.earliest if self.way == "highest" else self.since.latest + timedelta(days=1)


def superlative_of(claim: Claim) -> Superlative | None:
    """The superlative of a claim; None where it has none, or names no time that can be set apart."""
    text = claim.text
    ways = (("first", _FIRST), ("last", _LAST), ("highest", _HIGHEST))
    way = next((name for name, pattern in ways if pattern.search(text)), None)
    period = claim.comparison.a if claim.comparison else claim.period
    found = _SINCE.search(text)
    if way is None or period is None or not period.start or not period.end or period.until_statement:
        return None
    if "since" in text.lower() and found is None:
        return None
    since = _range(found) if found else None
    if found and since is None:
        return None
    days = (period.end - period.start).days + 1
    fits = _is_year(period.start, period.end) if way == "highest" else 0 < days <= LONGEST
    if not fits or (since and since.latest and since.latest >= period.start) or (way == "highest" and since is None):
        return None
    return Superlative(
        way=way, start=period.start, end=period.end, since=since, since_text=found.group(0) if found else ""
    )


def _range(found: re.Match[str]) -> DateRange | None:
    day, month, year = found.groups()
    if month is None:
        return DateRange.parse(year)
    number = [name.lower() for name in month_name].index(month.lower())
    text = f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")
    try:
        return DateRange.parse(text)
    except ValueError:  # 31 June
        return None


def _is_year(start: date, end: date) -> bool:
    return (start.month, start.day, end.month, end.day, end.year) == (1, 1, 12, 31, start.year)
