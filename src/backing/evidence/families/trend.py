"""Did it fall or grow? Counts from one source over two periods, or the monthly events of the actor itself.

A series of all actors together is shown but carries no verdict (rule R4): the end of a war is not the end of a group.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from backing.claims.claim import Claim, Kind
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_release
from backing.evidence.counted import counted_by
from backing.evidence.families.changes.inside import compare_inside
from backing.evidence.families.changes.months import YEARS, reach, shifted
from backing.evidence.families.changes.paired_counts import compare_counts
from backing.evidence.families.changes.since_when import find_change
from backing.evidence.families.changes.step import compare_around
from backing.evidence.families.numbers.side_by_side import beside, is_public
from backing.evidence.finding import Finding, Proxy
from backing.evidence.link import Window, middle, windows_of
from backing.evidence.report import day, in_place, known, report, undated
from backing.evidence.select import (
    datasets_of,
    death_series,
    event_datasets,
    events_query,
    figures_query,
    others_query,
    series_query,
)
from backing.records.catalog import Dataset
from backing.records.query import Query
from backing.vocabulary.lexicon import direction_of

KINDS = (Kind.TREND, Kind.BEFORE_AFTER)
SECONDARY = ("trend", "before_after")


class Trend:
    """Change claims: figures of claimed attacks, the actor's own events, or a country's series, in this order."""

    name = "trend"
    scope: tuple[str, ...] = ("violence", "change")
    counts = False
    rows_suffice = False

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        if not _about_change(setting.claim):
            return ()
        own = (*self._on_events(setting), *self._on_figures(setting))
        direct = any(test.proxy is Proxy.DIRECT for test in own)
        return own if direct else (*self._on_series(setting), *own)

    def _on_events(self, setting: Setting) -> list[ClaimTest]:
        link, counted = setting.link, counted_by(setting.claim)
        return [
            on_release(
                setting,
                self.name,
                d,
                Proxy.DIRECT,
                events_query(d, link, counted, start=None, end=d.coverage.end),
                *_control(setting, d),
                *_elsewhere(setting, d),
            )
            for d in event_datasets(setting.catalog, link.country)
            if d.coverage.complete and link.country and (link.actor or _of_the_country(setting))
        ]

    def _on_figures(self, setting: Setting) -> list[ClaimTest]:
        actor, country = setting.link.actor, setting.link.country
        return [
            on_release(setting, self.name, d, Proxy.SAME_ACTOR, figures_query(d, actor, "claims", place=country))
            for d in datasets_of(setting.catalog, "figures")
            if actor
        ]

    def _on_series(self, setting: Setting) -> list[ClaimTest]:
        """The series of all actors together, where nothing complete is about the actor itself."""
        country, windows = setting.link.country, windows_of(setting.claim.period, setting.days)
        return [
            on_release(setting, self.name, d, Proxy.SAME_PLACE, series_query(d, country, start=None, end=None))
            for d in death_series(setting.catalog)
            if country
            and windows
            and not d.coverage.gaps(place=country, start=windows[0].start or d.coverage.start, end=windows[-1].end)
        ]

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        windows = windows_of(test.setting.claim.period, test.setting.days)
        seen = [[row for row in some if known(row, as_of) and row.get("start")] for some in rows]
        if test.proxy is Proxy.DIRECT:
            finding = _compare_events(test, seen, windows, as_of)
        elif test.proxy is Proxy.SAME_ACTOR:
            finding = compare_counts(test, seen[0], windows, as_of)
        else:
            finding = _not_about(test, seen[0], windows, as_of)
        return _without_cause(finding) if test.setting.claim.kind is Kind.CAUSAL else finding


def _compare_events(
    test: ClaimTest, rows: Sequence[Sequence[Row]], windows: Sequence[Window], as_of: date | None
) -> Finding:
    """The actor's own events: inside a period of its own, around a date, or for a change that names neither."""
    if not windows:
        return undated(test, as_of)
    window, find = middle(windows), test.setting.catalog.find
    dataset = find(test.dataset, test.release)
    if window.start is None:
        return find_change(test, rows[0], reach(dataset, windows, window.end, as_of), as_of)
    span = reach(dataset, windows, window.start, as_of)
    if _closed(test.setting.claim):
        return compare_inside(test, rows[0], (max(window.start, span[0]), span[1]), as_of)
    asked = [(find(query.dataset, query.release), part) for query, part in zip(test.queries, rows, strict=True)]
    others = {
        f"{other.id} {other.release}": (part, reach(other, windows, window.start, as_of))
        for other, part in asked
        if other.id != dataset.id and is_public(other, as_of)
    }
    own = [part for other, part in asked if other.id == dataset.id]
    return compare_around(test, own, window.start, span, as_of, others=others)


