"""What was said, by whom and when: the record that every later stage points back to."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backing.files.sniff import PLAIN
from backing.provenance import DateRange, Span

ENGLISH = "en"
UNDETERMINED = "und"
"""The ISO 639 code for a language that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When a statement was made, and how that is known.

    ``basis`` is ``given`` (by the user or the document), ``decoded`` (from a post's identifier, named in ``words``),
    ``inferred`` (from the statement's own words, quoted in ``words``) or ``unknown``; a date is never made up.
    """

    days: DateRange
    basis: str
    words: str | None = None

    @property
    def known(self) -> bool:
        return self.days.earliest is not None and self.days.latest is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of clean text and the bytes of the original that it stands for.

    ``text`` counts code points of ``Statement.text``; ``original`` counts bytes of the utterance's original file, or of
    its rendition where there is one. The two are of the same length in characters, so positions inside a segment map one
    to one.
    """

    text: Span
    original: Span


class Reason(StrEnum):
    """Why a run of the original is not in the clean text."""

    INTERFACE = "interface"
    MARK = "mark"
    NUMBERING = "numbering"
    REPEAT = "repeat"
    ELLIPSIS = "ellipsis"
    OTHER_THREAD = "other thread"
    QUOTED_POST = "quoted post"
    LINK = "link"
    PICTURE = "picture"
    MARKUP = "markup"
    FRONT_MATTER = "front matter"
    METADATA = "metadata"
    OTHER_SPEAKER = "other speaker"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A run of the original that the clean text does not have, and why.

    While a text is read the span counts code points of the decoded original; in an utterance, bytes of its file.
    """

    span: Span
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post of a thread (or one paragraph of an article), numbered from 1 through the whole statement.

    ``speaker``, ``day`` (UTC) and ``url`` are what the original says of it, if it does. ``language`` is an ISO 639 code.
    """

    index: int
    span: Span
    speaker: str | None = None
    day: date | None = None
    url: str | None = None
    language: str = UNDETERMINED

    @property
    def foreign(self) -> bool:
        """Whether it surely is not in English, and so not for the parser."""
        return self.language not in (ENGLISH, UNDETERMINED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One text by one speaker at one time: a thread, an article, a transcript.

    ``span`` is its place in ``Statement.text``. ``digest`` is the SHA-256 of the original bytes, ``size`` their number,
    ``media`` what they are (IANA media type). Bytes that are not plain text are read from their ``rendition``: the text
    that a person would read in them, kept beside them and named by its SHA-256. Every visible
    character of that text is in one segment or in one ``left_out``, and in no two.
    """

    name: str
    digest: str
    size: int
    reader: str
    language: str
    speaker: str | None
    dating: Dating
    span: Span
    segments: tuple[Segment, ...]
    left_out: tuple[LeftOut, ...] = ()
    media: str = PLAIN
    rendition: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One or more utterances that belong to one case, joined into a single clean text.

    Every position that a later stage keeps counts code points of ``text``.
    """

    text: str
    utterances: tuple[Utterance, ...]
    posts: tuple[Post, ...]

    def utterance_at(self, position: int) -> Utterance:
        """The utterance that holds a position; raises ValueError between utterances and beyond the text."""
        for utterance in self.utterances:
            if utterance.span.start <= position < max(utterance.span.end, utterance.span.start + 1):
                return utterance
        raise ValueError(f"no utterance at position {position}")

    def post_at(self, position: int) -> Post:
        """The post that holds a position, or the one before it when it falls on a joint between posts."""
        earlier = bisect_right(self.posts, position, key=lambda post: post.span.start)
        if not earlier:
            raise ValueError(f"no post at position {position}")
        return self.posts[earlier - 1]

    def first_days(self) -> tuple[date, ...]:
        """For each utterance that has a date, the first day on which it can have been made."""
        return tuple(day for each in self.utterances if (day := each.dating.days.earliest) is not None)

    def latest_day(self) -> date | None:
        """The last day on which the statement can have been made, or None when no utterance has a date."""
        days = [u.dating.days.latest for u in self.utterances if u.dating.days.latest is not None]
        return max(days, default=None)


def original_spans(statement: Statement, span: Span, original: bytes) -> tuple[Span, ...]:
    """The byte ranges of ``original`` behind a span of the clean text, in order.

    ``original`` are the bytes of the utterance that holds the span's start, or those of its rendition. A span that crosses
    a joint gives several ranges; what the reader put in itself (a space where a cut sentence was rejoined) has no bytes and
    gives none.
    """
    ranges = []
    for segment in statement.utterance_at(span.start).segments:
        if segment.text.overlap(span):
            first = max(span.start, segment.text.start) - segment.text.start
            last = min(span.end, segment.text.end) - segment.text.start
            characters = original[segment.original.start : segment.original.end].decode()
            start = segment.original.start + len(characters[:first].encode())
            ranges.append(Span(start=start, end=start + len(characters[first:last].encode())))
    return tuple(ranges)
