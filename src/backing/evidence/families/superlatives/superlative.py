"""What a claim sets apart from all others: the first since a time, the last, or the highest year or month."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from backing.claims.claim import Claim
from backing.evidence.counted import Counted, counted_by
from backing.provenance import DateRange

LONGEST = 31
"""Days that the time of a first or a last event may span: it must be told from the times around it."""

_NOUN = r"(?:attacks?|clash(?:es)?|battles?|massacres?|bombings?|incidents?|events?|killings?)"
_FIRST = re.compile(rf"\bfirst\s+(?:\w+\s+){{0,3}}?{_NOUN}\b", re.IGNORECASE)
_LAST = re.compile(rf"\b(?:last|latest|most recent)\s+(?:\w+\s+){{0,3}}?{_NOUN}\b", re.IGNORECASE)
_DEADLIEST = re.compile(r"\b(?:deadliest|bloodiest)\s+(year|month)\b", re.IGNORECASE)
_HIGHEST = re.compile(
    r"\bthan in any (?:other )?(?:year|month)\b|\b(?:highest|record) (?:yearly |annual |monthly )?(?:number|toll)\b|"
    + _DEADLIEST.pattern,
    re.IGNORECASE,
)
_MONTHLY = re.compile(r"\b(?:in any (?:other )?|deadliest\s+|bloodiest\s+)month\b|\bmonthly\b", re.IGNORECASE)
_NAMED = re.compile(
    rf"\b(?:({'|'.join(filter(None, month_name))})\s+)?(\d{{4}})\s+(?:was|is|has been|became|remains)\s+(?:not\s+)?the\s+"
    r"(?:deadliest|bloodiest)\b",
    re.IGNORECASE,
)
"""A year or a month that is itself the subject ("July 2016 was the deadliest month")."""

_SINCE = re.compile(
    rf"\bsince\s+(?:(\d{{1,2}})\s+)?(?:({'|'.join(filter(None, month_name))})\s+)?(\d{{4}})\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Superlative:
    """``way`` is first, last or highest; what is set apart lies from ``start`` to ``end``.

    ``since`` is the time that is looked back to, None where the claim names none; ``since_text`` its words, ``named`` those
    of the year or month that is the subject. ``monthly``: months are compared, and not years.
    """

    way: str
    start: date
    end: date
    since: DateRange | None
    since_text: str
    named: str
    monthly: bool

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
    found, subject = _SINCE.search(text), _NAMED.search(text)
    apart = _subject(subject) if subject else _period(claim)
    if way is None or apart is None or ("since" in text.lower() and found is None):
        return None
    since, (start, end) = _range(found) if found else None, apart
    if found and since is None:
        return None
    monthly = way == "highest" and _MONTHLY.search(text) is not None
    fits = _is_whole(start, end, monthly=monthly) if way == "highest" else 0 <= (end - start).days < LONGEST
    if not fits or (since and since.latest and since.latest >= start) or (way == "highest" and since is None):
        return None
    return Superlative(
        way=way,
        start=start,
        end=end,
        since=since,
        since_text=found.group(0) if found else "",
        named=" ".join(filter(None, subject.groups()[:2])) if subject else "",
        monthly=monthly,
    )


def counted_in(claim: Claim) -> Counted | None:
    """What a superlative claim counts; the deadliest time is the one with most deaths."""
    if not _DEADLIEST.search(claim.text):
        return counted_by(claim)
    civilian = "civilian" in claim.text.lower()
    return Counted(noun="deadly event", deaths=True, on_civilians=civilian, by_attacker=civilian, lethal=True)


def _period(claim: Claim) -> tuple[date, date] | None:
    period = claim.comparison.a if claim.comparison else claim.period
    if period is None or not period.start or not period.end or period.until_statement:
        return None
    return period.start, period.end


def _subject(found: re.Match[str]) -> tuple[date, date] | None:
    days = _range(found, parts=(None, *found.groups()[:2]))
    return (days.earliest, days.latest) if days and days.earliest and days.latest else None


def _range(found: re.Match[str], *, parts: tuple[str | None, ...] | None = None) -> DateRange | None:
    day, month, year = parts or found.groups()
    if month is None:
        return DateRange.parse(str(year))
    number = [name.lower() for name in month_name].index(month.lower())
    text = f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")
    try:
        return DateRange.parse(text)
    except ValueError:  # 31 June
        return None


def _is_whole(start: date, end: date, *, monthly: bool) -> bool:
    """Whether the days are one whole year, or one whole month."""
    if monthly:
        return start.day == 1 and end == start.replace(day=monthrange(start.year, start.month)[1])
    return (start.month, start.day, end.month, end.day, end.year) == (1, 1, 12, 31, start.year)
