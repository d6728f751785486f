"""Joins the posts that a reader found into one clean text that remembers where every character stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from backing.provenance import Span
from backing.statements.readers.reader import Draft
from backing.statements.statement import Post, Segment, Statement, Utterance

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


def compose(original: str, drafts: Sequence[Draft]) -> tuple[str, tuple[Post, ...], tuple[Segment, ...]]:
    """The clean text, its posts numbered from 1, and the segments that lead back to the bytes of ``original``."""
    page, posts, segments = _Page(), [], []
    for index, draft in enumerate(drafts, start=1):
        if index > 1:
            page.add(SENTENCE_JOINT if draft.rejoin else POST_JOINT)
        start = page.length
        for number, line in enumerate(draft.lines):
            if number:
                page.add(LINE_JOINT)
            clean = page.add(line.slice(original))
            segments.append(Segment(text=clean, original=line))
        posts.append(Post(index=index, span=Span(start=start, end=page.length)))
    return "".join(page.parts), tuple(posts), _to_bytes(original, segments)


def _to_bytes(original: str, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Turn spans of code points into spans of UTF-8 bytes, in one pass over the text."""
    placed, at, byte = [], 0, 0
    for segment in segments:
        byte += len(original[at : segment.original.start].encode())
        size = len(segment.original.slice(original).encode())
        placed.append(replace(segment, original=Span(start=byte, end=byte + size)))
        at, byte = segment.original.end, byte + size
    return tuple(placed)


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
            Post(index=before + number, span=_shifted(post.span, shift))
            for number, post in enumerate(statement.posts, start=1)
        )
        utterances.extend(_moved(utterance, shift) for utterance in statement.utterances)
    return Statement(text="".join(page.parts), utterances=tuple(utterances), posts=tuple(posts))


def _moved(utterance: Utterance, shift: int) -> Utterance:
    segments = tuple(replace(segment, text=_shifted(segment.text, shift)) for segment in utterance.segments)
    return replace(utterance, span=_shifted(utterance.span, shift), segments=segments)


def _shifted(span: Span, shift: int) -> Span:
    return Span(start=span.start + shift, end=span.end + shift)
