"""More or fewer in one period than in another? Complete rows decide; unequal coverage is weighed, not ignored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from backing.claims.claim import Kind
from backing.errors import InvalidTest
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_release
from backing.evidence.counted import cause_unsaid, counted_by
from backing.evidence.families.periods import recording
from backing.evidence.families.periods.lists import Told, asked_together, held_together
from backing.evidence.families.periods.two_periods import (
    CountedPeriod,
    Days,
    count_errors,
    counted_period,
    decades_apart,
    in_time,
    periods_of,
    rates,
    ratio_of_counts,
    ratio_of_series,
    series_errors,
)
from backing.evidence.finding import NEEDS_DEFINITION, Exhibit, Finding, ModelResult, Proxy, Reading
from backing.evidence.report import in_place, known, lacks, report, several, signed, span_of
from backing.evidence.select import (
    datasets_of,
    death_series,
    event_datasets,
    events_query,
    figures_query,
    series_query,
)
from backing.evidence.statistics.lacking import total
from backing.evidence.statistics.odds import log_odds
from backing.evidence.statistics.unequal import TrueRatio
from backing.records.catalog import Dataset
from backing.records.coverage import Coverage
from backing.records.query import Query
from backing.vocabulary.lexicon import direction_of
from backing.vocabulary.place import Place
from backing.vocabulary.places import covers_exactly

UNLIKE_LENGTHS = 1.25
"""From this ratio of their lengths on, "more" in two periods may mean more in all or more a day (assumption)."""

LARGE = 10
"""Deaths from which on an event is taken to be on record whoever was watching (assumption)."""


class PeriodComparison:
    """Two periods on one measure: rows of a complete release, or a country's series of all actors together."""

    name = "period comparison"
    scope: tuple[str, ...] = ("violence", "change")
    counts = False
    rows_suffice = False

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        periods = periods_of(setting.claim.comparison, setting.days)
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
        periods = periods_of(test.setting.claim.comparison, test.setting.days)
        if periods is None:
            raise InvalidTest(f"claim {test.setting.claim.id} names no two periods to compare")
        seen = [[row for row in part if known(row, as_of)] for part in rows]
        figures = [
            row for query, part in zip(test.queries, seen, strict=True) if query.table == "figures" for row in part
        ]
        said = recording.notes(figures)
        held: Told
        if test.proxy is Proxy.SAME_PLACE:
            found, held = _unnamed(test, seen[:2], periods, as_of), ((), ())
        else:
            found, held = _counted(test, seen[:2], periods, as_of), held_together(test, seen, periods, as_of)
        return replace(
            found,
            models=(*found.models, *held[0], *said[0]),
            explanation=(*found.explanation, *held[1], *said[1]),
        )

    def _on_events(self, setting: Setting, dataset: Dataset, periods: tuple[Days, Days]) -> ClaimTest:
        counted = counted_by(setting.claim)
        queries = (events_query(dataset, setting.link, counted, start=a, end=b) for a, b in periods)
        lists = asked_together(setting, dataset, periods)
        return on_release(setting, self.name, dataset, Proxy.DIRECT, *queries, *_databases(setting), *lists)

    def _on_series(self, setting: Setting, dataset: Dataset, periods: tuple[Days, Days]) -> ClaimTest:
        country = setting.link.country or ""
        earlier = death_series(setting.catalog)
        reach = [d for d in earlier if not _short(d, country, periods[1])] or [dataset]
        queries = (
            series_query(dataset, country, start=periods[0][0], end=periods[0][1]),
            series_query(reach[0], country, start=periods[1][0], end=periods[1][1]),
        )
        return on_release(setting, self.name, dataset, Proxy.SAME_PLACE, *queries, *_databases(setting))


def _databases(setting: Setting) -> tuple[Query, ...]:
    """What is published about one thing by several databases."""
    return tuple(figures_query(d, None, "comparison") for d in datasets_of(setting.catalog, "figures"))


def _short(dataset: Dataset, country: str, period: Days) -> bool:
    return bool(dataset.coverage.gaps(place=country, start=period[0], end=period[1]))


