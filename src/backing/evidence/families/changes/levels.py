"""The rate after a date against the rate before it: over as many days before as after, and over all months before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backing.evidence.families.changes.months import Months, Span
from backing.evidence.families.changes.part import Part
from backing.evidence.families.changes.two_rates import (
    clumped_p,
    detectable_in_words,
    exact_models,
    priors_models,
    ratio_model,
    ratio_readings,
)
from backing.evidence.finding import CHOSEN_WINDOW
from backing.evidence.statistics.rates import OVERDISPERSION, TwoRates, two_levels
from backing.evidence.statistics.segmented import MARGIN

EQUAL, ALL = "as long before as after", "all months before"
CENTRAL_OVERDISPERSION = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """The rates after and before over one base; ``central`` is the one that is shown when only one can be.

    ``measured``: how events clump was told from the months, and not assumed.
    """

    base: str
    rates: TwoRates
    central: bool
    measured: bool


def levels_of(days: Sequence[date], parted: date, span: Span, months: Months) -> tuple[Level, ...]:
    """The rates on either side of ``parted``, in whole months where there are ``MARGIN`` of them on each side.

    How events clump is then measured. A shorter record is compared day by day, under OVERDISPERSION. ``span`` are the
    first and the last day that may be looked at. Raises UnusableNumbers where a side has no day, or no event was counted.
    """
    if min(months.index, months.months_after) >= MARGIN:
        return tuple(
            Level(
                base=name,
                rates=two_levels(part.counts, part.index, exposures=part.days),
                central=name == EQUAL,
                measured=True,
            )
            for name, part in bases_of(months)
        )
    length = max(0, min((span[1] - parted).days + 1, (parted - span[0]).days))
    start, end = parted - timedelta(days=length), min(span[1], parted + timedelta(days=length - 1))
    earlier, later = sum(start <= day < parted for day in days), sum(parted <= day <= end for day in days)
    return tuple(
        Level(
            base=f"{EQUAL}, variance {spread:g} × mean",
            rates=TwoRates(
                later=later, later_exposure=length, earlier=earlier, earlier_exposure=length, overdispersion=spread
            ),
            central=spread == CENTRAL_OVERDISPERSION,
            measured=False,
        )
        for spread in OVERDISPERSION
    )


def bases_of(months: Months) -> Iterator[tuple[str, Months]]:
    """The months before that those after are held against: as many, and all of them.

    Months before the actor's first event are left out, unless fewer than ``MARGIN`` would remain: a group that was not yet
    there was not quiet.
    """
    first = next((number for number, count in enumerate(months.counts) if count), months.index)
    first = first if months.index - first >= MARGIN else 0
    as_many = max(first, months.index - months.months_after)
    yield EQUAL, months.kept(as_many)
    if any(months.counts[first:as_many]):
        yield ALL, months.kept(first)


def longest_base(months: Months) -> Months:
    """The months that a trend is fitted to."""
    bases = dict(bases_of(months))
    return bases.get(ALL, bases[EQUAL])


def central_of(levels: Sequence[Level]) -> TwoRates:
    """The rates that are shown when only one pair can be."""
    return next(level.rates for level in levels if level.central)


def level_part(levels: Sequence[Level], *, fall: bool, central: bool) -> Part:
    """A reading for every base and meaning of the word, three priors, and what could have been seen.

    ``central`` says whether its central reading is the one of the finding.
    """
    rates = central_of(levels)
    sides = {(level.rates.ratio < 1) for level in levels}
    return Part(
        models=(
            *(ratio_model(level.rates, f"Rate after over before, {level.base}") for level in levels),
            *priors_models(*rates.log_normal(), fall=fall),
        ),
        readings=tuple(
            reading
            for level in levels
            for reading in ratio_readings(level.rates, level.base, fall=fall, central=central and level.central)
        ),
        explanation=(detectable_in_words(rates.detectable()),),
        flags=(CHOSEN_WINDOW,) if len(sides) > 1 else (),
    )


def level_test(levels: Sequence[Level]) -> Part:
    """The test of no difference: exact where it was not measured how events clump, else allowing for it."""
    rates = central_of(levels)
    measured = all(level.measured for level in levels)
    name = "Rate after over before"
    return Part(models=(clumped_p(rates, name),) if measured else exact_models(rates, name))
