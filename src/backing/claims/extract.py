"""From a statement to its claims: clauses are cut, classified, filled in and related."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from backing.claims.check_worthiness import check_worthiness
from backing.claims.claim import Claim
from backing.claims.fill import fill
from backing.claims.originals import search_originals
from backing.claims.quoted import give_to_the_quoted
from backing.claims.relations import Draft, relate
from backing.claims.scene import Scene, read_scene, read_scenes
from backing.claims.segment import read_clauses
from backing.statements.statement import Statement


def extract_claims(statement: Statement) -> tuple[Claim, ...]:
    """The claims of a statement in the order of its text, with ids ``c01``, ``c02``, …

    Deterministic and without any service: rules over the parse of a small language model. An empty tuple means that
    nothing in the statement reads as a claim.
    """
    if not statement.text.strip():
        return ()
    scene = read_scene(statement)
    return search_originals(relate(_draft(statement, scene)), statement)


def extract_all(statements: Iterable[Statement]) -> Iterator[tuple[Claim, ...]]:
    """What ``extract_claims`` gives for each statement, in order; many short ones are read faster so than one by one."""
    for statement, scene in read_scenes(statements):
        yield search_originals(relate(_draft(statement, scene)), statement)


def _draft(statement: Statement, scene: Scene) -> list[Draft]:
    drafts: list[Draft] = []
    for clause in read_clauses(scene.doc):
        claim = fill(clause, scene, statement, drafts)
        if claim is not None:
            drafts.append(Draft(claim=replace(claim, id=f"c{len(drafts) + 1:02d}"), clause=clause))
    return give_to_the_quoted(_judged(drafts), statement.text)


def _judged(drafts: list[Draft]) -> list[Draft]:
    """The drafts, each with how likely it is worth checking."""
    worth = check_worthiness([draft.clause.tokens for draft in drafts])
    return [
        replace(draft, claim=replace(draft.claim, check_worthiness=round(chance, 2)))
        for draft, chance in zip(drafts, worth, strict=True)
    ]
