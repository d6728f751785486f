"""What of a file's sources comes to nothing, so that nobody believes it counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backing.assessment.items.item import Item
from backing.assessment.sources.source import Source, Sources
from backing.assessment.sources.speech import Sayings
from backing.assessment.sources.track_record import LEAST


def warn(items: Sequence[Item], sources: Sources) -> tuple[str, ...]:
    """Records too short to weigh by, sources that nothing is by, and codes that the project's table does not hold."""
    used = {source.name for item in items if (source := sources.of(item.source))}
    return tuple(
        text
        for texts in (
            (text for source in sources.named for text in _too_few(source, sources)),
            (
                f"nothing is by {each.name}, of which the sources say something"
                for each in sources.named
                if each.name not in used
            ),
            _ungraded(items, sources),
        )
        for text in texts
    )


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
