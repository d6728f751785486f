"""Which tests of a claim stand when a release comes in, and on which rows that depends. No rows are read here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from backing.evidence.claimtest import NO_RELEASE, ClaimTest
from backing.evidence.link import windows_of
from backing.evidence.rechecking.covering import Days, covering, days_of
from backing.records.catalog import Catalog, Dataset
from backing.records.coverage import Coverage
from backing.records.plans.difference import Difference
from backing.records.query import Condition, Operator, Query
from backing.records.releases import replaces
from backing.records.tally import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A release of events, and what stood in its place before: an earlier one, more or fewer of its own days, or nothing."""

    before: Dataset | None
    after: Dataset


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A test on the records with the new release, beside the same test ``before`` it.

    ``stands``: nothing that it looks at has changed. Otherwise the rows of ``pair`` decide: if none of those that come or go
    meets its questions, the findings from before stand too, or, where there was no such test, no row has to be fetched.
    Without a pair it is asked again in any case.
    """

    test: ClaimTest
    before: ClaimTest | None
    stands: bool = False
    pair: Pair | None = None


def match_tests(before: Sequence[ClaimTest], after: Sequence[ClaimTest]) -> tuple[Match, ...]:
    """Each of a claim's tests on the records with the new release, beside the one that it had."""
    return tuple(_match(test, before) for test in after)


def lost(before: Sequence[ClaimTest], matches: Sequence[Match]) -> tuple[ClaimTest, ...]:
    """The tests from before that none on the records with the new release takes the place of."""
    used = {(match.before.id, match.before.release) for match in matches if match.before}
    return tuple(test for test in before if (test.id, test.release) not in used)


def questions_of(match: Match, difference: Difference) -> tuple[Tally, ...]:
    """What to count among the rows that come and go; without a count the findings stand. Only of a match with a pair."""
    return tuple(
        dict.fromkeys(
            tally
            for query in match.test.queries
            if _is_own(match.test, query) and (tally := covering(_all_days(match.test, query), difference))
        )
    )


def _match(test: ClaimTest, before: Sequence[ClaimTest]) -> Match:
    alike = [
        each for each in before if (each.family, each.proxy, each.dataset) == (test.family, test.proxy, test.dataset)
    ]
    same = [each for each in alike if each.release == test.release]
    if test.dataset in NO_RELEASE:
        return Match(test=test, before=same[0] if same else None, stands=bool(same))
    earlier = same or [each for each in alike if _gave_way(each, test)]
    if len(earlier) > 1 or (not earlier and test.setting.catalog.find(test.dataset, test.release).table != "events"):
        return Match(test=test, before=None)
    if not earlier:
        return Match(test=test, before=None, pair=_pair(test, None) if _only_on_its_own(test, None) else None)
    (old,) = earlier
    if old.queries == test.queries and _unchanged(old, test):
        return Match(test=test, before=old, stands=True)
    comparable = _same_question(old, test) and _only_on_its_own(test, old) and _same_view(old, test)
    return Match(test=test, before=old, pair=_pair(test, old) if comparable else None)


def _pair(test: ClaimTest, before: ClaimTest | None) -> Pair:
    return Pair(before=_dataset(before) if before else None, after=_dataset(test))


def _dataset(test: ClaimTest) -> Dataset:
    return _found(test.setting.catalog, (test.dataset, test.release))


def _gave_way(old: ClaimTest, test: ClaimTest) -> bool:
    """Whether the new test's release stands where that of the old one stood."""
    there = [d for d in test.setting.catalog if (d.id, d.release) == (old.dataset, old.release) and not d.replaced]
    return not there and replaces(_dataset(test), _dataset(old))


def _unchanged(old: ClaimTest, test: ClaimTest) -> bool:
    """Whether every release that the test looks at is what it was; that one has been replaced since changes no row."""
    names = {(test.dataset, test.release), *((query.dataset, query.release) for query in test.queries)}
    return all(_found(old.setting.catalog, name) == _found(test.setting.catalog, name) for name in names)


def _found(catalog: Catalog, name: tuple[str, str]) -> Dataset:
    found = catalog.find(*name)
    return replace(found, replaced=False) if found.replaced else found


def _only_on_its_own(test: ClaimTest, old: ClaimTest | None) -> bool:
    """Whether all that has changed for the test are events of its own release.

    What it asks of others must be what it was. The user's decisions name rows by their release, so nothing stands with them.
    """
    own = {query.table for query in test.queries if _is_own(test, query)}
    others = [(query.dataset, query.release) for query in test.queries if not _is_own(test, query)]
    if own != {"events"} or test.setting.adjustments or (others and old is None):
        return False
    return old is None or all(
        _found(old.setting.catalog, name) == _found(test.setting.catalog, name) for name in others
    )


def _is_own(test: ClaimTest, query: Query) -> bool:
    return (query.dataset, query.release) == (test.dataset, test.release)


def _same_question(old: ClaimTest, test: ClaimTest) -> bool:
    """Whether two tests ask the same of two releases."""
    return _plain(old) == _plain(test)


def _plain(test: ClaimTest) -> list[Query]:
    return [replace(_all_days(test, query), release="") if _is_own(test, query) else query for query in test.queries]


def _all_days(test: ClaimTest, query: Query) -> Query:
    """The query without the first day that still stands of its release: rows before it come and go with that day."""
    since = _dataset(test).since
    if since is None:
        return query
    begins = Condition(column="start", operator=Operator.GE, value=since)
    return replace(query, where=tuple(each for each in query.where if each != begins))


def _same_view(old: ClaimTest, test: ClaimTest) -> bool:
    """Whether two releases can speak to a claim alike: whatever their coverages say otherwise is about other days."""
    one, other, country = _dataset(old).coverage, _dataset(test).coverage, test.setting.link.country
    days = _reach(test)
    return (
        replace(one, start=other.start, end=other.end, places=other.places, note=other.note) == other
        and _sees(one, country) == _sees(other, country)
        and (one.start == other.start or _within(days.start, one.start, other.start))
        and (one.end == other.end or _within(days.end, one.end, other.end, last=True))
    )


def _sees(coverage: Coverage, country: str | None) -> tuple[bool, bool]:
    return bool(coverage.places), country in coverage.places


def _within(day: date | None, *bounds: date | None, last: bool = False) -> bool:
    """Whether a day lies inside every one of the bounds; one that is None is open."""
    if day is None:
        return False
    return all(bound is None or (day <= bound if last else day >= bound) for bound in bounds)


def _reach(test: ClaimTest) -> Days:
    """All days that the test is about: those of its queries, and of the claim itself. Open where any of them is."""
    claim, days = test.setting.claim, [days_of(_all_days(test, q)) for q in test.queries if _is_own(test, q)]
    days += [Days(start=w.start, end=w.end) for w in windows_of(claim.period, test.setting.days)]
    starts, ends = [each.start for each in days], [each.end for each in days]
    return Days(
        start=None if None in starts else min(s for s in starts if s),
        end=None if None in ends else max(e for e in ends if e),
    )
