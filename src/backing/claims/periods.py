"""When a claim says it holds: a small grammar of dates, spans and anchor events.

A month or a year that is named stands for all of its days: "between July 2016 and August 2017" is
2016-07-01..2017-08-31. A month without a year is the latest such month that had begun on the day of the statement, and
stays open when that day is not known.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from backing.claims.claim import Period
from backing.claims.numbers import read_number
from backing.claims.occasions import OCCASIONS
from backing.claims.timewords import NUMBER, UNIT, WEEKDAY
from backing.provenance import Span
from backing.vocabulary.anchors import find_anchors, rules_of

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December".split("|")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:to|and|–|-)\s*\d{{1,2}}(?:st|nd|rd|th)?)?\s+(?:of\s+)?{_MONTH}\b\.?(?:,?\s+{_YEAR})?|{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd"
    rf"|th)?\b(?!\s*\d)(?:,?\s+{_YEAR})?|\d{{4}}-\d\d-\d\d)"
)
_POINT = (
    rf"(?:{_DAY}|(?:early\s+|late\s+|mid-?\s*|the end of\s+|the start of\s+)?{_MONTH}\b(?:\s+(?:of\s+)?(?:{_YEAR}"
    rf"|last year|this year))?|(?:early\s+|late\s+|mid-?\s*|the end of\s+|the start of\s+)?{_YEAR})"
)
_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365, "decade": 3652}
_TODAY = (
    r"(?:currently|today|at present|presently|these days|nowadays|to date|so far|until now|to this day"
    r"|as of now|(?<!^)(?<![.;!?] )still|now|at the moment|yet to|as yet|already|no longer)"
)
_PAST = (
    r"(?:recently|lately|of late|in recent (?:days|weeks|months|years)|initially|later|earlier|previously|formerly"
    r"|since then|ever since|overnight|yesterday|at first|(?<!at )(?<!even )once(?=\s+(?:\w+ed|had|was|were|held|ran)\b))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A period and the code points of the words that give it; ``rank`` is small for the more definite."""

    span: Span
    period: Period
    rank: int

    @property
    def loose(self) -> bool:
        """Whether the words only place the claim near the statement ("currently", "later")."""
        return self.rank >= _LOOSE


def find_periods(text: str, day: date | None) -> tuple[Dated, ...]:
    """The periods that a text names, in order, without overlaps. ``day`` is the day of the statement, if it is known."""
    found = [*_anchored(text)]
    for rank, (pattern, read) in enumerate(_GRAMMAR):
        for hit in pattern.finditer(text):
            period = read(hit, day)
            if period is not None:
                words = hit.group().strip()
                found.append(
                    Dated(span=Span(start=hit.start(), end=hit.end()), period=replace(period, text=words), rank=rank)
                )
    kept: list[Dated] = []
    for dated in sorted(found, key=lambda d: (d.rank >= _LOOSE, -len(d.span), d.rank)):
        at = bisect_left(kept, dated.span.start, key=lambda d: d.span.start)
        if not any(dated.span.overlap(other.span) for other in kept[max(0, at - 1) : at + 1]):  # its neighbours
            kept.insert(at, replace(dated, period=_fill(dated.period, day)))
    return tuple(kept)


def rule_period(text: str, actor_id: str | None, day: date | None) -> Period:
    """The period of a "20-month rule": from the day on which the actor's latest rule began, if the table has one."""
    rules = rules_of(actor_id) if actor_id else ()
    return _fill(Period(text=text, start=rules[-1].start if rules else None, until_statement=True), day)


def earlier_rule(actor_id: str | None, within: Period | None) -> Period | None:
    """The actor's rule before the present one, cut to a period that the words name ("in the 1990s")."""
    rules = rules_of(actor_id) if actor_id else ()
    if len(rules) < 2:
        return within
    start, end = rules[-2].start, rules[-2].end
    if within is not None and within.start and within.end:
        start, end = max(start, within.start), min(end or within.end, within.end)
    return Period(text=within.text if within else None, start=start, end=end)


