"""Two releases held against each other: the pairs of rows that are one event."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backing.records.reconciliation.agree import agreements, scores
from backing.records.reconciliation.assign import assign
from backing.records.reconciliation.candidates import candidates
from backing.records.reconciliation.columns import EventColumns, Real, Whole
from backing.records.reconciliation.matching import Matching
from backing.records.reconciliation.split import parts_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Likely:
    """Pairs that may be one event: indices of rows, their agreements (pairs × dimensions) and their scores."""

    left: Whole
    right: Whole
    found: Real
    score: Real

    def only(self, kept: Whole) -> Likely:
        """The pairs at those indices."""
        return Likely(left=self.left[kept], right=self.right[kept], found=self.found[kept], score=self.score[kept])


def likely_pairs(one: EventColumns, other: EventColumns, matching: Matching) -> Likely:
    """Every pair of rows of one country and close days that contradict each other in nothing, with its score.

    Pairs that reach neither the threshold nor, deaths aside, that of a part of an event are left out.
    """
    kept = [_above(one, left, other, right, matching) for left, right in candidates(one, other, days=matching.days)]
    if not kept:
        return measured(one, np.empty(0, np.int64), other, np.empty(0, np.int64), matching)
    return Likely(
        left=np.concatenate([each.left for each in kept]),
        right=np.concatenate([each.right for each in kept]),
        found=np.concatenate([each.found for each in kept]),
        score=np.concatenate([each.score for each in kept]),
    )


def measured(one: EventColumns, left: Whole, other: EventColumns, right: Whole, matching: Matching) -> Likely:
    """Given pairs with their agreements; a contradiction counts as no agreement in its dimension."""
    found = np.nan_to_num(agreements(one, left, other, right, matching), nan=0.0)
    return Likely(left=left, right=right, found=found, score=scores(found, matching))


def matched_rows(
    one: EventColumns, other: EventColumns, likely: Likely, matching: Matching
) -> tuple[Likely, Likely, Likely]:
    """The pairs that are one event each; then the further rows of the first release, and of the second, that are parts of it."""
    passing = likely.only(np.flatnonzero(likely.score >= matching.threshold))
    # A pair exactly at the threshold is one too, and the gain must not be zero.
    pairs = passing.only(assign(passing.left, passing.right, passing.score - matching.threshold + 1e-6))
    partial = scores(likely.found, matching, leave_out=("deaths",))
    close = likely.only(np.flatnonzero(partial >= matching.split_threshold))
    ours = parts_of(
        one, other, pairs=(pairs.left, pairs.right), likely=(close.left, close.right, close.score), matching=matching
    )
    theirs = parts_of(
        other, one, pairs=(pairs.right, pairs.left), likely=(close.right, close.left, close.score), matching=matching
    )
    return pairs, close.only(ours), close.only(theirs)


def _above(one: EventColumns, left: Whole, other: EventColumns, right: Whole, matching: Matching) -> Likely:
    found = agreements(one, left, other, right, matching)
    score, partial = scores(found, matching), scores(found, matching, leave_out=("deaths",))
    # A contradiction is NaN, and no NaN is above anything.
    kept = np.flatnonzero((score >= matching.threshold) | (partial >= matching.split_threshold))
    return Likely(left=left[kept], right=right[kept], found=found[kept], score=score[kept])
