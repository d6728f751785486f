"""From a statement to its claims: clauses are cut, classified, filled in and related."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from backing.claims.check_worthiness import worth_of_seen
from backing.claims.claim import Claim
from backing.claims.draft import Draft
from backing.claims.fill import fill
from backing.claims.offers import add_offers
from backing.claims.originals import search_originals
from backing.claims.quoted import give_to_the_quoted
from backing.claims.relations import relate
from backing.claims.scene import Scene, read_scene, read_scenes
from backing.claims.segment import read_clauses
from backing.claims.select import choose
from backing.statements.statement import Statement


def extract_claims(statement: Statement) -> tuple[Claim, ...]:
    """The claims of a statement in the order of its text, with ids ``c01``, ``c02``, …

    Deterministic and without any service: rules over the parse of a small language model. An empty tuple means that
    nothing in the statement reads as a claim.
    """
    if not statement.text.strip():
        return ()
    scene = read_scene(statement)
    return _settle(relate(_draft(statement, scene)), statement)


def extract_all(statements: Iterable[Statement]) -> Iterator[tuple[Claim, ...]]:
    """What ``extract_claims`` gives for each statement, in order; many short ones are read faster so than one by one."""
    for statement, scene in read_scenes(statements):
        yield _settle(relate(_draft(statement, scene)), statement)


def _settle(claims: Sequence[Claim], statement: Statement) -> tuple[Claim, ...]:
    """What only the whole case can tell of each claim: whether it was said, and what was put forward for it."""
    return add_offers(search_originals(claims, statement), statement)


def _draft(statement: Statement, scene: Scene) -> list[Draft]:
    drafts: list[Draft] = []
    chosen = choose(read_clauses(scene.doc), scene)
    worth = worth_of_seen([candidate.seen for candidate in chosen])
    for number, (candidate, value) in enumerate(zip(chosen, worth, strict=True), 1):
        claim = fill(candidate, scene, statement, drafts)
        claim = replace(claim, id=f"c{number:02d}", check_worthiness=round(value.check_worthy, 2))
        drafts.append(Draft(claim=claim, clause=candidate.clause))
    return give_to_the_quoted(drafts, statement.text)
