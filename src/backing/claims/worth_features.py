"""What the check-worthiness model sees of a clause: its words, its spelling, its shape, its grammar and its meaning.

Grams are short runs, hashed into one table of buckets, so that no list of words ships. Three of the five families have
the names taken out, because names change from one year's debates to the next and the way facts are put does not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from backing.claims.word_vectors import WIDTH, vector_of

if TYPE_CHECKING:
    from spacy.tokens import Token

BUCKETS = 2**18
"""Size of the table of grams. With twice as many the scores stay the same to three digits."""

_OPEN = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "X", "INTJ", "SYM"})
_PLAIN = frozenset("be have do say think believe know want go get need let make".split())
_SHORTEST, _LONGEST = 2, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What there is to see of a clause: for each family its buckets (int32), and the vector of its words (150 numbers)."""

    families: tuple[np.ndarray, ...]
    vector: np.ndarray


def look(tokens: Sequence[Token]) -> Seen:
    """All features of a clause or sentence."""
    return Seen(families=tuple(buckets_of(tokens)), vector=meaning_of(tokens))


def tally(families: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The grams of families: whose they are (by number of the family), their buckets, how often; in this order."""
    owners = np.repeat(np.arange(len(families)), [len(family) for family in families])
    found, counts = np.unique(owners * BUCKETS + np.concatenate(families), return_counts=True)
    owners, buckets = np.divmod(found, BUCKETS)
    return owners, buckets, counts


def grams_of(tokens: Sequence[Token]) -> dict[str, list[str]]:
    """The grams of each family, repeated as often as they occur. A family may be empty."""
    tokens = [token for token in tokens if not token.is_space]
    return {name: family(tokens) for name, family in FAMILIES.items()}


def buckets_of(tokens: Sequence[Token]) -> list[np.ndarray]:
    """For each family the buckets (int32, 0 to 2^18 - 1) of its grams."""
    families = enumerate(grams_of(tokens).values())
    return [np.array([_bucket(gram, seed) for gram in grams], np.int32) for seed, grams in families]


@lru_cache(maxsize=2**17)
def _bucket(gram: str, seed: int) -> int:
    return crc32(gram.encode(), seed) % BUCKETS


def meaning_of(tokens: Sequence[Token]) -> np.ndarray:
    """The vector of the words, 150 numbers."""
    return vector_of([token.lower_ for token in tokens])


def _words(tokens: Sequence[Token]) -> list[str]:
    """Runs of one to three words."""
    return _runs([_lower(token) for token in tokens], 3)


def _characters(tokens: Sequence[Token]) -> list[str]:
    """Runs of two to five characters within a word and the blanks around it: endings, digits, misspellings."""
    text = "".join(token.text_with_ws for token in tokens).lower().replace("’", "'")
    return [gram for word in text.split() for gram in _spelling(f" {word} ")]


@lru_cache(maxsize=2**14)
def _spelling(word: str) -> tuple[str, ...]:
    sizes = range(_SHORTEST, min(_LONGEST + 1, len(word)))
    inner = [word[start : start + size] for size in sizes for start in range(len(word) - size + 1)]
    return (*inner, word) if len(word) <= _LONGEST else tuple(inner)


def _unnamed(tokens: Sequence[Token]) -> list[str]:
    """Runs of one to three lemmas, with a sort for every name and NUM for every number."""
    return _runs(_without_names(tokens, _lemma), 3)


def _shapes(tokens: Sequence[Token]) -> list[str]:
    """Runs of one to four words of grammar, with a part of speech for every word of content."""
    return _runs(_without_names(tokens, _shape), 4)


def _grammar(tokens: Sequence[Token]) -> list[str]:
    """Which word governs which and how, by lemma and by part of speech; what the clause is about and its auxiliaries."""
    inside = {token.i for token in tokens}
    grams: list[str] = []
    for token in tokens:
        head = token.head
        if token.dep_ == "punct":
            continue
        if head.i == token.i or head.i not in inside:
            grams.append(f"top {token.tag_}")
            continue
        above, own, dep = _name(head), _name(token), token.dep_
        grams += [
            f"{above} {dep} {own}",
            f"{head.tag_} {dep} {own}",
            f"{above} {dep} {token.tag_}",
            f"{head.tag_} {dep} {token.tag_}",
        ]
    return grams


def _without_names(tokens: Sequence[Token], plain: Callable[[Token], str]) -> list[str]:
    """Each name or date as one word, its sort in capitals; NUM for a number; ``plain`` of the rest."""
    shown: list[str] = []
    inside = ""
    for token in tokens:
        sort = token.ent_type_
        if sort == "CARDINAL":
            sort = ""
        if sort and token.ent_iob_ == "I" and sort == inside:
            continue
        shown.append(sort or ("NUM" if _is_number(token) else plain(token)))
        inside = sort
    return shown


def _lemma(token: Token) -> str:
    return "PROPN" if token.pos_ == "PROPN" else str(token.lemma_.lower())


def _shape(token: Token) -> str:
    return str(token.tag_) if token.pos_ in _OPEN and token.lemma_.lower() not in _PLAIN else _lower(token)


def _name(token: Token) -> str:
    return token.ent_type_ or ("NUM" if _is_number(token) else str(token.lemma_.lower()))


def _lower(token: Token) -> str:
    return str(token.lower_).replace("’", "'")


def _is_number(token: Token) -> bool:
    return token.pos_ == "NUM" or _has_digit(token.text)


@lru_cache(maxsize=2**14)
def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _runs(words: list[str], longest: int) -> list[str]:
    """Every run of up to ``longest`` words, the edges of the clause marked."""
    words = ["^", *words, "$"]
    sizes = range(1, longest + 1)
    return [" ".join(words[start : start + size]) for size in sizes for start in range(len(words) - size + 1)]


FAMILIES: dict[str, Callable[[Sequence[Token]], list[str]]] = {
    "words": _words,
    "characters": _characters,
    "unnamed": _unnamed,
    "shapes": _shapes,
    "grammar": _grammar,
}
DENSE = WIDTH
