"""How many? A claimed number of events or deaths held against complete event rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backing.claims.claim import Kind, Quantity
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_release
from backing.evidence.counted import counted_by
from backing.evidence.finding import Finding, Proxy, Reading
from backing.evidence.link import Window, windows_of
from backing.evidence.report import example, in_place, known, report, several, signed, span_of, undated
from backing.evidence.select import event_datasets, events_query
from backing.evidence.statistics.odds import log_odds
from backing.records.catalog import Dataset
from backing.vocabulary.lexicon import threshold

KINDS = (Kind.COUNT, Kind.EVENT)


class Counting:
    """Counts rows, or sums deaths from the lowest to the highest estimate, in the claim's window."""

    name = "count"

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        claim = setting.claim
        if claim.kind not in KINDS or not _bounds(claim.quantity) or counted_by(claim) is None:
            return ()
        if setting.link.actor is None and setting.link.place is None:
            return ()
        windows = windows_of(claim.period, setting.days)
        return tuple(self._test(setting, d, windows) for d in event_datasets(setting.catalog, setting.link.country))

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        windows = windows_of(test.setting.claim.period, test.setting.days)
        if not windows:
            return undated(test, as_of)
        return _finding(test, rows[0], windows[len(windows) // 2], as_of)

    def _test(self, setting: Setting, dataset: Dataset, windows: tuple[Window, ...]) -> ClaimTest:
        starts = [w.start for w in windows if w.start]
        query = events_query(
            dataset,
            setting.link,
            counted_by(setting.claim),
            start=min(starts, default=None),
            end=max((w.end for w in windows), default=None),
        )
        return on_release(setting, self.name, dataset, Proxy.DIRECT, query)


def _bounds(quantity: Quantity | None) -> tuple[float, float] | None:
    """The numbers that the claim allows, both included."""
    if quantity is None:
        return None
    if quantity.value is not None:
        return quantity.value, quantity.value
    if quantity.low is None and quantity.high is None:
        return None
    return quantity.low or 0.0, quantity.high if quantity.high is not None else float("inf")


def _finding(test: ClaimTest, rows: Sequence[Row], window: Window, as_of: date | None) -> Finding:
    claim, link = test.setting.claim, test.setting.link
    dataset = test.setting.catalog.find(test.dataset, test.release)
    seen = [
        r
        for r in rows
        if known(r, as_of) and (window.start is None or r["start"] >= window.start) and r["end"] <= window.end
    ]
    counted = counted_by(claim)
    deaths = counted is not None and counted.deaths
    low, best, high = _recorded(seen, deaths=deaths)
    gaps = dataset.coverage.gaps(place=link.country, start=window.start, end=window.end)
    what = "death" if deaths else "event"
    wanted = _bounds(claim.quantity) or (0.0, 0.0)
    spread = f" ({low:g} to {high:g})" if low != high else ""
    readings = [] if gaps else _readings(claim.quantity, wanted, (low, best, high), dataset.coverage.record_error)
    return report(
        test,
        as_of,
        result=f"{several(best, what)}{spread}{in_place(link.place)} on record {span_of(window.start, window.end)}.",
        headline=f"{several(best, what)} on record",
        sample_size=len(seen),
        readings=signed(claim, readings),
        counter_examples=tuple(example(row) for row in seen[:5]),
        explanation=("A number is right if the recorded one lies within the margin that its wording allows.",),
        cannot_tell=tuple(gaps),
        needs=(f"a complete record of {what}s{in_place(link.place)}, {span_of(window.start, window.end)}",)
        if gaps
        else (),
        flips_if=(f"the record of {test.dataset} misses or adds {several(abs(best - wanted[0]), what)}",)
        if readings
        else (),
        flags=_flags(wanted, best) if readings else (),
    )


def _recorded(rows: Sequence[Row], *, deaths: bool) -> tuple[float, float, float]:
    if not deaths:
        return (float(len(rows)),) * 3
    low, best, high = (float(sum(row[f"deaths_{name}"] or 0 for row in rows)) for name in ("low", "best", "high"))
    return low, best, high


def _readings(
    quantity: Quantity | None, wanted: tuple[float, float], recorded: tuple[float, float, float], error: float
) -> list[Reading]:
    """Right or wrong under each margin: none for "exactly", those of the lexicon for a round or vague number."""
    qualifier = (quantity.qualifier or "").lower() if quantity else ""
    around = any(word in qualifier for word in ("about", "around", "some", "roughly", "nearly", "almost", "approx"))
    margins = threshold("around").each() if around else (0.0,)
    sure = log_odds(1 - error)
    readings = []
    for margin in margins:
        low, high = wanted[0] * (1 - margin), wanted[1] * (1 + margin)
        right = recorded[0] <= high and recorded[2] >= low if recorded[0] != recorded[2] else low <= recorded[1] <= high
        name = f"within {margin:.0%}" if margin else "as worded"
        readings.append(Reading(name=name, log_lr=sure if right else -sure, central=margin in (0.0, 0.25)))
    return readings


def _flags(wanted: tuple[float, float], best: float) -> tuple[str, ...]:
    """Overstated: the claim names more than there is, and there is some."""
    return ("overstated",) if 0 < best < wanted[0] else ()
