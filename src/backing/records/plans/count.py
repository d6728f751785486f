"""Counts the rows that change for questions that come some at a time, by the plan that suits them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backing.records.engines.engine import Engine
from backing.records.plans.batch import tally_batch
from backing.records.plans.build import ResidentEngine, build_index
from backing.records.plans.choice import Choice, Plan
from backing.records.plans.choose import choose_tally
from backing.records.plans.each import tally_each
from backing.records.plans.index import Index
from backing.records.plans.look_up import tally_index
from backing.records.tally import Countable, Role, Tally

MEMORY = 500_000_000
"""Bytes that an index of changed rows may take."""


EVERY_FORM = tuple(
    Tally(start=date.min, end=date.min, actors=actors, role=role, countries=countries)
    for actors in ((), (1,))
    for role in Role
    for countries in ((), ("",))
)
"""A question for each shelf of an index, so that it answers whatever comes later."""


class RowCounter:
    """Counts events in some parts, as often as it is asked; an index is built once, and for its lifetime.

    ``rows`` are those of the parts, at the most; ``questions`` those of the first call; ``again`` says that more calls follow.
    """

    def __init__(
        self, engine: Engine, parts: Sequence[Countable], rows: int, *, questions: int, again: bool = False
    ) -> None:
        memory = MEMORY if isinstance(engine, ResidentEngine) else 0
        self.choice: Choice = choose_tally(questions, rows, standing=again, memory=memory)
        self._engine, self._parts = engine, parts
        self._index: Index | None = None
        if self.choice.plan is Plan.INDEX and isinstance(engine, ResidentEngine) and parts:
            self._index = build_index(engine, parts, EVERY_FORM)

    def count(self, tallies: Sequence[Tally]) -> list[int]:
        """How many events each question counts in its window, in the order of the questions."""
        if not self._parts:
            return [0] * len(tallies)
        if self._index is not None:
            found = tally_index(self._index, tallies)
        else:
            plan = tally_each if self.choice.plan is Plan.EACH else tally_batch
            found = plan(self._engine, tallies, self._parts)
        return [tallied.events for tallied in found]
