"""Posts as services store them, written out as a plain page: a line that says who, when and where, then the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from backing.errors import UnreadableStatement
from backing.provenance import Span
from backing.statements.formats.format import Rendition
from backing.statements.readers.lines import lines_of
from backing.statements.readers.reader import Draft, Line, Reading
from backing.statements.statement import LeftOut, Reason

_TWEETED = "%a %b %d %H:%M:%S %z %Y"
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One post. ``time`` is as the service wrote it, ``day`` what it comes to.

    ``links`` are the addresses in ``text`` that stand for no words. ``own`` is whether the statement's author wrote it; what
    others wrote is on the page but not in the statement.
    """

    speaker: str | None
    text: str
    time: str | None = None
    day: date | None = None
    url: str | None = None
    language: str | None = None
    links: tuple[str, ...] = ()
    own: bool = True


def write_out(messages: Sequence[Message], name: str) -> Rendition:
    """The page of ``messages``, in their order; raises UnreadableStatement when the author says nothing in them."""
    page, drafts, left_out = "", [], []
    for message in messages:
        head = _clean(" · ".join(filter(None, (message.speaker, message.time, message.url)))).replace("\n", " ")
        words = Span(start=len(page) + len(head) + 1, end=len(page) + len(head) + 1 + len(_clean(message.text)))
        page += f"{head}\n{_clean(message.text)}\n\n"
        if head:
            left_out.append(
                LeftOut(span=Span(start=words.start - 1 - len(head), end=words.start - 1), reason=Reason.METADATA)
            )
        lines = [Span(start=words.start + s.start, end=words.start + s.end) for s in lines_of(words.slice(page))]
        if not message.own:
            left_out += [LeftOut(span=line, reason=Reason.OTHER_SPEAKER) for line in lines]
            continue
        kept, links = _without_links(page, lines, message.links)
        left_out += [LeftOut(span=link, reason=Reason.LINK) for link in links]
        if kept:
            drafts.append(_draft(message, kept))
    if not drafts:
        raise UnreadableStatement(f"{name} holds no words of its author", hint="check that the posts were saved whole")
    return Rendition(text=page, reading=Reading(drafts=tuple(drafts), left_out=tuple(left_out)))


def day_of(time: str | None, *, earliest: date = date.min) -> date | None:
    """The day (UTC) of a service's time stamp; None for what is none, for the future, and before ``earliest``."""
    try:
        moment = datetime.fromisoformat(time or "")
    except ValueError:
        try:
            moment = datetime.strptime(time or "", _TWEETED)  # noqa: DTZ007 -- the pattern has %z
        except ValueError:
            return None
    try:
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:
        return None
    return moment.date() if earliest <= moment.date() <= (datetime.now(UTC) + timedelta(days=1)).date() else None


def _draft(message: Message, lines: tuple[Line, ...]) -> Draft:
    return Draft(
        lines=lines,
        speaker=_clean(message.speaker) if message.speaker else None,
        day=message.day,
        url=message.url,
        language=message.language,
    )


def _clean(text: str) -> str:
    """Without halves of characters, which JSON can hold and UTF-8 cannot."""
    return _SURROGATE.sub("\ufffd", text)


def _without_links(page: str, lines: Sequence[Span], links: Sequence[str]) -> tuple[tuple[Line, ...], list[Span]]:
    """Each line as its runs between links; lines of nothing else fall away."""
    kept, cut = [], []
    for line in lines:
        found = list(_places(page, line, links))
        cut += found
        if runs := _runs(page, line, found):
            kept.append(runs)
    return tuple(kept), cut


def _runs(page: str, line: Span, links: Sequence[Span]) -> Line:
    """What stands between ``links``, without the space that each of them leaves behind."""
    runs: list[Span] = []
    ends = [line.start, *(end for link in links for end in (link.start, link.end)), line.end]
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        words = page[start:end]
        first = start if runs else start + len(words) - len(words.lstrip())
        last = start + len(words.rstrip())
        if first < last:
            runs.append(Span(start=first, end=last))
    return tuple(runs)


def _places(page: str, line: Span, links: Sequence[str]) -> Iterator[Span]:
    words = "|".join(re.escape(link) for link in sorted(set(links), key=len, reverse=True) if link)
    if words:
        for hit in re.finditer(words, line.slice(page)):
            yield Span(start=line.start + hit.start(), end=line.start + hit.end())
