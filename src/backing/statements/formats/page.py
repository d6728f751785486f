"""A saved web page: the main text of an article, without what stands around it.

The text, its author and its address are found by trafilatura (Barbaresi 2021, ACL-IJCNLP demonstrations). The day is
taken only from what the page itself declares as its publication, never from its copyright line or its looks.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from backing.errors import UnreadableStatement
from backing.files.sniff import HTML, media_type
from backing.statements.dating import on_days
from backing.statements.formats.format import Rendition
from backing.statements.statement import Dating

FEWEST_WORDS = 8
"""Fewer words than these are what is left of a page whose text was not saved with it."""

_BLOCKS = {"p", "head", "item", "list", "quote", "table", "row", "cell", "ab", "main", "body"}
"""The elements of trafilatura's result (after TEI) that stand apart from the text around them."""
_BREAK = "\x1e"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_META = re.compile(r"<meta\s[^>]{1,1000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LINKED = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d{2}-\d{2})')
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PUBLISHED = {
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.issued", "citation_publication_date", "parsely-pub-date", "publish-date", "pubdate",
    "sailthru.date",
}  # fmt: skip


class PageFormat:
    """An article as a web page."""

    name = "web article"
    media = HTML

    def recognises(self, content: bytes) -> bool:
        return media_type(content) == HTML

    def render(self, content: bytes, name: str) -> Rendition:
        html = _decoded(content, name)
        document = _extracted(html, name)
        paragraphs = _paragraphs(document.body)
        if len(" ".join(paragraphs).split()) < FEWEST_WORDS:
            raise UnreadableStatement(
                f"{name} is a web page without an article that can be told from what stands around it",
                hint="save the text itself as plain text",
            )
        return Rendition(
            text="\n\n".join(paragraphs) + "\n",
            speaker=document.author or None,
            dating=_published(html),
            url=document.url or None,
        )


def _decoded(content: bytes, name: str) -> str:
    """The page in the encoding that it declares, else UTF-8. An encoding is never guessed."""
    declared = _CHARSET.search(content[:4096])
    encoding = declared[1].decode().lower() if declared else "utf-8"
    if encoding in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"):
        encoding = "windows-1252"  # as every browser reads it (WHATWG Encoding Standard)
    for mark, marked in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        encoding = marked if content.startswith(mark) else encoding
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError) as problem:
        raise UnreadableStatement(
            f"{name} is not in the encoding {encoding}, which it {'declares' if declared else 'would have by default'}",
            hint="save the page again, or its text as plain text in UTF-8",
        ) from problem


def _extracted(html: str, name: str) -> Any:
    import trafilatura

    try:
        document = trafilatura.bare_extraction(html, include_comments=False, include_tables=False, with_metadata=True)
    except Exception as problem:  # whatever a parser of damaged pages may raise
        raise UnreadableStatement(f"{name} is a damaged web page", hint="save its text as plain text") from problem
    if document is None:
        raise UnreadableStatement(f"{name} is a web page without text", hint="save its text as plain text")
    return document


def _paragraphs(body: Any) -> list[str]:
    """The article's blocks: how the page's source breaks its lines says nothing, a ``<br>`` does."""
    parts: list[str] = []
    for event, element in _walk(body):
        if element.tag in _BLOCKS:
            parts.append(_BREAK)
        if element.tag == "lb" and event == "start":
            parts.append("\n")
        words = element.text if event == "start" else element.tail
        parts.append(re.sub(r"\s+", " ", words or ""))
    blocks = re.split(rf"{_BREAK}|\n\s*\n", "".join(parts))
    lines = [[line.strip() for line in block.split("\n") if line.strip()] for block in blocks]
    return ["\n".join(each) for each in lines if each]


def _walk(body: Any) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    return iter(etree.iterwalk(body, events=("start", "end")))


def _published(html: str) -> Dating | None:
    """The day on which the page says it was published; from the first to the last where it names several."""
    found = [day for text in (*_declared(html), *_LINKED.findall(html)) if (day := _day(text))]
    return on_days(found, basis="given", words="the page's own day of publication") if found else None


def _declared(html: str) -> list[str]:
    values = []
    for tag in _META.findall(html):
        attributes = {key.lower(): one or other for key, one, other in _ATTRIBUTE.findall(tag)}
        named = {attributes.get(key, "").lower() for key in ("name", "property", "itemprop")}
        if named & _PUBLISHED:
            values.append(attributes.get("content", ""))
    return values


def _day(text: str) -> date | None:
    """The day as it is written, in the publisher's own time zone."""
    hit = _DAY.match(text.strip().replace("/", "-"))
    try:
        return date.fromisoformat(hit[0]) if hit else None
    except ValueError:
        return None
