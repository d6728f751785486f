"""What share? A part of a whole, with the cases that nobody could assign as bounds and not as a guess."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.special import betainc, betaincinv

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given

JEFFREYS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share of cases: by the known ones, and with all unknown ones counted against it or for it.

    ``lowest`` and ``highest`` are the bounds that hold whatever the unknown cases were (Manski 1989). ``low`` and ``high``
    are the 95 % Jeffreys interval of the known cases; ``outer`` is the interval from the lower end at the one bound to the
    upper end at the other. ``value`` is None where no case is known.
    """

    part: float
    known: float
    unknown: float
    value: float | None
    low: float
    high: float
    lowest: float
    highest: float
    outer: tuple[float, float]

    def prob_below(self, share: float) -> float:
        """P(share < ``share``) by the known cases, Jeffreys prior; rises with ``share``."""
        return _below(self.part, self.known, given.chance(share, name="the share"))

    def prob_below_range(self, share: float) -> tuple[float, float]:
        """The same with every unknown case counted for the part, then with every one against it."""
        limit, total = given.chance(share, name="the share"), self.known + self.unknown
        return _below(self.part + self.unknown, total, limit), _below(self.part, total, limit)


def share_of(part: float, known: float, *, unknown: float = 0.0) -> Share:
    """``part`` of ``known`` cases, beside ``unknown`` ones that may belong to it or not.

    Interval: Jeffreys (Brown, Cai & DasGupta 2001). No case at all, or more in the part than are known, raises
    UnusableNumbers.
    """
    k, n, open_ = (given.count(value, name="a number of cases") for value in (part, known, unknown))
    if k > n or n + open_ == 0:
        raise UnusableNumbers(
            f"{part} of {known} known and {unknown} unknown cases", hint="a share needs cases, the part among them"
        )
    total = n + open_
    return Share(
        part=k,
        known=n,
        unknown=open_,
        value=k / n if n else None,
        low=_end(k, n, 0.025),
        high=_end(k, n, 0.975),
        lowest=k / total,
        highest=(k + open_) / total,
        outer=(_end(k, total, 0.025), _end(k + open_, total, 0.975)),
    )


def prior_below(share: float) -> float:
    """P(share < ``share``) before any case is known, by the Jeffreys prior."""
    return _below(0, 0, given.chance(share, name="the share"))


def force_ratio(group: tuple[float, float], authority: tuple[float, float]) -> tuple[float, float]:
    """The least and the greatest share that a group's strength is of the authority's, each given as a range."""
    ours, theirs = given.bounds(*group, name="the group's strength"), given.bounds(*authority, name="the authority's")
    return ours[0] / theirs[1], ours[1] / theirs[0]


def _below(part: float, total: float, limit: float) -> float:
    return float(betainc(part + JEFFREYS, total - part + JEFFREYS, limit))


def _end(part: float, total: float, level: float) -> float:
    """One end of the Jeffreys interval; 0 where the part is empty and 1 where it is all, as the interval is modified."""
    if (part == 0 and level < 0.5) or (part == total and level > 0.5):
        return 0.0 if level < 0.5 else 1.0
    return float(betaincinv(part + JEFFREYS, total - part + JEFFREYS, level))
