"""A table becomes an answer that explains itself: shares, contributions in decibans, and what it hangs on."""

from __future__ import annotations

import numpy as np

from backing.assessment.hypotheses.hypothesis import HypothesisSet
from backing.assessment.scales import DECIBANS_PER_NAT
from backing.assessment.sensitivity.flips import Flips, flips
from backing.assessment.sensitivity.information import certainty, to_collect
from backing.assessment.sensitivity.leave_out import Without, leave_one_out
from backing.assessment.sensitivity.other_side import most_raised
from backing.assessment.sensitivity.outcomes import Outcomes, outcomes
from backing.assessment.sensitivity.tornado import tornado
from backing.assessment.weighing.answer import Collect, Piece, Pursuit, SetAnswer, Share, Swing, Unexplained
from backing.assessment.weighing.contributions import Weights, weights
from backing.assessment.weighing.posterior import Posterior, joint_logs, leader, mean_logs, normalised, posterior
from backing.assessment.weighing.surprise import surprise
from backing.assessment.weighing.table import Table
from backing.assessment.weighing.tabulate import Tabulated

MOST_SWINGS = 12
"""Bars of a tornado that are kept: the longest."""

FARTHEST_DB = 9999.0
"""What stands for certainty in decibans, so that a file holds a number."""


def explain(hypotheses: HypothesisSet, tabulated: Tabulated) -> SetAnswer:
    """The answer of one set at one time; raises UnusableEvidence where no hypothesis allows the evidence."""
    table = tabulated.table
    result, without = posterior(table), leave_one_out(table)
    looked = outcomes(table, hypotheses.observables, tabulated.leaves)
    flipped = flips(table, without)
    first = int(leader(table, result.central))
    added = weights(table) if table.whole.sum() > 1 else None
    return SetAnswer(
        shares=_shares(hypotheses, table, result, flipped),
        leading=table.named[first],
        counted=added.hypothesis if added else table.named[first],
        rival=added.rival if added else "",
        prior=_db(added.prior) if added else 0.0,
        total=_db(added.total) if added else 0.0,
        pieces=_pieces(tabulated, added, without, flipped, first),
        swings=_swings(tabulated),
        unexplained=_unexplained(table),
        implied=_implied(hypotheses, tabulated),
        certainty=round(certainty(table), 4),
        collect=_collect(table, looked),
        pursuits=_pursuits(hypotheses, table, looked),
    )


def _shares(hypotheses: HypothesisSet, table: Table, result: Posterior, flipped: Flips) -> tuple[Share, ...]:
    texts = {each.id: each.text for each in hypotheses.hypotheses}
    if hypotheses.other is not None:
        texts[hypotheses.other.id] = hypotheses.other.text
    numbers = zip(result.ids, table.priors, result.low, result.central, result.high, flipped.prior, strict=True)
    return tuple(
        Share(
            hypothesis=name,
            text=texts[name],
            prior=round(float(prior), 4),
            low=round(float(low), 4),
            central=round(float(central), 4),
            high=round(float(high), 4),
            flip_prior=round(float(flip), 4),
        )
        for name, prior, low, central, high, flip in numbers
    )


def _pieces(
    tabulated: Tabulated, added: Weights | None, without: Without, flipped: Flips, first: int
) -> tuple[Piece, ...]:
    table = tabulated.table
    over_mean = (table.central - mean_logs(table, table.central)[:, None]) * DECIBANS_PER_NAT
    for_each = np.clip(over_mean, -FARTHEST_DB, FARTHEST_DB).round(2).tolist()
    return tuple(
        Piece(
            name=row.name,
            text=row.text,
            items=row.items,
            copies=row.copies,
            claim=row.claim,
            findings=row.findings,
            low=_db(added.low[place]) if added else 0.0,
            central=_db(added.central[place]) if added else 0.0,
            high=_db(added.high[place]) if added else 0.0,
            for_each=dict(zip((names[0] for names in tabulated.leaves), for_each[place], strict=True)),
            unsaid=row.unsaid,
            without=round(float(without.posterior[place, first]), 4),
            decides=bool(without.decides[place]),
            ratio=_digits(flipped.ratio[place, first]),
            crosses={
                f"{line:g}": _digits(ratio)
                for line, ratio in zip(flipped.lines, flipped.needed[:, place, first], strict=True)
            },
            shares={item: round(share, 4) for item, share in row.shares.items()},
            notes=row.notes,
        )
        for place, row in enumerate(tabulated.rows)
    )


def _swings(tabulated: Tabulated) -> tuple[Swing, ...]:
    found = tornado(tabulated.table)
    longest = np.argsort(-found.swing, axis=None, kind="stable")[:MOST_SWINGS]
    places = [np.unravel_index(place, found.swing.shape) for place in longest]
    return tuple(
        Swing(
            evidence=tabulated.rows[row].name,
            hypothesis=tabulated.leaves[column][0],
            at_low=round(float(found.at_low[row, column]), 4),
            at_high=round(float(found.at_high[row, column]), 4),
        )
        for row, column in places
        if found.swing[row, column] > 0
    )


def _unexplained(table: Table) -> Unexplained:
    found = surprise(table)
    return Unexplained(
        hypothesis=found.hypothesis,
        roots=found.roots,
        index=round(min(found.index, FARTHEST_DB), 3),
        expected=round(found.expected, 3),
        tail=round(found.tail, 4),
        alarm=found.alarm,
    )


def _collect(table: Table, looked: Outcomes) -> tuple[Collect, ...]:
    return tuple(
        Collect(
            observable=each.observable,
            text=each.text,
            cost=each.cost,
            bits=round(each.bits, 4),
            value=round(each.value, 4),
            chance_seen=round(each.chance_seen, 4),
            if_seen=each.if_seen[0],
            p_if_seen=round(each.if_seen[1], 4),
            if_absent=each.if_absent[0],
            p_if_absent=round(each.if_absent[1], 4),
        )
        for each in to_collect(table, looked)
    )


def _pursuits(hypotheses: HypothesisSet, table: Table, looked: Outcomes) -> tuple[Pursuit, ...]:
    claims = {each.id: each.claims for each in hypotheses.hypotheses}
    return tuple(
        Pursuit(
            hypothesis=each.hypothesis,
            upheld=tuple(claim for claim, p in claims[each.hypothesis].items() if p > 0.5),
            denied=tuple(claim for claim, p in claims[each.hypothesis].items() if p < 0.5),
            observable=each.observable,
            text=each.text,
            seen=each.seen,
            chance=round(each.chance, 4),
            now=round(each.now, 4),
            then=round(each.then, 4),
        )
        for each in most_raised(table, looked)
    )


def _implied(hypotheses: HypothesisSet, tabulated: Tabulated) -> dict[str, float]:
    """P(claim) over the named hypotheses, for each claim of which all of them say how likely they make it."""
    by_id = {each.id: each.claims for each in hypotheses.hypotheses}
    shares = normalised(joint_logs(tabulated.table)[: len(tabulated.leaves)])
    found = {}
    for claim in dict.fromkeys(claim for claims in by_id.values() for claim in claims):
        told = [
            next((by_id[name][claim] for name in names if claim in by_id[name]), None) for names in tabulated.leaves
        ]
        if None not in told:
            found[claim] = round(float(shares @ np.asarray(told, dtype=np.float64)), 4)
    return found


def _db(value: float | np.float64) -> float:
    return round(min(max(float(value), -FARTHEST_DB), FARTHEST_DB), 2)


def _digits(value: float | np.float64) -> float:
    """Four significant digits."""
    return float(f"{float(value):.4g}")
