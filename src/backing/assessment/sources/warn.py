"""What of a file's sources comes to nothing, so that nobody believes it counted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from backing.assessment.dependence.spelling import near_misses
from backing.assessment.items.item import Item
from backing.assessment.sources.source import Source, Sources, is_known
from backing.assessment.sources.speech import Sayings
from backing.assessment.sources.track_record import LEAST


def warn(items: Sequence[Item], sources: Sources) -> tuple[str, ...]:
    """Records too short to weigh by, sources that nothing is by, names of nearly one source, codes that the table lacks."""
    return (
        *(text for source in sources.named for text in _too_few(source, sources)),
        *_unused(items, sources),
        *_misspelled(items, sources),
        *_ungraded(items, sources),
    )


def not_yet_known(items: Sequence[Item], sources: Sources, days: Collection[date]) -> Iterator[str]:
    """Sources of items that were public on one of the days, and grades of such items, of which nothing was known by then."""
    then = [(item, day) for day in days for item in items if is_known(item.known_from, day)]
    for source in sources.named:
        own = [day for item, day in then if sources.of(item.source) is source and not is_known(source.known_from, day)]
        if own:
            comes_to = (
                "what it says weighs nothing" if source.speech else "its items weigh as if nothing were known of it"
            )
            yield f"as of posting nothing is known of {source.name} ({_since(source.known_from)}): {comes_to}"
    since = sources.grades.known_from
    if sources.grades.reliable and any(item.admiralty and not is_known(since, day) for item, day in then):
        yield f"as of posting there is no table of grades ({_since(since)}): a code is no number"


def _since(known_from: date | None) -> str:
    return f"`known from` {known_from}" if known_from else "it has no `known from`"


def _unused(items: Sequence[Item], sources: Sources) -> Iterator[str]:
    used = {source.name for item in items if (source := sources.of(item.source))}
    for each in sources.named:
        if each.name not in used:
            yield f"nothing is by {each.name}, of which the sources say something"


def _misspelled(items: Sequence[Item], sources: Sources) -> Iterator[str]:
    """What an item's source is called may be a known source's name, nearly; it counts as another then."""
    known = [each.name for each in sources.named]
    pairs = near_misses({item.id: (item.source,) for item in items if item.source}, known) if known else ()
    for pair in pairs:
        if set(pair) & set(known):
            yield "{!r} and {!r} look like one source and count as two: if they are one, write them alike".format(*pair)


def _too_few(source: Source, sources: Sources) -> Iterator[str]:
    record = sources.records.get(source.name)
    if record is not None and not record.automatic:
        low, high = record.interval
        yield (
            f"{source.name} was right in {record.right} of {record.n} resolved items ({low:.2f} to {high:.2f}): fewer than "
            f"{LEAST}, so the record weighs nothing"
        )
    if isinstance(source.speech, Sayings) and not source.speech.enough:
        so, not_so = (source.speech.total(true=true) for true in (True, False))
        yield (
            f"what {source.name} says is known of {so} cases in which it was so and {not_so} in which it was not: fewer than "
            f"{LEAST} of one sort, so its words weigh nothing"
        )


def _ungraded(items: Sequence[Item], sources: Sources) -> Iterator[str]:
    """Ratings beside a table that does not hold them; without any table a code is kept, and meant to be no number."""
    if sources.grades.reliable:
        for item in items:
            if item.admiralty and not item.says and sources.trust_in(item) is None:
                yield f"{item.id} is rated {item.admiralty}, which the table of grades does not hold: it is no number"
