"""What an ensemble says, in the numbers that its pictures and tables are made from."""

from __future__ import annotations

from dataclasses import dataclass

from backing.consequences.reading.boxes import Box
from backing.consequences.reading.robustness import Robustness
from backing.consequences.reading.sensitivity import Screened, Share

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
"""The futures of a fan: its middle line, its half and its nine tenths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """One measure under one policy: its mean over futures, and its values at ``QUANTILES`` of them."""

    policy: str
    measure: str
    mean: float
    quantiles: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fan:
    """One stock under one policy, month by month: its values at ``QUANTILES`` of the futures, a row for each of them."""

    policy: str
    path: str
    quantiles: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LensReading:
    """The policies through one lens.

    ``best`` is the share of futures in which each does best or ties with the best, ``alone`` that in which it does so without a
    tie; ``regret`` the median and the 90th percentile of how much better the best policy of a future does, in the measure's
    unit; all in the policies' order. ``moved`` is the share of futures in which no policy that was best, or tied, as things
    stand still is: None where the futures are not the same ones.
    """

    measure: str
    question: str
    best: tuple[float, ...]
    alone: tuple[float, ...]
    regret: tuple[float, ...]
    regret_90: tuple[float, ...]
    robustness: tuple[Robustness, ...]
    moved: float | None = None

    @property
    def wins(self) -> tuple[int, ...]:
        """By how many of the robustness metrics each policy is best, ties counted for each."""
        return tuple(sum(policy in each.best for each in self.robustness) for policy in range(len(self.best)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Worse:
    """In which futures ``policy`` does worse than ``other`` by one measure."""

    measure: str
    policy: str
    other: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Drivers:
    """What drives the difference between two policies in one measure: screened over all, and shared among the strongest.

    Only effects that stay clear of zero are in it; a reading has no drivers of a difference that is luck alone.
    """

    measure: str
    policy: str
    other: str
    screened: tuple[Screened, ...]
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """The futures in which one parameter lies in one third of its range.

    ``part`` is 0, 1 or 2 from low to high. ``best`` is a row for each lens: the share of these futures in which each policy
    does best or ties with the best, in the policies' order. The outer thirds of an ``open`` range, a normal one, hold the values
    beyond its ends as well.
    """

    parameter: str
    part: int
    low: float
    high: float
    best: tuple[tuple[float, ...], ...]
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One ensemble, read: ``view`` says under whose assumptions it was run."""

    view: str
    title: str
    policies: tuple[str, ...]
    spreads: tuple[Spread, ...]
    fans: tuple[Fan, ...]
    lenses: tuple[LensReading, ...]
    slices: tuple[Slice, ...] = ()
    worse: tuple[Worse, ...] = ()
    drivers: tuple[Drivers, ...] = ()

    @property
    def told(self) -> str:
        """The title, and how often another policy is best than in the same future as things stand."""
        moved = [f"{lens.moved:.0%} by {lens.measure}" for lens in self.lenses if lens.moved is not None]
        return (
            f"{self.title}; of all futures another policy is best then in {', '.join(moved)}" if moved else self.title
        )
