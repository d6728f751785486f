"""A wave of attacks? A window against the rest of its record, and against every window that could have been named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from backing.claims.claim import Claim, Kind
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_release
from backing.evidence.counted import Counted, counted_by
from backing.evidence.families.bursts.scans import (
    Dense,
    cluster_days,
    cluster_models,
    dense,
    in_words,
    scan_models,
)
from backing.evidence.families.changes.months import YEARS, shifted
from backing.evidence.finding import Exhibit, Finding, ModelResult, Proxy, Reading
from backing.evidence.link import Window, middle, windows_of
from backing.evidence.report import REPORTING_DAYS, in_place, known, report, several, signed, span_of, undated
from backing.evidence.select import event_datasets, events_query
from backing.evidence.statistics.densest import Densest
from backing.evidence.statistics.odds import log_odds
from backing.records.catalog import Dataset
from backing.records.coverage import LETHAL
from backing.vocabulary.lexicon import threshold

KINDS = (Kind.PRESENCE, Kind.EVENT, Kind.ABSENCE)
_BURST = re.compile(r"\b(?:waves?|spates?|surges?|spikes?|flurry|bursts?|rash|strings?)\s+(?:of|in)\b", re.IGNORECASE)

LEAST = 3
"""Events that a wave holds at the least (assumption)."""


class Burst:
    """A window in a country that is said to have been dense, on complete event data."""

    name = "burst"
    scope: tuple[str, ...] = ("violence", "burst")
    counts = False
    rows_suffice = False

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        claim, link = setting.claim, setting.link
        counted, windows = counted_by(claim), windows_of(claim.period, setting.days)
        if not _asks(claim) or counted is None or link.country is None or not windows:
            return ()
        start, end = windows[0].start, windows[-1].end
        if start is None:
            return ()
        around = {"start": shifted(start, -12 * YEARS), "end": shifted(end, 12 * YEARS)}
        return tuple(
            on_release(setting, self.name, d, _proxy(d, counted), events_query(d, link, counted, **around))
            for d in event_datasets(setting.catalog, link.country)
            if d.coverage.complete
        )

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        windows = windows_of(test.setting.claim.period, test.setting.days)
        if not windows:
            return undated(test, as_of)
        window = middle(windows)
        dataset = test.setting.catalog.find(test.dataset, test.release)
        gaps, span = _gaps(test, dataset, window, as_of), _span(dataset, window, as_of)
        if gaps:
            return _cannot(test, gaps, window, as_of)
        found = dense(
            [row["start"] for row in rows[0] if known(row, as_of)], span, (window.start or span[0], window.end)
        )
        return (_finding if found.days else _nothing)(test, found, as_of)


def _asks(claim: Claim) -> bool:
    """Whether a wave is spoken of; a claim of change is asked whether it changed, and not this as well."""
    return claim.kind in KINDS and not claim.secondary_kinds and _BURST.search(claim.text) is not None


def _proxy(dataset: Dataset, counted: Counted) -> Proxy:
    """Deadly attacks stand in for attacks of every sort."""
    return Proxy.SAME_ACTOR if dataset.coverage.measure == LETHAL and not counted.lethal else Proxy.DIRECT


def _span(dataset: Dataset, window: Window, as_of: date | None) -> tuple[date, date]:
    """The days that are looked at: years on each side of the window, as far as they are on record and public."""
    start = shifted(window.start or window.end, -12 * YEARS)
    public = as_of - timedelta(days=REPORTING_DAYS) if as_of else None
    ends = filter(None, (dataset.coverage.end, public, shifted(window.end, 12 * YEARS)))
    return max(filter(None, (dataset.coverage.start, start))), min(ends)


def _gaps(test: ClaimTest, dataset: Dataset, window: Window, as_of: date | None) -> tuple[str, ...]:
    gaps = dataset.coverage.gaps(place=test.setting.link.country, start=window.start, end=window.end)
    first, last = _span(dataset, window, as_of)
    if window.start and not gaps and not first <= window.start <= window.end <= last:
        return ("the window was not over, or not reported on, by then",)
    if window.start and 2 * ((window.end - window.start).days + 1) > (last - first).days + 1:
        return (*gaps, "the window is most of the record, which leaves little to hold it against")
    return gaps


def _cannot(test: ClaimTest, gaps: tuple[str, ...], window: Window, as_of: date | None) -> Finding:
    return report(
        test,
        as_of,
        result="The record does not hold the window and the time around it.",
        headline="no record of the window and the time around it",
        sample_size=0,
        cannot_tell=gaps,
        needs=(
            f"a complete record{in_place(test.setting.link.place)} {span_of(window.start, window.end)} and around it",
        ),
    )


def _nothing(test: ClaimTest, found: Dense, as_of: date | None) -> Finding:
    return report(
        test,
        as_of,
        result=f"Nothing of the kind{in_place(test.setting.link.place)} is on record {span_of(*found.span)}.",
        headline="nothing of the kind on record",
        sample_size=0,
        readings=signed(test.setting.claim, _readings(test, found)),
        cannot_tell=_blind(test, found),
    )


def _finding(test: ClaimTest, found: Dense, as_of: date | None) -> Finding:
    claim, link, counted = test.setting.claim, test.setting.link, counted_by(test.setting.claim)
    noun = counted.noun if counted else "event"
    rates, cluster = found.rates(), found.cluster()
    by = f" by {link.actor.name}" if link.actor else ""
    ratio = "nothing on the others" if not rates.earlier else f"{rates.ratio:.2g} times the rate of the others"
    return report(
        test,
        as_of,
        result=f"{several(found.inside, noun)}{by}{in_place(link.place)} on record {span_of(*found.window)}, and "
        f"{rates.earlier:g} on the {rates.earlier_exposure:,g} other days {span_of(*found.span)}: {ratio}.",
        headline=f"{several(found.inside, noun)}, {ratio}",
        sample_size=len(found.days),
        models=(
            ModelResult(
                name="Rate in the window over the rate on the other days",
                measure="rate ratio",
                value=rates.ratio if rates.earlier else None,
                interval=rates.interval(),
                assumptions="Poisson counts, Jeffreys prior",
            ),
            *scan_models(found),
            *cluster_models(cluster),
        ),
        readings=signed(claim, _readings(test, found)),
        explanation=(
            "A wave is taken to be a rate that many times that of the other days, and three events at the least.",
            *in_words(found, cluster, noun),
        ),
        cannot_tell=_blind(test, found),
        flips_if=("a release with more events outside the window is loaded",),
        exhibits=(_rates(found, cluster, noun),),
    )


def _blind(test: ClaimTest, found: Dense) -> tuple[str, ...]:
    """Why too few deadly events do not tell that there were too few of every sort."""
    few = found.inside < LEAST and test.proxy is not Proxy.DIRECT
    return ("an attack that killed nobody is not in it",) if few else ()


def _readings(test: ClaimTest, found: Dense) -> list[Reading]:
    """For each meaning of a wave how likely the rate is as many times that of the other days; too few events are none."""
    if _blind(test, found):
        return []
    if found.inside < LEAST:
        few = log_odds(test.setting.catalog.find(test.dataset, test.release).coverage.record_error)
        return [Reading(name=f"fewer than {LEAST} events", log_lr=few, central=True)]
    limits, rates = threshold("burst"), found.rates()
    return [
        Reading(
            name=f"{limit:g} times the rate of the other days",
            log_lr=log_odds(1 - rates.prob_below(limit)),
            central=limit == limits.central,
        )
        for limit in limits.each()
    ]


def _rates(found: Dense, cluster: Densest | None, noun: str) -> Exhibit:
    """Events a month in the window, on the other days, and in the densest cluster of any length."""
    rows = [
        ("window of the claim", found.window, found.inside, found.length),
        ("all other days", found.span, len(found.days) - found.inside, found.period - found.length),
    ]
    if cluster is not None:
        first, last = cluster_days(cluster)
        rows.append(("densest cluster", (first, last), cluster.events, (last - first).days + 1))
    data = tuple(
        {
            "label": label,
            "start": start.isoformat(),
            "end": end.isoformat(),
            "count": count,
            "days": days,
            "rate": 30.44 * count / days,
            "low": 30.44 * max(count - 1.96 * count**0.5, 0) / days,
            "high": 30.44 * (count + 1.96 * max(count, 1) ** 0.5) / days,
            "source": "record",
            "knowable": True,
        }
        for label, (start, end), count, days in rows
    )
    measure = f"{several(2, noun)[2:]} a month"
    return Exhibit(kind="rates", title=f"{measure[0].upper()}{measure[1:]}", data=data, notes={"measure": measure})
