"""Which clauses of a text are claims: the likeliest, and of two that say nearly the same the likelier."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from backing.claims.asides import ROLES
from backing.claims.claim_model import Appraisal, load_claim_model
from backing.claims.clauses import Clause, likeness
from backing.claims.reading import Reading, read_all
from backing.claims.scene import Scene
from backing.claims.worth_features import Seen, look

THRESHOLD, LEAST = 0.4, 0.2
"""From these probabilities on a clause is a claim, and one in which the rules find a claim is one: what is missed is lost, one
too many can be struck out."""
SAME = 0.5
"""Two clauses that share so much of the words of both are one claim; an attribution and what it relays are two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A clause, how the rules read it, what a model can see of it, and what the model makes of it."""

    clause: Clause
    reading: Reading
    seen: Seen
    appraisal: Appraisal


def choose(clauses: Sequence[Clause], scene: Scene) -> list[Candidate]:
    """The clauses that are claims, in their order."""
    return likeliest(appraise_all(clauses, scene))


def appraise_all(clauses: Sequence[Clause], scene: Scene) -> list[Candidate]:
    """Every clause with its reading and what the bundled model makes of it."""
    readings = read_all(clauses, scene)
    seen = [look(clause.tokens) for clause in clauses]
    appraisals = load_claim_model().appraise(clauses, readings, seen)
    return [
        Candidate(clause=clause, reading=reading, seen=each, appraisal=appraisal)
        for clause, reading, each, appraisal in zip(clauses, readings, seen, appraisals, strict=True)
    ]


def likeliest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that are claims, in their order."""
    sentences = groupby(candidates, key=lambda c: c.clause.head.sent.start)
    return [candidate for _, inside in sentences for candidate in _likeliest(list(inside))]


def _likeliest(candidates: list[Candidate]) -> list[Candidate]:
    """Those of a sentence that are claims, in their order: of two that are alike the likelier.

    Clauses that the rules find do not compete with each other: they are cut so as to hold one another.
    """
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: -c.appraisal.claim):
        least = LEAST if _is_found(candidate) else THRESHOLD
        rivals = (k for k in kept if not (_is_found(k) and _is_found(candidate)))
        if candidate.appraisal.claim >= least and not any(_alike(candidate.clause, k.clause) for k in rivals):
            kept.append(candidate)
    chosen = {id(candidate) for candidate in kept}
    return [c for c in candidates if id(c) in chosen]


def _is_found(candidate: Candidate) -> bool:
    """Whether the rules alone find a claim in a clause."""
    return not candidate.reading.empty and candidate.clause.role not in ROLES


def _alike(one: Clause, other: Clause) -> bool:
    if (one.role == "attribution") != (other.role == "attribution"):
        return False
    if _is_part(one, other) or _is_part(other, one):
        return True
    return likeness(one, other) >= SAME


def _is_part(one: Clause, other: Clause) -> bool:
    """Whether a clause is one of the joined verbs of the other: either all of them make one claim, or each its own."""
    return one.role in ("part", "main part") and other.first <= one.first and one.last <= other.last
