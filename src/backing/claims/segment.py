"""Sentences cut into the clauses that can be claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.asides import read_asides
from backing.claims.attributed import give_to_their_sources
from backing.claims.clauses import (
    Clause,
    Frame,
    after_comma,
    has_own_auxiliary,
    has_subject,
    is_authors,
    is_condition,
    is_counterfactual,
    is_purpose,
    joined,
    likeness,
    make_clause,
    mark_of,
    subtree_ids,
)
from backing.claims.halves import join_halves
from backing.claims.presupposed import read_presupposed
from backing.claims.reports import read_reports
from backing.claims.sources import (
    contents_of,
    is_phrase,
    is_plain,
    is_statable,
    phrase_ids,
    source_of,
    verbal_voices,
)
from backing.claims.tallies import read_tallies
from backing.claims.wrappers import denies, hedges, unwrap

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


_NEARLY = 0.8
"""An aside that is so much like a clause is that clause."""


def read_clauses(doc: Doc) -> list[Clause]:
    """The clauses of a parsed text, in order of their first word; overlapping where one holds another."""
    tallies = list(read_tallies(doc))
    found = [clause for sentence in doc.sents for clause in _read_sentence(sentence)]
    found = [c for c in found if not any(t.first <= c.first and c.last <= t.last for t in tallies)] + tallies
    given = give_to_their_sources(_distinct(found), doc)
    return join_halves(sorted(given, key=lambda clause: (clause.first, -clause.last)))


def visit(head: Token, frame: Frame) -> Iterator[Clause]:
    """The clauses at and below a predicate."""
    inner = unwrap(head)
    if inner is not None:
        hedge = "inferred" if head.lemma_ in cues.SIGN_VERBS else "hedged" if hedges(head, inner) else frame.modality
        yield from visit(inner, replace(frame, modality=hedge, denied=frame.denied != denies(head)))
        yield from _visit_detached(head, frame, skip=inner)
        return
    condition = next((child for child in head.children if is_condition(child)), None)
    if source_of(head) is not None:
        yield from _read_source(head, frame)
    elif condition is not None:
        yield from _read_condition(head, condition, frame)
    else:
        yield from _read_plain(head, frame)
    yield from _visit_detached(head, frame, skip=condition)


def _read_sentence(sentence: Span) -> list[Clause]:
    words = [token for token in sentence if not token.is_space]
    if len(words) < 3 or (words[-1].text == "?" and not any(word.lower_ == "if" for word in words)):
        return list(read_asides(sentence))
    relayed = list(_read_nominal(sentence))
    clauses = [c for c in visit(sentence.root, Frame()) if not (relayed and _is_fragment(c))]
    spans = {c.span for c in clauses}
    presupposed = list(read_presupposed(sentence))
    clauses = [_without_subject(c, presupposed) for c in clauses]
    clauses += [c for c in relayed if c.span not in spans] + presupposed
    new = [aside for aside in read_asides(sentence) if all(likeness(aside, clause) < _NEARLY for clause in clauses)]
    return clauses + [_within(aside, clauses) for aside in new]


def _within(aside: Clause, clauses: list[Clause]) -> Clause:
    """An aside in somebody's words is theirs."""
    around = [c for c in clauses if c.role == "content" and c.first <= aside.first and aside.last <= c.last]
    if not around:
        return aside
    inner = max(around, key=lambda c: c.first - c.last)
    return replace(aside, voice=inner.voice, modality=inner.modality)


def _without_subject(clause: Clause, presupposed: list[Clause]) -> Clause:
    """The predicate alone when its subject is a claim already: "the ministry's stance on the border" / "pleases nobody"."""
    subject = next(
        (
            p
            for p in presupposed
            if p.role in ("attribution", "aside") and p.first == clause.first and p.last < clause.head.i
        ),
        None,
    )
    if subject is None:
        return clause
    first = subject.last + 1
    while clause.head.doc[first].is_punct:
        first += 1
    return replace(clause, first=first)


def _is_fragment(clause: Clause) -> bool:
    return clause.role == "main" and clause.head.pos_ in ("NOUN", "PROPN")


