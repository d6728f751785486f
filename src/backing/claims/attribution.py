"""Who says, thinks or wants what: every attribution of a parsed text, with the words that make it.

The parts are those of PARC 3 and PolNeAR: a *source*, a *cue* that relays, and a *content* that is relayed (Pareti,
*Attribution: a computational approach*, 2015). An attribution may stand inside the content of another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backing.claims.clauses import subject_of
from backing.claims.extents import content_spans, cue_span, source_span, trim
from backing.claims.quotations import find_quotations, paragraphs_of
from backing.claims.sources import after_preposition
from backing.vocabulary.cues import cue_words, prepositions_of, takes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_RELATIVE = frozenset({"who", "that", "which", "whom"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Spans of one parsed text: ``source`` is None where nobody is named; ``contents`` are the pieces of what is relayed."""

    source: Span | None
    cue: Span
    contents: tuple[Span, ...]


def find_attributions(doc: Doc) -> tuple[Attribution, ...]:
    """The attributions of a parsed text in the order of their cues."""
    quotations = find_quotations(doc)
    found = [a for token in doc for a in _at(token, quotations)]
    return tuple(_with_quotations(found, quotations, doc))


def _at(token: Token, quotations: list[Span]) -> Iterator[Attribution]:
    if token.lower_ == "according":
        yield from _according(token)
    elif token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in cue_words("verbs"):
        yield from _verb(token, quotations)
    elif token.pos_ == "NOUN" and token.lemma_.lower() in cue_words("nouns"):
        yield from _noun(token)
    elif token.pos_ == "ADJ" and token.lemma_.lower() in cue_words("adjectives"):
        yield from _adjective(token)


def _according(token: Token) -> Iterator[Attribution]:
    to = next((c for c in token.children if c.lower_ == "to"), None)
    noun = next((c for c in (to.children if to is not None else ()) if c.dep_ == "pobj"), None)
    if to is None or noun is None:
        return
    head = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), token.head)
    own = {t.i for t in token.subtree}
    yield Attribution(
        source=source_span(noun), cue=token.doc[token.i : to.i + 1], contents=tuple(content_spans(head, own))
    )


def _verb(verb: Token, quotations: list[Span]) -> Iterator[Attribution]:
    source = _source(verb)
    lemma = verb.lemma_.lower()
    heads, last = _clauses(verb), None
    if not heads and lemma in takes("infinitive"):
        heads = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i]
    if not heads and lemma in takes("object"):
        heads = [c for c in verb.children if c.dep_ == "dobj" and c.lower_ not in _RELATIVE]
    if not heads:
        heads, last = _after_preposition(verb)
    cue = cue_span(verb, last)
    own = {t.i for t in cue} | ({t.i for t in source} if source is not None else set())
    contents = [s for h in heads for s in content_spans(h, own)]
    quoted = _quoted_beside(cue, source, quotations)
    contents = quoted or contents
    if contents:
        yield Attribution(source=source, cue=cue, contents=tuple(contents))


def _clauses(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ == "ccomp" and not _is_bare_to(c)]


def _is_bare_to(clause: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children) and clause.i > clause.head.i


def _after_preposition(verb: Token) -> tuple[list[Token], int | None]:
    """What follows the verb's preposition, and the preposition if it is a part of the cue: "complained about"."""
    heads = after_preposition(verb, prepositions_of(verb.lemma_.lower()))
    beside = [h.head.i for h in heads if h.head.i == verb.i + 1]
    return heads, beside[0] if beside else None


def _source(verb: Token) -> Span | None:
    subject = subject_of(verb)
    if subject is None and verb.dep_ in ("acl", "relcl"):
        subject = verb.head
    if subject is None:
        return None
    if subject.lower_ in _RELATIVE and verb.dep_ == "relcl":
        noun = verb.head
        own = {t.i for t in verb.subtree}
        before = [t.i for t in noun.subtree if t.i not in own and t.i < verb.left_edge.i]
        return trim(verb.doc, min(before), max(before)) if before else None
    return source_span(subject)


def _quoted_beside(cue: Span, source: Span | None, quotations: list[Span]) -> list[Span]:
    """The quotations that touch the cue or its source: "…," said X; X said, "…"."""
    doc = cue.doc
    first = min([cue.start, *([source.start] if source is not None else [])])
    last = max([cue.end, *([source.end] if source is not None else [])])
    found = []
    for q in quotations:
        if q.end <= first and all(t.text == "," for t in doc[q.end : first]) and len(q) > 3:
            found.append(q)
        if q.start >= last and len(q) > 3 and q.start > last and all(t.text in (",", ":") for t in doc[last : q.start]):
            found.append(q)
    return found


def _noun(noun: Token) -> Iterator[Attribution]:
    heads = [c for c in noun.children if c.i > noun.i and c.dep_ == "acl" and c.tag_ != "VBN"]
    heads = [c for c in heads if any(m.lower_ in ("that", "to") for m in c.children)]
    last = None
    if not heads:
        for prep in noun.children:
            if (
                prep.dep_ == "prep"
                and prep.lower_ in ("of", "about", "for", "to", "on", "over", "against")
                and prep.i == noun.i + 1
            ):
                heads = [c for c in prep.children if c.dep_ in ("pobj", "pcomp")]
                last = prep.i
                break
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if heads and (owner is not None or last is None):
        cue = noun.doc[noun.i : (last if last is not None else noun.i) + 1]
        yield Attribution(
            source=source_span(owner) if owner is not None else None,
            cue=cue,
            contents=tuple(s for h in heads for s in content_spans(h, set())),
        )


def _adjective(word: Token) -> Iterator[Attribution]:
    head = word.head
    if word.dep_ != "acomp":
        return
    heads = [c for c in word.children if c.dep_ in ("ccomp", "xcomp") and c.i > word.i]
    last = word.i
    if not heads:
        for prep in word.children:
            if prep.dep_ == "prep" and prep.lower_ in ("of", "about", "for", "to", "on", "over", "with", "by", "in"):
                heads = [c for c in prep.children if c.dep_ in ("pobj", "pcomp")]
                last = prep.i
                break
    subject = subject_of(head)
    if heads and subject is not None and subject.lower_ != "it":
        cue = cue_span(head, last)
        yield Attribution(
            source=_source(head), cue=cue, contents=tuple(s for h in heads for s in content_spans(h, set()))
        )


def _with_quotations(found: list[Attribution], quotations: list[Span], doc: Doc) -> Iterator[Attribution]:
    taken = {t.i for a in found for s in a.contents for t in s}
    extra: dict[int, list[Span]] = {}
    for paragraph in paragraphs_of(doc):
        inside = [i for i, a in enumerate(found) if paragraph.start <= a.cue.start < paragraph.end]
        for q in quotations:
            if not (paragraph.start <= q.start < paragraph.end) or taken & set(range(q.start, q.end)):
                continue
            opens = q.start == paragraph.start or doc[q.start - 1].text in (".", "?", "!", "”", ":")
            speakers = [
                i
                for i in inside
                if any(t.text == "“" for s in found[i].contents for t in s) and found[i].cue.end <= q.start
            ]
            if opens and len(q) > 4 and speakers:
                extra.setdefault(speakers[-1], []).append(q)
    for i, a in enumerate(found):
        yield replace(a, contents=(*a.contents, *extra.get(i, ())))
