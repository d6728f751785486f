"""How a test's outcome becomes a finding, and what counts as public on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from backing.claims.claim import Claim, Kind
from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.finding import Finding, Reading
from backing.evidence.link import Window
from backing.evidence.weaker import overstate
from backing.records.coverage import Coverage
from backing.vocabulary.lexicon import direction_of
from backing.vocabulary.place import Place
from backing.vocabulary.places import find_place

REPORTING_DAYS = 30
"""How long after its end an event is taken to be reported where the release does not say when it was (assumption)."""


def report(
    test: ClaimTest,
    as_of: date | None,
    *,
    result: str,
    headline: str,
    sample_size: int,
    weaker: str = "",
    **more: Any,
) -> Finding:
    """A finding on ``test``; ``weaker`` names a weaker version of the claim that holds, ``more`` are further fields."""
    when = as_of.isoformat() if as_of else "hindsight"
    finding = Finding(
        id=f"{test.id}.{when}",
        claim=test.setting.claim.id,
        test=test.family,
        proxy=test.proxy,
        dataset=test.dataset,
        release=test.release,
        complete=test.complete,
        coverage=test.coverage,
        query="",
        as_of=as_of,
        result=result,
        headline=headline,
        sample_size=sample_size,
        **more,
    )
    return overstate(finding, weaker)


def undated(test: ClaimTest, as_of: date | None) -> Finding:
    """What is left to say of a claim whose window hangs on a day that nobody knows."""
    return report(
        test,
        as_of,
        result="The claim's window hangs on the day it was made, and that day is not known.",
        headline="date unknown",
        sample_size=0,
        cannot_tell=("the statement has no date: set one with --date",),
        needs=("the date of the statement",),
    )


def lacks(coverage: Coverage) -> tuple[str, ...]:
    """That a release is known to lack a share of the events, and so what its numbers are taken for; empty where it is not."""
    if not coverage.missing:
        return ()
    return (
        f"The release lacks {coverage.missing:.0%} of the events by its own account: what it counts is taken for a part.",
    )


def example(row: Row) -> dict[str, Any]:
    """A row of events or figures as readers see it: what, when, where, who says so, and since when it was public."""
    return {
        "id": row["id"],
        "date": row["end" if row.get("single_event") is False else "start"].isoformat(),
        "what": row.get("unit") or f"{row.get('side_a')} against {row.get('side_b')}",
        "place": place_of(row),
        "deaths": row.get("deaths_best"),
        "root": row.get("root"),
        "source": row.get("stated_by") or f"{row.get('dataset')} {row.get('release')}",
        "url": row.get("url"),
        "known_from": str(row.get("first_reported") or row.get("published_latest") or ""),
    }


def place_of(row: Row) -> str:
    """The name of the narrowest place that a row gives."""
    code = row.get("division") or row.get("place") or row.get("country")
    named = find_place(code) if code else None
    return row.get("division_name") or (named.name if named else code) or ""


def known(row: Row, as_of: date | None) -> bool:
    """Whether a row was surely public on a day (rule R3); everything is with hindsight.

    An event is public from its first dated report, or ``REPORTING_DAYS`` after its end where the release keeps no such
    date; a figure from the last day on which it can have been published. A series was compiled later, and a row
    without a date is known with hindsight only.
    """
    if as_of is None:
        return True
    if "side_a" in row:
        return bool((row["first_reported"] or row["end"] + timedelta(days=REPORTING_DAYS)) <= as_of)
    day = row.get("published_latest")
    return day is not None and day <= as_of


def known_in(row: Row, window: Window, as_of: date | None) -> bool:
    """Whether a row was surely public when the claim was made of a window; everything is with hindsight."""
    return known(row, window.posted if as_of else None)


def sign_of(claim: Claim) -> int:
    """-1 when the claim denies what its test looks for, so that "X" and "not X" get mirrored numbers (rule R9)."""
    return -1 if claim.negative or claim.kind is Kind.ABSENCE else 1


def falling(claim: Claim) -> bool:
    """Whether the change that is spoken of, claimed or denied, is a fall; a change of no named direction counts as one."""
    return direction_of(claim.text) != "up"


def signed(claim: Claim, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Readings about "it is so", turned into readings about what the claim says."""
    sign = sign_of(claim)
    return tuple(Reading(name=r.name, log_lr=sign * r.log_lr, central=r.central) for r in readings)


def day(value: date) -> str:
    """A date as readers write it: ``27 Mar 2023``."""
    return f"{value.day} {value:%b %Y}"


def span_of(start: date | None, end: date) -> str:
    """A period as readers write it: ``from 1 May 2020 to 3 May 2020``, ``on 3 May 2020``, ``up to 3 May 2020``."""
    if start == end:
        return f"on {day(end)}"
    return f"from {day(start)} to {day(end)}" if start else f"up to {day(end)}"


def as_chance(p: float) -> str:
    """A probability as readers write it: ``0.36``, ``1 in 4,300,000``, ``less than 1 in a billion``."""
    if p < 1e-9:
        return "less than 1 in a billion"
    if p < 0.01:
        return f"1 in {two_digits(1 / p)}"
    return f"{p:.2f}" if p <= 0.99 else "over 0.99"


def two_digits(value: float) -> str:
    """A number of two digits that count: ``4,300,000``, ``9.3``."""
    return f"{float(f'{value:.2g}'):,g}" if value < 1e6 else f"{float(f'{value:.2g}'):,.0f}"


def several(number: float, noun: str) -> str:
    """A number with its noun: ``1 attack``, ``2 attacks``, ``3 clashes``."""
    ending = "" if number == 1 else "es" if noun.endswith(("sh", "ch", "s")) else "s"
    return f"{number:,g} {noun}{ending}"


def in_place(place: Place | None) -> str:
    """`` in Kabul``, or nothing."""
    return f" in {place.name}" if place else ""


def months_before(end: date, months: int) -> date:
    """The day ``months`` of 30.44 days before another."""
    return end - timedelta(days=round(months * 30.44))
