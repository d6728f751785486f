"""Is a dense window one of the many that there are? Scans of the whole record for one as dense, of its length or of any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from backing.errors import UnusableNumbers
from backing.evidence.finding import P_VALUE, ModelResult
from backing.evidence.report import several, span_of
from backing.evidence.statistics.bursts import any_burst, any_burst_of, naus
from backing.evidence.statistics.chosen_window import ChosenWindow, busiest
from backing.evidence.statistics.densest import Densest, densest
from backing.evidence.statistics.rates import TwoRates

Span = tuple[date, date]
"""A first and a last day, both included."""

MOST = 300
"""Events up to which the densest cluster of any length is looked for: with more it would take seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dense:
    """The days of the events of a record, the days ``span`` that it is looked at over, and the ``window`` inside them."""

    days: tuple[date, ...]
    span: Span
    window: Span

    @property
    def inside(self) -> int:
        """Events in the window."""
        return sum(self.window[0] <= day <= self.window[1] for day in self.days)

    @property
    def length(self) -> int:
        """Days of the window."""
        return _length(self.window)

    @property
    def period(self) -> int:
        """Days that are looked at."""
        return _length(self.span)

    def rates(self) -> TwoRates:
        """The window's count against that of all other days; raises UnusableNumbers where there are none of either."""
        return TwoRates(
            later=self.inside,
            later_exposure=self.length,
            earlier=len(self.days) - self.inside,
            earlier_exposure=self.period - self.length,
        )

    def rank(self) -> ChosenWindow:
        """Where the window stands among all of its length."""
        counts = np.bincount([(day - self.span[0]).days for day in self.days], minlength=self.period)
        return busiest(counts, start=(self.window[0] - self.span[0]).days, length=self.length)

    def cluster(self) -> Densest | None:
        """The densest cluster of any length; None where there are too few events for one, or too many to look."""
        if len(self.days) > MOST:
            return None
        ends = float(self.span[0].toordinal()), float(self.span[1].toordinal() + 1)
        try:
            return densest([float(day.toordinal()) + 0.5 for day in self.days], start=ends[0], end=ends[1])
        except UnusableNumbers:
            return None


def dense(days: Sequence[date], span: Span, window: Span) -> Dense:
    """The events inside ``span``, in order."""
    return Dense(days=tuple(sorted(day for day in days if span[0] <= day <= span[1])), span=span, window=window)


def scan_models(found: Dense) -> tuple[ModelResult, ...]:
    """How likely a window as dense is anywhere in the record at its own rate, by each scan that can tell."""
    number, share = len(found.days), found.length / found.period
    where = {"rate": number / found.period, "window": found.length, "period": found.period}
    scans: tuple[tuple[str, Callable[[], float], str, str], ...] = (
        (
            "A window as dense anywhere, by chance",
            lambda: any_burst_of(number, found.inside, share=share),
            P_VALUE,
            "Wallenstein and Neff: the recorded events fall evenly over the days",
        ),
        ("The same at the record's rate, Naus", lambda: naus(found.inside, **where), _ANYWHERE, "Poisson"),
        ("The same at the record's rate, Alm", lambda: any_burst(found.inside, **where), _ANYWHERE, "Poisson"),
    )
    told = ((name, _told(scan), measure, assumes) for name, scan, measure, assumes in scans)
    return (
        *(
            ModelResult(name=name, measure=measure, value=value, assumptions=assumes)
            for name, value, measure, assumes in told
            if value is not None
        ),
        *_ranked(found),
    )


_ANYWHERE = "P(as many in some window of its length)"


def cluster_models(found: Densest | None) -> tuple[ModelResult, ...]:
    """The chance of a cluster of any length as unlikely as the densest."""
    if found is None:
        return ()
    return (
        ModelResult(
            name="The densest cluster of any length",
            measure="P(one as unlikely anywhere)",
            value=found.p,
            assumptions="Nagarwalla: a window of any length, events at random",
        ),
    )


def in_words(found: Dense, cluster: Densest | None, noun: str) -> tuple[str, ...]:
    """What the window's rank and the densest cluster say."""
    rank = found.rank()
    lines = [
        (
            f"Of {rank.admissible:,} windows of as many days, {rank.percentile:.1%} held as many or more; a window that was "
            "chosen because much happened in it is one of these."
        )
    ]
    if cluster is not None:
        lines.append(
            f"The densest cluster of any length: {several(cluster.events, noun)} {span_of(*cluster_days(cluster))}."
        )
    return tuple(lines)


def cluster_days(found: Densest) -> Span:
    """The first and the last day of a cluster."""
    return date.fromordinal(int(found.first)), date.fromordinal(int(found.last))


def _ranked(found: Dense) -> tuple[ModelResult, ...]:
    rank = found.rank()
    return (
        ModelResult(
            name="The window among all of its length",
            measure="share with as many or more",
            value=rank.percentile,
            assumptions=f"{rank.admissible:,} windows; {rank.by_shifts:.3g} of all turns of the record past it",
        ),
    )


def _told(scan: Callable[[], float]) -> float | None:
    """What a scan gives; None where the window is no denser than it assumes a burst to be."""
    try:
        return scan()
    except UnusableNumbers:
        return None


def _length(span: Span) -> int:
    return (span[1] - span[0] + timedelta(days=1)).days
