"""What a speaker says against himself: contradictions between his own claims, and what he grants the other side.

Pairs to read, found by actors, places, times, polarity and shared words; whether they truly clash is for the reader.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from backing.claims.claim import AUTHOR, Claim, Kind, Quantity
from backing.claims.originals import is_same_speaker
from backing.vocabulary.fold import plain

SHARED = 0.6
"""The least part of the shorter claim's words that both must have."""
_HAPPENS = frozenset({Kind.PRESENCE, Kind.EVENT, Kind.ABSENCE, Kind.COUNT})
"""Kinds of which one can say what another denies."""
_ABOUT_WORDS_OR_WORLDS = frozenset({Kind.ATTRIBUTION, Kind.CONDITIONAL, Kind.SUBSTANTIATION, Kind.PREDICTION})
"""Kinds that say what was said, or what would be: two of them can differ without a clash."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
"""Letters by which two forms of a word are taken for one."""


class Tension(StrEnum):
    """How two claims stand to each other."""

    CONTRADICTION = "contradiction"
    ADMISSION = "admission"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """A claim of a speaker and another that it clashes with, or grants; ``one`` is his, both are ids.

    In a contradiction ``other`` is his as well; in an admission it is the claim of somebody with whom he argues.
    """

    speaker: str
    tension: Tension
    one: str
    other: str
    why: str


def own_words(claims: Sequence[Claim], speakers: Mapping[str, str] | None = None) -> tuple[OwnWords, ...]:
    """Contradictions and admissions among claims, in their order.

    ``speakers`` names the speaker of a claim by its id, where the text knows more than the claim does (several authors in
    one case).
    """
    given = {claim.id: (speakers or {}).get(claim.id) or claim.attributed_to or claim.asserter for claim in claims}
    one_name = _one_name(given.values())
    named = {claim: one_name[name] for claim, name in given.items()}
    content = [claim for claim in claims if claim.checkable and claim.kind not in _ABOUT_WORDS_OR_WORLDS]
    argue = _arguing(claims, named)
    return tuple(found for pair in _pairs(content) for found in _between(*pair, named, argue))


def _one_name(names: Iterable[str]) -> dict[str, str]:
    """For every name the first that can mean the same speaker."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(names):
        found[name] = next((other for other in found.values() if _same(name, other)), name)
    return found


def _pairs(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Each two claims once that name an actor in common, or none at all, in their order."""
    by_actor: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        for actor in set(claim.actors) or {""}:
            by_actor[actor].append(place)
    places = {pair for together in by_actor.values() for pair in combinations(together, 2)}
    yield from ((claims[one], claims[other]) for one, other in sorted(places))


def _between(one: Claim, other: Claim, named: Mapping[str, str], argue: set[frozenset[str]]) -> Iterator[OwnWords]:
    speaker, second = named[one.id], named[other.id]
    if speaker == second:
        why = _clash(one, other)
        if why:
            yield OwnWords(speaker=speaker, tension=Tension.CONTRADICTION, one=one.id, other=other.id, why=why)
    elif frozenset({speaker, second}) in argue and _agree(one, other):
        later, earlier = (other, one) if other.span.start > one.span.start else (one, other)
        yield OwnWords(
            speaker=named[later.id],
            tension=Tension.ADMISSION,
            one=later.id,
            other=earlier.id,
            why=f"says the same as {_shown(named[earlier.id])}",
        )


def _arguing(claims: Sequence[Claim], named: Mapping[str, str]) -> set[frozenset[str]]:
    """Pairs of speakers of whom one rebuts the other, or disputes what he relays of him."""
    pairs = {
        frozenset({named[claim.id], named[relation.to]})
        for claim in claims
        for relation in claim.relations
        if relation.type == "rebuts" and relation.to in named
    }
    disputed = {frozenset({named[c.id], AUTHOR}) for c in claims if c.author_stance == "disputes"}
    return {pair for pair in pairs | disputed if len(pair) == 2}


def _clash(one: Claim, other: Claim) -> str:
    """Why two claims cannot both hold, "" where they can."""
    if not _same_matter(one, other):
        return ""
    if one.negative != other.negative:
        says, denies = (other, one) if one.negative else (one, other)
        same = {one.kind, other.kind} <= _HAPPENS or one.kind is other.kind
        clash = same and _inside(says, denies) and _share_words(one, other)
        return "one says what the other denies" if clash else ""
    if one.kind is other.kind and set(one.places) == set(other.places) and _apart(one.quantity, other.quantity):
        return "two numbers of one thing at one time" if _share_words(one, other) else ""
    return ""


def _inside(says: Claim, denies: Claim) -> bool:
    """Whether what is said lies where and when it is denied: none in one month goes with some in the year."""
    if denies.places and not (says.places and set(says.places) <= set(denies.places)):
        return False
    period, within = says.period, denies.period
    if within is None or (within.start is None and within.end is None):
        return True
    if period is None or period.start is None or period.end is None:
        return False
    return (within.start is None or within.start <= period.start) and (within.end is None or period.end <= within.end)


def _agree(one: Claim, other: Claim) -> bool:
    return (
        _same_matter(one, other)
        and one.kind is other.kind
        and one.negative == other.negative
        and not _apart(one.quantity, other.quantity)
        and _share_words(one, other)
    )


def _same_matter(one: Claim, other: Claim) -> bool:
    places = not one.places or not other.places or bool(set(one.places) & set(other.places))
    return places and _overlap(one, other)


def _overlap(one: Claim, other: Claim) -> bool:
    """Whether the periods have a day in common, as far as they are known."""
    first, second = one.period, other.period
    if first is None or second is None:
        return True
    starts = [period.start for period in (first, second) if period.start]
    ends = [period.end for period in (first, second) if period.end]
    return not starts or not ends or max(starts) <= min(ends)


def _apart(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether two amounts of one unit exclude each other."""
    if one is None or other is None or one.unit != other.unit:
        return False
    (low, high), (least, most) = _bounds(one), _bounds(other)
    return high < least or most < low


def _bounds(amount: Quantity) -> tuple[float, float]:
    if amount.value is not None and amount.low is None and amount.high is None:
        return amount.value, amount.value
    low = amount.low if amount.low is not None else float("-inf")
    return low, amount.high if amount.high is not None else float("inf")


def _share_words(one: Claim, other: Claim) -> bool:
    first, second = (_stems(claim.standalone or claim.text) for claim in (one, other))
    least = min(len(first), len(second))
    return least > 0 and len(first & second) >= SHARED * least


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(plain(text).lower()))


def _shown(speaker: str) -> str:
    return "the author" if speaker == AUTHOR else speaker


def _same(name: str, other: str) -> bool:
    return name == other or (AUTHOR not in {name, other} and is_same_speaker(name, other))
