"""Names of documents that are spelled nearly alike: a misspelled one would count as a second, independent witness."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher

from backing.assessment.dependence.provenance import root_key
from backing.vocabulary.fold import fold

NAMES_ALIKE, WORDS_ALIKE = 0.83, 0.8
"""How alike two names are at the least (letters in common, over the mean of their lengths: one in six may differ), and two words
in one place: June is no July, and no name is like one with another number."""

WINDOW = 5
"""Neighbours in the alphabet, read forwards and backwards, that a name is compared with (Hernández and Stolfo 1995)."""

_NUMBER = re.compile(r"\d+")


def near_misses(derived_from: Mapping[str, Collection[str]], known: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """Pairs of names that look like one document, of which a single item names the one or the other.

    ``derived_from`` is as in ``trace``; ``known`` are names that can be meant beside those, such as records.
    """
    items = set(map(root_key, derived_from))
    named = ([name for name in sources if root_key(name) not in items] for sources in derived_from.values())
    return nearly_one(named, known)


def nearly_one(mentions: Iterable[Collection[str]], known: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """Pairs of names that look like one, of which the one or the other is mentioned once and is none of the ``known``."""
    spelled = {root_key(name): name for name in known}
    named = Counter(dict.fromkeys(spelled, 2))  # as often as needed not to be taken for misspelled
    for names in mentions:
        documents = {root_key(name): name for name in names}
        spelled = documents | spelled
        named.update(documents.keys())
    pairs = sorted(pair for pair in _neighbours(spelled) if 1 in {named[each] for each in pair})
    return tuple((spelled[one], spelled[other]) for one, other in pairs if _alike(spelled[one], spelled[other]))


def _neighbours(keys: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of keys with the same numbers that stand near each other in the alphabet."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in keys:
        groups[tuple(_NUMBER.findall(key))].append(key)
    found = set()
    for group in groups.values():
        for ordered in (sorted(group), sorted(group, key=lambda key: key[::-1])):
            for step in range(1, WINDOW + 1):
                pairs = zip(ordered, ordered[step:], strict=False)
                found |= {(min(pair), max(pair)) for pair in pairs}
    return found


def _alike(one: str, other: str) -> bool:
    """Whether two names are nearly the same, and so is every word in place of another."""
    whole = SequenceMatcher(None, root_key(one), root_key(other), autojunk=False)
    if whole.quick_ratio() < NAMES_ALIKE or whole.ratio() < NAMES_ALIKE:  # the quick one is an upper bound
        return False
    words, others = ([fold(word) for word in name.split()] for name in (one, other))
    changes = SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
    return all(
        kind != "replace" or _ratio("".join(words[start:end]), "".join(others[first:last])) >= WORDS_ALIKE
        for kind, start, end, first, last in changes
    )


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
