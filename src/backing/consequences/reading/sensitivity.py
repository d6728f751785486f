"""What drives an outcome: Morris' screening, then Sobol' indices with their intervals, both by SALib."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backing.consequences.ensemble.futures import spread
from backing.consequences.parameter import Parameter
from backing.errors import MissingExtra

Array = NDArray[np.float64]
Points = dict[str, Array]
"""The values of some parameters at the points of a sample, (points,) each."""
Answer = Callable[[Points], Mapping[str, Array]]
"""Outcomes by name, (points,) each."""

INSTALL = "pip install 'backing[simulate]'"

LEVELS = 4
"""Levels of Morris' grid; the usual choice, with steps of two thirds of a range."""

NONE = 0.01
"""A share of the variance that is as good as none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """Morris' elementary effects of one parameter: their mean size ``mu_star`` with half its interval, and spread ``sigma``."""

    parameter: str
    mu_star: float
    interval: float
    sigma: float

    @property
    def clear(self) -> bool:
        """Whether its interval stays away from zero."""
        return self.mu_star > self.interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The share of an outcome's variance that a parameter explains alone and in all, each with half its 95 % interval."""

    parameter: str
    first: float
    first_interval: float
    total: float
    total_interval: float

    @property
    def clear(self) -> bool:
        """Whether all of the interval of its total stays above a share that is as good as none."""
        return self.total - self.total_interval > NONE

    @property
    def between(self) -> tuple[float, float]:
        """The ends of the interval of its total, within 0 and 1."""
        return max(self.total - self.total_interval, 0.0), min(self.total + self.total_interval, 1.0)


def screen(
    ranges: Mapping[str, Parameter], answer: Answer, *, trajectories: int, seed: int
) -> dict[str, tuple[Screened, ...]]:
    """Morris (1991), with mu* of Campolongo et al. (2007), for each outcome, the strongest parameter first.

    It asks for ``trajectories`` * (parameters + 1) points. Raises MissingExtra without SALib.
    """
    wide = _varied(ranges)
    problem = _problem(wide, [[each.low, each.high] for each in wide.values()])
    sample, analyze = _salib("SALib.sample.morris").sample, _salib("SALib.analyze.morris").analyze
    random = np.random.default_rng(seed)
    points = sample(problem, trajectories, num_levels=LEVELS, seed=random)
    outcomes = answer(dict(zip(wide, points.T, strict=True)))

    def one(values: Array) -> tuple[Screened, ...]:
        found = analyze(problem, points, values, num_levels=LEVELS, seed=random)
        rows = zip(found["names"], found["mu_star"], found["mu_star_conf"], found["sigma"], strict=True)
        each = [Screened(parameter=str(n), mu_star=float(m), interval=float(c), sigma=float(s)) for n, m, c, s in rows]
        return tuple(sorted(each, key=lambda screened: -screened.mu_star))

    return {name: one(values) for name, values in outcomes.items()}


def shares(ranges: Mapping[str, Parameter], answer: Answer, *, points: int, seed: int) -> dict[str, tuple[Share, ...]]:
    """Sobol' (2001) first-order indices and Jansen's totals, by Saltelli's sample, the largest total of an outcome first.

    It asks for ``points`` * (parameters + 2), ``points`` a power of two. Raises MissingExtra without SALib.
    """
    wide = _varied(ranges)
    if not wide:
        return {}
    problem = _problem(wide, [[0.0, 1.0]] * len(wide))
    sample, analyze = _salib("SALib.sample.sobol").sample, _salib("SALib.analyze.sobol").analyze
    random = np.random.default_rng(seed)
    outcomes = answer(spread(wide, sample(problem, points, calc_second_order=False, seed=random)))

    def one(values: Array) -> tuple[Share, ...]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that some resamples are constant, which a rare outcome is
            found = analyze(problem, values, calc_second_order=False, seed=random)
        rows = zip(problem["names"], found["S1"], found["S1_conf"], found["ST"], found["ST_conf"], strict=True)
        each = [
            Share(parameter=n, first=float(a), first_interval=float(b), total=float(c), total_interval=float(d))
            for n, a, b, c, d in rows
        ]
        return tuple(sorted(each, key=lambda share: -share.total))

    return {name: one(values) for name, values in outcomes.items() if np.ptp(values) > 0}


def _varied(ranges: Mapping[str, Parameter]) -> dict[str, Parameter]:
    """The ranges without those of parameters that are not uncertain, in the order of a sample's columns."""
    return {name: each for name, each in ranges.items() if each.low < each.high}


def _problem(wide: Mapping[str, Parameter], bounds: list[list[float]]) -> dict[str, Any]:
    """The varied parameters as SALib wants them."""
    return {"num_vars": len(wide), "names": list(wide), "bounds": bounds}


def _salib(module: str) -> Any:
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError as problem:
        raise MissingExtra(
            "the sensitivity of a simulation needs SALib, which is not installed", hint=INSTALL
        ) from problem
