"""More or fewer in one period than in another? Complete rows decide; unequal coverage is weighed, not ignored."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from backing.claims.claim import Comparison, Kind, Period
from backing.errors import InvalidTest
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_release
from backing.evidence.counted import counted_by
from backing.evidence.finding import Exhibit, Finding, ModelResult, Proxy, Reading
from backing.evidence.report import in_place, known, report, several, signed, span_of
from backing.evidence.select import death_series, event_datasets, events_query, series_query
from backing.evidence.statistics.detection import tipping_ratio
from backing.evidence.statistics.odds import log_odds
from backing.evidence.statistics.unequal import PLAUSIBLE
from backing.provenance import DateRange
from backing.records.catalog import Dataset
from backing.vocabulary.lexicon import direction_of
from backing.vocabulary.place import Place
from backing.vocabulary.places import covers_exactly

Days = tuple[date, date]


class PeriodComparison:
    """Two periods on one measure: rows of a complete release, or a country's series of all actors together."""

    name = "period comparison"
    scope: tuple[str, ...] = ("violence", "change")
    counts = False
    rows_suffice = False

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        periods = _periods(setting.claim.comparison, setting.days)
        if setting.claim.kind is not Kind.PERIOD_COMPARISON or periods is None or setting.link.country is None:
            return ()
        country = setting.link.country
        if counted_by(setting.claim):
            whole = [d for d in event_datasets(setting.catalog, country) if d.coverage.complete]
            return tuple(self._on_events(setting, dataset, periods) for dataset in whole)
        return tuple(
            self._on_series(setting, dataset, periods)
            for dataset in death_series(setting.catalog)
            if not _short(dataset, country, periods[0])
        )

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        periods = _periods(test.setting.claim.comparison, test.setting.days)
        if periods is None:
            raise InvalidTest(f"claim {test.setting.claim.id} names no two periods to compare")
        if test.proxy is Proxy.SAME_PLACE:
            return _unnamed(test, rows, periods, as_of)
        return _counted(test, rows, periods, as_of)

    def _on_events(self, setting: Setting, dataset: Dataset, periods: tuple[Days, Days]) -> ClaimTest:
        counted = counted_by(setting.claim)
        queries = tuple(events_query(dataset, setting.link, counted, start=a, end=b) for a, b in periods)
        return on_release(setting, self.name, dataset, Proxy.DIRECT, *queries)

    def _on_series(self, setting: Setting, dataset: Dataset, periods: tuple[Days, Days]) -> ClaimTest:
        country = setting.link.country or ""
        earlier = death_series(setting.catalog)
        reach = [d for d in earlier if not _short(d, country, periods[1])] or [dataset]
        queries = (
            series_query(dataset, country, start=periods[0][0], end=periods[0][1]),
            series_query(reach[0], country, start=periods[1][0], end=periods[1][1]),
        )
        return on_release(setting, self.name, dataset, Proxy.SAME_PLACE, *queries)


def _periods(comparison: Comparison | None, days: DateRange) -> tuple[Days, Days] | None:
    if comparison is None:
        return None
    a, b = _days(comparison.a, days), _days(comparison.b, days)
    return (a, b) if a and b else None


def _days(period: Period, days: DateRange) -> Days | None:
    end = period.end or days.earliest
    return (period.start, end) if period.start and end and period.start <= end else None


def _short(dataset: Dataset, country: str, period: Days) -> bool:
    return bool(dataset.coverage.gaps(place=country, start=period[0], end=period[1]))


def _counted(test: ClaimTest, rows: Sequence[Sequence[Row]], periods: tuple[Days, Days], as_of: date | None) -> Finding:
    """Both periods inside one complete release: the counts themselves answer."""
    claim, dataset = test.setting.claim, test.setting.catalog.find(test.dataset, test.release)
    counted = counted_by(claim)
    deaths = counted is not None and counted.deaths
    seen = [
        [row for row in part if known(row, as_of) and period[0] <= row["start"] and row["end"] <= period[1]]
        for part, period in zip(rows, periods, strict=True)
    ]
    place = test.setting.link.place
    unplaced = sum(bool(place and place.divisions and row["division"] is None) for part in seen for row in part)
    a, b = (sum(row["deaths_best"] or 0 for row in part) if deaths else len(part) for part in seen)
    what = "deaths" if deaths else "events"
    gaps = _vague(place, unplaced, abs(a - b)) + tuple(
        dict.fromkeys(
            gap
            for period in periods
            for gap in dataset.coverage.gaps(place=test.setting.link.country, start=period[0], end=period[1])
        )
    )
    more = direction_of(claim.text) != "down"
    sure = log_odds(1 - dataset.coverage.record_error)
    right = a > b if more else a < b
    readings = [] if gaps else [Reading(name="as recorded", log_lr=sure if right else -sure, central=True)]
    return report(
        test,
        as_of,
        result=f"{a} {what}{in_place(test.setting.link.place)} {span_of(*periods[0])}, "
        f"against {b} {span_of(*periods[1])}.",
        headline=f"{a} against {b} {what}",
        sample_size=sum(map(len, seen)),
        readings=signed(claim, readings),
        explanation=("Both periods lie inside one complete release, so its counts answer the claim.",),
        cannot_tell=gaps,
        flips_if=(f"the record missed {abs(a - b) + 1} {what} in one of the periods",) if readings else (),
        exhibits=(_rates(periods, (a, b), test.dataset, what),),
    )


