"""Items, observables and findings become the table of a set of hypotheses: one row for each independent root.

What bears on a claim enters as one row, whatever it is: with W the likelihood ratio of all evidence on the claim together and
q = P(claim | hypothesis), its likelihood is proportional to q W + 1 - q. Taken one by one, several pieces on the same claim
would count as if the hypothesis drew the claim anew for each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from backing.assessment.combine import Weight, total
from backing.assessment.dependence.group import Witness
from backing.assessment.hypotheses.check import ROUNDING
from backing.assessment.hypotheses.hypothesis import Hypothesis, HypothesisSet
from backing.assessment.items.item import Item
from backing.assessment.weighing.likelihoods import likelihoods, unsaid
from backing.assessment.weighing.table import IMPOSSIBLE, Real, Table
from backing.assessment.weighing.testimony import Testimony, log, testimony_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a row of the table is: the items that speak and their copies, and the claim and findings that it comes through."""

    name: str
    text: str
    items: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    claim: str = ""
    findings: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()


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
    """A row's logs, shape (3, H): low, central, high."""

    row: Row
    logs: Real
    absolute: bool


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
    direct, through = _sorted(hypotheses, items, witnesses)
    numbers = _of_witnesses(items, direct, names, prior)
    for claim in _claims(hypotheses):
        on_claim = _of_claim(hypotheses, claim, names, findings.get(claim), testimony_on(claim, items, through[claim]))
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
            absolute=np.asarray([each.absolute for each in numbers], dtype=bool),
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
    return tuple(dict.fromkeys(claim for each in hypotheses.hypotheses for claim in each.claims))


def _sorted(
    hypotheses: HypothesisSet, items: Mapping[str, Item], witnesses: Sequence[Witness]
) -> tuple[list[Witness], dict[str, list[Witness]]]:
    """Witnesses that speak of the hypotheses themselves, and those that speak of them through a claim: the first of theirs."""
    ids, claims = {each.id for each in hypotheses.hypotheses}, _claims(hypotheses)
    direct, through = [], {claim: list[Witness]() for claim in claims}
    for witness in witnesses:
        said = items[witness.speaking].chances.keys() if witness.speaking else set[str]()
        on_claim = next((claim for claim in claims if claim in said), None)
        if said & ids:
            direct.append(witness)
        elif on_claim is not None:
            through[on_claim].append(witness)
    return direct, through


def _of_witnesses(
    items: Mapping[str, Item], witnesses: Sequence[Witness], leaves: Sequence[Sequence[str]], prior: Real
) -> list[_Numbers]:
    """The rows of witnesses that speak of the hypotheses themselves."""
    speaking = [items[each.speaking] for each in witnesses if each.speaking]
    logs = likelihoods(speaking, leaves, prior)
    return [
        _Numbers(
            row=Row(
                name=_named(witness),
                text=item.text,
                items=(item.id,),
                copies=witness.copies,
                unsaid=unsaid(item, leaves),
            ),
            logs=np.maximum(witness.share * logs[:, place], IMPOSSIBLE),
            absolute=witness.share == 1,
        )
        for place, (witness, item) in enumerate(zip(witnesses, speaking, strict=True))
    ]


def _named(witness: Witness) -> str:
    """The item that speaks; and its root, where it is another."""
    roots = [root for root in witness.roots if root != witness.speaking]
    return f"{witness.speaking} ({'; '.join(roots)})" if roots else f"{witness.speaking}"


def _of_claim(
    hypotheses: HypothesisSet,
    claim: str,
    leaves: Sequence[Sequence[str]],
    findings: OnClaim | None,
    testimonies: Sequence[Testimony],
) -> _Numbers | None:
    """The row of all evidence on one claim; None where there is none."""
    weights = [*([findings.weight] if findings else []), *(each.weight for each in testimonies)]
    if not weights:
        return None
    by_id = {each.id: each for each in hypotheses.hypotheses}
    chances = [
        next((by_id[name].claims[claim] for name in names if claim in by_id[name].claims), None) for names in leaves
    ]
    together = total(weights)
    row = Row(
        name=f"evidence on {claim}",
        text=f"all that bears on the claim {claim}",
        items=tuple(each.item.id for each in testimonies),
        copies=tuple(copy for each in testimonies for copy in each.copies),
        claim=claim,
        findings=findings.findings if findings else (),
        unsaid=tuple(names[0] for names, chance in zip(leaves, chances, strict=True) if chance is None),
    )
    logs = np.asarray([[_mixed(chance, together, end) for chance in chances] for end in (min, None, max)])
    return _Numbers(row=row, logs=logs, absolute=False)


def _mixed(chance: float | None, weight: Weight, end: Callable[[Sequence[float]], float] | None) -> float:
    """ln(q W + 1 - q) at the low end, the centre or the high end; a claim that the hypothesis leaves open has q anywhere."""
    if end is None:
        return _mixture(0.5 if chance is None else chance, weight.central)
    over = (0.0, 1.0) if chance is None else (chance,)
    return end([_mixture(q, w) for q in over for w in (weight.low, weight.high)])


def _mixture(q: float, w: float) -> float:
    return float(max(np.logaddexp(log(q) + w, log(1 - q)), IMPOSSIBLE))
