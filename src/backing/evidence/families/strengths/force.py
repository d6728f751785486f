"""How large is a group beside the authority's force? A share with its range, and the word "significant" as a curve."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from backing.evidence.claimtest import Row
from backing.evidence.families.strengths.estimates import label_of, numbers_of, stated
from backing.evidence.families.strengths.meaning import curve_exhibit, in_words
from backing.evidence.finding import Exhibit, ModelResult
from backing.evidence.statistics.mixture import Mixture
from backing.evidence.statistics.operationalise import Curve, above
from backing.evidence.statistics.share import force_ratio
from backing.evidence.statistics.units import roots_of
from backing.vocabulary.lexicon import threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """The authority's published strength beside a number of fighters; ``share`` is the number over the strength."""

    number: float
    row: Row
    share: tuple[float, float]
    curve: Curve


def force_of(number: float, strengths: Sequence[Row]) -> Force | None:
    """The number over the first of the strengths; None where none is published."""
    if not strengths:
        return None
    row = strengths[0]
    mean, sd = roots_of([stated(row)]).alone(0)
    share = Mixture(weights=(1.0,), means=(math.log(number) - mean,), sds=(sd,))
    curve = above(share.prob_below, threshold("force_share"))
    return Force(number=number, row=row, share=force_ratio((number, number), (row["low"], row["high"])), curve=curve)


def models(force: Force | None, groups: Sequence[Row]) -> tuple[ModelResult, ...]:
    """The claimed number's share of the authority's force, and that of the groups of the class where it is on record."""
    found = []
    if force:
        found.append(
            ModelResult(
                name="Claimed number over the authority's force",
                measure="share",
                value=math.sqrt(force.share[0] * force.share[1]),
                interval=force.share,
                assumptions=f"{numbers_of(force.row)}, {label_of(force.row)}; from the least to the greatest",
            )
        )
    shares = [_share(row) for row in groups if row["authority_force"]]
    if shares:
        middles = sorted(math.sqrt(low * high) for low, high in shares)
        found.append(
            ModelResult(
                name="The same in the class, where the opposing force is on record",
                measure="share",
                value=middles[len(middles) // 2],
                interval=(min(low for low, _ in shares), max(high for _, high in shares)),
                assumptions=f"{len(shares)} of {len(groups)} groups; the forces are not counted alike",
            )
        )
    return tuple(found)


def in_sentences(force: Force | None, groups: Sequence[Row]) -> tuple[str, ...]:
    """What the head-counts say for readers, and that they do not decide."""
    with_force = [row for row in groups if row["authority_force"]]
    told = []
    if force:
        low, high = force.share
        word = in_words(force.curve, threshold("force_share"), share=True)
        told.append(
            f"{force.number:,.0f} would be {low:.0%} to {high:.0%} of {numbers_of(force.row)} ({label_of(force.row)}). That "
            f"this is a significant share has a chance of {word} of the force."
        )
    if with_force:
        kept = sum(row["state_kept_control"] == "yes" for row in with_force)
        told.append(f"Of {len(with_force)} groups whose opponent's force is on record, control was kept beside {kept}.")
    return tuple(told)


def exhibit(force: Force | None) -> tuple[Exhibit, ...]:
    """The curve of "significant" as a share of the authority's force; none without a published strength."""
    if force is None:
        return ()
    title = f"Are {force.number:,.0f} fighters a significant share of the authority's force?"
    return (
        curve_exhibit(
            title,
            [("number over the published force", force.curve)],
            threshold("force_share"),
            x="significant from this share of the force on",
        ),
    )


def _share(row: Row) -> tuple[float, float]:
    force = row["authority_force"]
    return force_ratio((row["strength_low"], row["strength_high"]), (force, force))
