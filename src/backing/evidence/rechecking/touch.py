"""Which tests the change of records can touch: the rows that come and go are counted for the questions of all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from backing.evidence.rechecking.match import Match, Pair, questions_of
from backing.records.engines.engine import Engine
from backing.records.plans.choice import Choice
from backing.records.plans.count import RowCounter
from backing.records.plans.difference import Difference, differ
from backing.records.tally import Tally


class Touch:
    """Keeps the rows that come and go, so that each pair of releases is compared once, however often is asked.

    ``again`` says that tests come in several turns, so that an index of these rows is worth its while.
    """

    def __init__(self, engine: Engine, *, again: bool = False) -> None:
        self._engine, self._again = engine, again
        self._differences: dict[Pair, Difference] = {}
        self._counters: dict[Pair, tuple[RowCounter, ...]] = {}

    @property
    def differences(self) -> dict[Pair, Difference]:
        """The rows that come and go, for every pair of releases that was asked about."""
        return dict(self._differences)

    @property
    def plans(self) -> tuple[Choice, ...]:
        """How the rows were counted; one for rows that come and one for rows that go, where there are any."""
        return tuple(dict.fromkeys(counter.choice for counters in self._counters.values() for counter in counters))

    def touched(self, matches: Sequence[Match]) -> list[bool]:
        """Whether each test has to be asked again: its rows have changed, or may have."""
        found = [not match.stands and match.pair is None for match in matches]
        pairs: dict[Pair, list[int]] = defaultdict(list)
        for number, match in enumerate(matches):
            if match.pair is not None:
                pairs[match.pair].append(number)
        for pair, members in pairs.items():
            asked = {number: questions_of(matches[number], self._difference(pair)) for number in members}
            counted = self._count(pair, list({tally: None for each in asked.values() for tally in each}))
            for number, tallies in asked.items():
                found[number] = any(counted[tally] for tally in tallies)
        return found

    def _difference(self, pair: Pair) -> Difference:
        if pair not in self._differences:
            self._differences[pair] = differ(self._engine, pair.before, pair.after)
        return self._differences[pair]

    def _count(self, pair: Pair, tallies: Sequence[Tally]) -> dict[Tally, int]:
        """How many rows that come or go each question counts."""
        difference = self._difference(pair)
        if not difference.rows:
            return dict.fromkeys(tallies, 0)
        if pair not in self._counters:
            parts = (difference.change.added, difference.change.removed)
            self._counters[pair] = tuple(
                RowCounter(self._engine, each, difference.rows, questions=len(tallies), again=self._again)
                for each in parts
                if each
            )
        counts = [counter.count(tallies) for counter in self._counters[pair]]
        return {tally: sum(each) for tally, *each in zip(tallies, *counts, strict=True)}
