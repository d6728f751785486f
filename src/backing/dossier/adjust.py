"""P values of several tests, adjusted for having looked more than once. Verdicts do not rest on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from backing.dossier.dossier import Table
from backing.dossier.name import release_name
from backing.dossier.pictures.picture import amount
from backing.dossier.summarize import Judged
from backing.evidence.finding import P_VALUE, Finding
from backing.evidence.statistics.multiplicity import LEVEL, benjamini_hochberg


def adjust(judged: Sequence[Judged], findings: Mapping[str, Sequence[Finding]]) -> Table | None:
    """Every p value with hindsight, as it is and by Benjamini and Hochberg over all of them; None where there is none.

    Only frequentist tests have one. Posterior probabilities already hold what was believed beforehand, and are left alone.
    """
    found = [
        (tag.name, f"{model.name} ({release_name(finding.dataset, finding.release)})", model.value)
        for claim, _, tag in judged
        for finding in findings[claim.id]
        if finding.as_of is None
        for model in finding.models
        if model.measure == P_VALUE and model.value is not None
    ]
    if not found:
        return None
    adjusted = benjamini_hochberg([p for *_, p in found])
    return Table(
        columns=("claim", "test of no change", "p", f"adjusted for {len(found)}", f"at or below {LEVEL:g}"),
        rows=tuple(
            (tag, name, amount(p), amount(q), "yes" if stands else "no")
            for (tag, name, p), q, stands in zip(found, adjusted.p, adjusted.rejected, strict=True)
        ),
    )
