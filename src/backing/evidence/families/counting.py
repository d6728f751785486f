"""How many? A claimed number of events or deaths held against complete event rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from backing.claims.claim import Claim, Kind, Quantity
from backing.evidence.bounds import Bounds, bounds_of
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_release
from backing.evidence.counted import Counted, cause_unsaid, counted_by
from backing.evidence.families.numbers.recorded_number import (
    Numbers,
    Totals,
    beyond_lethal,
    in_division,
    in_window,
    readings_of,
    recorded,
    totals_of,
)
from backing.evidence.families.numbers.show_side_by_side import exhibits_of, lines_of
from backing.evidence.families.numbers.side_by_side import SideBySide, beside, side_by_side
from backing.evidence.finding import Finding, Proxy, Reading
from backing.evidence.link import Link, Window, middle, windows_of
from backing.evidence.report import example, in_place, lacks, report, several, sign_of, signed, span_of, undated
from backing.evidence.select import event_datasets, events_query
from backing.records.catalog import Dataset
from backing.records.coverage import LETHAL
from backing.vocabulary.places import covers_exactly

KINDS = (Kind.COUNT, Kind.EVENT, Kind.ABSENCE)
_AGENT = re.compile(
    r"\b(?:has|have|had)?\s*(?<!were )(?<!was )(?<!been )killed\s+(?!in\b|by\b|during\b)", re.IGNORECASE
)
"""Somebody killed somebody, in the active voice."""


class Counting:
    """Counts rows, or sums deaths from the lowest to the highest estimate, in the claim's window."""

    name = "count"
    scope: tuple[str, ...] = ("violence",)
    counts = True
    rows_suffice = False

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        claim = setting.claim
        if claim.kind not in KINDS or not bounds_of(claim.quantity) or counted_by(claim) is None:
            return ()
        if claim.kind is Kind.ABSENCE and not _some(claim.quantity):
            return ()
        if setting.link.actor is None and setting.link.place is None:
            return ()
        windows = windows_of(claim.period, setting.days)
        datasets = event_datasets(setting.catalog, setting.link.country)
        return tuple(self._test(setting, each, beside(each, datasets, windows), windows) for each in datasets)

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        windows = windows_of(test.setting.claim.period, test.setting.days)
        if not windows:
            return undated(test, as_of)
        return _finding(test, rows, middle(windows), as_of)

    def _test(
        self, setting: Setting, dataset: Dataset, others: Sequence[Dataset], windows: Sequence[Window]
    ) -> ClaimTest:
        """The question to one release, and the same to each that another dataset has for it."""
        start = min((w.start for w in windows if w.start), default=None)
        end = max((w.end for w in windows), default=None)
        counted = counted_by(setting.claim)
        queries = [events_query(each, setting.link, counted, start=start, end=end) for each in (dataset, *others)]
        return on_release(setting, self.name, dataset, Proxy.DIRECT, *queries)


def _some(quantity: Quantity | None) -> bool:
    """Whether a number other than none is denied ("not fewer than 9"); that there was none is another question."""
    return quantity is not None and bool(quantity.value or quantity.low or quantity.high)


def _finding(test: ClaimTest, rows: Sequence[Sequence[Row]], window: Window, as_of: date | None) -> Finding:
    claim, link = test.setting.claim, test.setting.link
    dataset, counted = test.setting.catalog.find(test.dataset, test.release), counted_by(claim)
    deaths = counted is not None and counted.deaths
    seen = in_window(rows[0], window, as_of)
    placed = in_division(seen, link.place)
    numbers = low, best, high = recorded(placed, seen, deaths=deaths)
    gaps = (
        *dataset.coverage.gaps(place=link.country, start=window.start, end=window.end),
        *_blind(claim, link, counted),
    )
    what = "death" if deaths or counted is None else counted.noun
    named = _named(link, counted)
    wanted = bounds_of(claim.quantity) or (0.0, 0.0)
    spread = f" ({low:g} to {high:g})" if low != high else ""
    when = span_of(window.start, window.end)
    together = side_by_side(test, rows, window, as_of)
    share = dataset.coverage.missing
    totals = None if share is None else totals_of(placed, seen, deaths=deaths, missing=share)
    alone = [] if gaps else _alone(claim, wanted, numbers, dataset, totals)
    readings = [] if gaps else [*alone, *_together(claim, wanted, together, dataset)]
    return report(
        test,
        as_of,
        result=f"{several(best, what)}{spread}{named}{in_place(link.place)} on record {when}.",
        headline=f"{several(best, what)}{named} on record",
        sample_size=len(placed),
        readings=signed(claim, readings),
        counter_examples=tuple(example(row) for row in placed[:5]),
        explanation=(
            "A number is right if the recorded one lies within the margin that its wording allows.",
            "Deaths are read from the lowest to the highest estimate; rows without a province count as possible.",
            *lacks(dataset.coverage),
            *lines_of(together),
        ),
        cannot_tell=tuple(gaps),
        needs=(f"a complete record of {what}s{in_place(link.place)}, {when}",) if gaps else (),
        flips_if=tuple(_flips(test, wanted, best, what, together)) if readings else (),
        weaker=_weaker(claim, wanted, best, what, together),
        exhibits=exhibits_of(together, measure="deaths" if deaths else "events", claimed=wanted),
    )


