"""Scenario discovery: in which futures is one policy worse than another? By PRIM, the patient rule induction method."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backing.consequences.reading.sensitivity import INSTALL
from backing.errors import MissingExtra

DENSITY = 0.8
"""A box says where a policy is worse once it is in four of five of its futures."""

SIGNIFICANT = 0.05
"""The quasi-p value above which a limit is left out: chance may have set it (Bryant & Lempert 2010)."""

FEWEST = 20
"""Futures of interest without which a box would say no more than chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One side of a box: the futures whose parameter lies between ``low`` and ``high``. ``p`` is its quasi-p value."""

    parameter: str
    low: float
    high: float
    p: float


class Search(StrEnum):
    """What came of looking for a box: that none was found is another thing than that nothing was searched."""

    FOUND = "found"
    EVERYWHERE = "nearly everywhere"
    TOO_FEW = "too few futures to search"
    NONE = "searched, none found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Futures in which something is so, and how well the box describes them (Bryant & Lempert 2010).

    ``coverage`` is the share of the futures of interest that lie in it, ``density`` the share of its futures that are of
    interest, ``share`` that share over all futures. ``limits`` are empty unless a box was ``FOUND``.
    """

    search: Search
    coverage: float
    density: float
    share: float
    limits: tuple[Limit, ...] = ()


def find_box(futures: Mapping[str, NDArray[np.float64]], of_interest: NDArray[np.bool_]) -> Box:
    """The box that covers most of the futures of interest at a density of ``DENSITY``, the fewest limits first.

    Raises MissingExtra without ema-workbench.
    """
    share = float(of_interest.mean()) if of_interest.size else 0.0
    if share >= DENSITY:
        return _whole(Search.EVERYWHERE, share)
    if of_interest.sum() < FEWEST:
        return _whole(Search.TOO_FEW, share)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it names the libraries that it goes without, and uses what pandas will drop
        pd, prim = _libraries()
        found = prim.Prim(pd.DataFrame(dict(futures)), of_interest, threshold=DENSITY).find_box()
    if found is None:
        return _whole(Search.NONE, share)
    path = found.peeling_trajectory
    dense = path[path["density"] >= DENSITY]
    if dense.empty:
        return _whole(Search.NONE, share)
    chosen = int(dense["coverage"].idxmax())
    limits = sorted(
        (
            Limit(
                parameter=name,
                low=float(found.box_lims[chosen][name][0]),
                high=float(found.box_lims[chosen][name][1]),
                p=p,
            )
            for name, ends in found.qp[chosen].items()
            if (p := min((float(each) for each in ends if each >= 0), default=1.0)) <= SIGNIFICANT
        ),
        key=lambda limit: limit.p,
    )
    return _fewest(futures, of_interest, limits) or _whole(Search.NONE, share)


def _whole(search: Search, share: float) -> Box:
    """All futures, where no limits describe the ones in question."""
    return Box(search=search, coverage=1.0, density=share, share=share)


def _fewest(
    futures: Mapping[str, NDArray[np.float64]], of_interest: NDArray[np.bool_], limits: Sequence[Limit]
) -> Box | None:
    """The box with the fewest limits, the most significant first, that is dense enough; None where not even all make one."""
    for number in range(1, len(limits) + 1):
        inside = _inside(futures, limits[:number])
        if inside.any() and of_interest[inside].mean() >= DENSITY:
            return Box(
                search=Search.FOUND,
                coverage=float(of_interest[inside].sum() / of_interest.sum()),
                density=float(of_interest[inside].mean()),
                share=float(of_interest.mean()),
                limits=tuple(limits[:number]),
            )
    return None


def _inside(futures: Mapping[str, NDArray[np.float64]], limits: Sequence[Limit]) -> NDArray[np.bool_]:
    """Which futures meet all limits."""
    inside = np.ones(len(next(iter(futures.values()))), dtype=bool)
    for limit in limits:
        inside &= (futures[limit.parameter] >= limit.low) & (futures[limit.parameter] <= limit.high)
    return inside


def _libraries() -> tuple[Any, Any]:
    try:
        import pandas as pd
        from ema_workbench.analysis import prim
    except ImportError as problem:
        raise MissingExtra(
            "finding out where a policy is worse needs ema-workbench, which is not installed", hint=INSTALL
        ) from problem
    return pd, prim
