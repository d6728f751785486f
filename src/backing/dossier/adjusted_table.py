"""The adjusted p values of an assessment as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from backing.assessment.verdict import Adjusted
from backing.dossier.name import release_name
from backing.dossier.pictures.picture import amount
from backing.dossier.summarize import Judged
from backing.dossier.table import Table
from backing.evidence.finding import Finding
from backing.evidence.statistics.multiplicity import LEVEL


def adjusted_table(adjusted: Sequence[Adjusted], judged: Sequence[Judged], findings: Iterable[Finding]) -> Table | None:
    """Every p value beside its adjusted one, in the order of the claims' cards; None where there is none."""
    releases = {finding.id: release_name(finding.dataset, finding.release) for finding in findings}
    rows = [
        (tag.name, f"{each.test} ({releases[each.finding]})", amount(each.p), amount(each.adjusted), _word(each))
        for _, _, tag in judged
        for each in adjusted
        if each.claim == tag.claim and each.finding in releases
    ]
    if not rows:
        return None
    return Table(
        columns=("claim", "test of no change", "p", f"adjusted for {len(adjusted)}", f"at or below {LEVEL:g}"),
        rows=tuple(rows),
    )


def _word(each: Adjusted) -> str:
    return "yes" if each.stands else "no"
