"""What a new release moves: the claims that it can touch are judged again, and their verdicts compared.

The answers before it are the findings that the cases hold. So the rows that come and go are counted for the questions of all
claims, and only what they meet is fetched and judged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from backing.assessment.priors.prior import Priors
from backing.assessment.settings import settings
from backing.assessment.verdict import Judgement, Verdict
from backing.assessment.weigh import Entered, day_of, verdict_on
from backing.assessment.weighing.evidence import Evidence
from backing.claims.claim import Claim
from backing.evidence.claimtest import ClaimTest
from backing.evidence.compile import compile_claim, setting_of
from backing.evidence.finding import Finding
from backing.evidence.rechecking.keep import kept, same
from backing.evidence.rechecking.match import Match, lost, match_tests
from backing.evidence.rechecking.touch import Touch
from backing.evidence.rechecking.why import why, why_lost
from backing.evidence.run import fetch_rows, judge_test
from backing.records.catalog import Catalog
from backing.records.engines.engine import Engine
from backing.records.plans.fetch import fetch_all
from backing.records.reconciliation.adjust import Adjustment
from backing.records.responses.response import Response
from backing.statements.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingCase:
    """A case that was tested on the releases of ``before``, to be held against those of ``after``.

    ``adjustments`` are the user's decisions about matches, ``responses`` past responses as the user coded them; ``findings``
    gives what was found on some of its claims, by their ids; ``evidence`` is what was entered beside them, and ``priors`` are a
    project's own, which no release moves.
    """

    statement: Statement
    claims: tuple[Claim, ...]
    before: Catalog
    after: Catalog
    adjustments: tuple[Adjustment, ...] = ()
    responses: tuple[Response, ...] = ()
    findings: Callable[[Collection[str]], Sequence[Finding]]
    evidence: Evidence = field(default_factory=Evidence)
    priors: Priors = field(default_factory=Priors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechecked:
    """A claim whose verdict was formed again; ``reasons`` say what changed in the records, where the verdict moved."""

    claim: Claim
    before: Verdict
    after: Verdict
    reasons: tuple[str, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether the label or the probability moved, as of posting or with hindsight."""
        pairs = ((self.before.as_of, self.after.as_of), (self.before.hindsight, self.after.hindsight))
        return any(_differ(*pair) for pair in pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the new records mean for a case of so many ``claims``.

    ``rechecked`` are those whose findings are not all as they were, in their order. Of the ``tests`` some were ``judged``
    again.
    """

    rechecked: tuple[Rechecked, ...]
    claims: int
    tests: int
    judged: int

    @property
    def moved(self) -> tuple[Rechecked, ...]:
        return tuple(each for each in self.rechecked if each.moved)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """A claim that the new records may say something else about.

    ``matches`` are its tests on them, each ``touched`` or not by rows that come or go; ``lost`` those that it has no more;
    ``findings`` what it had before.
    """

    claim: Claim
    matches: tuple[Match, ...]
    lost: tuple[ClaimTest, ...]
    touched: tuple[bool, ...] = ()
    findings: tuple[Finding, ...] = ()


def recheck(cases: Sequence[StandingCase], engine: Engine, touch: Touch) -> tuple[Outcome, ...]:
    """What the new records mean for each of some cases, in their order; rows are counted and fetched for all together."""
    compiled = [[_compile(case, claim) for claim in case.claims] for case in cases]
    opened = [_opened(*pair) for pair in zip(cases, _counted(compiled, touch), strict=True)]
    settled = [
        None if touched else _settled(match, each.findings)
        for claims in opened
        for each in claims
        for match, touched in zip(each.matches, each.touched, strict=True)
    ]
    tests = (match.test for claims in opened for each in claims for match in each.matches)
    again = [test for test, findings in zip(tests, settled, strict=True) if findings is None]
    judged = (judge_test(test, rows) for test, rows in fetch_rows(again, engine))
    found = iter([next(judged) if findings is None else findings for findings in settled])
    answers = [
        [_rechecked(case, each, [next(found) for _ in each.matches], engine) for each in claims]
        for case, claims in zip(cases, opened, strict=True)
    ]
    numbers = [sum(len(each.matches) for each in claims) for claims in compiled]
    return tuple(
        Outcome(rechecked=tuple(rechecked), claims=len(case.claims), tests=number, judged=anew)
        for case, rechecked, number, anew in zip(cases, answers, numbers, _per_case(opened, settled), strict=True)
    )


def _compile(case: StandingCase, claim: Claim) -> _Open:
    setting = setting_of(case.statement, claim, case.claims, case.before, case.adjustments, case.responses)
    before = compile_claim(setting)
    matches = match_tests(before, compile_claim(replace(setting, catalog=case.after)))
    return _Open(claim=claim, matches=matches, lost=lost(before, matches))


def _counted(compiled: Sequence[Sequence[_Open]], touch: Touch) -> list[list[_Open]]:
    """The claims of all cases with what was counted for their tests."""
    touched = iter(touch.touched([match for claims in compiled for each in claims for match in each.matches]))
    return [
        [replace(each, touched=tuple(next(touched) for _ in each.matches)) for each in claims] for claims in compiled
    ]


def _opened(case: StandingCase, claims: Sequence[_Open]) -> list[_Open]:
    """Those claims of a case of which some finding is not certainly as it was, with what was found on them."""
    some = [each for each in claims if not _stands(each)]
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in case.findings([each.claim.id for each in some]) if some else ():
        found[finding.claim].append(finding)
    return [replace(each, findings=tuple(found[each.claim.id])) for each in some]


def _stands(each: _Open) -> bool:
    return not each.lost and not any(each.touched) and all(map(same, each.matches))


def _per_case(opened: Sequence[Sequence[_Open]], settled: Sequence[object | None]) -> list[int]:
    """How many tests of each case were asked of the records again."""
    rest = iter(settled)
    return [sum(next(rest) is None for each in claims for _ in each.matches) for claims in opened]


def _settled(match: Match, findings: Sequence[Finding]) -> tuple[Finding, ...] | None:
    """The findings of a test that no change of rows touches; None where they have to be sought in the records."""
    if match.before is None:
        return judge_test(match.test, [()] * len(match.test.queries))
    return kept(match, findings)


def _rechecked(case: StandingCase, each: _Open, found: Sequence[Sequence[Finding]], engine: Engine) -> Rechecked:
    locked = case.priors.settings_for(each.claim, settings())
    entered = Entered(evidence=case.evidence, day=day_of(each.claim, case.statement.utterances))
    before = verdict_on(each.claim, each.findings, locked, entered)
    after = verdict_on(each.claim, list(chain.from_iterable(found)), locked, entered)
    result = Rechecked(claim=each.claim, before=before, after=after)
    return replace(result, reasons=_reasons(each, engine)) if result.moved else result


def _reasons(each: _Open, engine: Engine) -> tuple[str, ...]:
    lines = [why_lost(test) for test in each.lost]
    for match in each.matches:
        if not match.stands:
            old = match.before.queries if match.before else ()
            rows = fetch_all(engine, [*old, *match.test.queries])
            lines += why(match, *(list(chain.from_iterable(part)) for part in (rows[: len(old)], rows[len(old) :])))
    return tuple(dict.fromkeys(line for line in lines if line))


def _differ(one: Judgement, other: Judgement) -> bool:
    return (one.label, one.p) != (other.label, other.p)
