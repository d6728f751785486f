"""Rival explanations of the same evidence: exclusive, with a catch-all for what nobody thought of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from backing.assessment.items.item import Chance

LEAST_OTHER = 0.05
"""No catch-all may have a lower prior: that much is always left for an explanation that nobody wrote down."""

DEFAULT_OTHER = 0.10
"""The prior of the catch-all unless the set says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One explanation, with its prior probability.

    ``claims`` gives P(claim | this hypothesis) in [0, 1] by the id of a claim; through them a claim's findings bear on the
    hypothesis. ``part_of`` is the id of a hypothesis that includes this one: its prior includes this one's, and a part for
    which an item gives no chance takes the chance of its whole.
    """

    id: str
    text: str
    prior: float
    claims: dict[str, float] = field(default_factory=dict)
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchAll:
    """None of the named hypotheses.

    Its likelihood is the mean of theirs by prior; ``low`` and ``high`` are factors on it, and give the range that is shown.
    """

    id: str = "other"
    text: str = "none of these"
    prior: float = DEFAULT_OTHER
    low: float = 0.2
    high: float = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """How an observable comes to be seen under one hypothesis: it exists, is published, and is found, in each of ``n`` places.

    P(none seen) = (1 - exist * publish * find) ** n; a plain chance of seeing it is ``exist`` alone.
    """

    exist: Chance
    publish: Chance | None = None
    find: Chance | None = None
    n: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Observable:
    """Something that would be seen, or not, if a hypothesis held: a row of the matrix of what to expect.

    ``seen`` is None while nobody has looked; such observables are what could be collected next, at a ``cost`` in any unit
    that is the same for all. ``searched`` is the log behind an absence. The rest is as in an ``Item``.
    """

    id: str
    text: str
    expected: dict[str, Expected]
    seen: bool | None = None
    searched: tuple[str, ...] = ()
    cost: float = 1.0
    source: str = ""
    by: str = ""
    on: date | None = None
    why: str = ""
    known_from: date | None = None
    derived_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HypothesisSet:
    """Hypotheses that exclude each other (but for parts and their wholes) and answer one question.

    Priors of those that are part of no other, and of ``other``, sum to 1. ``other`` is None only where the hypotheses leave
    nothing out by logic, as a claim and its denial. ``about`` are the claims that the question is about. ``judged`` has what
    analysts think by themselves: by analyst and hypothesis, as they gave it, whatever it sums to. ``template`` and ``digest``
    say which locked template the priors come from; "" if a person gave them.
    """

    id: str
    question: str
    hypotheses: tuple[Hypothesis, ...]
    other: CatchAll | None = field(default_factory=CatchAll)
    about: tuple[str, ...] = ()
    observables: tuple[Observable, ...] = ()
    judged: dict[str, dict[str, float]] = field(default_factory=dict)
    template: str = ""
    digest: str = ""
