"""What a verb relays: its clause, its infinitive, its object, what follows its preposition, or the clause around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backing.claims.clauses import has_subject
from backing.claims.sources import after_preposition
from backing.vocabulary.cues import prepositions_of, takes

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Relayed:
    """The heads of what is relayed, one run of words; the subjects of a passive that belong to it, before the verb.

    ``cue_end`` is the last word of the cue where it reaches beyond the verb: "complained about".
    """

    heads: tuple[Token, ...] = ()
    raised: tuple[Token, ...] = ()
    cue_end: int | None = None


_RELATIVE = frozenset({"who", "that", "which", "whom"})
_SET_IN = frozenset({"parataxis", "ccomp", "conj", "advcl", "relcl", "acl", "dep", "intj"})
_DASHES = frozenset({",", "–", "—", "--"})
_COMPLEMENTS = frozenset({"oprd", "acomp", "attr"})


def relayed_by(verb: Token) -> Relayed:
    """What a verb relays; no heads where it relays nothing."""
    return _clause(verb) or _infinitive(verb) or _object(verb) or _after_preposition(verb) or _around(verb) or Relayed()


def own_words(verb: Token, heads: Iterable[Token]) -> set[int]:
    """The tokens below what is relayed that are the verb's: those of a saying set in, those of "said that … and added that …"."""
    found: set[int] = set()
    for head in heads:
        if head == verb.head:
            found |= {t.i for t in verb.subtree}
        for c in head.children:
            saying = c.lemma_.lower() in takes("clause") and c.tag_ == verb.tag_ and not has_subject(c)
            if c.dep_ == "conj" and c.i > head.i > verb.i and saying:
                found |= {t.i for t in c.subtree}
                found |= {t.i for t in head.children if t.dep_ in ("cc", "punct") and head.i < t.i < c.i}
    return found


def _clause(verb: Token) -> Relayed | None:
    """As in "said that …", "asked whether …", "reported losing …"."""
    lemma = verb.lemma_.lower()
    asking = lemma in ("ask", "wonder", "question", "inquire")
    heads = [
        c
        for c in verb.children
        if (c.dep_ == "ccomp" and not _is_infinitive(c))
        or (c.dep_ == "xcomp" and c.tag_ == "VBG" and c.i > verb.i)
        or (c.dep_ == "advcl" and asking and any(m.lower_ in ("if", "whether") for m in c.children))
    ]
    return Relayed(heads=tuple(heads)) if heads and lemma in takes("clause") | takes("object") else None


def _infinitive(verb: Token) -> Relayed | None:
    """As in "wants to …", "asked them to …", "is expected to …"."""
    lemma = verb.lemma_.lower()
    heads = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i]
    if not heads or lemma not in takes("infinitive"):
        return None
    if lemma in takes("addressee"):
        return Relayed(heads=tuple(heads))
    return Relayed(heads=(*heads, *_objects(verb)), raised=_raised(verb))


def _object(verb: Token) -> Relayed | None:
    """As in "praised him for his speech", "called it a lie"."""
    objects = [*_objects(verb), *(c for c in verb.children if c.dep_ in _COMPLEMENTS and c.i > verb.i)]
    raised, lemma = _raised(verb), verb.lemma_.lower()
    if lemma not in takes("object") or not (objects or raised):
        return None
    after = [word.head for word in after_preposition(verb, prepositions_of(lemma))]
    return Relayed(heads=(*objects, *after, *_going_on(verb, objects)), raised=raised)


def _after_preposition(verb: Token) -> Relayed | None:
    """As in "complained about the noise", "accused them of lying"."""
    lemma = verb.lemma_.lower()
    after = after_preposition(verb, prepositions_of(lemma))
    if not after:
        return None
    word = after[0].head
    if word.i == verb.i + 1:
        return Relayed(heads=tuple(after), raised=_raised(verb), cue_end=word.i)
    apart = lemma in takes("addressee")
    return Relayed(heads=(word, *(() if apart else _objects(verb))), raised=_raised(verb))


def _around(verb: Token) -> Relayed | None:
    """The clause that a saying is set into: "The plan, she said, would fail", "…, as she put it"."""
    if verb.dep_ not in _SET_IN or verb.head.pos_ not in ("VERB", "AUX"):
        return None
    if verb.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.children):
        return Relayed(heads=(verb.head,))
    words = [t for t in verb.subtree if not t.is_punct]
    before, after, doc = words[0].i - 1, words[-1].i + 1, verb.doc
    opens = before >= 0 and doc[before].text in _DASHES
    shuts = after < len(doc) and (doc[after].text in _DASHES or doc[after].text == ".")
    told = verb.lemma_.lower() in takes("clause") and has_subject(verb)
    return Relayed(heads=(verb.head,)) if told and opens and shuts else None


def _objects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ == "dobj" and c.lower_ not in _RELATIVE and c.i > verb.i]


def _raised(verb: Token) -> tuple[Token, ...]:
    return tuple(c for c in verb.children if c.dep_ == "nsubjpass")


def _going_on(verb: Token, objects: list[Token]) -> list[Token]:
    """What follows an object and belongs to what is said of it: "praised him for his speech", "proposed a law to …"."""
    after = max((o.right_edge.i for o in objects), default=verb.i) + 1
    return [
        c
        for c in verb.children
        if c.left_edge.i == after
        and ((c.dep_ == "prep" and c.lower_ in ("for", "as")) or (c.dep_ == "advcl" and c.tag_ == "VB"))
    ]


def _is_infinitive(clause: Token) -> bool:
    return clause.i > clause.head.i and any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)
