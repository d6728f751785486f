"""Threads in an archive of Markdown pages: who posted and where it stands above, then the posts as paragraphs.

A page begins with front matter, a title, a line that names the author and one that links to the thread. Pictures stand
in tables, and quoted posts in ``<blockquote>``: others' words, or the author's from elsewhere, which are left out. The page
tells paragraphs and not posts, so a paragraph is a post.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from backing.statements.readers.draft import Said, draft
from backing.statements.readers.lines import Cut, Paragraph, Row, paragraphs_of, regrouped
from backing.statements.readers.links import STATUS, address_of, without_links
from backing.statements.readers.marks import without_marks
from backing.statements.readers.numbering import number_posts
from backing.statements.readers.reader import Reading
from backing.statements.statement import Reason

FIRST_ROWS = 60
"""Lines from the top in which the author and the address stand; the rest is long front matter."""
INDEX = 3
"""Lines of an index, at least, that make a page one; a single one where it names the author."""

_AUTHOR = re.compile(r"\**Author:\**\s*(?:\[([^\]]{1,200})\]\(https?://[^\s)]{1,300}\)|(\S.{0,200}))")
_ITEM = re.compile(r"[*-]\s+\[[^\]]{1,300}\]\([^\s)]{1,300}\)(?P<by>\s+\(by \[[^\]]{1,200}\]\([^\s)]{1,300}\)\))?")
_FENCE = re.compile(r"-{3,}")
_TITLE = re.compile(r"#{1,6}\s+(?=\S)")
_SIGN = re.compile(r"[*-]\s+")
_TABLE = re.compile(r"\|.*\|")
_RULED = re.compile(r"\|(?: ?:?-{1,9}:? ?\|)+")


class ArchiveReader:
    """Knows a page by its two lines about author and thread, or as an index of such pages."""

    name = "archived thread"

    def recognises(self, text: str) -> bool:
        rows = [row.words for paragraph in paragraphs_of(text) for row in paragraph]
        head = rows[:FIRST_ROWS]
        thread = any(map(_AUTHOR.match, head)) and any(map(STATUS.search, head))
        items = [match for match in map(_ITEM.fullmatch, rows) if match]
        return thread or len(items) >= INDEX or any(item.group("by") for item in items)

    def read(self, text: str) -> Reading:
        paragraphs = paragraphs_of(text)
        rows = [row for paragraph in paragraphs for row in paragraph]
        reasons, said = _head(rows)
        reasons |= _quoted(rows)
        own = [row.dropped(reasons[at]) if at in reasons else _plain(row) for at, row in enumerate(rows)]
        posts = number_posts(regrouped([without_marks(row) for row in own], paragraphs), stripped=True)
        return draft(_once([[without_marks(row) for row in post] for post in posts]), said)


def _head(rows: Sequence[Row]) -> tuple[dict[int, Reason], Said]:
    """Why each row above the first post is left out, and what they say of the thread."""
    reasons: dict[int, Reason] = {}
    lines = [row.words for row in rows[:FIRST_ROWS]]
    start = 0
    if lines and _FENCE.fullmatch(lines[0]):
        start = next((index + 1 for index, line in enumerate(lines) if index and _FENCE.fullmatch(line)), 0)
        reasons = dict.fromkeys(range(start), Reason.FRONT_MATTER)
    author = next((index for index in range(start, len(lines)) if _AUTHOR.match(lines[index])), None)
    if author is None:
        return reasons, Said()
    address = next((index for index in range(start, len(lines)) if STATUS.search(lines[index])), author)
    titles = [index for index in range(start, author) if _TITLE.match(lines[index])]
    reasons |= dict.fromkeys((*titles, author, address), Reason.METADATA)
    name, status = _AUTHOR.match(lines[author]), STATUS.search(lines[address])
    return reasons, Said(speaker=name and (name.group(1) or name.group(2)).strip(), url=status and address_of(status))


def _quoted(rows: Sequence[Row]) -> dict[int, Reason]:
    """The rows of quoted posts; a quotation that is never closed is none."""
    reasons: dict[int, Reason] = {}
    start = None
    for index, row in enumerate(rows):
        words = row.words
        if words.startswith("<blockquote"):
            start = index
        if start is not None and words.endswith("</blockquote>"):
            reasons |= dict.fromkeys(range(start, index + 1), Reason.QUOTED_POST)
            start = None
    return reasons


def _plain(row: Row) -> Row:
    """A row without Markdown: tables of pictures, links, the signs of titles and of an index."""
    words = row.words
    if _RULED.fullmatch(words) or (_TABLE.fullmatch(words) and "![" in words):
        return row.dropped(Reason.PICTURE)
    sign = _TITLE.match(words) or (_ITEM.fullmatch(words) and _SIGN.match(words))
    if sign:
        row = row.without([Cut(start=0, end=sign.end(), reason=Reason.MARKUP)])
    return without_links(row)


def _once(posts: Sequence[Paragraph]) -> list[Paragraph]:
    """The posts, less those that only say again what the one before says."""
    once: list[Paragraph] = []
    before = ""
    for post in posts:
        words = " ".join(" ".join(row.words for row in post).split()).casefold()
        once.append([row.dropped(Reason.REPEAT) for row in post] if words and words == before else post)
        before = words or before
    return once
