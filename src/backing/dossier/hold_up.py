"""How policies hold up over the futures, in tables: how often each is best, and by which of eleven metrics."""

from __future__ import annotations

from collections.abc import Mapping

from backing.consequences.consequences import Consequences
from backing.consequences.reading.reading import LensReading
from backing.consequences.reading.robustness import Robustness
from backing.dossier.outlook import Held
from backing.dossier.table import Table

BEST = "●"
"""Beside the best value of a metric."""


SHORT = {
    "minimax regret": "most regret",
    "90th percentile minimax regret": "regret, 90th",
    "mean-variance": "mean-var.",
    "undesirable deviations": "deviations",
    "percentile skewness": "skewness",
    "percentile peakedness": "peaked",
    "Starr's domain criterion": "Starr",
}
"""Headings of metrics whose names are too wide for a table of eleven."""


def hold_up(found: Consequences, titles: Mapping[str, str]) -> tuple[Held, ...]:
    """A table of shares and one of metrics for each lens, of the scenario as it stands."""
    main = found.readings[0]
    return tuple(
        Held(
            question=lens.question,
            ranks=_ranks(found, number, [titles[name] for name in main.policies]),
            metrics=_metrics(lens, [titles[name] for name in main.policies]),
        )
        for number, lens in enumerate(main.lenses)
    )


def _ranks(found: Consequences, number: int, policies: list[str]) -> Table:
    """In how many futures each policy is best, alone or in a tie, and how far that moves with what is assumed."""
    lenses = [reading.lenses[number] for reading in found.readings]
    rows = []
    for row, policy in enumerate(policies):
        shares, alone = [lens.best[row] for lens in lenses], lenses[0].alone[row]
        moved = f"{min(shares):.0%} to {max(shares):.0%}"
        wins = f"{lenses[0].wins[row]} of {len(lenses[0].robustness)}"
        rows.append((policy, f"{shares[0]:.0%}", f"{alone:.0%}", f"{shares[0] - alone:.0%}", moved, wins))
    columns = ("policy", "best or tied in", "alone", "tied", "least to most over all assumptions", "best by metrics")
    return Table(columns=columns, rows=tuple(rows))


def _metrics(lens: LensReading, policies: list[str]) -> Table:
    """The metrics of each policy, the best of each marked."""
    return Table(
        columns=("policy", *(SHORT.get(each.metric, each.metric) for each in lens.robustness)),
        rows=tuple((policy, *(_marked(each, row) for each in lens.robustness)) for row, policy in enumerate(policies)),
    )


def _marked(metric: Robustness, policy: int) -> str:
    mark = f" {BEST}" if policy in metric.best else ""
    return f"{metric.values[policy]:.3g}{mark}"
