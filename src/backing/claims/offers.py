"""What was put forward for a claim where it was made: a source named, a document, a link, a picture (rule R8).

Only what the speaker's own words hold counts. What a critic relays of somebody's claim is not what that person offered, so
a relayed claim has something offered only where the original was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from backing.claims.claim import AUTHOR, Claim
from backing.claims.originals import passages
from backing.provenance import Span
from backing.statements.statement import Post, Reason, Statement

SUPPORTING = ("supports", "premise_of")
"""The relations in which one claim is put forward for another."""


class Offering(StrEnum):
    """What can be said of the support that a speaker put forward. It says nothing about whether the claim is so."""

    OFFERED = "support offered"
    NONE = "no support offered in the words read"
    UNKNOWN = "unknown: the original was not read"


_SENTENCE_END = re.compile(r"[.!?…]['\"”’)]*\s|\n")
_PHRASE = r"[^.,;:!?()\n“”\"]{2,90}"
_CUE = re.compile(
    r"\b(?:according to|citing|quoting|based on|drawing on|source:"
    r"|(?:as\s+)?(?:reported|documented|recorded|published|shown|verified|confirmed)\s+(?:by|in)"
    r"|(?:data|figures|numbers|statistics|counts?)\s+(?:from|by|published by|compiled by)"
    rf")\s+(?P<named>{_PHRASE})",
    re.IGNORECASE,
)
"""Words with which a speaker leans on somebody or something."""
_DOCUMENT = re.compile(
    r"\b(?:[SA]/(?:RES/)?\d{1,4}/\d{1,4}(?:/\d{1,4})?|10\.\d{4,9}/[^\s,;]+"
    r"|(?:[\w’'-]+\s){0,3}(?:report|survey|study|dataset|database|communiqué|transcript|footage)s?"
    r"(?:\s(?:of|by|from)\s(?:[\w’'-]+\s?){1,5})?(?=\s(?:shows?|finds?|found|says?|said|documents?|documented|records?|"
    r"recorded|counts?|counted|lists?|listed|puts?|estimates?)\b))",
    re.IGNORECASE,
)
"""A document by its symbol or identifier, or one that is said to show something."""
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)]")
_NONE = re.compile(r"\b(?:no|not|any|without|lack\w*|never|nor|neither|nothing)\b[^.;]{0,30}$", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:no|not|any|without|lack\w*)\b", re.IGNORECASE)
_SHOWN = {Reason.LINK: "a link", Reason.PICTURE: "a picture"}


def add_offers(claims: Sequence[Claim], statement: Statement) -> tuple[Claim, ...]:
    """The claims with what was put forward for each in the words of whoever made it."""
    return tuple(replace(claim, offered=offered(claim, statement)) for claim in claims)


def supports_of(claims: Iterable[Claim]) -> dict[str, tuple[str, ...]]:
    """Claim id to the ids of the claims that are put forward in its support."""
    supports: dict[str, tuple[str, ...]] = {}
    for claim in claims:
        for relation in claim.relations:
            if relation.type in SUPPORTING:
                supports[relation.to] = (*supports.get(relation.to, ()), claim.id)
    return supports


def offering_of(claim: Claim, supports: Sequence[str]) -> Offering:
    """What was offered for a claim; where it is relayed and the original was not found, that is unknown.

    ``supports`` are the claims put forward for it.
    """
    if claim.asserter != AUTHOR and claim.original != "found":
        return Offering.UNKNOWN
    return Offering.OFFERED if claim.offered or supports else Offering.NONE


def offered(claim: Claim, statement: Statement) -> tuple[str, ...]:
    """Sources, documents, links and pictures in the sentence or the post where the claim's own speaker makes it."""
    found: dict[str, None] = {}
    for passage in passages(claim, statement):
        where = _sentence(statement.text, passage)
        found |= dict.fromkeys((*named_in(where.slice(statement.text)), *_shown(statement, passage)))
    return tuple(found)


def named_in(words: str) -> tuple[str, ...]:
    """The sources, documents and addresses that some words lean on."""
    return tuple(dict.fromkeys(_named(words)))


def _named(words: str) -> Iterator[str]:
    yield from (match[0] for match in _ADDRESS.finditer(words))
    words = _ADDRESS.sub("…", words)
    for pattern, group in ((_CUE, "named"), (_DOCUMENT, 0)):
        for match in pattern.finditer(words):
            if not _NONE.search(words[: match.start()]) and not _DENIED.search(match[0]):
                named = " ".join(match[group].split()[:12]).strip(" '’-…")
                yield from (named,) if named else ()


def _shown(statement: Statement, passage: Span) -> Iterator[str]:
    """Links and pictures are no words, so they stand beside the clean text: those inside the post's part of the original."""
    utterance, post = statement.utterance_at(passage.start), statement.post_at(passage.start)
    start, end = _bytes_of(statement, post)
    for reason, words in _SHOWN.items():
        here = [cut for cut in utterance.left_out if cut.reason is reason and start <= cut.span.start < end]
        if here:
            yield f"{words} in the same post" if len(here) == 1 else f"{len(here)} {words[2:]}s in the same post"


def _bytes_of(statement: Statement, post: Post) -> tuple[int, int]:
    """Where a post begins in the original, and where the next one does."""
    segments = statement.utterance_at(post.span.start).segments
    first = min((s.original.start for s in segments if s.text.overlap(post.span)), default=0)
    after = [s.original.start for s in segments if s.text.start >= post.span.end]
    return first, min(after, default=max((s.original.end for s in segments), default=0) + 4096)


def _sentence(text: str, span: Span) -> Span:
    """The sentences that a span touches."""
    before = [end.end() for end in _SENTENCE_END.finditer(text, 0, span.start)]
    after = _SENTENCE_END.search(text, max(span.start, span.end - 1))
    return Span(start=before[-1] if before else 0, end=max(after.end() if after else len(text), span.end))
