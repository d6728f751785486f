"""What a state can do about an allegation, and a policy: which of it, when."""

from __future__ import annotations

from dataclasses import dataclass, fields

from backing.errors import UnusableScenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One way of raising the matter; every share lies in [0, 1].

    ``public`` and ``condemning`` say how it is said. ``substantiated`` is the share of the evidence at hand that is shown.
    ``depth`` is how much is demanded, 0 for an allegation without a demand; ``verified`` whether keeping it is watched;
    ``aid`` help with capacity. ``belief`` is how sure a state must be that the threat is real before it acts; None leaves
    that to its own costs of either error.
    """

    public: float = 0
    condemning: float = 0
    substantiated: float = 0
    depth: float = 0
    verified: float = 0
    aid: float = 0
    belief: float | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if value is not None and not 0 <= value <= 1:
                raise UnusableScenario(f"{field.name} of an action is {value}", hint="it is a share between 0 and 1")

    @property
    def alleges(self) -> bool:
        """Whether it says before others that the threat is real, so that it can prove right or wrong."""
        return self.public > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An action from month ``first`` to month ``last`` (None: to the end), counted from 0, every few months.

    With ``unless_kept`` a state takes it only while no commitment to it has been kept.
    """

    action: Action
    first: int = 0
    last: int | None = None
    every: int = 3
    unless_kept: bool = False

    def __post_init__(self) -> None:
        if self.first < 0 or self.every < 1 or (self.last is not None and self.last < self.first):
            raise UnusableScenario(
                f"a step from month {self.first} to {self.last}, every {self.every} months",
                hint="months count from 0, a step ends after it starts, and acts at most once a month",
            )

    def falls_on(self, month: int) -> bool:
        """Whether the step acts in a month."""
        within = self.first <= month and (self.last is None or month <= self.last)
        return within and (month - self.first) % self.every == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Steps in order; in a month the last one that falls on it is taken. No step at all is silence."""

    name: str
    title: str
    steps: tuple[Step, ...] = ()

    def step_in(self, month: int) -> Step | None:
        """The step of a month, or None for silence."""
        return next((step for step in reversed(self.steps) if step.falls_on(month)), None)
