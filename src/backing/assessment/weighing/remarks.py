"""What to look at in evidence before it is weighed: likely copies that count as witnesses, and ratings that mislead."""

from __future__ import annotations

from collections.abc import Sequence

from backing.assessment.dependence.copies import propose_copies
from backing.assessment.dependence.provenance import sources_of, trace
from backing.assessment.items.item import Item
from backing.assessment.sources.admiralty import parse, warnings

MOST = 3
"""Likely copies that are named; ``backing copies`` has all."""


def remarks_on(items: Sequence[Item]) -> tuple[str, ...]:
    """Remarks in plain sentences; they change no weight. Raises UnusableEvidence as ``trace`` and ``parse`` do."""
    ratings = {item.id: parse(item.admiralty) for item in items if item.admiralty}
    about = {item.id: item.chances.keys() for item in items}
    return (*_copies(items), *warnings(ratings, about))


def _copies(items: Sequence[Item]) -> tuple[str, ...]:
    """Pairs that look like copies and count as two witnesses."""
    if len(items) < 2:
        return ()
    roots = trace(sources_of(items)).roots
    found = [
        each
        for each in propose_copies(
            {item.id: item.text for item in items},
            days={item.id: item.known_from for item in items if item.known_from},
        )
        if not roots[each.first] & roots[each.second]
    ]
    told = tuple(
        f"{each.first} and {each.second} count as two witnesses and may be one: {'; '.join(each.reasons)}. If so, write "
        f"{each.confirm}"
        for each in found[:MOST]
    )
    left = len(found) - MOST
    return (*told, *([f"{left} more pairs may be copies: backing copies lists them"] if left > 0 else []))
