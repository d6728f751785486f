"""A case as one value, and the stages in their order. No input or output happens here.

A stage's modules are imported when it runs, so that no command waits for the language model that another one needs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from backing.assessment.verdict import Assessment
from backing.assessment.weighing.evidence import Evidence
from backing.claims.claim import Claim
from backing.consequences.consequences import Consequences
from backing.errors import NoClaims
from backing.evidence.claimtest import ClaimTest
from backing.evidence.finding import Finding
from backing.records.catalog import Catalog
from backing.records.engines.engine import Engine
from backing.records.reconciliation.adjust import Adjustment
from backing.records.responses.response import Response
from backing.statements.statement import Statement

Watch = Callable[[str, int, int], None]
"""Called with a stage's name, how many steps are done and how many there are."""


def unwatched(stage: str, done: int, total: int) -> None:
    """For callers that show no progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The four records that a dossier is made from, the evidence that an analyst entered, and what was simulated."""

    statement: Statement
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    assessment: Assessment
    entered: Evidence = field(default_factory=Evidence)
    consequences: Consequences | None = None


def find_claims(statement: Statement) -> tuple[Claim, ...]:
    """The statement's claims; raises NoClaims when there are none to weigh."""
    from backing.claims.extract import extract_claims

    return to_weigh(statement, extract_claims(statement))


def find_together(statements: Sequence[Statement]) -> Sequence[tuple[Claim, ...] | Exception]:
    """The claims of each statement, none perhaps, parsed together; where finding them fails, why, and only there."""
    from backing.claims.extract import extract_all, extract_claims

    def alone(statement: Statement) -> tuple[Claim, ...] | Exception:
        try:
            return extract_claims(statement)
        except Exception as problem:  # noqa: BLE001 -- whatever it is, the other statements are worth their claims
            return problem

    try:
        return list(extract_all(statements))
    except Exception:  # noqa: BLE001 -- which statement it was shows when each is read alone
        return list(map(alone, statements))


def to_weigh(statement: Statement, claims: tuple[Claim, ...] | Exception) -> tuple[Claim, ...]:
    """The claims that were found in a statement; raises what kept them from being found, or NoClaims for none."""
    if isinstance(claims, Exception):
        raise claims
    if not claims:
        names = ", ".join(utterance.name for utterance in statement.utterances)
        foreign = sorted({post.language for post in statement.posts if post.foreign})
        raise NoClaims(
            f"no claim was found in {names}" + (f", which holds posts in {', '.join(foreign)}" if foreign else ""),
            hint="Backing reads English prose; check that the text is the statement itself and not a page around it",
        )
    return claims


def test_claims(
    statement: Statement, claims: tuple[Claim, ...], catalog: Catalog, engine: Engine, watch: Watch = unwatched
) -> tuple[Finding, ...]:
    """Every claim's findings, in the claims' order."""
    return run_tests(compile_tests(statement, claims, catalog), engine, watch)


def compile_tests(
    statement: Statement,
    claims: tuple[Claim, ...],
    catalog: Catalog,
    adjustments: Sequence[Adjustment] = (),
    responses: Sequence[Response] = (),
) -> tuple[ClaimTest, ...]:
    """The tests of every claim, in the claims' order; no record is read.

    ``adjustments`` are the user's decisions about which rows of two releases are one event, ``responses`` the past
    responses that the case holds a table of.
    """
    from backing.evidence.compile import compile_claims

    return tuple(compile_claims(statement, claims, catalog, adjustments, responses))


def run_tests(tests: Sequence[ClaimTest], engine: Engine, watch: Watch = unwatched) -> tuple[Finding, ...]:
    """The findings of the tests, in their order."""
    from backing.evidence.run import run_tests as run

    findings: list[Finding] = []
    for done, found in enumerate(run(tests, engine), start=1):
        findings.extend(found)
        watch("test", done, len(tests))
    return tuple(findings)


def assess(statement: Statement, catalog: Catalog, engine: Engine, watch: Watch = unwatched) -> Case:
    """From what was said to what the evidence supports."""
    from backing.assessment.weigh import weigh

    claims = find_claims(statement)
    findings = test_claims(statement, claims, catalog, engine, watch)
    return Case(
        statement=statement, claims=claims, findings=findings, assessment=weigh(claims, findings, statement.utterances)
    )