def _read_source(head: Token, frame: Frame) -> Iterator[Clause]:
    """The attribution that a predicate makes, and the clauses that it relays."""
    voice = source_of(head)
    if voice is None:
        return
    drop = {i for child in _detached(head) for i in subtree_ids(child)}
    drop |= {
        i for c in contents_of(voice, head) for child in _detached(c) if is_authors(child) for i in subtree_ids(child)
    }
    clause = make_clause(head, replace(frame, role="attribution"), drop)
    if clause is None:
        return
    clause = replace(clause, voice=voice, host=frame.host)
    plain = is_plain(voice)
    if not plain or not contents_of(voice, head):
        yield clause
    inside = Frame(role="content", host=clause.key, modality="reported", voice=voice)
    if is_phrase(voice):
        content = make_clause(head, inside, drop | phrase_ids(voice))
        if content is not None:
            yield content
        return
    voices = verbal_voices(head) if voice.cue in verbal_cues(head) else []
    for each in voices or [voice]:
        for content_head in contents_of(each, head):
            yield from _read_content(content_head, replace(inside, voice=each), limit=clause.last)


def _read_content(content: Token, frame: Frame, limit: int | None = None) -> Iterator[Clause]:
    """The clauses inside what is relayed: a sentence, a gerund, or a noun that stands for an event or a state."""
    if content.pos_ in ("VERB", "AUX", "ADJ") and content.dep_ != "pobj":
        yield from visit(content, frame)
    elif is_statable(content) and not _points_back(content):
        drop = {i for c in content.children if c.dep_ == "conj" for i in subtree_ids(c)}
        drop |= {c.i for c in content.children if c.dep_ == "cc"}
        clause = make_clause(content, frame, drop)
        if clause is None:
            return
        follows = content.dep_ == "dobj" and limit is not None and content.doc[clause.last + 1].dep_ == "prep"
        if follows and content.doc[clause.last + 1].head == content.head and limit is not None:
            prep = content.doc[clause.last + 1]
            clause = replace(clause, last=min(limit, _last_word(prep, prep.right_edge.i)))
        if clause.last > clause.first:
            yield clause


def _points_back(noun: Token) -> bool:
    """As in "claimed the assault": what was named before, and nothing new about it."""
    definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in noun.children)
    whole = noun.dep_ == "dobj" and definite and len(list(noun.subtree)) == 2
    return whole and not any(c.dep_ == "prep" and c.lower_ in ("at", "on", "as") for c in noun.head.children)


def _read_nominal(sentence: Span) -> Iterator[Clause]:
    for source in read_reports(sentence):
        host = None
        if source.attributes:
            host = (source.head.i, "attribution")
            yield Clause(
                head=source.head,
                first=source.first,
                last=_last_word(source.head, source.last),
                role="attribution",
                voice=source.voice,
            )
        for content in source.contents:
            yield from _read_content(content, Frame(role="content", host=host, modality="reported", voice=source.voice))


def _last_word(token: Token, last: int) -> int:
    while token.doc[last].is_punct or token.doc[last].is_space:
        last -= 1
    return last


def _read_plain(head: Token, frame: Frame) -> Iterator[Clause]:
    drop = {i for child in _detached(head) for i in subtree_ids(child)}
    clause = make_clause(head, frame, drop)
    if clause is None or clause.last - clause.first < (1 if _is_bare(clause) else 2) or _asks(clause):
        return
    yield clause
    opener = next((c for c in head.children if c.i < head.i and _is_cause_opener(c)), None)
    if opener is not None and opener.i >= clause.first:
        rest = make_clause(head, replace(frame, role="outcome", host=clause.key), drop | subtree_ids(opener))
        if rest is not None and rest.first > clause.first:
            yield rest


