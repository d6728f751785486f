"""What an unrolling service prints around a thread: told from its strings, and left out.

After the last post come the service's footer and the openings of other threads. The footer may be lost, and then the
openings follow the last post at once; only the line that closes each of them (``Read 12 tweets``) tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import accumulate

from backing.statements.readers.draft import Said
from backing.statements.readers.lines import Paragraph, Row, paragraphs_of, regrouped
from backing.statements.readers.reader import Reading
from backing.statements.readers.thread import unroll
from backing.statements.statement import Reason
from backing.vocabulary.interface import SURE, Service

HEADER_GAP = 3
"""Other lines that may stand between two strings of a header: a name, and what its bearer says about themself."""
OPENING_HEAD = 8
"""Lines before the end of an opening in which its date may stand."""
_DAYS = ("%b %d, %Y", "%b %d %Y", "%d %b %Y", "%d %b, %Y")


def bears(text: str, service: Service) -> bool:
    """Whether the text holds strings of the service, and enough of them."""
    lines = [row.words for paragraph in paragraphs_of(text) for row in paragraph]
    once = sum(service.prints(line, *SURE) is not None for line in lines)
    return once + sum(service.prints(line, "opening") is not None for line in lines) >= service.enough


def read_page(text: str, service: Service) -> Reading:
    """The posts of a thread on a page of the service."""
    paragraphs, said = unframed(paragraphs_of(text), service)
    return unroll(paragraphs, said)


def unframed(paragraphs: Sequence[Paragraph], service: Service) -> tuple[list[Paragraph], Said]:
    """The paragraphs with the service's frame left out, and what the frame says of the thread."""
    ends = list(accumulate(map(len, paragraphs)))
    rows = [row for paragraph in paragraphs for row in paragraph]
    head = _header(rows, service)
    tail = _footer(rows, ends, head, service)
    reasons = [_reason(rows[index].words, index, head, tail, service) for index in range(len(rows))]
    kept = [row.dropped(reason) if reason else row for row, reason in zip(rows, reasons, strict=True)]
    return regrouped(kept, paragraphs), _said(rows, head, tail, service)


def _header(rows: Sequence[Row], service: Service) -> int:
    """The number of rows in the header."""
    head = unknown = 0
    for index, row in enumerate(rows):
        if service.prints(row.words, "header") is not None:
            head, unknown = index + 1, 0
        elif service.prints(row.words, "weak") is None:
            unknown += 1
        if unknown > HEADER_GAP:
            break
    return head


def _footer(rows: Sequence[Row], ends: Sequence[int], head: int, service: Service) -> int:
    """The row at which the thread is over."""
    tail = len(rows)
    for index in range(head, len(rows)):
        if service.prints(rows[index].words, "end", "footer", "others") is not None:
            tail = index
            break
        if service.prints(rows[index].words, "opening") is not None:
            tail = _opening(rows, ends, head, index, service)
            break
    while tail > head and service.prints(rows[tail - 1].words, "weak", *SURE) is not None:
        tail -= 1
    return tail


def _opening(rows: Sequence[Row], ends: Sequence[int], head: int, end: int, service: Service) -> int:
    """Where the opening begins that ends at the row ``end``: at its date, else one paragraph before."""
    for index in range(end - 1, max(end - OPENING_HEAD, head) - 1, -1):
        if "day" in (service.prints(rows[index].words, "weak") or ()):
            return index
    starts = (0, *ends) if len(ends) > 1 else (end - 1,)
    return max(head, *(start for start in starts if start < end))


def _reason(line: str, index: int, head: int, tail: int, service: Service) -> Reason | None:
    """Why a row is no part of the thread, if it is not."""
    if index < head:
        return Reason.METADATA if service.prints(line, "weak", *SURE) is None else Reason.INTERFACE
    if index >= tail:
        return Reason.OTHER_THREAD if service.prints(line, "weak", *SURE) is None else Reason.INTERFACE
    return Reason.INTERFACE if service.prints(line, *SURE) is not None else None


def _said(rows: Sequence[Row], head: int, tail: int, service: Service) -> Said:
    """Who speaks and when, as the header says and the footer repeats."""
    filled: dict[str, str] = {}
    for row in (*rows[:head], *rows[tail:]):
        for key, value in (service.prints(row.words, "weak", *SURE) or {}).items():
            filled.setdefault(key, value)
    handle = f"@{filled['handle']}" if "handle" in filled else None
    return Said(speaker=filled.get("name", handle), day=_day(filled.get("day")))


def _day(words: str | None) -> date | None:
    """The day, where its year is given."""
    for form in _DAYS if words else ():
        try:
            return datetime.strptime(f"{words} +0000", f"{form} %z").date()
        except ValueError:
            continue
    return None
