"""A text as trimmed lines that remember where they stood, and lose words only with a reason."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from backing.provenance import Span
from backing.statements.statement import LeftOut, Reason

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n?|\n")
_BLANK = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\ufeff\u200b\u200e\u200f\u2060"
_CLOSING = ".,;:!?)"

Paragraph = list["Row"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cut:
    """Part of a row's words that is to be left out: positions in ``Row.words``."""

    start: int
    end: int
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Row:
    """A line while its text is taken apart.

    ``runs`` are what still counts as the author's, ``left_out`` is what does not; both in code points of ``text``, the
    whole original. Between them they cover every visible character of the line once, whatever is cut.
    """

    text: str
    runs: tuple[Span, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def words(self) -> str:
        """What is left of the line; empty once all of it is left out."""
        if len(self.runs) == 1:
            return self.runs[0].slice(self.text)
        return "".join(run.slice(self.text) for run in self.runs)

    def without(self, cuts: Iterable[Cut]) -> Row:
        """The row less some of its words; ``cuts`` come in order and do not overlap."""
        cuts = list(cuts)
        if not cuts:
            return self
        starts = [0, *accumulate(map(len, self.runs))]
        kept: list[Span] = []
        left_out = list(self.left_out)
        at = 0
        for cut in cuts:
            kept += self._placed(starts, at, cut.start)
            left_out += [LeftOut(span=span, reason=cut.reason) for span in self._placed(starts, cut.start, cut.end)]
            at = cut.end
        kept += self._placed(starts, at, starts[-1])
        return replace(self, runs=_trimmed(self.text, kept), left_out=tuple(left_out))

    def dropped(self, reason: Reason) -> Row:
        """The row with all its words left out."""
        return replace(self, runs=(), left_out=self.left_out + tuple(LeftOut(span=r, reason=reason) for r in self.runs))

    def split(self, positions: Iterable[int]) -> list[Row]:
        """The row as several, parted at positions in its words; what it left out goes with the first."""
        positions = list(positions)
        if not positions:
            return [self]
        starts = [0, *accumulate(map(len, self.runs))]
        parts = [
            Row(text=self.text, runs=_trimmed(self.text, self._placed(starts, first, last)))
            for first, last in pairwise([0, *positions, starts[-1]])
        ]
        return [replace(parts[0], left_out=self.left_out), *parts[1:]]

    def _placed(self, starts: list[int], start: int, end: int) -> Iterator[Span]:
        """Where the words from ``start`` to ``end`` stand in the original; ``starts`` are where each run begins."""
        index = bisect_right(starts, start) - 1
        while start < end:
            run = self.runs[index]
            first = run.start + start - starts[index]
            last = min(run.end, first + end - start)
            yield Span(start=first, end=last)
            start, index = start + last - first, index + 1


def _trimmed(text: str, runs: Iterable[Span]) -> tuple[Span, ...]:
    """The runs without white space at either end of the line, and with one space at most where two of them meet.

    None is left before a sign that closes, so that no comma hangs in the air where an address was.
    """
    kept: list[Span] = []
    for run in runs:
        start = run.start
        if not kept or text[kept[-1].end - 1] in _BLANK:
            start = run.end - len(run.slice(text).lstrip(_BLANK))
        if start < run.end and text[start] in _CLOSING:
            _shorten(text, kept)
        if start < run.end:
            kept.append(Span(start=start, end=run.end))
    _shorten(text, kept)
    return tuple(kept)


def _shorten(text: str, runs: list[Span]) -> None:
    """Take the white space from the end of the last run, and the run if it holds no more."""
    while runs:
        last = runs.pop()
        end = last.start + len(last.slice(text).rstrip(_BLANK))
        if last.start < end:
            runs.append(Span(start=last.start, end=end))
            return


def lines_of(text: str) -> list[Span]:
    """The lines of ``text`` that hold anything to see, without the white space around them."""
    found = (Span(start=match.start(), end=match.end()) for match in _LINE.finditer(text))
    return [line for each in found for line in _trimmed(text, [each])]


def rows_of(text: str) -> list[Row]:
    """The lines of ``text`` as rows of which nothing is left out yet."""
    return [Row(text=text, runs=(line,)) for line in lines_of(text)]


def paragraphs_of(text: str) -> list[Paragraph]:
    """The lines of ``text`` in paragraphs, which are what stands between blank lines."""
    rows = rows_of(text)
    paragraphs: list[Paragraph] = [rows[:1]] if rows else []
    for before, row in pairwise(rows):
        between = text[before.runs[-1].end : row.runs[0].start]
        if len(_BREAK.findall(between)) > 1:
            paragraphs.append([])
        paragraphs[-1].append(row)
    return paragraphs


def regrouped(rows: Sequence[Row], paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """``rows``, one for every row of ``paragraphs``, in paragraphs as these are."""
    ends = list(accumulate(map(len, paragraphs)))
    return [list(rows[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


def visible(character: str) -> bool:
    """Whether a character leaves a mark on the page: anything but white space, controls and format characters."""
    return not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf")
