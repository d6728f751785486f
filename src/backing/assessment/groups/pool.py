"""What analysts entered for a set of hypotheses, side by side and pooled, to be shown beside what the model says."""

from __future__ import annotations

from backing.assessment.groups.aggregate import aggregate
from backing.assessment.hypotheses.hypothesis import HypothesisSet
from backing.assessment.weighing.answer import Analyst, Group


def pool(hypotheses: HypothesisSet) -> Group | None:
    """The group of a checked set; None where nobody entered a judgement."""
    if not hypotheses.judged:
        return None
    names = list(next(iter(hypotheses.judged.values())))
    found = aggregate(names, {analyst: [row[name] for name in names] for analyst, row in hypotheses.judged.items()})
    return Group(
        analysts=tuple(
            Analyst(
                name=name,
                summed_to=round(float(total), 4),
                probabilities={each: round(float(p), 4) for each, p in zip(names, row, strict=True)},
            )
            for name, total, row in zip(found.analysts, found.totals, found.coherent, strict=True)
        ),
        pooled={each: round(float(p), 4) for each, p in zip(names, found.probabilities, strict=True)},
        apart={each: round(float(width), 4) for each, width in zip(names, found.spread, strict=True)},
    )
