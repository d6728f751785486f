"""Was it said? A relayed claim is looked for in the other texts of the case, where its speaker speaks for himself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from backing.claims.claim import AUTHOR, Claim, Kind
from backing.provenance import Span
from backing.statements.statement import Statement
from backing.vocabulary.actors import find_actor
from backing.vocabulary.fold import plain

FOUND, NOT_FOUND, NOT_SEARCHED = "found", "not found", "not searched"
SHARED = 0.5
"""The least share of a claim's words that a passage of its speaker must have to count as saying it."""

_WORD = re.compile(r"[^\W_]{4,}|\d+")
_STEM = 5
"""Letters by which two forms of a word are taken for one."""
_TITLES = frozenset(
    "the a an mr mrs ms dr sir president minister governor general spokesman spokesperson spokeswoman".split()
)


def search_originals(claims: Sequence[Claim], statement: Statement) -> tuple[Claim, ...]:
    """The claims with their ``original``: found, not found, or not searched where no other text has a known speaker."""
    searched = [replace(c, original=_search(c, statement)) if c.original else c for c in claims]
    contents = {r.to: c for c in searched for r in c.relations if r.type == "content_of"}
    return tuple(
        replace(c, original=contents[c.id].original) if c.kind is Kind.ATTRIBUTION and c.id in contents else c
        for c in searched
    )


def passages(claim: Claim, statement: Statement) -> tuple[Span, ...]:
    """Where the claim's own speaker makes it: its place in the text, or for a relayed claim the posts that say it."""
    if claim.asserter == AUTHOR or _is_turn(claim, statement):
        return (claim.span,)
    speaker = claim.attributed_to or claim.asserter
    return tuple(
        span
        for voice, span in _voices(claim, statement)
        if voice and is_same_speaker(speaker, voice) and _says(span.slice(statement.text), claim.text)
    )


def _search(claim: Claim, statement: Statement) -> str:
    if _is_turn(claim, statement):
        return FOUND
    if not any(speaker for speaker, _ in _voices(claim, statement)):
        return NOT_SEARCHED
    relayed = replace(claim, asserter=claim.attributed_to or claim.asserter)
    return FOUND if relayed.asserter != AUTHOR and passages(relayed, statement) else NOT_FOUND


def _is_turn(claim: Claim, statement: Statement) -> bool:
    """Whether it stands in a turn of a transcript: these are the speaker's own words."""
    return claim.attributed_to is None and bool(statement.post_at(claim.span.start).speaker)


def _voices(claim: Claim, statement: Statement) -> list[tuple[str | None, Span]]:
    """Who speaks in each post of the other texts."""
    here = statement.utterance_at(claim.span.start)
    return [
        (post.speaker or utterance.speaker, post.span)
        for utterance in statement.utterances
        if utterance is not here
        for post in statement.posts
        if utterance.span.contains(post.span)
    ]


def is_same_speaker(name: str, other: str) -> bool:
    """Whether two names can mean one speaker: one actor, or every word of the shorter name in the longer."""
    inner = re.search(r"\((.+) by context\)", name)
    one, two = find_actor(inner[1] if inner else name), find_actor(other)
    if one is not None and two is not None:
        return one.id == two.id
    words, others = _name_words(inner[1] if inner else name), _name_words(other)
    return bool(words and others) and (words <= others or others <= words)


def _name_words(name: str) -> set[str]:
    words = set(re.findall(r"[^\W_]+", plain(name).lower()))
    return (words - _TITLES) or words - {"the", "a", "an"}


def _says(passage: str, claim: str) -> bool:
    wanted = _stems(claim)
    return bool(wanted) and len(wanted & _stems(passage)) >= SHARED * len(wanted)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(plain(text).lower())}
