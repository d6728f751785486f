"""The matrix of what to expect, as evidence: an observable that was looked for is an item, seen or not."""

from __future__ import annotations

from collections.abc import Iterable

from backing.assessment.hypotheses.hypothesis import Observable
from backing.assessment.items.item import Item, ItemKind
from backing.assessment.weighing.absence import chance_of


def items_of(observables: Iterable[Observable]) -> tuple[Item, ...]:
    """One item for each observable that somebody looked for; present and absent through the same numbers."""
    return tuple(_item(each) for each in observables if each.seen is not None)


def _item(observable: Observable) -> Item:
    return Item(
        id=observable.id,
        text=observable.text if observable.seen else f"looked for and not found: {observable.text}",
        kind=ItemKind.JUDGEMENT,
        source=observable.source,
        by=observable.by,
        on=observable.on,
        why=observable.why,
        known_from=observable.known_from,
        derived_from=observable.derived_from,
        chances={hypothesis: chance_of(observable, hypothesis) for hypothesis in observable.expected},
        seen=bool(observable.seen),
        searched=observable.searched,
    )
