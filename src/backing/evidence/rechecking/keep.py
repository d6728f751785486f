"""What a test finds whose rows are those from before: its earlier findings, as they stand on the later release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from backing.evidence.claimtest import NOTHING, ClaimTest
from backing.evidence.finding import Finding
from backing.evidence.rechecking.match import Match
from backing.evidence.run import judged_on, rows_suffice, withheld


def same(match: Match) -> bool:
    """Whether the findings of a test whose rows are those from before are the same as before, whatever they are."""
    if match.before is None:
        return False
    early, was_early = _public_from(match.test), _public_from(match.before)
    days = judged_on(match.test)
    return days == judged_on(match.before) and all(
        _before(day, early) == _before(day, was_early) for day in days if day
    )


def kept(match: Match, findings: Sequence[Finding]) -> tuple[Finding, ...] | None:
    """What a test finds whose rows are those from before, from the findings of before; None if it has to be asked again.

    Where the release was public only after the statement, and the earlier one was not, the answer as of that day loses
    its readings, unless a dated row carries it (rule R3).
    """
    if match.before is None:
        return None
    earlier = match.before
    own = {
        each.as_of: each
        for each in findings
        if (each.test, each.dataset, each.release) == (earlier.family, earlier.dataset, earlier.release)
        and each.proxy is earlier.proxy
    }
    days = judged_on(match.test)
    if not own.keys() >= set(days):
        return None
    found = [_as_of(match.test, earlier, own[day]) for day in days]
    return None if None in found else tuple(each for each in found if each is not None)


def _as_of(test: ClaimTest, old: ClaimTest, finding: Finding) -> Finding | None:
    """A finding on the rows that both releases hold, on the later one; None if that was public earlier than it was before."""
    moved = replace(finding, release=test.release, coverage=test.coverage)
    day = finding.as_of
    early, was_early = _public_from(test), _public_from(old)
    if day is None or _before(day, early) == _before(day, was_early):
        return moved
    if not _before(day, early):
        return None
    if rows_suffice(test) and finding.sample_size:
        return moved
    return withheld(moved, (f"the release was public only from {early} on",), rows_suffice=rows_suffice(test))


def _before(day: date, public: date | None) -> bool:
    return public is not None and day < public


def _public_from(test: ClaimTest) -> date | None:
    return None if test.dataset == NOTHING else test.setting.catalog.find(test.dataset, test.release).available_from
