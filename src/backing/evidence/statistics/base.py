"""What is known of the time before a window: how many events there were, how they clump, and how they come in spells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from backing.evidence.statistics import given
from backing.evidence.statistics.spells import Spells

DISPERSIONS = (0.5, 0.25)
"""Negative binomial sizes k of attack counts, clumped and more clumped, where there is no series of weeks to fit (assumption)."""

SWITCH = 0.2
"""Weekly chance of passing between active and quiet: the mean of Beta(2, 8) (assumption)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clumping:
    """One account of how counts clump: sizes k of the negative binomial, infinite for Poisson, and the share of each.

    ``name`` tells it from other accounts of the same base, and is empty where there is one; ``note`` says what it assumes.
    """

    sizes: tuple[float, ...]
    shares: tuple[float, ...]
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """``events`` in ``weeks`` before a window, and everything that the models of a silence need besides.

    ``by_week`` and ``by_window`` say how the counts of weeks, and of windows, clump. ``spells`` is the chain of active and
    silent weeks, a series of one. ``scores`` are held-out scores by name of model, empty where there is no series to score.
    Without an event there is no rate: the three are then empty, and only the predictive models answer.
    """

    events: float
    weeks: float
    note: str
    by_week: tuple[Clumping, ...] = ()
    by_window: tuple[Clumping, ...] = ()
    spells: Spells | None = None
    passages: str = ""
    scores: Mapping[str, tuple[float, ...]] = field(default_factory=dict)


def counted(events: float, weeks: float, *, note: str) -> Base:
    """The base of a single count, of which only the rate is known: clumping and spells are assumed.

    Raises UnusableNumbers for a count below 0 and a time that is not above 0.
    """
    number, length = given.count(events, name="events"), given.positive(weeks, name="the base period")
    if not number:
        return Base(events=number, weeks=length, note=note)
    clumped = tuple(
        Clumping(sizes=(size,), shares=(1.0,), name="" if place == 0 else f", k = {size:g}", note=f"k = {size:g}")
        for place, size in enumerate(DISPERSIONS)
    )
    return Base(
        events=number,
        weeks=length,
        note=note,
        by_week=clumped,
        by_window=clumped,
        spells=even_spells(number / length),
        passages=f"weekly chance {SWITCH} of passing between active and silent",
    )


def even_spells(rate: float) -> Spells:
    """As many active as silent weeks in the long run, the active ones with twice the mean ``rate``."""
    one = np.ones(1)
    return Spells(rate=2 * rate * one, leave=SWITCH * one, resume=SWITCH * one, active=0.5 * one)
