"""Marks the claims in the statement's own text, whether their spans are apart, nested or crossing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from backing.claims.claim import Claim
from backing.dossier.dossier import Block, Passage, Piece
from backing.dossier.name import dated
from backing.dossier.tag import Tag
from backing.provenance import Span
from backing.statements.statement import Statement, Utterance


def mark(statement: Statement, claims: Iterable[Claim], tags: Mapping[str, Tag]) -> tuple[Passage, ...]:
    """Every utterance with its posts cut at the claims' ends; no character of the statement but white space is lost."""
    ordered = sorted(claims, key=lambda claim: (claim.span.start, -claim.span.end, claim.id))
    marks = [(claim.span, tags[claim.id]) for claim in ordered if len(claim.span)]
    return tuple(_passage(statement, utterance, marks) for utterance in statement.utterances)


def _passage(statement: Statement, utterance: Utterance, marks: list[tuple[Span, Tag]]) -> Passage:
    blocks = (
        Block(index=index, pieces=_pieces(statement.text, span, marks)) for index, span in _blocks(statement, utterance)
    )
    return Passage(
        name=utterance.name,
        speaker=utterance.speaker,
        language=utterance.language,
        dated=dated(utterance.dating),
        digest=utterance.digest,
        size=utterance.size,
        blocks=tuple(blocks),
    )


def _blocks(statement: Statement, utterance: Utterance) -> list[tuple[int | None, Span]]:
    """The utterance's posts in order, and the text between them where there is any."""
    blocks: list[tuple[int | None, Span]] = []
    position = utterance.span.start
    posts = [post for post in statement.posts if utterance.span.contains(post.span)]
    for index, span in [*((post.index, post.span) for post in posts), (None, None)]:
        start = span.start if span else utterance.span.end
        if statement.text[position:start].strip():
            blocks.append((None, Span(start=position, end=start)))
        if span:
            blocks.append((index, span))
            position = span.end
    return blocks


def _pieces(text: str, block: Span, marks: list[tuple[Span, Tag]]) -> tuple[Piece, ...]:
    here = [(span, tag) for span, tag in marks if span.overlap(block)]
    inside = (point for span, _ in here for point in (span.start, span.end) if block.start < point < block.end)
    cuts = sorted({block.start, block.end, *inside})
    return tuple(_piece(text, Span(start=start, end=end), here) for start, end in pairwise(cuts))


def _piece(text: str, part: Span, marks: list[tuple[Span, Tag]]) -> Piece:
    covering = [(span, tag) for span, tag in marks if span.overlap(part)]
    return Piece(
        text=part.slice(text),
        claims=tuple(tag for _, tag in covering),
        opens=tuple(tag for span, tag in covering if span.start == part.start),
        closes=tuple(tag for span, tag in reversed(covering) if span.end == part.end),
    )
