"""Where the numbers of an answer come from that were not entered with the item: who says it, and what that one is taken for."""

from __future__ import annotations

from collections.abc import Iterator

from backing.assessment.items.item import Item
from backing.assessment.scales import decibans
from backing.assessment.sources.source import Source, Sources
from backing.assessment.sources.speech import Habit, Sayings
from backing.assessment.verdict import Credit
from backing.assessment.weighing.evidence import Evidence
from backing.assessment.weighing.testimony import weight_on

FARTHEST_DB = 9999.0
"""What stands for certainty in decibans, so that a file holds a number."""


def credit(evidence: Evidence) -> tuple[Credit, ...]:
    """One for each item, and each observable, whose source something is known of, in their order."""
    return tuple(found for item in evidence.every for found in _credit(item, evidence.sources))


def _credit(item: Item, sources: Sources) -> Iterator[Credit]:
    if item.says:
        yield _spoken(item, sources.of(item.source))
    elif trust := sources.trust_in(item):
        r = trust.reliable
        yield Credit(
            item=item.id,
            source=item.source,
            ground=trust.ground,
            reliable=(round(r.low, 4), round(r.central, 4), round(r.high, 4)),
        )


def _spoken(item: Item, source: Source | None) -> Credit:
    weights = {claim: weight_on(claim, item) for claim in item.says}
    return Credit(
        item=item.id,
        source=item.source,
        ground=_ground(source) if source else "",
        says={claim: said.value for claim, said in item.says.items()},
        worth={claim: (_db(each.low), _db(each.central), _db(each.high)) for claim, each in weights.items()},
    )


def _ground(source: Source) -> str:
    """Where the way in which a source speaks is known from."""
    speech = source.speech
    if isinstance(speech, Habit):
        return f"says {speech.always} with a chance of {speech.chance:g} whatever is so"
    if isinstance(speech, Sayings):
        so, not_so = (speech.total(true=true) for true in (True, False))
        few = "" if speech.enough else ": too few to weigh it by"
        return f"recorded in {so} cases in which it was so and {not_so} in which it was not{few}"
    return source.stated


def _db(value: float) -> float:
    return round(min(max(decibans(value), -FARTHEST_DB), FARTHEST_DB), 2)
