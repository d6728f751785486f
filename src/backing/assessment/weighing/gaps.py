"""What is not said of what carries weight, and of who says it: why it has its chances, who entered it, and when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from backing.assessment.items.item import Item
from backing.assessment.sources.source import Sources
from backing.assessment.verdict import Verdict
from backing.assessment.weighing.answer import SetVerdict

_SHOWN = 8


def gaps(items: Sequence[Item], weighing: Collection[str]) -> str:
    """One sentence on those of the items that weigh, by their ids; "" where all is said."""
    weighed = [item for item in items if item.id in weighing]
    return _sentence(
        [item.id for item in weighed if not item.why and not item.says],  # what a source says has the source's reason
        [item.id for item in weighed if not item.by],
        [item.id for item in weighed if item.on is None],
    )


def gaps_of_sources(items: Sequence[Item], sources: Sources, weighing: Collection[str]) -> str:
    """The same on what is known of the sources of those of the items that weigh, by the sources' names."""
    weighed = [item for item in items if item.id in weighing]
    known = dict.fromkeys(source.name for item in weighed if (source := sources.of(item.source)))
    used = [source for source in sources.named if source.name in known]
    return _sentence(
        [source.name for source in used if not source.why],
        [source.name for source in used if not source.by],
        [source.name for source in used if source.on is None],
    )


def _sentence(unreasoned: Sequence[str], unsigned: Sequence[str], undated: Sequence[str]) -> str:
    missing = (
        ("no reason (`why`) is given for the chances of", unreasoned),
        ("nobody is named (`by`) who entered", unsigned),
        ("no day is given (`on`) for the entry of", undated),
    )
    return "; ".join(f"{words} {_listed(names)}" for words, names in missing if names)


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
