"""Sources that are not a main verb: "the claim that …", "reports of …", "as X put it, …", "…, which X denies"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.clauses import Voice, after_comma, is_label, subject_of
from backing.claims.sources import is_disputed, is_own, nominal_contents, noun_speaker, reported_noun, sense_of
from backing.claims.substance import is_unproven

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A voice, what it relays, and its own clause from ``first`` to ``last`` if it ``attributes`` in so many words."""

    head: Token
    first: int
    last: int
    voice: Voice
    contents: tuple[Token, ...] = ()
    attributes: bool = True


def read_reports(sentence: Span) -> Iterator[Report]:
    """The reports of a sentence that its predicates do not make, in order."""
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and after_comma(token) and is_label(token):
            yield from _read_label(token)
        elif token.pos_ == "NOUN" and lemma in cues.REPORT_NOUNS:
            yield from _read_noun(token)
        elif token.dep_ == "relcl" and lemma in cues.REPORT_VERBS and after_comma(token):
            yield from _read_aside(token)
        elif token.dep_ == "advcl" and lemma in cues.REPORT_VERBS and any(c.lower_ == "as" for c in token.children):
            yield from _read_as_put(token)


def _read_label(noun: Token) -> Iterator[Report]:
    """As in ", a charge the government denies"."""
    for verb in noun.children:
        if verb.dep_ == "relcl" and verb.lemma_ in cues.REPORT_VERBS and not is_own(subject_of(verb)):
            sense = "deny" if verb.lemma_ in {"call", *cues.DENY} else "say"
            voice = Voice(speaker=subject_of(verb), cue=verb, sense=sense)
            yield Report(head=verb, first=noun.left_edge.i, last=noun.right_edge.i, voice=voice)


def _read_noun(noun: Token) -> Iterator[Report]:
    contents = nominal_contents(noun) if not any(c.lower_ in ("no", "any") for c in noun.children) else []
    if not contents or (noun.dep_ == "dobj" and reported_noun(noun.head) == noun):
        return
    speaker, lemma = noun_speaker(noun), noun.lemma_.lower()
    if speaker is None and _sense(noun) != sense_of(noun):
        speaker = subject_of(noun.head)
    sentential = any(c.pos_ in ("VERB", "AUX") for c in contents)
    event = any(c.lemma_.lower() in cues.EVENT_NOUNS for c in contents)
    unowned = not sentential and not event and speaker is None
    if lemma == "talk" or (unowned and lemma in ("charge", "statement", "claim")):
        return
    yield Report(
        head=noun,
        first=noun.left_edge.i,
        last=max([noun.right_edge.i, *(c.right_edge.i for c in contents)]),
        voice=Voice(
            speaker=speaker, cue=noun, sense=_sense(noun), disputed=is_disputed(noun) or _is_called_untrue(noun)
        ),
        contents=tuple(contents),
        attributes=sentential and speaker is not None,
    )


def _sense(noun: Token) -> str:
    """Deny when somebody denies the claim: "the army rejects claims that …"."""
    denying = noun.dep_ == "dobj" and noun.head.lemma_ in cues.DENY
    return "deny" if denying and sense_of(noun) == "say" else sense_of(noun)


def _is_called_untrue(noun: Token) -> bool:
    """As in "the allegation that … is baseless", "claims of … have never been substantiated"."""
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    after = noun.doc[noun.right_edge.i + 1 : noun.head.right_edge.i + 1].text
    words = {c.lemma_.lower() for c in noun.head.children if c.dep_ in ("acomp", "attr", "oprd")}
    return is_unproven(after) or bool(words & (cues.DISPUTED | {"myth", "lie", "fabrication", "nonsense", "wrong"}))


def _read_aside(token: Token) -> Iterator[Report]:
    """As in ", which the army denies", ", who added that …"."""
    speaker = next((c for c in token.children if c.dep_ == "nsubj"), None)
    contents = tuple(c for c in token.children if c.dep_ == "ccomp")
    if speaker is None:
        return
    if speaker.lower_ == "who" and contents:
        speaker = token.head
    elif is_own(speaker) or not any(c.lower_ in ("which", "what") for c in token.children):
        return
    voice = Voice(speaker=speaker, cue=token, sense=sense_of(token), disputed=is_disputed(token))
    yield Report(head=token, first=token.left_edge.i, last=token.right_edge.i, voice=voice, contents=contents)


def _read_as_put(token: Token) -> Iterator[Report]:
    content = next((c for c in token.head.children if c.dep_ == "ccomp" and c.i > token.i), None)
    speaker = subject_of(token)
    if speaker is None or content is None:
        return
    voice = Voice(speaker=speaker, cue=token, sense=sense_of(token))
    yield Report(head=token, first=token.left_edge.i, last=content.right_edge.i, voice=voice, contents=(content,))
