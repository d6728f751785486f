"""Addresses: they lead to what somebody else wrote, and are no words of the author's.

A Markdown link is reduced to the words that it shows. A link whose words are themselves an address, most often one that
was cut (``example.org/long/pa…``), is left out as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from backing.statements.readers.lines import Cut, Row
from backing.statements.statement import Reason

STATUS = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(\w{1,20})/status/(\d{1,20})\S*")
"""The address of a post: handle and identifier."""

_DOMAIN = r"(?:[\w-]{1,63}\.){1,4}[a-z]{2,24}"
_BARE = re.compile(
    r"https?://(?:[^\s()]++|\([^\s()]*+\))*+|(?:t\.co|pic\.twitter\.com)/\w+"
    rf"|(?<![\w.@/-]){_DOMAIN}/\S{{0,200}}?…",
    re.IGNORECASE,
)
_CLOSING = ".,;:!?'\"”’]}"
_URL = r"[^()\s]*(?:\([^()\s]*\)[^()\s]*)*"
_SHOWN = r"(?:[^\[\]]|\[[^\[\]]*\])*"
_LINK = re.compile(rf"(!?)\[({_DOMAIN}:\s.{{1,300}}?(?=\]\(https?://)|{_SHOWN})\]\({_URL}\)")
_ADDRESS = re.compile(rf"\[*(?:https?://\S+|{_DOMAIN}(?:/\S*|…)?)", re.IGNORECASE)
_SITE = re.compile(rf"{_DOMAIN}:\s+", re.IGNORECASE)


def address_of(status: re.Match[str]) -> str:
    """The address of a post without what was appended to it to count clicks."""
    return f"https://twitter.com/{status.group(1)}/status/{status.group(2)}"


def without_links(row: Row) -> Row:
    """The row less every Markdown link's syntax and every bare or cut address."""
    row = row.without(_markdown(row.words))
    return row.without(_bare(row.words))


def _bare(words: str) -> Iterator[Cut]:
    for match in _BARE.finditer(words):
        yield Cut(start=match.start(), end=match.start() + len(match.group().rstrip(_CLOSING)), reason=Reason.LINK)


def _markdown(words: str) -> Iterator[Cut]:
    for match in _LINK.finditer(words):
        picture, shown = match.group(1), match.group(2)
        if picture or shown.startswith("!["):
            yield Cut(start=match.start(), end=match.end(), reason=Reason.PICTURE)
        elif not shown.strip() or _ADDRESS.fullmatch(shown.strip()) or _LINK.search(shown):
            yield Cut(start=match.start(), end=match.end(), reason=Reason.LINK)
        else:
            site = _SITE.match(shown)
            start = match.start(2) + (site.end() if site else 0)
            yield Cut(start=match.start(), end=start, reason=Reason.LINK)
            yield Cut(start=match.end(2), end=match.end(), reason=Reason.LINK)
