"""Which texts may be copies? Near-duplicate words, a passage word for word, or the same rare figure: a person confirms.

Nothing here changes a weight. An analyst who agrees writes the earlier item into ``from`` of the later one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, TypeVar

from backing.vocabulary.fold import plain

ALIKE = 0.5
"""The least part of two texts' shingles together (Jaccard) that both have, to be proposed."""
SHINGLE = 3
"""Words of a shingle (Broder 1997)."""
PASSAGE = 8
"""Words in a row that two writers hardly choose alike."""
FIGURE = 3
"""Digits that a figure has at least, without the noughts at its end: 145 is one, 7,000 and 2023 are none."""
FEW = 3
"""Texts that hold a rare figure at most, or a passage; what more of them hold is common."""
_PERMUTATIONS = 128
_SIEVE = 0.25
"""The likeness that the index is set to: below ``ALIKE``, so that it hardly misses a pair that is then compared exactly."""

Shared = TypeVar("Shared", bound=Hashable)

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_FIGURE = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w])|(?<![\w.,])\d+(?:\.\d+)?(?![\w])")


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyProposal:
    """Two texts that may have one root, by their ids, the earlier ``first`` where days are given; and why.

    ``alike`` is the Jaccard similarity of their shingles, in [0, 1]. ``dated`` says whether days put them in order.
    """

    first: str
    second: str
    alike: float
    reasons: tuple[str, ...]
    dated: bool = False

    @property
    def confirm(self) -> str:
        """What to write into the evidence file, should it be so."""
        return f"{self.second}: from: [{self.first}]"


def propose_copies(
    texts: Mapping[str, str], *, days: Mapping[str, date] | None = None, alike: float = ALIKE
) -> tuple[CopyProposal, ...]:
    """Pairs of texts that may be copies, the likest first; ``texts`` and ``days`` are by id.

    Candidates come from an index of MinHash signatures, and are then compared exactly.
    """
    words = {name: tuple(_WORD.findall(plain(text).lower())) for name, text in texts.items()}
    shingles = {name: _rows(row, SHINGLE) for name, row in words.items()}
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for pair in _candidates(shingles):
        if _jaccard(shingles, pair) >= alike:
            reasons[pair].append("nearly the same words")
    for pair, found in _rarely_shared({name: _rows(row, PASSAGE) for name, row in words.items()}, texts):
        longest = max(found, key=lambda row: (len(row), row))
        if len(longest) >= PASSAGE:
            reasons[pair].append(f"word for word: “{' '.join(longest)} …”")
    for pair, figures in _rarely_shared({name: set(_figures(text)) for name, text in texts.items()}, texts):
        reasons[pair].append(f"the same rare figure: {', '.join(sorted(figures))}")
    proposals = [_proposal(pair, why, _jaccard(shingles, pair), days or {}) for pair, why in reasons.items()]
    return tuple(sorted(proposals, key=lambda each: (-each.alike, each.first, each.second)))


def _proposal(pair: tuple[str, str], reasons: Sequence[str], alike: float, days: Mapping[str, date]) -> CopyProposal:
    first, second = pair
    dated = first in days and second in days and days[first] != days[second]
    if dated and days[second] < days[first]:
        first, second = second, first
    return CopyProposal(first=first, second=second, alike=round(alike, 4), reasons=tuple(reasons), dated=dated)


def _rows(words: Sequence[str], length: int) -> set[tuple[str, ...]]:
    """Every run of so many words; a shorter text is one run, and an empty one none."""
    if len(words) <= length:
        return {tuple(words)} if words else set()
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def _candidates(shingles: Mapping[str, Collection[tuple[str, ...]]]) -> Iterator[tuple[str, str]]:
    """Pairs whose signatures meet in the index, in the order of the texts."""
    from datasketch import MinHash, MinHashLSH

    names = [name for name, found in shingles.items() if found]
    coded = [[" ".join(row).encode() for row in shingles[name]] for name in names]
    index: Any = MinHashLSH(threshold=_SIEVE, num_perm=_PERMUTATIONS, weights=(0.1, 0.9))
    for place, signature in enumerate(MinHash.bulk(coded, num_perm=_PERMUTATIONS)):
        yield from ((names[other], names[place]) for other in sorted(index.query(signature)))
        index.insert(place, signature)


def _jaccard(shingles: Mapping[str, set[tuple[str, ...]]], pair: tuple[str, str]) -> float:
    one, other = shingles[pair[0]], shingles[pair[1]]
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def _rarely_shared(
    found: Mapping[str, set[Shared]], order: Iterable[str]
) -> Iterator[tuple[tuple[str, str], set[Shared]]]:
    """Pairs of texts with what both hold and at most ``FEW`` texts do."""
    holders: dict[Shared, list[str]] = defaultdict(list)
    for name in order:
        for each in found[name]:
            holders[each].append(name)
    shared: dict[tuple[str, str], set[Shared]] = defaultdict(set)
    for each, names in holders.items():
        if 2 <= len(names) <= FEW:
            for one, other in combinations(names, 2):
                shared[one, other].add(each)
    yield from shared.items()


def _figures(text: str) -> Iterator[str]:
    """The figures in a text that are exact enough to be rare; a number that may be a year is none."""
    for found in _FIGURE.findall(text):
        number = found.replace(",", "")
        digits = number.replace(".", "").strip("0")
        is_year = number.isdigit() and len(number) == 4 and "," not in found and number[:2] in {"18", "19", "20"}
        if len(digits) >= FIGURE and not is_year:
            yield number