def _counted(test: ClaimTest, rows: Sequence[Sequence[Row]], periods: tuple[Days, Days], as_of: date | None) -> Finding:
    """Both periods inside one complete release: the counts themselves answer."""
    claim, dataset = test.setting.claim, test.setting.catalog.find(test.dataset, test.release)
    counted = counted_by(claim)
    column, what = ("deaths_best", "deaths") if counted is not None and counted.deaths else (None, "events")
    seen = [
        [row for row in part if period[0] <= row["start"] and row["end"] <= period[1]]
        for part, period in zip(rows, periods, strict=True)
    ]
    a, b = (counted_period(part, period, column) for part, period in zip(seen, periods, strict=True))
    place = test.setting.link.place
    unplaced = sum(bool(place and place.divisions and row["division"] is None) for part in seen for row in part)
    gaps = (
        _vague(place, unplaced, abs(a.total - b.total))
        + cause_unsaid(claim, test.setting.link.actor)
        + tuple(
            dict.fromkeys(
                gap
                for period in periods
                for gap in dataset.coverage.gaps(place=test.setting.link.country, start=period[0], end=period[1])
            )
        )
    )
    later, earlier = in_time((a, b))
    found, unlike = ratio_of_counts(later, earlier), decades_apart(later, earlier)
    more = direction_of(claim.text) != "down"
    readings = _as_recorded(a, b, more=more, coverage=dataset.coverage)
    if found and unlike:
        readings.append(recording.reading(found, rising=more is (a is later)))
    return report(
        test,
        as_of,
        result=f"{a.total:g} {what}{in_place(place)} {span_of(*a.days)}, against {b.total:g} {span_of(*b.days)}"
        + _per_day(a, b),
        headline=f"{a.total:g} against {b.total:g} {what}",
        sample_size=sum(map(len, seen)),
        models=(*_models(found, what, unlike=unlike), *_large(seen, periods, as_deaths=column is not None)),
        readings=signed(claim, () if gaps else readings),
        explanation=(
            "Both periods lie inside one complete release, so its counts answer the claim.",
            *lacks(dataset.coverage),
            *(recording.in_words(found, unlike=unlike) if found else ("Neither period has any on record.",)),
        ),
        cannot_tell=gaps,
        flips_if=() if gaps else (f"the record missed {abs(a.total - b.total) + 1:g} {what} in one of the periods",),
        exhibits=(*_tipping(found, what, unlike=unlike), rates((a, b), count_errors((a, b)), test.dataset, what)),
    )


def _as_recorded(a: CountedPeriod, b: CountedPeriod, *, more: bool, coverage: Coverage) -> list[Reading]:
    """The counts as they stand; where the periods differ in length, a day as well, for "more" may mean either."""
    compared = [("as recorded, in all", 1, 1)]
    if max(a.length, b.length) >= UNLIKE_LENGTHS * min(a.length, b.length):
        compared.append(("as recorded, a day", a.length, b.length))
    error = coverage.record_error
    rights = [_right(a, b, days, more=more, missing=coverage.missing) for _, *days in compared]
    return [
        Reading(name=name, log_lr=log_odds(right * (1 - error) + (1 - right) * error), central=True)
        for (name, *_), right in zip(compared, rights, strict=True)
    ]


def _right(a: CountedPeriod, b: CountedPeriod, days: Sequence[int], *, more: bool, missing: float | None) -> float:
    """How likely the one is above the other (below it where not ``more``): 1 or 0 unless events are known to be missing."""
    if missing is None:
        x, y = a.total / days[0], b.total / days[1]
        return float(x > y if more else x < y)
    one, other = (
        total([number for _, number in part.numbers], missing=missing).over(length)
        for part, length in zip((a, b), days, strict=True)
    )
    return one.prob_above(other) if more else other.prob_above(one)


def _per_day(a: CountedPeriod, b: CountedPeriod) -> str:
    if max(a.length, b.length) < UNLIKE_LENGTHS * min(a.length, b.length):
        return "."
    return f"; in a year {a.rate * 365.25:.1f} against {b.rate * 365.25:.1f}, for one period is longer."


