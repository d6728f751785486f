"""When was it said? Given in the text, decoded from its address, inferred from its own words as a range, or unknown.

Never made up: of the four, the first that holds is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from backing.provenance import DateRange
from backing.statements.identifiers import decode_url
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
_ADDRESS = re.compile(r"(?:(?:url|source|link|saved from|archived from)\s*:\s*)?((?:https?|at)://\S+)", re.IGNORECASE)


def date_statement(text: str, *, urls: Iterable[str] = (), today: date | None = None) -> Dating:
    """The day that the text's heading gives, else the one in its address, else a range since an event that it names.

    ``urls`` are the addresses under which the text was published, post by post. No identifier is younger than ``today``.
    """
    today = today or datetime.now(UTC).date()
    return _heading(text) or _decoded([*urls, *_address(text)], today) or _inferred(text) or UNKNOWN


def on_days(days: Iterable[date], *, basis: str, words: str) -> Dating:
    """The dating of what was said on ``days``, of which there is at least one: from the first to the last."""
    known = sorted(days)
    return Dating(days=DateRange(earliest=known[0], latest=known[-1]), basis=basis, words=words)


def _decoded(urls: Iterable[str], today: date) -> Dating | None:
    found = [decoded for url in urls if (decoded := decode_url(url, today=today))]
    return on_days((each.day for each in found), basis="decoded", words=found[0].words) if found else None


def _address(text: str) -> tuple[str, ...]:
    """The address that stands alone on the first line. Further down it may as well be somebody else's post."""
    hit = _ADDRESS.fullmatch(text.strip().partition("\n")[0].strip())
    return (hit[1],) if hit else ()


def _heading(text: str) -> Dating | None:
    """A full date in one of the first short lines: a dateline, a by-line, a posting time."""
    for line in _header(text):
        for day, words in _absolute(line):
            if not _heads(line, words):
                continue
            return Dating(days=DateRange(earliest=day, latest=day), basis="given", words=words)
    return None


def _header(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()][:_HEADER_LINES]


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
