"""What only says again what was said before."""

from __future__ import annotations

from collections import defaultdict
from math import ceil

from backing.claims.argument import content_of, supposes
from backing.claims.claim import Kind, Quantity
from backing.claims.draft import Draft

_SAME = 0.6
"""Share of the words of content that two claims have in common when the later one restates the earlier."""
_FEWEST = 3
"""Words of content below which two claims are not compared: "He left" would restate every leaving."""

Sort = tuple[bool, bool, frozenset[float]]
"""Polarity, conditional or not, and figures: what two claims that say the same have in common beside their words."""


class Said:
    """The claims of a text so far, found by their words: comparing each with all before it takes ages in a long text."""

    def __init__(self) -> None:
        self._drafts: list[tuple[Draft, frozenset[str]]] = []
        self._places: dict[tuple[Sort, str], list[int]] = defaultdict(list)

    def add(self, draft: Draft) -> None:
        """Note a claim; what is supposed is not said."""
        if draft.clause.role == "antecedent":
            return
        words, sort = content_of(draft), _sort(draft)
        for word in words:
            self._places[sort, word].append(len(self._drafts))
        self._drafts.append((draft, words))

    def before(self, draft: Draft) -> str | None:
        """The id of the earliest claim that says the same as this one; None if nothing did.

        The same polarity, no other figure, and three in five of the words of content; or a supposition that takes up the
        figure of somebody's claim ("if there were 7,000 fighters").
        """
        if draft.clause.role == "antecedent":
            return next((other.claim.id for other, _ in self._drafts if _takes_up(draft, other)), None)
        own = content_of(draft)
        if draft.claim.kind is Kind.ATTRIBUTION or len(own) < _FEWEST:
            return None
        same = (self._drafts[place] for place in self._alike(own, _sort(draft)))
        return next((d.claim.id for d, words in same if _same(own, words) and not _overlap(draft, d)), None)

    def _alike(self, own: frozenset[str], sort: Sort) -> list[int]:
        """The claims, in order, that may share enough words: these have one of any few of them, so the rarest will do."""
        few = len(own) - ceil(_SAME * len(own)) + 1
        lists = sorted((self._places.get((sort, word), []) for word in own), key=len)
        return sorted({place for places in lists[:few] for place in places})


def _sort(draft: Draft) -> Sort:
    return draft.claim.negative, supposes(draft), _figures(draft.claim.quantity)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(other) >= _FEWEST and len(one & other) >= _SAME * len(one | other)


def _overlap(one: Draft, other: Draft) -> bool:
    return one.claim.span.overlap(other.claim.span) > 0


def _takes_up(draft: Draft, other: Draft) -> bool:
    """Whether a supposed number is that of an earlier claim about the same things."""
    if not _figures(draft.claim.quantity) & _figures(other.claim.quantity) or _overlap(draft, other):
        return False
    nouns = [frozenset(t.lemma_.lower() for t in d.clause.tokens if t.pos_ == "NOUN") for d in (draft, other)]
    return bool(nouns[0] & nouns[1])


def _figures(quantity: Quantity | None) -> frozenset[float]:
    if quantity is None:
        return frozenset()
    return frozenset(n for n in (quantity.value, quantity.low, quantity.high) if n is not None)
