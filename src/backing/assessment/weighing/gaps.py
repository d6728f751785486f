"""What is not said of what carries weight: why it has its chances, who entered it, and when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from backing.assessment.items.item import Item
from backing.assessment.verdict import Verdict
from backing.assessment.weighing.answer import SetVerdict

_SHOWN = 8


def gaps(items: Sequence[Item], weighing: Collection[str]) -> str:
    """One sentence on those of the items that weigh, by their ids; "" where all is said."""
    weighed = [item for item in items if item.id in weighing]
    missing = (
        ("no reason (`why`) is given for the chances of", [item.id for item in weighed if not item.why]),
        ("nobody is named (`by`) who entered", [item.id for item in weighed if not item.by]),
        ("no day is given (`on`) for the entry of", [item.id for item in weighed if item.on is None]),
    )
    return "; ".join(f"{words} {_listed(ids)}" for words, ids in missing if ids)


def weighing(verdicts: Iterable[Verdict], sets: Iterable[SetVerdict]) -> frozenset[str]:
    """The ids of the findings and items that carry an answer."""
    answers = [answer for each in sets for answer in (each.as_of, each.hindsight) if answer]
    return frozenset(
        [
            *(each.finding for verdict in verdicts for each in verdict.contributions),
            *(id_ for answer in answers for piece in answer.pieces for id_ in piece.items),
        ]
    )


def _listed(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return f"{', '.join(ids[:_SHOWN])}{more}"
