"""Pairs of rows to events: every row of one event together, each event once."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from backing.records.reconciliation.pair import Decided, EventKey, Pair

_ORDER = (Decided.USER, Decided.SCORE, Decided.SPLIT)


def gather(
    keys: Iterable[EventKey], pairs: Iterable[Pair], different: Collection[frozenset[EventKey]]
) -> tuple[tuple[tuple[EventKey, ...], ...], tuple[Pair, ...]]:
    """The events, each as its rows, and the pairs that hold in them.

    The user's pairs go first, then the others by score. With three releases or more a pair is given up when it would bring
    two rows of one release together that are no parts of one event, or two rows that the user holds apart: the better
    pairs have decided by then, whatever the order of the releases.
    """
    event_of = {key: [key] for key in keys}
    held = []
    for pair in sorted(pairs, key=lambda pair: (_ORDER.index(pair.decided), -pair.score, pair.one, pair.other)):
        mine, theirs = event_of[pair.one], event_of[pair.other]
        if mine is not theirs:
            if not _may_join(pair, mine, theirs, different):
                continue
            fewer, more = sorted((mine, theirs), key=len)
            more.extend(fewer)
            event_of.update(dict.fromkeys(fewer, more))
        held.append(pair)
    events = {id(event): event for event in event_of.values()}
    return tuple(sorted(tuple(sorted(event)) for event in events.values())), tuple(sorted(held, key=_rows))


def _may_join(
    pair: Pair, mine: list[EventKey], theirs: list[EventKey], different: Collection[frozenset[EventKey]]
) -> bool:
    if different and any(frozenset((one, other)) in different for one in mine for other in theirs):
        return False
    if pair.decided is Decided.USER:
        return True
    twice = {_release(key) for key in mine} & {_release(key) for key in theirs}
    return not twice or (pair.decided is Decided.SPLIT and twice <= {_release(pair.one), _release(pair.other)})


def _release(key: EventKey) -> tuple[str, str]:
    return key.dataset, key.release


def _rows(pair: Pair) -> tuple[EventKey, EventKey]:
    return pair.one, pair.other