def _vague(place: Place | None, unplaced: int, difference: float) -> tuple[str, ...]:
    """Why the rows may lie elsewhere: a place below a province, or more rows without a province than the difference."""
    if place and not covers_exactly(place):
        return ("it names provinces, and the claim is about a smaller place",)
    return (f"{several(unplaced, 'row')} without a province could turn it",) if unplaced >= max(difference, 1) else ()


def _unnamed(test: ClaimTest, rows: Sequence[Sequence[Row]], periods: tuple[Days, Days], as_of: date | None) -> Finding:
    """The measure is not named by the claim: show one that could be meant, and what would turn it."""
    seen = [[row for row in part if known(row, as_of)] for part in rows]
    if not all(seen):
        return report(
            test,
            as_of,
            result="The country's series does not reach into both periods.",
            headline="no series for both",
            sample_size=0,
            cannot_tell=("the series on record do not cover both periods",),
            flags=("needs a definition",),
        )
    rates = [_yearly(part) for part in seen]
    tip = tipping_ratio(rates[0] / rates[1])
    place = in_place(test.setting.link.place)
    return report(
        test,
        as_of,
        result=f"If conflict deaths{place} are meant: {rates[0]:,.0f} a year now against {rates[1]:,.0f} then "
        f"(ratio {tip.recorded:.2f}). The claim does not say what improved.",
        headline="what improved is not said",
        sample_size=sum(map(len, seen)),
        models=(
            ModelResult(name="Recorded ratio", measure="deaths a year, later over earlier", value=tip.recorded),
            ModelResult(
                name="Fewer deaths now, unequal coverage allowed for",
                measure="P(true ratio < 1)",
                value=tip.probability,
                assumptions="log detection ratio, later over earlier, ~ Normal(log 3, 0.7)",
            ),
            ModelResult(name="Detection ratio that would undo it", measure="later over earlier", value=tip.tipping),
        ),
        explanation=(
            "Deaths, hosted groups, attacks abroad and rights are different outcomes and can point different ways.",
            f"The comparison turns if the later period is recorded less than {tip.tipping:.2f} times as well as the earlier.",
        ),
        cannot_tell=(
            "the claim does not say what it measures",
            "the series adds all actors together: it is about the country, not about one actor",
        ),
        needs=("the outcome that the comparison is about",),
        flips_if=(f"the later period is recorded less than {tip.tipping:.2f} times as well as the earlier one",),
        flags=("needs a definition",),
        exhibits=(_tipping(tip.recorded), _rates(periods, tuple(map(_total, seen)), test.dataset, "deaths")),
    )


def _yearly(rows: Sequence[Row]) -> float:
    days = sum((row["end"] - row["start"]).days + 1 for row in rows)
    return float(max(_total(rows), 0.5) / days * 365.25)


def _total(rows: Sequence[Row]) -> float:
    return float(sum(row["value"] or 0 for row in rows))


def _tipping(recorded: float) -> Exhibit:
    ratios = [10 ** (step / 10) for step in range(-10, 11)]
    return Exhibit(
        kind="tipping",
        title="How unequal would the recording have to be to turn the comparison?",
        data=tuple({"ratio": ratio, "adjusted": recorded / ratio} for ratio in ratios),
        notes={"tipping": recorded, "plausible": list(PLAUSIBLE), "measure": "deaths a year, later over earlier"},
    )


def _rates(periods: tuple[Days, Days], counts: Sequence[float], source: str, what: str) -> Exhibit:
    rows = []
    for label, (first, last), count in zip(("first period named", "second period named"), periods, counts, strict=True):
        years = ((last - first).days + 1) / 365.25
        reach = 1.96 * math.sqrt(count) / years
        rate = count / years
        rows.append(
            {
                "label": label,
                "start": first.isoformat(),
                "end": last.isoformat(),
                "count": count,
                "days": round(years * 365.25),
                "rate": rate,
                "low": max(rate - reach, 0.0),
                "high": rate + reach,
                "source": source,
                "knowable": True,
            }
        )
    return Exhibit(kind="rates", title=f"Recorded {what} a year", data=tuple(rows), notes={"measure": f"{what} a year"})