def _anchored(text: str) -> Iterator[Dated]:
    for span, anchor in find_anchors(text):
        before = re.search(
            r"(?:(?:ever\s+)?since|after|following|in the wake of|as a result of|because of|thanks to|before|until"
            r"|prior to|under|in the \w+ \w+ after)\s+(?:the\s+)?$",
            text[: span.start],
            re.IGNORECASE,
        )
        after = re.match(
            rf"(?:\s+(?:government|regime|authorities|movement))?(?:\s+to power)?(?:\s+was signed)?(?:\s+in {_POINT})?",
            text[span.end :],
        )
        end = span.end + (after.end() if after else 0)
        start = before.start() if before else span.start
        word = before.group().lower().split()[0] if before else ""
        if word in ("before", "until", "prior"):
            period = Period(end=anchor.start - timedelta(days=1))
        elif word:
            period = Period(start=anchor.start, until_statement=True)
        else:
            continue
        yield Dated(span=Span(start=start, end=end), period=replace(period, text=text[start:end]), rank=0)


def _fill(period: Period, day: date | None) -> Period:
    """The days of a period that ends on the day of the statement, when that day is known."""
    if day is None or not period.until_statement:
        return period
    start = period.start or (day - timedelta(days=period.length_days) if period.length_days else None)
    return replace(period, start=start, end=day)


def _point(words: str, day: date | None) -> tuple[date | None, date | None]:
    """The first and last day of a date, a month or a year."""
    words = words.strip()
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", words)
    if iso:
        return _day(*(int(part) for part in iso.groups()))
    month, year = re.search(rf"\b{_MONTH}\b", words), _year(words, day)
    number = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", re.sub(_YEAR, "", words))
    part = next((p for name, p in _THIRDS.items() if re.search(name, words, re.IGNORECASE)), None)
    if month is None and year and part:
        return date(year, 4 * part + 1, 1), date(year, 4 * part + 4, monthrange(year, 4 * part + 4)[1])
    if month is None:
        return (date(year, 1, 1), date(year, 12, 31)) if year else (None, None)
    index = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month.group()[:3]))
    if year is None and day is not None:
        year = day.year if date(day.year, index, 1) <= day else day.year - 1
    if year is None:
        return None, None
    if number:
        return _day(year, index, int(number.group(1)))
    last = monthrange(year, index)[1]
    if part is not None:
        return date(year, index, 10 * part + 1), date(year, index, (10, 20, last)[part])
    return date(year, index, 1), date(year, index, last)


_THIRDS = {r"\bearly\b|\bstart of\b": 0, r"\bmid\b": 1, r"\blate\b|\bend of\b": 2}
"""The words for a third of a month or a year, in order."""


def _day(year: int, month: int, day: int) -> tuple[date | None, date | None]:
    try:
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None, None


def _year(words: str, day: date | None) -> int | None:
    number = re.search(_YEAR, words)
    if number:
        return int(number.group())
    if day and "last year" in words:
        return day.year - 1
    return day.year if day and "this year" in words else None


def _between(hit: re.Match[str], day: date | None) -> Period | None:
    first, last = hit["a"], hit["b"]
    year = re.search(_YEAR, last)
    if year and not re.search(_YEAR, first):
        first = f"{first} {year.group()}"
    return Period(start=_point(first, day)[0], end=_point(last, day)[1])


def _single(hit: re.Match[str], day: date | None) -> Period | None:
    start, end = _point(hit["a"], day)
    return Period(start=start, end=end)


def _since(hit: re.Match[str], day: date | None) -> Period | None:
    return Period(start=_point(hit["a"], day)[0], until_statement=True)


def _before(hit: re.Match[str], day: date | None) -> Period | None:
    start = _point(hit["a"], day)[0]
    return Period(end=start - timedelta(days=1) if start else None)


def _decade(hit: re.Match[str], day: date | None) -> Period | None:
    year, part = int(hit["a"]), (hit["part"] or "").lower().strip()
    first, last = {"early": (0, 3), "late": (6, 9), "mid": (4, 6)}.get(part.rstrip("-"), (0, 9))
    return Period(start=date(year + first, 1, 1), end=date(year + last, 12, 31))