def _named(link: Link, counted: Counted | None) -> str:
    """Whose deeds are counted, and on whom: what the query asked for."""
    if counted is None or link.actor is None:
        return " on civilians" if counted and counted.on_civilians and not counted.deaths else ""
    deed = " in attacks" if counted.deaths and counted.by_attacker else " in events" if counted.deaths else ""
    return f"{deed} {'by' if counted.by_attacker else 'with'} {link.actor.name}" + (
        " on civilians" if counted.on_civilians else ""
    )


def _blind(claim: Claim, link: Link, counted: Counted | None) -> tuple[str, ...]:
    """What keeps the rows from being the things that the claim counts."""
    reasons = list(cause_unsaid(claim, link.actor))
    if link.place and not covers_exactly(link.place) and not _one_day(claim):
        reasons.append("it names provinces, and the claim is about a smaller place")
    if counted and counted.deaths and link.actor and not counted.on_civilians and _AGENT.search(claim.text):
        reasons.append("it does not say who killed whom in fighting between two sides")
    return tuple(reasons)


def _one_day(claim: Claim) -> bool:
    """Whether the claim is about one day, on which a province's rows can be told apart by hand."""
    return claim.period is not None and claim.period.start is not None and claim.period.start == claim.period.end


def _alone(claim: Claim, wanted: Bounds, numbers: Numbers, dataset: Dataset, totals: Totals | None) -> list[Reading]:
    """What the release says by itself."""
    coverage = dataset.coverage
    found = readings_of(claim, wanted, numbers, record_error=coverage.record_error, totals=totals)
    return [*found, *(beyond_lethal(claim, wanted, numbers[1]) if coverage.measure == LETHAL else ())]


def _together(claim: Claim, wanted: Bounds, together: SideBySide | None, dataset: Dataset) -> Iterator[Reading]:
    """What the releases say with every event counted once: it widens the range of readings, and so settles nothing.

    Where every complete one says one thing alone, and all together the other, both are as good: the reading is central then.
    It weighs as the tested release does, so that one which agrees takes nothing away.
    """
    if together is None:
        return
    error = dataset.coverage.record_error
    alone = [_central(readings_of(claim, wanted, (n, n, n), record_error=error)) for n in together.alone]
    for numbers in together.numbers:
        found = readings_of(claim, wanted, numbers, record_error=error)
        against = all(each * _central(found) < 0 for each in alone)
        for each in found:
            yield replace(each, name=f"{each.name}, each event counted once", central=each.central and against)


def _central(readings: Sequence[Reading]) -> float:
    return next(each.log_lr for each in readings if each.central)


def _flips(test: ClaimTest, wanted: Bounds, best: float, what: str, together: SideBySide | None) -> Iterator[str]:
    off = max(wanted[0] - best, best - wanted[1], 0.0)
    yield f"{test.dataset} misses {several(off or 1, what)}, or has {'that many' if off else 'one'} too many"
    if together and together.numbers and _allowed(wanted, together.best) != (off == 0):
        yield f"the rows that {together.others} alone holds are right: {several(together.best, what)}, each event once"


def _allowed(wanted: Bounds, number: float) -> bool:
    return wanted[0] <= number <= wanted[1]


def _weaker(claim: Claim, wanted: Bounds, best: float, what: str, together: SideBySide | None) -> str:
    """Some, where the claim says that there are more than any count finds."""
    most = max(best, together.best) if together else best
    return (
        f"there are some: {several(most, what)} at most" if sign_of(claim) > 0 and best > 0 and most < wanted[0] else ""
    )
