"""What to be wary of where many sources speak of many items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from backing.assessment.dependence.copying import CopyingHint
from backing.assessment.dependence.provenance import root_key
from backing.assessment.dependence.spelling import nearly_one
from backing.assessment.sources.surveyed import ItemRow, SourceRow
from backing.assessment.sources.track_record import LEAST
from backing.assessment.sources.truth.assertions import Assertions
from backing.assessment.sources.truth.estimate import Estimate
from backing.assessment.sources.truth.origins import Assertion

MOST_NAMED = 3
"""Pairs of names that look like one source which are named."""
MANY_ALIKE = 10
"""Disputed items on which two sources must agree without exception to be remarked."""


def unsure(
    sources: Sequence[SourceRow],
    items: Sequence[ItemRow],
    chosen: Estimate,
    truths: Mapping[str, str],
) -> Iterator[str]:
    """What of the scores rests on little: few resolved items, no known truth, the method, one source alone."""
    few = [row for row in sources if row.says and not row.weighs]
    if few:
        yield (
            f"sources with fewer than {LEAST} resolved items: {len(few)} of {sum(row.says > 0 for row in sources)}; their "
            "scores are shown, and should weigh nothing by themselves"
        )
    if not truths:
        yield "no item has a known truth: scores say who agrees with whom, and a shared error looks like reliability"
    contested = sum(item.contested for item in items)
    if contested:
        yield f"items that depend on the method: {contested} of {len(items)}"
    alone = sum(item.sources == 1 for item in items)
    if alone:
        yield f"items of which one source alone speaks: {alone} of {len(items)}; its word is all that is known"
    if not chosen.settled:
        yield f"{chosen.method} did not come to rest in {chosen.steps} steps"


def misspelled(assertions: Sequence[Assertion]) -> Iterator[str]:
    """Names of sources and origins that differ in case or punctuation alone, or nearly: each counts as one of its own.

    An origin that says nothing itself is mentioned once, however many repeat it: a slip of the pen is copied with its row.
    """
    names = dict.fromkeys(name for row in assertions for name in (row.source, *row.origins))
    by_key: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_key[root_key(name)].append(name)
    same = [pair for each in by_key.values() for pair in pairwise(each)]
    speaking = {row.source for row in assertions}
    mentions = [(row.source,) for row in assertions] + [(name,) for name in names if name not in speaking]
    found = [*same, *nearly_one(mentions)]
    for one, other in found[:MOST_NAMED]:
        yield f"{one!r} and {other!r} look like one source and count as two: if they are one, write them alike"
    if len(found) > MOST_NAMED:
        yield f"{len(found) - MOST_NAMED} more pairs of sources have nearly one name"


def alike(given: Assertions) -> Iterator[str]:
    """Sources that never differ, on items of which somebody says something else."""
    source, fact = given.pairs
    disputed = (np.bincount(given.item_of) > 1)[given.item_of[fact]]
    said = np.zeros((len(given.sources), len(given.item_of)))
    said[source[disputed], fact[disputed]] = 1.0
    spoken = np.add.reduceat(said, given.starts, axis=1).clip(max=1)
    both, same = spoken @ spoken.T, said @ said.T
    for place, name in enumerate(given.sources):
        others = [
            given.sources[other]
            for other in np.flatnonzero((both[place] >= MANY_ALIKE) & (same[place] == both[place])).tolist()
            if other != place
        ]
        if others and all(given.sources.index(other) > place for other in others):
            least = int(both[place][[given.sources.index(other) for other in others]].min())
            yield (
                f"{name} and {', '.join(others)} say the same of every disputed item that they share ({least} or more): if "
                "they have it from each other, name the origin"
            )


def copying(hint: CopyingHint | None) -> Iterator[str]:
    """What the values alone hint of who copies; None where they were not looked at."""
    if hint is None:
        yield "copying was not looked for in the values: name the origin of what is repeated"
        return
    sure = [pair for pair in hint.pairs if pair.low > 0.5]
    if sure:
        named = ", ".join(f"{pair.one} and {pair.other}" for pair in sure[:3])
        more = f" and {len(sure) - 3} more pairs" if len(sure) > 3 else ""
        others = "" if hint.identifiable else "; about others the settings disagree"
        yield (
            f"at every setting of the copying model {named}{more} look like copies: a hint, and no evidence. If they are, name "
            f"the origin{others}"
        )
    elif not hint.identifiable:
        yield f"whether sources copy cannot be told. {hint.warning}"