def _past(hit: re.Match[str], day: date | None) -> Period | None:
    number, unit = read_number(hit["n"] or "one") or 1, hit["u"].lower()
    start = _months_before(day, round(number) * _MONTHS_IN[unit]) if day is not None and unit in _MONTHS_IN else None
    return Period(start=start, length_days=max(1, round(number * _DAYS[unit])), until_statement=True)


_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}


def _months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or the last that this month has."""
    year, month = divmod(12 * day.year + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _ago(hit: re.Match[str], day: date | None) -> Period | None:
    number = read_number(hit["n"])
    if number is None or day is None:
        return Period()
    then = day - timedelta(days=round(number * _DAYS[hit["u"].lower()]))
    return Period(start=then, end=then)


def _weekday(hit: re.Match[str], day: date | None) -> Period | None:
    """The latest such day of the week up to the day of the statement."""
    if day is None:
        return Period()
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    then = day - timedelta(days=(day.weekday() - names.index(hit["a"].lower())) % 7)
    return Period(start=then, end=then)


def _this(hit: re.Match[str], day: date | None) -> Period | None:
    unit, which = hit["u"].lower(), hit["w"].lower()
    if unit == "year" and day is not None:
        year = day.year - (which != "this")
        return Period(
            start=date(year, 1, 1), end=None if which == "this" else date(year, 12, 31), until_statement=which == "this"
        )
    return Period(length_days=round(_DAYS[unit]), until_statement=True)


def _part_of_year(hit: re.Match[str], day: date | None) -> Period | None:
    year = int(hit["a"])
    words = hit["part"].lower()
    months = next((span for name, span in _PARTS.items() if name in words), (1, 12))
    return Period(start=date(year, months[0], 1), end=date(year, months[1], monthrange(year, months[1])[1]))


def _quarter(hit: re.Match[str], day: date | None) -> Period | None:
    """As in "in Q3" or "in Q3 of 2024": of the year that is named, else of the latest such quarter before the statement."""
    first = 3 * int(hit["q"]) - 2
    year = int(hit["a"]) if hit["a"] else None
    if year is None and day is not None:
        year = day.year if date(day.year, first, 1) <= day else day.year - 1
    if year is None:
        return Period()
    return Period(start=date(year, first, 1), end=date(year, first + 2, monthrange(year, first + 2)[1]))


def _open(hit: re.Match[str], day: date | None) -> Period | None:
    return Period(until_statement=True)


def _loose(hit: re.Match[str], day: date | None) -> Period | None:
    return Period()


_PARTS = {
    "first half": (1, 6), "second half": (7, 12), "first quarter": (1, 3), "second quarter": (4, 6), "third quarter": (7, 9),
    "fourth quarter": (10, 12), "last quarter": (10, 12), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11),
    "first three months": (1, 3), "first six months": (1, 6), "first nine months": (1, 9), "early": (1, 4), "late": (9, 12),
    "end": (10, 12), "start": (1, 3), "beginning": (1, 3),
}  # fmt: skip

_SHARE = (
    r"(?:first|second|third|fourth|last)\s+(?:half|quarter|three months|six months|nine months)"
    r"|spring|summer|autumn|fall|start|end|beginning"
)
_OVER = r"(?:(?:over|in|during|for|within|throughout)\s+)?(?:at least\s+)?"
_EVENT = r"(?:the\s+|its\s+|his\s+|their\s+)?(?:(?!and\b|but\b)[\w'’-]+\s+){1,8}?"

_STOP = r"(?:and|but|it|there|they|he|she|we|I)\b"
_Reader = Callable[[re.Match[str], date | None], Period | None]
_RULES: tuple[tuple[str, _Reader], ...] = (
    (rf"\b(?:between|from)\s+(?P<a>{_POINT})\s+(?:and|to|until|till|through)\s+(?P<b>{_POINT})", _between),
    (
        (
            rf"\b(?:in\s+)?(?P<a>{_YEAR}|{_MONTH}(?:\s+{_YEAR})?)\s*(?:[–-]|to\b|through\b)\s*"
            rf"(?P<b>{_MONTH}\s+{_YEAR}|{_YEAR})"
        ),
        _between,
    ),
    (rf"\b(?:from\s+)?(?P<a>{_DAY})\s+(?:to|until|till|through|–|-)\s+(?P<b>{_DAY})", _between),
    (rf"\b(?:since|from)\s+(?P<a>{_POINT})(?:\s+onwards?)?", _since),
    (rf"\b(?:before|until|till|prior to|up to)\s+(?P<a>{_POINT})", _before),
    (rf"\b(?:after|following)\s+(?P<a>{_POINT})", _since),
    (r"\b(?:in|during|throughout|over)\s+(?:the\s+)?(?P<part>early |late |mid-?)?(?P<a>(?:19|20)\d0)s\b", _decade),
    (rf"\b(?:in|during|over|by)\s+the\s+(?P<part>{_SHARE})\s+of\s+(?P<a>{_YEAR})", _part_of_year),
    (rf"\b(?:(?:on|in|during|throughout|through|by|of)\s+)?(?P<a>{_DAY})", _single),
    (rf"\b(?:in|during|throughout|through|over|by|for|of|around)\s+(?P<a>{_POINT})\b", _single),
    (rf"\b{_OVER}the\s+(?:past|last|previous|preceding)\s+(?:(?P<n>{NUMBER})\s+)?(?P<u>{UNIT})s?\b", _past),
    (
        (
            rf"\bfor\s+(?:at least\s+|more than\s+|over\s+|about\s+|almost\s+|nearly\s+)?(?P<n>{NUMBER})\s+"
            rf"(?P<u>{UNIT})s?\b(?!\s+(?:a|per|each|every)\b)"
        ),
        _past,
    ),
    (r"\bfor\s+(?:days|weeks|months|years|decades)\b", _open),
    (
        (rf"\b(?:in|within|inside)\s+(?:(?:just|only|barely|under|less than|more than)\s+)?(?P<n>{NUMBER})"
        rf"\s+(?P<u>{UNIT})s?\b"),
        _past,
    ),
    (rf"\b(?:in|during|for)\s+Q(?P<q>[1-4])(?:\s+(?:of\s+)?(?P<a>{_YEAR}))?\b", _quarter),
    (rf"\b{_OVER}the\s+(?:first|last)\s+{NUMBER}\s+(?:days|weeks|months)\s+of\s+(?:{_YEAR}|this year|last year)", _loose),
    (rf"\blast\s+(?P<a>{_MONTH})\b", _single),
    (rf"\bby the end of the {UNIT}\b", _loose),
    (rf"\b(?P<n>{NUMBER})\s+(?P<u>{UNIT})s?\s+ago\b", _ago),
    (r"\b(?P<w>this|last)\s+(?P<u>week|month|year)\b", _this),
    (rf"\b(?:(?:as recently as|on|last|by|since)\s+)?(?P<a>{WEEKDAY})(?:\s+(?:evening|morning|night|afternoon))?\b", _weekday),
    *((words, _loose) for words in OCCASIONS),
    (r"\bby (?:now|then)\b|\bin our lifetimes?\b|\bfor the time being\b", _open),
    (
        (rf"\b(?:in|during|over|by|for)\s+the\s+(?:{_SHARE})\b(?!\s+(?:case|place|line|instance|resort))"
        r"(?:\s+of\s+(?:this|last|the)\s+year)?"),
        _loose,
    ),
    (r"\bin today's\s+\w+", _open),
    (rf"\b(?:within|in the next|over the next|over the coming|in the coming)\s+{NUMBER}?\s*{UNIT}s?\b", _loose),
    (rf"\bin the {NUMBER} {UNIT}s (?:after|before|since|following) [\w-]+(?: [\w-]+)?", _loose),
    (rf"\b(?:since|after|following)\s+{_EVENT}(?:of|in|on)\s+(?P<a>{_POINT})", _since),
    (rf"\bsince\s+(?!then\b|{_POINT})(?:the\s+|its\s+|his\s+|their\s+)?[\w'’-]+(?:\s+(?!{_STOP})[\w'’-]+){{0,9}}", _open),
    (rf"\b{_TODAY}\b", _open),
    (rf"\b{_PAST}\b", _loose),
)  # fmt: skip
_LOOSE = len(_RULES) - 2
_GRAMMAR = tuple((re.compile(pattern, re.IGNORECASE), read) for pattern, read in _RULES)
