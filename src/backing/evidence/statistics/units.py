"""The unit ladder: core members, fighters, fighters and supporters, fighters and families, brought to fighters.

A published number is one only with its unit and its origin. Statements of one bloc share a bias and count as one root; a
multiplier is uncertain in the same direction for everybody who counts in that unit.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given


class Unit(StrEnum):
    """What a number of people counts, from the narrowest to the widest."""

    CORE = "core members"
    FIGHTERS = "fighters"
    SUPPORTERS = "fighters and supporters"
    FAMILIES = "fighters and families"


CORE = (math.log(0.4), 0.7)
"""Log of core members a fighter: mean, standard deviation (assumption, no source anchors it, hence wide)."""

SUPPORTERS = (math.log(2), 0.5)
"""Log of persons a fighter where supporters are counted along (assumption, no source anchors it, hence wide)."""

FAMILIES = (math.log(3), 0.35)
"""Log of persons per fighter where families are counted along: 2 to 5 (anchored on 400 fighters with 1,600 relatives)."""

HALF_WIDTH = float(ndtri(0.9))
"""A published range is read as an 80 % interval (assumption), so its ends lie 1.28 standard deviations out."""

POINT_SD = 0.35
"""Standard deviation, on the log scale, of a source's own bias, which a bloc shares (assumption)."""

PERSONS = {Unit.CORE: CORE, Unit.FIGHTERS: (0.0, 0.0), Unit.SUPPORTERS: SUPPORTERS, Unit.FAMILIES: FAMILIES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A published number, or a range that is read as an 80 % interval, in its own unit.

    ``root`` names the observation that it goes back to: statements with one root are copies. ``bloc`` names who shares
    its bias.
    """

    label: str
    low: float
    high: float
    unit: Unit
    root: str
    bloc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Roots:
    """One estimate of log fighters for each bloc, and the covariance of their known errors.

    ``labels`` say which statements a root holds, ``copies`` which were left out because their root was there already.
    """

    labels: tuple[str, ...]
    means: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    copies: tuple[str, ...]

    def alone(self, place: int) -> tuple[float, float]:
        """Mean and standard deviation of one root."""
        return self.means[place], math.sqrt(self.covariance[place][place])


def roots_of(stated: Sequence[Stated]) -> Roots:
    """Statements to fighters, copies out, one root a bloc.

    Within a bloc the statements count the same: their mean, with the variance of a statement, that between them, and the
    bloc's own bias. More statements of one bloc so never make it surer. No statement, or a number not above 0, raises
    UnusableNumbers.
    """
    firsts: dict[str, Stated] = {}
    copies = []
    for each in stated:
        given.bounds(each.low, each.high, name=each.label)
        if each.root in firsts:
            copies.append(each.label)
        firsts.setdefault(each.root, each)
    if not firsts:
        raise UnusableNumbers("no estimate is given", hint="look for a dated estimate with its unit")
    blocs: dict[str, list[Stated]] = {}
    for each in firsts.values():
        blocs.setdefault(each.bloc, []).append(each)
    parts = [_bloc(members) for members in blocs.values()]
    units = np.array([[PERSONS[unit][1] for unit in Unit]]) * np.array([part[2] for part in parts])
    covariance = np.diag([part[1] for part in parts]) + units @ units.T
    return Roots(
        labels=tuple(", ".join(member.label for member in members) for members in blocs.values()),
        means=tuple(part[0] for part in parts),
        covariance=tuple(tuple(row) for row in covariance.tolist()),
        copies=tuple(copies),
    )


def _bloc(members: Sequence[Stated]) -> tuple[float, float, NDArray[np.float64]]:
    """Mean of log fighters, variance without that of the multipliers, and the share of each unit."""
    middles = np.array([(math.log(m.low) + math.log(m.high)) / 2 - PERSONS[m.unit][0] for m in members])
    spreads = np.array([(math.log(m.high) - math.log(m.low)) / (2 * HALF_WIDTH) for m in members])
    shares = np.array([sum(m.unit is unit for m in members) / len(members) for unit in Unit])
    return float(middles.mean()), float((spreads**2).mean() + middles.var() + POINT_SD**2), shares