def _is_bare(clause: Clause) -> bool:
    """As in "massacres continue": two words, and a claim all the same."""
    return clause.head.pos_ == "VERB" and any(c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN") for c in clause.tokens)


def _asks(clause: Clause) -> bool:
    """As in "what was said": an indirect question is no claim."""
    first = clause.tokens[0]
    if first.lower_ == "how" and clause.role == "content":
        return False
    return first.tag_ in ("WP", "WRB", "WDT") and first.head == clause.head and first.lower_ not in ("when", "as")


def _is_cause_opener(token: Token) -> bool:
    opening = token.doc[token.left_edge.i : token.right_edge.i + 1].text.lower()
    gerund = token.lower_ == "by" and any(c.dep_ == "pcomp" for c in token.children)
    return gerund or (
        token.dep_ == "prep" and opening.startswith(("as a result", "as a consequence", "because of", "thanks to"))
    )


def _read_condition(head: Token, condition: Token, frame: Frame) -> Iterator[Clause]:
    drop = {i for child in _detached(head) if child != condition for i in subtree_ids(child)}
    whole = make_clause(
        head, replace(frame, role="condition" if frame.role == "main" else frame.role, modality="conditional"), drop
    )
    if whole is None:
        return
    yield whole
    if not is_counterfactual(head):
        return
    inside = replace(frame, host=whole.key)
    there = any(c.dep_ == "expl" for c in condition.children)
    supposed = next((c for c in condition.children if there and c.dep_ == "attr"), condition)
    if any(t.like_num for t in supposed.subtree):
        marks = {c.i for c in supposed.children if c.dep_ == "mark"}
        antecedent = make_clause(supposed, replace(inside, role="antecedent", modality="hypothetical"), marks)
        if antecedent is not None:
            yield antecedent
    consequent = _presupposed(head, condition)
    if consequent is not None:
        clause = make_clause(consequent, replace(inside, role="consequent", modality="presupposed"), set())
        if clause is not None:
            skip = clause.tokens[0].lower_ in ("for", "that")
            yield replace(clause, first=clause.first + skip)


def _presupposed(head: Token, condition: Token) -> Token | None:
    """What "it would be unlikely for X to hold Y" takes for granted: that X holds Y."""
    doubts = ("unlikely", "impossible", "hard", "difficult", "implausible")
    if not any(c.lemma_.lower() in doubts for c in head.children):
        return None
    below = (
        t
        for t in head.subtree
        if t.pos_ in ("VERB", "AUX") and t.dep_ != "aux" and t.i > head.i and t.i not in subtree_ids(condition)
    )
    return next((t for t in below if has_subject(t)), None)


def _visit_detached(head: Token, frame: Frame, skip: Token | None) -> Iterator[Clause]:
    for child in _detached(head):
        if child == skip or is_purpose(child):
            continue
        if child.tag_ == "VBG" and child.dep_ == "advcl" and not has_subject(child):
            yield from _read_result(child, head, frame)
        elif frame.role == "content" and is_authors(child):
            yield from visit(child, Frame())
        else:
            yield from visit(child, frame)


def verbal_cues(head: Token) -> list[Token]:
    """The verbs of saying in a predicate."""
    return [voice.cue for voice in verbal_voices(head)]


def _read_result(child: Token, head: Token, frame: Frame) -> Iterator[Clause]:
    """As in ", indicating a fall in attacks" gives "a fall in attacks"; ", disrupting supplies" gives itself."""
    host = (head.i, frame.role)
    if source_of(child) is not None:
        yield from _read_source(child, frame)
        return
    if child.lemma_ in cues.SIGN_VERBS:
        sign = next((c for c in child.children if c.dep_ in ("dobj", "ccomp")), None)
        clause = (
            make_clause(sign, replace(frame, role="sign", host=host, modality="inferred"), set())
            if sign is not None
            else None
        )
    elif child.lemma_ in cues.CAUSE_VERBS | cues.DEATH_VERBS:
        clause = make_clause(child, replace(frame, role="result", host=host), set())
    else:
        return
    if clause is not None:
        yield clause


def _detached(head: Token) -> list[Token]:
    """The dependants of a predicate (and of verbs joined to it) that say something of their own."""
    return [child for verb in joined(head) for child in verb.children if _stands_alone(child, verb)]


def _stands_alone(child: Token, verb: Token) -> bool:
    leading = child.i < verb.i
    match child.dep_:
        case "conj":
            return child.pos_ in ("VERB", "AUX") and (has_subject(child) or has_own_auxiliary(child))
        case "parataxis":
            return has_subject(child) and child.pos_ in ("VERB", "AUX")
        case "ccomp":
            return leading and has_subject(child) and source_of(verb) is None
        case "advcl":
            return not is_condition(child) and _adverbial_stands_alone(child, comma=after_comma(child), leading=leading)
    return False


def _adverbial_stands_alone(child: Token, *, comma: bool, leading: bool) -> bool:
    mark = mark_of(child)
    if mark in ("while", "although", "though", "whereas"):
        return has_subject(child)
    if is_purpose(child):
        return leading or comma
    if child.tag_ == "VBG" and not has_subject(child):
        if leading and child.lower_ == "owing":
            return False
        return (comma and not leading) or (leading and mark not in ("when", "by"))
    if mark in ("as", "before", "after", "until", "so", "when"):
        return comma and not leading and has_subject(child)
    return False


def _distinct(clauses: list[Clause]) -> list[Clause]:
    seen: dict[tuple[int, int, bool], Clause] = {}
    for clause in clauses:
        seen.setdefault((clause.first, clause.last, clause.role == "attribution"), clause)
    return list(seen.values())
