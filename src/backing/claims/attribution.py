"""Who says, thinks or wants what: every attribution of a parsed text, with the words that make it.

The parts are those of PARC 3 and PolNeAR: a *source*, a *cue* that relays, and a *content* that is relayed (Pareti,
*Attribution: a computational approach*, 2015). An attribution may stand inside the content of another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backing.claims.clauses import subject_of
from backing.claims.extents import cue_span, pieces, reach, source_span, trim
from backing.claims.quotations import find_quotations, paragraphs_of, whole
from backing.claims.relayed import own_words, relayed_by
from backing.claims.sources import noun_speaker
from backing.vocabulary.cues import cue_words, sense_of_cue

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_PARTS = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "ADJ": "adjectives", "ADV": "adverbs"}
_AGREEING = frozenset({"about", "for", "to", "of", "on", "over", "with", "by", "in", "against", "at"})
_STOPS = frozenset({".", "?", "!", "…", ":"})
LONGEST_NAME = 6
"""Tokens before the colon of "Ann Lee: …"; longer ones are sentences."""
SHORTEST_QUOTATION = 4
"""Tokens of a quotation that says something, its marks included; a shorter one only borrows a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Spans of one parsed text: ``source`` is None where nobody is named; ``contents`` are the pieces of what is relayed.

    ``sense`` is what the cue tells of it: says, denies, admits, alleges, reports, believes, feels, wants or promises.
    """

    sense: str
    source: Span | None
    cue: Span
    contents: tuple[Span, ...]


def find_attributions(doc: Doc) -> tuple[Attribution, ...]:
    """The attributions of a parsed text in the order of their cues; one may lie in the content of another."""
    quotations = [q for q in find_quotations(doc) if len(q) >= SHORTEST_QUOTATION]
    near = {i: q for q in quotations for i in range(q.start - 2, q.end + 2)}
    found = [_quoting(a, near) for token in doc for a in _at(token)]
    found += [a for paragraph in paragraphs_of(doc) for a in _label(paragraph)]
    found = [a for a in found if a.contents]
    return tuple(_continued(sorted(found, key=lambda a: a.cue.start), quotations, doc))


def _at(token: Token) -> Iterator[Attribution]:
    """The attribution that a word makes, if it makes one."""
    if token.lower_ == "according":
        yield from _according(token)
        return
    part = _PARTS.get(token.pos_, "")
    sense = sense_of_cue(part, token.lemma_.lower()) if part else None
    if sense is None:
        return
    if part == "verbs":
        yield _verb(token, sense)
    elif part == "nouns":
        yield from _noun(token, sense)
    elif part == "adjectives" and token.dep_ == "acomp":
        yield from _adjective(token, sense)
    elif part == "adverbs" and token.dep_ == "advmod" and token.head.pos_ in ("VERB", "AUX"):
        contents = pieces(token.doc, *reach([token.head]), {token.i})
        yield Attribution(sense=sense, source=None, cue=token.doc[token.i : token.i + 1], contents=tuple(contents))


def _according(token: Token) -> Iterator[Attribution]:
    to = next((c for c in token.children if c.lower_ == "to"), None)
    noun = next((c for c in (to.children if to is not None else ()) if c.dep_ == "pobj"), None)
    if to is None or noun is None:
        return
    head = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), token.head)
    source = source_span(noun)
    cut = {*range(token.i, to.i + 1), *range(source.start, source.end)}
    contents = pieces(token.doc, *reach([head]), cut)
    yield Attribution(sense="says", source=source, cue=token.doc[token.i : to.i + 1], contents=tuple(contents))


def _verb(verb: Token, sense: str) -> Attribution:
    """A verb with its subject, or the agent of a passive."""
    relayed = relayed_by(verb)
    subject = subject_of(verb)
    source = source_span(subject) if subject is not None and subject not in relayed.raised else None
    cue = cue_span(verb, relayed.cue_end)
    cut = {*range(cue.start, cue.end), *(range(source.start, source.end) if source is not None else ())}
    contents = pieces(verb.doc, *reach(relayed.raised), cut) if relayed.raised else []
    if relayed.heads:
        contents += pieces(verb.doc, *reach(relayed.heads), cut | own_words(verb, relayed.heads))
    return Attribution(sense=sense, source=source, cue=cue, contents=tuple(contents))


def _noun(noun: Token, sense: str) -> Iterator[Attribution]:
    """As in "the mayor's claim that …", "fears of a famine"."""
    doc, last = noun.doc, noun.i
    heads = [c for c in noun.children if c.i > noun.i and c.dep_ in ("acl", "ccomp")]
    heads = [c for c in heads if any(m.lower_ in ("that", "to") for m in c.children)]
    beside = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    if not heads and beside is not None and beside.head == noun and beside.lower_ in _AGREEING:
        heads, last = [c for c in beside.children if c.dep_ in ("pobj", "pcomp")], beside.i
    owner = noun_speaker(noun) or next((c for c in noun.children if c.dep_ == "poss"), None)
    if heads and (owner is not None or last == noun.i):
        contents = pieces(doc, *reach(heads), set())
        source = source_span(owner) if owner is not None else None
        yield Attribution(sense=sense, source=source, cue=doc[noun.i : last + 1], contents=tuple(contents))


def _adjective(word: Token, sense: str) -> Iterator[Attribution]:
    """As in "is worried that …", "was critical of …"."""
    subject, last = subject_of(word.head), word.i
    heads = [c for c in word.children if c.dep_ in ("ccomp", "xcomp") and c.i > word.i]
    prep = next((c for c in word.children if c.dep_ == "prep" and c.lower_ in _AGREEING and c.i == word.i + 1), None)
    if not heads and prep is not None:
        heads, last = [c for c in prep.children if c.dep_ in ("pobj", "pcomp")], prep.i
    if heads and subject is not None and subject.lower_ != "it":
        contents = pieces(word.doc, *reach(heads), set())
        yield Attribution(
            sense=sense, source=source_span(subject), cue=cue_span(word.head, last), contents=tuple(contents)
        )


def _label(paragraph: Span) -> Iterator[Attribution]:
    """As in "Ann Lee: the bridge is closed", the form of headlines and transcripts."""
    doc = paragraph.doc
    colon = next((t.i for t in paragraph[: LONGEST_NAME + 1] if t.text == ":"), None)
    if colon is None or colon == paragraph.start or paragraph.end - colon < SHORTEST_QUOTATION:
        return
    name = doc[paragraph.start : colon]
    if all(t.text[0].isupper() for t in name) and name[-1].pos_ in ("PROPN", "NOUN"):
        contents = pieces(doc, colon + 1, paragraph.end - 1, set())
        yield Attribution(sense="says", source=name, cue=doc[colon : colon + 1], contents=tuple(contents))


def _quoting(attribution: Attribution, near: dict[int, Span]) -> Attribution:
    """With whole quotations, and with those that stand beside the cue: "…," said X; X said: "…"."""
    cue, source = attribution.cue, attribution.source
    parts = [cue, *attribution.contents, *([source] if source is not None else [])]
    quotations = {q.start: q for s in parts for i in range(s.start - 1, s.end + 1) if (q := near.get(i)) is not None}
    around = next((q for q in quotations.values() if q.start < cue.start < q.end), None)
    own = [q for _, q in sorted(quotations.items()) if q is not around]
    beside = [q for q in own if _touches(q, cue, source)]
    contents = [whole(_within(piece, around), own) for piece in attribution.contents]
    contents = [c for c in contents if len(c)]
    rest = [c for c in contents if not any(c.start < q.end and q.start < c.end for q in beside)]
    return replace(attribution, contents=tuple(sorted([*rest, *beside], key=lambda s: s.start)))


def _within(piece: Span, quotation: Span | None) -> Span:
    """The part of a content that lies in the quotation in which it is relayed."""
    if quotation is None:
        return piece
    return trim(piece.doc, max(piece.start, quotation.start + 1), min(piece.end, quotation.end - 1) - 1)


def _touches(quotation: Span, cue: Span, source: Span | None) -> bool:
    spans = [cue] if source is None else [cue, source]
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    if last - first > len(cue) + (len(source) if source is not None else 0):
        return False
    doc = cue.doc
    if cue.root.lemma_.lower() not in cue_words("verbs") and cue.text != ":":
        return False
    before = quotation.end <= first and all(t.text == "," for t in doc[quotation.end : first])
    after = quotation.start >= last and all(t.text in (",", ":") for t in doc[last : quotation.start])
    return before or (after and (quotation.start > last or doc[last - 1].text == ":"))


def _continued(found: list[Attribution], quotations: list[Span], doc: Doc) -> Iterator[Attribution]:
    """With the quotations that go on after their speaker was named, in the paragraph or in the next."""
    taken = {t.i for a in found for s in a.contents for t in s}
    quoting = [i for i, a in enumerate(found) if _quotes(a)]
    starts = [found[i].cue.start for i in quoting]
    more: dict[int, list[Span]] = {}
    for q in quotations:
        opens = q.start == 0 or doc[q.start - 1].text in _STOPS or doc[q.start - 1].is_space
        before = bisect_left(starts, q.start)
        if opens and before and q.start not in taken:
            more.setdefault(quoting[before - 1], []).append(q)
    for i, attribution in enumerate(found):
        yield replace(attribution, contents=(*attribution.contents, *more.get(i, ())))


def _quotes(attribution: Attribution) -> bool:
    return any(t.text in ("“", '"', "``", "''") for s in attribution.contents for t in s[:1])
