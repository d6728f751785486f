"""Items, observables and findings become the table of a set of hypotheses: one row for each independent root.

What bears on a claim enters as one row, whatever it is: with W the likelihood ratio of all evidence on the claim together and
q = P(claim | hypothesis), its likelihood is proportional to q W + 1 - q. Taken one by one, several pieces on the same claim
would count as if the hypothesis drew the claim anew for each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from backing.assessment.combine import Weight, total
from backing.assessment.dependence.group import Witness
from backing.assessment.hypotheses.check import ROUNDING
from backing.assessment.hypotheses.hypothesis import Hypothesis, HypothesisSet
from backing.assessment.items.item import Item
from backing.assessment.weighing.assign import Assigned, assign
from backing.assessment.weighing.likelihoods import Leaves, likelihoods, unsaid
from backing.assessment.weighing.table import IMPOSSIBLE, Real, Table
from backing.assessment.weighing.testimony import testimony
from backing.assessment.weighing.through import chances_of, through


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a row of the table is: the items that speak and their copies, and the claim and findings that it comes through.

    ``shares`` are the parts of their weight that items count for where these are below 1; ``notes`` say so in words.
    """

    name: str
    text: str
    items: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    claim: str = ""
    findings: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    shares: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tabulated:
    """A table with what its rows are, and for each column the ids under which evidence speaks of it, the nearest first."""

    table: Table
    rows: tuple[Row, ...]
    leaves: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnClaim:
    """What the findings on a claim weigh together, and which they are."""

    weight: Weight
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Numbers:
    """A row's logs, shape (3, H): low, central, high; ``absolute`` as in a table."""

    row: Row
    logs: Real
    absolute: float


def tabulate(
    hypotheses: HypothesisSet,
    items: Mapping[str, Item],
    witnesses: Sequence[Witness],
    findings: Mapping[str, OnClaim],
) -> Tabulated:
    """The table of a checked set; ``witnesses`` are those of ``items``, ``findings`` by claim."""
    leaves = _leaves(hypotheses)
    prior = np.asarray([share for _, share in leaves])
    names = tuple(ids for ids, _ in leaves)
    assigned = assign(hypotheses, items, witnesses, names, prior)
    numbers = _of_witnesses([each for each in assigned if not each.claim], names, prior)
    for claim in _claims(hypotheses):
        on_it = [each for each in assigned if each.claim == claim]
        on_claim = _of_claim(hypotheses, claim, names, findings.get(claim), on_it)
        numbers += [on_claim] if on_claim else []
    logs = np.stack([each.logs for each in numbers], axis=1) if numbers else np.zeros((3, 0, len(prior)))
    inside = [each.id for each in hypotheses.hypotheses]
    return Tabulated(
        table=Table(
            roots=tuple(each.row.name for each in numbers),
            named=tuple(inside),
            members=np.asarray([[each in ids for ids in names] for each in inside]),
            whole=np.asarray([each.part_of is None for each in hypotheses.hypotheses]),
            prior=prior,
            low=logs[0],
            central=logs[1],
            high=logs[2],
            absolute=np.asarray([each.absolute for each in numbers], dtype=np.float64),
            other=hypotheses.other,
        ),
        rows=tuple(each.row for each in numbers),
        leaves=names,
    )


def _leaves(hypotheses: HypothesisSet) -> list[tuple[tuple[str, ...], float]]:
    """The exclusive columns: hypotheses without parts, and what their parts leave of the others."""
    by_id = {each.id: each for each in hypotheses.hypotheses}
    inside: dict[str, float] = {}
    for each in hypotheses.hypotheses:
        if each.part_of is not None:
            inside[each.part_of] = inside.get(each.part_of, 0.0) + each.prior
    found = []
    for each in hypotheses.hypotheses:
        rest = each.prior - inside.get(each.id, 0.0)
        if each.id not in inside or rest > ROUNDING:
            found.append((_upwards(each, by_id), rest))
    return found


def _upwards(each: Hypothesis, by_id: Mapping[str, Hypothesis]) -> tuple[str, ...]:
    names, above = [each.id], each.part_of
    while above is not None:
        names.append(above)
        above = by_id[above].part_of
    return tuple(names)


def _claims(hypotheses: HypothesisSet) -> tuple[str, ...]:
    return tuple(sorted({claim for each in hypotheses.hypotheses for claim in each.claims}))


def _of_witnesses(assigned: Sequence[Assigned], leaves: Leaves, prior: Real) -> list[_Numbers]:
    """The rows of witnesses that speak of the hypotheses themselves."""
    logs = likelihoods([each.item for each in assigned], leaves, prior)
    tested = _tested(assigned)
    return [
        _Numbers(
            row=Row(
                name=_named(each.witness),
                text=each.item.text,
                items=(each.item.id,),
                copies=each.witness.copies,
                unsaid=unsaid(each.item, leaves),
                shares=_shares([each]),
                notes=each.notes,
            ),
            logs=np.maximum(each.part.share * logs[:, place], IMPOSSIBLE),
            absolute=each.part.share if each is tested.get(each.witness.cluster) else 0.0,
        )
        for place, each in enumerate(assigned)
    ]


def _tested(assigned: Sequence[Assigned]) -> dict[int, Assigned]:
    """Of each cluster the one by which a hypothesis is held against its own predictions, which takes them for independent.

    It is that which would speak for the cluster, so that neither what it says nor a later item decides on it.
    """
    found: dict[int, Assigned] = {}
    for each in sorted(assigned, key=lambda one: one.witness.rank):
        if each.part.share > 0:
            found.setdefault(each.witness.cluster, each)
    return found


def _shares(assigned: Sequence[Assigned]) -> dict[str, float]:
    return {each.item.id: each.part.share for each in assigned if each.part.share < 1}


def _named(witness: Witness) -> str:
    """The item that speaks; and its root, where it is another."""
    roots = [root for root in witness.roots if root != witness.speaking]
    return f"{witness.speaking} ({'; '.join(roots)})" if roots else f"{witness.speaking}"


def _of_claim(
    hypotheses: HypothesisSet, claim: str, leaves: Leaves, findings: OnClaim | None, assigned: Sequence[Assigned]
) -> _Numbers | None:
    """The row of all evidence on one claim; None where there is none."""
    said = [testimony(claim, each.item, each.witness, each.part) for each in assigned]
    weights = [*([findings.weight] if findings else []), *(each.weight for each in said)]
    if not weights:
        return None
    chances = chances_of(hypotheses, claim, leaves)
    row = Row(
        name=f"evidence on {claim}",
        text=f"all that bears on the claim {claim}",
        items=tuple(each.item.id for each in said),
        copies=tuple(copy for each in said for copy in each.copies),
        claim=claim,
        findings=findings.findings if findings else (),
        unsaid=tuple(names[0] for names, chance in zip(leaves, chances, strict=True) if chance is None),
        shares=_shares(assigned),
        notes=tuple(note for each in assigned for note in each.notes),
    )
    return _Numbers(row=row, logs=through(chances, total(weights)), absolute=0.0)
