"""Assertions that repeat others are taken out before truth is sought, so that copiers cannot outvote what they copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from backing.assessment.dependence.provenance import trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """A source says that an item has a value; ``origins`` are the sources or documents that it has this from."""

    source: str
    item: str
    value: str
    origins: tuple[str, ...] = ()


def once_per_root(assertions: Iterable[Assertion]) -> tuple[Assertion, ...]:
    """The assertions in which each root of an item speaks once.

    What a source has from another that speaks of the item itself is left out, also where it was altered on the way. What
    several have from one that is silent, or from a document, becomes that one's own word; if it comes in different
    versions, all are kept as versions of one source. Who names several such has one word all the same, that of one whom
    others have it from, if there is one. Raises UnusableEvidence for sources that have an item from each other in a circle.
    """
    by_item: dict[str, list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        by_item[assertion.item].append(assertion)
    return tuple(kept for rows in by_item.values() for kept in _once(rows))


def _once(rows: list[Assertion]) -> Iterable[Assertion]:
    if not any(row.origins for row in rows):
        return rows
    origins: dict[str, tuple[str, ...]] = {}
    for row in rows:
        origins[row.source] = origins.get(row.source, ()) + row.origins
    roots = trace(origins, roots={name for named in origins.values() for name in named}).roots
    own = {source for source, found in roots.items() if found == {source}}
    repeated = [row for row in rows if not roots[row.source] & own]
    heard: set[str] = set()
    relayed: dict[Assertion, None] = {}
    for row in sorted(repeated, key=lambda each: len(roots[each.source])):
        named = sorted(roots[row.source])
        root = next((name for name in named if name in heard), named[0])
        heard.add(root)
        relayed[Assertion(source=root, item=row.item, value=row.value)] = None
    return [*(row for row in rows if row.source in own), *relayed]
