"""The text of a PDF, by the library that Chromium reads PDFs with (PDFium): lines joined to paragraphs again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from backing.errors import UnreadableStatement
from backing.files.sniff import PDF, media_type
from backing.statements.formats.format import Rendition
from backing.statements.readers.text import TextReader
from backing.statements.readers.transcript import TranscriptReader

MAX_PAGES = 300
FULL = 0.75
"""A line shorter than this share of a long line, with a full stop at its end, ends its paragraph."""
REPEATED = 3
"""On so many pages the same first or last line is a running head."""

_HYPHEN = "\ufffe"
"""What PDFium gives for a hyphen at the end of a line, in place of both."""
_ENDS = (".", "!", "?", "”", '"', "’", ":", ";")
_FOLIO = re.compile(r"(?:page\s+)?[-–—|\s]*\d{1,4}[-–—|\s]*(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_WRONG_PASSWORD = 4


class PdfFormat:
    """A document of text pages."""

    name = "PDF"
    media = PDF

    def recognises(self, content: bytes) -> bool:
        return media_type(content) == PDF

    def render(self, content: bytes, name: str) -> Rendition:
        pages = [page.splitlines() for page in _pages(content, name)]
        lines = [line.strip() for page in _without_heads(pages) for line in page]
        text = "\n\n".join(_paragraphs(lines))
        if not any(character.isalpha() for character in text):
            raise UnreadableStatement(
                f"{name} is a PDF without text, as a scanner makes it", hint="have its text recognised and save that"
            )
        text = _rehyphenated(text) + "\n"
        transcript = TranscriptReader()  # a document is no thread, whatever its numbers and repeated lines look like
        reader = transcript if transcript.recognises(text) else TextReader()
        return Rendition(text=text, reading=reader.read(text))


def _pages(content: bytes, name: str) -> list[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as problem:
        if getattr(problem, "err_code", None) == _WRONG_PASSWORD:
            raise UnreadableStatement(f"{name} is locked with a password", hint="save an open copy") from problem
        raise UnreadableStatement(f"{name} is a damaged PDF", hint="save it again") from problem
    try:
        if len(document) > MAX_PAGES:
            raise UnreadableStatement(
                f"{name} has {len(document)} pages, and {MAX_PAGES} are read", hint="save the pages that you mean"
            )
        return [document[number].get_textpage().get_text_range() for number in range(len(document))]
    except pypdfium2.PdfiumError as problem:
        raise UnreadableStatement(f"{name} is a damaged PDF", hint="save it again") from problem
    finally:
        document.close()


def _without_heads(pages: Sequence[list[str]]) -> Iterable[list[str]]:
    """The pages without page numbers, and without first and last lines that stand on several pages."""
    ends = Counter(line for page in pages for line in {_wording(end) for end in (*page[:1], *page[-1:])})
    for page in pages:
        first, last = 0, len(page)
        while first < last and _is_head(page[first], ends):
            first += 1
        while first < last and _is_head(page[last - 1], ends):
            last -= 1
        yield page[first:last]


def _is_head(line: str, ends: Counter[str]) -> bool:
    return not line.strip() or _FOLIO.fullmatch(line.strip()) is not None or ends[_wording(line)] >= REPEATED


def _wording(line: str) -> str:
    return re.sub(r"\d+", "", line).strip()


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines that run on, joined by a space; a short line that ends a sentence, or a heading, ends its paragraph."""
    lengths = sorted(len(line) for line in lines if line)
    long = lengths[len(lengths) * 9 // 10] if lengths else 0
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        here = paragraphs[-1]
        if not line or (here and len(here[-1]) < FULL * long and (here[-1].endswith(_ENDS) or not line[:1].islower())):
            paragraphs.append([])
        if line:
            paragraphs[-1].append(line)
    return [" ".join(each) for each in paragraphs if each]


def _rehyphenated(text: str) -> str:
    """Words cut at a line's end made whole; a hyphen stays where the document writes that word with one elsewhere."""
    written = set(re.findall(r"\w+-\w+", text.lower()))

    def whole(cut: re.Match[str]) -> str:
        joined = f"{cut[1]}-{cut[2]}"
        keeps = joined.lower() in written or not (cut[2][:1].islower() or (cut[1] + cut[2]).isupper())
        return joined if keeps else cut[1] + cut[2]

    return re.sub(rf"(\w+){_HYPHEN}(\w+)", whole, text).replace(_HYPHEN, "-")
