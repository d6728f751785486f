"""Is the actor there? Events in the place in the year before, where the record can tell; else what speaks for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backing.claims.claim import Kind
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_release
from backing.evidence.families.exhibits import timeline_exhibit
from backing.evidence.finding import Finding, Proxy, Reading
from backing.evidence.link import Window, middle, windows_of
from backing.evidence.report import (
    day,
    example,
    in_place,
    known,
    months_before,
    place_of,
    report,
    several,
    sign_of,
    signed,
    span_of,
    undated,
)
from backing.evidence.select import datasets_of, event_datasets, events_query, figures_query
from backing.evidence.statistics.odds import log_odds
from backing.vocabulary.lexicon import measure_of, threshold

KINDS = (Kind.PRESENCE, Kind.ABSENCE)
MONTHS = 12
VAGUE = ("significant", "substantial", "large", "strong", "considerable", "massive", "only", "robust")
OTHER_MEASURES = ("claims", "attacks", "clashes", "media", "control", "leaders", "unrecorded violence")


class Presence:
    """A named armed actor in a named place; claims about events or control belong to other families."""

    name = "presence"
    scope: tuple[str, ...] = ("violence", "presence")
    counts = False
    rows_suffice = True

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        claim, link = setting.claim, setting.link
        if claim.kind not in KINDS and "presence" not in claim.text.lower():
            return ()
        if link.actor is None or link.place is None or link.actor.ucdp_id is None:
            return ()
        if measure_of(claim.text) in OTHER_MEASURES or claim.kind is Kind.SUBSTANTIATION or not _is_about(claim.text):
            return ()
        figures = [
            on_release(setting, self.name, d, Proxy.SAME_ACTOR, figures_query(d, link.actor, "claims"))
            for d in datasets_of(setting.catalog, "figures")
        ]
        events = [
            on_release(setting, self.name, d, Proxy.SAME_ACTOR, events_query(d, link, None, start=None, end=None))
            for d in event_datasets(setting.catalog, link.country)
        ]
        return (*figures, *events)

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        windows = windows_of(test.setting.claim.period, test.setting.days)
        if not windows:
            return undated(test, as_of)
        window = _year(middle(windows))
        seen = [row for row in rows[0] if known(row, as_of) and _there(test, row, window)]
        return _finding(test, rows[0], seen, window, as_of)


def _is_about(text: str) -> bool:
    return any(
        stem in text.lower()
        for stem in ("presen", "active", "operat", "exist", "there is", "there are", "base", "remnant")
    )


def _year(window: Window) -> Window:
    start = window.start or months_before(window.end, MONTHS)
    return Window(posted=window.posted, start=start, end=window.end)


def _there(test: ClaimTest, row: Row, window: Window) -> bool:
    place = test.setting.link.place
    if row.get("single_event") is False or not row.get("start") or window.start is None:
        return False
    inside = place is None or not place.divisions or row["division"] in place.divisions
    return inside and row["start"] >= window.start and row["end"] <= window.end


def _finding(test: ClaimTest, rows: Sequence[Row], seen: Sequence[Row], window: Window, as_of: date | None) -> Finding:
    claim, link = test.setting.claim, test.setting.link
    dataset = test.setting.catalog.find(test.dataset, test.release)
    vague = any(word in claim.text.lower() for word in VAGUE)
    gaps = dataset.coverage.gaps(place=link.country, start=window.start, end=window.end)
    name = link.actor.name if link.actor else "the actor"
    readings = _readings(len(seen), complete=not gaps, vague=vague, error=dataset.coverage.record_error)
    limits = ", ".join(f"{limit:g}" for limit in threshold("presence_events").each())
    latest = max(seen, key=lambda row: row["start"], default=None)
    blind = () if readings else _blind(gaps, seen=bool(seen), vague=vague)
    label = f"{place_of(latest)}, {day(latest['start'])}" if latest else ""
    return report(
        test,
        as_of,
        result=f"{several(len(seen), 'event')} of {name}{in_place(link.place)} on record {span_of(window.start, window.end)}.",
        headline=f"{'for' if sign_of(claim) > 0 else 'against'} it: {label}"
        if latest
        else ("no complete record of the place" if gaps else "no event on record"),
        sample_size=len(seen),
        readings=signed(claim, readings),
        counter_examples=tuple(example(row) for row in seen[:6]),
        explanation=(
            "Events show that a group was there; their number is not the number of its members.",
            f"Admissible meanings of presence: at least {limits} recorded events in {MONTHS} months.",
        ),
        cannot_tell=blind,
        needs=(f"a complete record of {name}{in_place(link.place)}, {span_of(window.start, window.end)}",)
        if blind
        else (),
        flips_if=("more, or fewer, events are taken to be a presence",) if readings else (),
        exhibits=(timeline_exhibit(rows, [window], [row["id"] for row in seen], f"{name} event"),),
    )


def _blind(gaps: tuple[str, ...], *, seen: bool, vague: bool) -> tuple[str, ...]:
    """Why the events, or that there are none, show no presence and no absence."""
    return (
        *gaps,
        *(("what counts as significant is not said",) if vague else ()),
        *(() if seen else ("a group can be there without an event that is recorded",)),
    )


def _readings(number: int, *, complete: bool, vague: bool, error: float) -> list[Reading]:
    """Events can show a presence, on a complete record up to each threshold; their absence shows nothing."""
    if not number:
        return []
    sure = log_odds(1 - error)
    limits = threshold("presence_events")
    if complete:
        return [
            Reading(name=f"at least {n:g} events", log_lr=sure if number >= n else 0.0, central=n == limits.central)
            for n in limits.each()
        ]
    return [] if vague else [Reading(name="at least one event", log_lr=sure, central=True)]
