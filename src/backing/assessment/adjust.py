"""P values of several tests, adjusted for having looked more than once. Verdicts do not rest on them."""

from __future__ import annotations

from collections.abc import Iterable

from backing.assessment.verdict import Adjusted
from backing.evidence.finding import P_VALUE, Finding
from backing.evidence.statistics.multiplicity import benjamini_hochberg


def adjust(findings: Iterable[Finding]) -> tuple[Adjusted, ...]:
    """Every p value with hindsight, as it is and by Benjamini and Hochberg (1995) over all of them, in the findings' order.

    Only frequentist tests have one. Posterior probabilities already hold what was believed beforehand, and are left alone.
    """
    found = [
        (finding, model.name, model.value)
        for finding in findings
        if finding.as_of is None
        for model in finding.models
        if model.measure == P_VALUE and model.value is not None
    ]
    adjusted = benjamini_hochberg([p for *_, p in found])
    return tuple(
        Adjusted(finding=finding.id, claim=finding.claim, test=name, p=p, adjusted=q, stands=stands)
        for (finding, name, p), q, stands in zip(found, adjusted.p, adjusted.rejected, strict=True)
    )
