"""Joins the posts that a reader found into one clean text that remembers where every character stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from backing.provenance import Span
from backing.statements.readers.reader import Reading
from backing.statements.statement import UNDETERMINED, LeftOut, Post, Segment, Statement, Utterance

POST_JOINT = "\n\n"
LINE_JOINT = "\n"
SENTENCE_JOINT = " "


@dataclass(slots=True)
class _Page:
    """The clean text while it is being written."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> Span:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return Span(start=start, end=self.length)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """The clean text, its posts numbered from 1, one a draft, and where in the bytes of the original all of it stood."""

    text: str
    posts: tuple[Post, ...]
    segments: tuple[Segment, ...]
    left_out: tuple[LeftOut, ...]


def compose(original: str, reading: Reading) -> Composition:
    """Put the posts of ``reading`` together; its spans, which count code points of ``original``, come out as bytes."""
    page, posts, segments = _Page(), [], []
    for index, draft in enumerate(reading.drafts, start=1):
        if index > 1:
            page.add(SENTENCE_JOINT if draft.rejoin else POST_JOINT)
        start = page.length
        for number, line in enumerate(draft.lines):
            if number:
                page.add(LINE_JOINT)
            segments += [Segment(text=page.add(run.slice(original)), original=run) for run in line]
        posts.append(
            Post(
                index=index,
                span=Span(start=start, end=page.length),
                speaker=draft.speaker,
                day=draft.day,
                url=draft.url,
                language=draft.language or UNDETERMINED,
            )
        )
    in_bytes = _bytes_of(original, [*(s.original for s in segments), *(out.span for out in reading.left_out)])
    return Composition(
        text="".join(page.parts),
        posts=tuple(posts),
        segments=tuple(replace(segment, original=in_bytes[segment.original]) for segment in segments),
        left_out=tuple(replace(out, span=in_bytes[out.span]) for out in sorted(reading.left_out, key=_start)),
    )


def _start(out: LeftOut) -> int:
    return out.span.start


def _bytes_of(original: str, spans: Sequence[Span]) -> dict[Span, Span]:
    """Each span of code points as a span of UTF-8 bytes, in one pass over the text."""
    offsets, at, byte = {0: 0}, 0, 0
    for position in sorted({end for span in spans for end in (span.start, span.end)}):
        byte += len(original[at:position].encode())
        offsets[position], at = byte, position
    return {span: Span(start=offsets[span.start], end=offsets[span.end]) for span in spans}


def join(statements: Sequence[Statement]) -> Statement:
    """Several statements that answer each other as one: texts in the given order, posts numbered through."""
    if len(statements) == 1:
        return statements[0]
    page = _Page()
    posts: list[Post] = []
    utterances: list[Utterance] = []
    for statement in statements:
        if page.parts:
            page.add(POST_JOINT)
        shift = page.add(statement.text).start
        before = len(posts)
        posts.extend(
            replace(post, index=before + number, span=_shifted(post.span, shift))
            for number, post in enumerate(statement.posts, start=1)
        )
        utterances.extend(_moved(utterance, shift) for utterance in statement.utterances)
    return Statement(text="".join(page.parts), utterances=tuple(utterances), posts=tuple(posts))


def _moved(utterance: Utterance, shift: int) -> Utterance:
    segments = tuple(replace(segment, text=_shifted(segment.text, shift)) for segment in utterance.segments)
    return replace(utterance, span=_shifted(utterance.span, shift), segments=segments)


def _shifted(span: Span, shift: int) -> Span:
    return Span(start=span.start + shift, end=span.end + shift)
