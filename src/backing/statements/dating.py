"""When was it said? Given in the text, inferred from its own words as a range, or unknown; never made up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from backing.provenance import DateRange
from backing.statements.statement import Dating
from backing.vocabulary.actors import actors
from backing.vocabulary.anchor import Anchor
from backing.vocabulary.anchors import anchors

UNKNOWN = Dating(days=DateRange(earliest=None, latest=None), basis="unknown")

_HEADER_LINES = 4
_HEADER_LENGTH = 80
_PLACE_LENGTH = 40
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(f"{month}|{month[:3]}\\.?" for month in _MONTHS) + r"|sept\.?"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})\s+({_MONTH})\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\s+(\d{{1,2}}),?\s+(\d{{4}})\b", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_COUNT = rf"(\d{{1,3}}|{'|'.join(_NUMBERS)})"
_UNIT = r"(day|week|month|year)s?"
_RULE = re.compile(
    rf"\b{_COUNT}[- ]{_UNIT}(?:-long)?\s+(?:rule|reign|government|administration|tenure)\b", re.IGNORECASE
)
_SINCE = re.compile(rf"\b{_COUNT}\s+{_UNIT}\s+(?:after|since|into|on from|following)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]?")


def date_statement(text: str) -> Dating:
    """The day that the text's heading gives, else a range inferred from a length of time since a known event."""
    return _heading(text) or _inferred(text) or UNKNOWN


def _heading(text: str) -> Dating | None:
    """A full date in one of the first short lines: a dateline, a by-line, a posting time."""
    lines = [line for line in text.splitlines() if line.strip()][:_HEADER_LINES]
    for line in lines:
        for day, words in _absolute(line):
            if not _heads(line, words):
                continue
            return Dating(days=DateRange(earliest=day, latest=day), basis="given", words=words)
    return None


def _heads(line: str, words: str) -> bool:
    """Whether a date heads the text: on a short line that is no sentence, or as ``Place, date – Text``."""
    line = line.strip()
    if len(line) <= _HEADER_LENGTH and not line.endswith((".", "!", "?", "”", '"')):
        return True
    before, _, after = line.partition(words)
    return len(before) <= _PLACE_LENGTH and after.lstrip()[:1] in tuple("–—-:|·")


def _absolute(line: str) -> Iterator[tuple[date, str]]:
    for pattern, order in ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2)), (_ISO, (1, 2, 3))):
        for match in pattern.finditer(line):
            year, month, day = (match.group(group) for group in order)
            try:
                yield date(int(year), _month(month), int(day)), match.group()
            except ValueError:
                continue  # 30 February: not a date, and not for us to mend


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next(number for number, name in enumerate(_MONTHS, start=1) if name.startswith(word.lower().rstrip(".")))


def _inferred(text: str) -> Dating | None:
    """Completed units since an event: ``20-month rule`` since 15 August 2021 is 15 April to 15 May 2023."""
    for sentence in _SENTENCE.findall(text):
        for match, anchor in _elapsed(sentence):
            count, unit = _number(match.group(1)), match.group(2).lower()
            days = DateRange(earliest=_after(anchor.start, count, unit), latest=_after(anchor.start, count + 1, unit))
            words = f"“{match.group().strip()}” since {anchor.name} ({anchor.start})"
            return Dating(days=days, basis="inferred", words=words)
    return None


def _elapsed(sentence: str) -> Iterator[tuple[re.Match[str], Anchor]]:
    for match in _RULE.finditer(sentence):
        anchor = _latest_rule(sentence)
        if anchor:
            yield match, anchor
    for match in _SINCE.finditer(sentence):
        rest = sentence[match.end() :].lower()
        for anchor in anchors():
            if any(phrase.lower() in rest[: len(phrase) + 20] for phrase in anchor.phrases):
                yield match, anchor


def _latest_rule(sentence: str) -> Anchor | None:
    """The rule in force of whichever actor the sentence names."""
    names = {actor.id: (actor.name, *actor.aliases) for actor in actors()}
    rules = [
        a
        for a in anchors()
        if a.kind == "rule" and a.end is None and _names_any(sentence, names.get(a.actor or "", ()))
    ]
    return max(rules, key=lambda anchor: anchor.start, default=None)


def _names_any(sentence: str, names: tuple[str, ...]) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", sentence, re.IGNORECASE) for name in names)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.index(word.lower()) + 1


def _after(start: date, count: int, unit: str) -> date:
    if unit in ("day", "week"):
        return start + timedelta(days=count * (7 if unit == "week" else 1))
    months = start.month - 1 + count * (12 if unit == "year" else 1)
    year, month = start.year + months // 12, months % 12 + 1
    day = min(start.day, ((date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)).day)
    return date(year, month, day)
