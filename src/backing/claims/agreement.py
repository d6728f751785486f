"""How well claims that were found agree with claims that a careful reader marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from backing.claims.claim import Claim
from backing.provenance import Span
from backing.vocabulary.actors import find_actor
from backing.vocabulary.fold import fold
from backing.vocabulary.places import find_place

OVERLAP = 0.5
"""The least intersection over union of two spans that are the same claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Shares between 0 and 1. ``recall`` is over checkable gold claims, ``precision`` over all that were found.

    The other shares are over matched claims. ``places`` and ``actors`` are F1 over names; ``period`` asks that the words
    overlap (or that neither side has any) and that a start day in the gold is met; ``quantity`` compares numbers.
    """

    recall: float
    precision: float
    kind: float
    polarity: float
    asserter: float
    checkable: float
    places: float
    actors: float
    period: float
    quantity: float
    kinds: tuple[str, ...]
    matched: int
    found: int
    gold: int


def agree(found: Sequence[Claim], gold: Sequence[Mapping[str, Any]]) -> Agreement:
    """The agreement of ``found`` with ``gold`` (rows of a gold file), matched one to one for the most overlap."""
    pairs = match(found, gold)
    checkable = [i for i, row in enumerate(gold) if row["checkable"]]
    hit = {i for i, _ in pairs}
    matched = [(gold[i], found[j]) for i, j in pairs]
    return Agreement(
        recall=_share([i in hit for i in checkable]),
        precision=len(pairs) / len(found) if found else 0.0,
        kind=_share([row["type"] == claim.kind for row, claim in matched]),
        polarity=_share([row["polarity"] == claim.polarity for row, claim in matched]),
        asserter=_share([same_name(row["asserter"], claim.asserter) for row, claim in matched]),
        checkable=_share([row["checkable"] == claim.checkable for row, claim in matched]),
        places=_f1([(row["places"], claim.places) for row, claim in matched]),
        actors=_f1([(row["actors"], claim.actors) for row, claim in matched]),
        period=_share([same_period(row["window"], claim) for row, claim in matched]),
        quantity=_share([same_quantity(row["quantity"], claim) for row, claim in matched]),
        kinds=tuple(sorted({claim.kind.value for claim in found})),
        matched=len(pairs),
        found=len(found),
        gold=len(gold),
    )


def match(found: Sequence[Claim], gold: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Pairs of positions (gold, found) whose spans overlap enough: as many as possible, then with the most overlap."""
    return match_spans([claim.span for claim in found], gold)


def match_spans(found: Sequence[Span], gold: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """The same for spans that are no claims yet."""
    from scipy.optimize import linear_sum_assignment

    if not found or not gold:
        return []
    overlaps = [[_overlap(row["span"], span) for span in found] for row in gold]
    # one point for a pair that counts outweighs any sum of overlaps: the number of pairs comes first
    weights = [[-(len(gold) + value) if value >= OVERLAP else 0.0 for value in line] for line in overlaps]
    rows, columns = linear_sum_assignment(weights)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if overlaps[i][j] >= OVERLAP]


def kappa(labels: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa of at least one pair of labels: agreement beyond what both sides' shares of each label give by chance.

    Cohen 1960, doi:10.1177/001316446002000104. Where both sides only ever use one and the same label it is 1.
    """
    seen = sum(one == other for one, other in labels) / len(labels)
    first, second = Counter(one for one, _ in labels), Counter(other for _, other in labels)
    chance = sum(first[label] * second[label] for label in first) / len(labels) ** 2
    return (seen - chance) / (1 - chance) if chance < 1 else 1.0


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same but for case, articles, and a fuller form."""
    first, second = _words(one), _words(other)
    return bool(first and second) and (first <= second or second <= first)


def canonical(name: str) -> str:
    """One key for all spellings of a place or an actor; the folded name when the vocabulary does not know it."""
    known = find_place(name) or find_actor(name)
    return known.id if known is not None else fold(name)


def same_period(window: Mapping[str, Any] | None, claim: Claim) -> bool:
    """Whether the words of the period overlap, and a start day that the gold gives is met."""
    expected = (window or {}).get("relative_text")
    actual = claim.period.text if claim.period else None
    start = _day((window or {}).get("start"))
    if start is not None and claim.period is not None and claim.period.start not in (None, start):
        return False
    if not expected or not actual:
        return not expected and not actual
    one, other = expected.lower(), actual.lower()
    return one in other or other in one


def same_quantity(quantity: Mapping[str, Any] | None, claim: Claim) -> bool:
    """Whether the numbers are the same, or neither side has one."""
    row, own = quantity or {}, claim.quantity
    expected = (row.get("value"), row.get("low", row.get("min")), row.get("high", row.get("max")))
    actual = (own.value, own.low, own.high) if own else (None, None, None)
    if all(n is None for n in expected):
        return all(n is None for n in actual) or bool(own and own.value is None)
    return all(_close(a, b) for a, b in zip(expected, actual, strict=True))


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is None and other is None
    return abs(one - other) <= 0.01 * max(1.0, abs(one))


def _overlap(span: Sequence[int], other: Span) -> float:
    start, end = span
    shared = max(0, min(end, other.end) - max(start, other.start))
    union = max(end, other.end) - min(start, other.start)
    return shared / union if shared else 0.0


def _words(name: str) -> set[str]:
    name = name.partition("(")[0] or name
    return {word.strip(".,'’") for word in name.lower().replace("'s", "").replace("’s", "").split()} - {
        "the",
        "a",
        "an",
        "some",
        "of",
    }


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0


def _f1(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> float:
    shared = wanted = given = 0
    for expected, actual in pairs:
        one, other = {canonical(n) for n in expected}, {canonical(n) for n in actual}
        shared, wanted, given = shared + len(one & other), wanted + len(one), given + len(other)
    return 2 * shared / (wanted + given) if wanted + given else 1.0
