"""Posts as services store them, written out as a plain page: a line that says who, when and where, then the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate

from backing.errors import UnreadableStatement
from backing.provenance import Span
from backing.statements.formats.format import Rendition
from backing.statements.readers.lines import Cut, Row, lines_of
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
    texts = [text for message in messages for text in (_head(message), f"\n{_clean(message.text)}\n\n")]
    page, ends = "".join(texts), [0, *accumulate(map(len, texts))]
    drafts, left_out = [], []
    for number, message in enumerate(messages):
        head, words = (Span(start=ends[at], end=ends[at + 1]) for at in (2 * number, 2 * number + 1))
        rows = [_read(row, message) for row in _rows(page, words)]
        left_out += [LeftOut(span=head, reason=Reason.METADATA)] if len(head) else []
        left_out += [out for row in rows for out in row.left_out]
        if lines := tuple(row.runs for row in rows if row.runs):
            drafts.append(_draft(message, lines))
    if not drafts:
        raise UnreadableStatement(f"{name} holds no words of its author", hint="check that the posts were saved whole")
    return Rendition(text=page, reading=Reading(drafts=tuple(drafts), left_out=tuple(left_out)))


def _head(message: Message) -> str:
    return _clean(" · ".join(filter(None, (message.speaker, message.time, message.url)))).replace("\n", " ")


def _rows(page: str, words: Span) -> Iterator[Row]:
    for line in lines_of(words.slice(page)):
        yield Row(text=page, runs=(Span(start=words.start + line.start, end=words.start + line.end),))


def _read(row: Row, message: Message) -> Row:
    """A line of a post without links; nothing of it where the post is somebody else's."""
    if not message.own:
        return row.dropped(Reason.OTHER_SPEAKER)
    links = "|".join(re.escape(link) for link in sorted(set(message.links), key=len, reverse=True) if link)
    found = re.finditer(links, row.words) if links else ()
    return row.without(Cut(start=hit.start(), end=hit.end(), reason=Reason.LINK) for hit in found)


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