def _models(found: TrueRatio | None, what: str, *, unlike: bool) -> tuple[ModelResult, ...]:
    return recording.models(found, what, unlike=unlike) if found else ()


def _tipping(found: TrueRatio | None, what: str, *, unlike: bool) -> tuple[Exhibit, ...]:
    return (recording.tipping(found, what, unlike=unlike),) if found else ()


def _large(seen: Sequence[Sequence[Row]], periods: tuple[Days, Days], *, as_deaths: bool) -> tuple[ModelResult, ...]:
    """The ratio of those events alone that were large enough to be on record in either period."""
    kept = [[row for row in part if (row["deaths_best"] or 0) >= LARGE] for part in seen]
    column = "deaths_best" if as_deaths else None
    later, earlier = in_time([counted_period(part, days, column) for part, days in zip(kept, periods, strict=True)])
    found = ratio_of_counts(later, earlier)
    if found is None:
        return ()
    number = " and ".join(f"{part.total:g}" for part in (later, earlier))
    shown = recording.models(found, "deaths" if as_deaths else "events", unlike=False)[0]
    return (
        replace(
            shown,
            name=f"Recorded ratio, events of {LARGE} deaths or more alone",
            assumptions=f"nearly all of these are on record whenever they happened; {number}",
        ),
    )


def _vague(place: Place | None, unplaced: int, difference: float) -> tuple[str, ...]:
    """Why the rows may lie elsewhere: a place below a province, or more rows without a province than the difference."""
    if place and not covers_exactly(place):
        return ("it names provinces, and the claim is about a smaller place",)
    return (f"{several(unplaced, 'row')} without a province could turn it",) if unplaced >= max(difference, 1) else ()


def _unnamed(test: ClaimTest, rows: Sequence[Sequence[Row]], _: tuple[Days, Days], as_of: date | None) -> Finding:
    """The measure is not named by the claim: show one that could be meant, and what would turn it."""
    if not all(rows):
        return _no_series(test, as_of, "The country's series does not reach into both periods.", "no series for both")
    parts = [counted_period(part, _reach(part), "value") for part in rows]
    later, earlier = in_time(parts)
    found, unlike = ratio_of_series(later, earlier), decades_apart(later, earlier)
    if found is None:
        return _no_series(test, as_of, "The series is too short, or empty in one period.", "no ratio")
    place, a, b = in_place(test.setting.link.place), parts[0].rate * 365.25, parts[1].rate * 365.25
    return report(
        test,
        as_of,
        result=f"If conflict deaths{place} are meant: {a:,.0f} a year {span_of(*parts[0].days)}, against {b:,.0f} "
        f"{span_of(*parts[1].days)} (later over earlier {found.recorded:.2f}). The claim does not say what improved.",
        headline="what improved is not said",
        sample_size=sum(map(len, rows)),
        models=recording.models(found, "deaths", unlike=unlike),
        explanation=(
            "Deaths, hosted groups, attacks abroad and rights are different outcomes and can point different ways.",
            *recording.in_words(found, unlike=unlike),
        ),
        cannot_tell=(
            "the claim does not say what it measures",
            "the series adds all actors together: it is about the country, not about one actor",
        ),
        needs=("the outcome that the comparison is about",),
        flips_if=(recording.in_words(found, unlike=unlike)[0].removeprefix("The comparison turns if ").rstrip("."),),
        flags=(NEEDS_DEFINITION,),
        exhibits=(
            recording.tipping(found, "deaths", unlike=unlike),
            rates(parts, series_errors(parts), test.dataset, "deaths"),
        ),
    )


def _no_series(test: ClaimTest, as_of: date | None, result: str, headline: str) -> Finding:
    return report(
        test,
        as_of,
        result=result,
        headline=headline,
        sample_size=0,
        cannot_tell=("the series on record do not cover both periods",),
        flags=(NEEDS_DEFINITION,),
    )


def _reach(rows: Sequence[Row]) -> Days:
    """The days that the rows of a series cover."""
    return min(row["start"] for row in rows), max(row["end"] for row in rows)
