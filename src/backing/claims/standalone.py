"""A claim that can be read without the text around it: pronouns give way to the names that they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.actors import Mention, mention_of
from backing.claims.clauses import Clause

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNING = frozenset({"their", "theirs", "its", "his"})
_PRONOUNS = _OWNING | {"they", "them", "it", "he", "him", "she", "her", "hers"}


def stand_alone(clause: Clause, mentions: tuple[Mention, ...]) -> tuple[str, tuple[str, ...]]:
    """The clause's words with names in square brackets for pronouns, and the pronouns that stand for nobody known.

    A pronoun whose name stands earlier in the same clause is left as it is.
    """
    parts, unresolved = [], []
    for token in clause.tokens:
        name = None
        if _points(token):
            mention = None if _is_thing(token) else mention_of(token, mentions)
            if mention is None:
                unresolved.append(token.text)
            elif not clause.first <= mention.first < token.i:
                name = f"[{mention.name}’s]" if _owns(token) else f"[{mention.name}]"
        parts.append((name or token.text) + token.whitespace_)
    return " ".join("".join(parts).split()), tuple(dict.fromkeys(unresolved))


def _points(token: Token) -> bool:
    """Whether a word is a pronoun that stands for somebody: not the "it" of "it is true that …", "it rained"."""
    if token.lower_ not in _PRONOUNS:
        return False
    return not (token.lower_ == "it" and (token.dep_ == "expl" or _is_formal(token)))


def _is_formal(token: Token) -> bool:
    """As in "it is clear that …", "it would be wrong to …": the subject comes later."""
    verb = token.head
    return token.dep_ == "nsubj" and verb.lemma_ in ("be", "seem", "appear", "take", "remain") and any(_later(verb))


def _later(verb: Token) -> Iterator[bool]:
    below = [*verb.children, *(t for c in verb.children if c.dep_ in ("acomp", "attr") for t in c.children)]
    return (c.dep_ in ("ccomp", "csubj", "xcomp", "advcl", "relcl", "acl") and c.i > verb.i for c in below)


def _is_thing(token: Token) -> bool:
    """As in "it was the fourth attack", "the weeks before it": an event or a thing, which nobody names."""
    if token.lower_ != "it":
        return False
    equal = token.head.lemma_ == "be" and any(c.lemma_.lower() in cues.EVENT_NOUNS for c in token.head.children)
    return equal or (token.dep_ == "pobj" and token.head.lower_ in ("before", "after", "since", "during"))


def _owns(token: Token) -> bool:
    return token.lower_ in _OWNING or token.dep_ == "poss"
