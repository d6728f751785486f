"""Findings on one claim become one answer: log-odds that add, a range over readings, and the label of rule R6."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backing.assessment.scales import SCALES, ScaleName, decibans, term
from backing.assessment.settings import Settings
from backing.assessment.verdict import Contribution, Judgement, Label
from backing.evidence.finding import NEEDS_DEFINITION, Finding, Proxy

_MOST = 700.0
"""No larger number has an exponential."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """Natural-log weight of evidence for a claim: lowest, central and highest admissible reading."""

    low: float
    central: float
    high: float


def carrying(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that may carry a verdict: with readings, and about the actor or the thing itself (rule R4)."""
    return tuple(f for f in findings if f.readings and f.proxy is not Proxy.SAME_PLACE)


def weight_of(finding: Finding) -> Weight:
    """The range of one finding's readings, and the middle of those that are central, or of all where none is.

    Repeating a reading, or adding one inside the range that is not central, changes nothing.
    """
    values = [reading.log_lr for reading in finding.readings]
    central = [reading.log_lr for reading in finding.readings if reading.central]
    return Weight(low=min(values), central=_middle(central or values), high=max(values))


def combine(findings: Sequence[Finding]) -> Weight:
    """Sum over families of tests, the middle within one: two releases of the same counts are not two witnesses."""
    families = _by_family(findings)
    return Weight(
        low=sum(min(w.low for w in weights) for weights in families),
        central=sum(_middle([w.central for w in weights]) for weights in families),
        high=sum(max(w.high for w in weights) for weights in families),
    )


def contributions(findings: Sequence[Finding]) -> tuple[Contribution, ...]:
    """What each carrying finding says by itself, in decibans."""
    rows = []
    for finding in findings:
        w = weight_of(finding)
        rows.append(
            Contribution(
                finding=finding.id,
                name=f"{finding.test}, {finding.dataset} {finding.release}",
                low=round(decibans(w.low), 2),
                central=round(decibans(w.central), 2),
                high=round(decibans(w.high), 2),
            )
        )
    return tuple(rows)


def judge(findings: Sequence[Finding], settings: Settings, testimony: Sequence[Weight] = ()) -> Judgement:
    """The answer that a claim's findings (all of one time) support, with the weights of other witnesses beside them.

    Order of decision (R6): needs a definition, cannot tell, conflicting, supported or refuted, leans, not enough.
    """
    if any(NEEDS_DEFINITION in finding.flags for finding in findings):
        return Judgement(label=Label.NEEDS_DEFINITION)
    able = carrying(findings)
    if not able and not testimony:
        return Judgement(label=Label.CANNOT_TELL)
    weight = total([combine(able), *testimony])
    p = round(posterior(settings.even, weight.central), 4)
    low, high = posterior(settings.sceptical, weight.low), posterior(settings.enthusiastic, weight.high)
    return Judgement(
        label=_label([*_by_family(able), *([each] for each in testimony)], weight, low, high, settings),
        p=p,
        interval=(round(low, 4), round(high, 4)),
        word=term(SCALES[ScaleName.ICD_203], p).word,
    )


def total(weights: Sequence[Weight]) -> Weight:
    """The weight of independent witnesses together."""
    return Weight(
        low=sum(each.low for each in weights),
        central=sum(each.central for each in weights),
        high=sum(each.high for each in weights),
    )


def posterior(prior: float, log_lr: float) -> float:
    """Prior probability updated by a natural-log likelihood ratio, which may be as good as infinite."""
    return 1 / (1 + (1 - prior) / prior * math.exp(min(-log_lr, _MOST)))


def _by_family(findings: Sequence[Finding]) -> list[list[Weight]]:
    found: dict[str, list[Weight]] = defaultdict(list)
    for finding in findings:
        found[finding.test].append(weight_of(finding))
    return list(found.values())


def _label(
    independent: Sequence[Sequence[Weight]], weight: Weight, low: float, high: float, settings: Settings
) -> Label:
    """The first label that fits; no prior gives one that the evidence does not point to.

    What is not ``independent`` of each other counts once on each side of a conflict, by what says most there.
    """
    centres = [[decibans(each.central) for each in together] for together in independent]
    speaking, denying = (sum(max(0.0, *(sign * c for c in together)) for together in centres) for sign in (1, -1))
    if min(speaking, denying) >= settings.conflicting_db:
        return Label.CONFLICTING
    if low >= settings.settled and weight.low > 0:
        return Label.SUPPORTED
    if high <= 1 - settings.settled and weight.high < 0:
        return Label.REFUTED
    p = posterior(settings.even, weight.central)
    if p >= settings.leans and weight.low >= 0 < weight.central:
        return Label.LEANS_SUPPORTED
    if p <= 1 - settings.leans and weight.high <= 0 > weight.central:
        return Label.LEANS_REFUTED
    return Label.NOT_ENOUGH


def _middle(values: Sequence[float]) -> float:
    """Half way between the lowest and the highest: unlike a mean or a median, it does not move when one is repeated."""
    return (min(values) + max(values)) / 2