def _of_the_country(setting: Setting) -> bool:
    """Whether the claim counts events of a country as a whole, and names nobody whose doings they would be."""
    counted = counted_by(setting.claim)
    return not setting.link.actors and not setting.link.collective and counted is not None and not counted.deaths


def _closed(claim: Claim) -> bool:
    """Whether the claim is about a change inside a period with two ends of its own ("from 2016 to 2017")."""
    period = claim.period
    return bool(claim.kind is Kind.TREND and period and period.start and period.end and not period.until_statement)


def _about_change(claim: Claim) -> bool:
    """Change claims by kind, and causes and absences that speak of growth or decline since a date."""
    if claim.kind in KINDS or any(kind in claim.secondary_kinds for kind in SECONDARY):
        return True
    dated = claim.period is not None and claim.period.start is not None
    return claim.kind in (Kind.CAUSAL, Kind.ABSENCE) and dated and direction_of(claim.text) is not None


def _elsewhere(setting: Setting, dataset: Dataset) -> tuple[Query, ...]:
    """The same question to every other dataset that could answer it, for the specification curve."""
    link, windows = setting.link, windows_of(setting.claim.period, setting.days)
    if not windows or middle(windows).start is None or _closed(setting.claim):
        return ()
    others = beside(dataset, event_datasets(setting.catalog, link.country), windows)
    return tuple(
        events_query(d, link, counted_by(setting.claim), start=None, end=d.coverage.end)
        for d in others
        if d.coverage.complete
    )


def _control(setting: Setting, dataset: Dataset) -> tuple[Query, ...]:
    """What all other actors did in the same country around the date: they share its press and its seasons."""
    windows = windows_of(setting.claim.period, setting.days)
    start = middle(windows).start if windows else None
    if start is None or setting.link.actor is None or _closed(setting.claim):
        return ()
    first, last = shifted(start, -12 * YEARS), shifted(start, 12 * YEARS)
    return (others_query(dataset, setting.link, counted_by(setting.claim), start=first, end=last),)


def _without_cause(finding: Finding) -> Finding:
    """The change may be on record; that one thing brought it about is not, so the finding decides nothing."""
    if not finding.readings:
        return finding
    return replace(
        finding,
        readings=(),
        headline=f"{finding.headline}, but not why",
        cannot_tell=(*finding.cannot_tell, "a change after something is not yet a change because of it"),
        needs=(*finding.needs, "a comparison case in which the asserted cause was absent"),
    )


def _not_about(test: ClaimTest, rows: Sequence[Row], windows: Sequence[Window], as_of: date | None) -> Finding:
    """The country's own series: shown, and kept from deciding anything."""
    link, start = test.setting.link, windows[0].start if windows else None
    whom = link.actor.name if link.actor else (link.collective or ("the group",))[0]
    return report(
        test,
        as_of,
        result=f"The only complete series{in_place(link.place)} adds all actors together. It is not about {whom}.",
        headline=f"no series about {whom} loaded",
        sample_size=len(rows),
        explanation=(
            "A country's total moves with its largest war, so a fall or rise in it says nothing about one group.",
            *_reach(rows, start),
        ),
        cannot_tell=(f"this series is not about {whom}",),
        needs=(
            f"a complete record of events by {whom}{in_place(link.place)}{f' from before {day(start)} on' if start else ''}",
        ),
    )


def _reach(rows: Sequence[Row], start: date | None) -> tuple[str, ...]:
    """How much of the series lies on either side of the date."""
    if start is None:
        return ()
    before = sum(row["start"] < start for row in rows)
    return (f"{before} months before and {len(rows) - before} months after {day(start)} are on record.",)
