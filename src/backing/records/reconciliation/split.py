"""One event that a release enters as several rows: the rows that belong to a pair that is found already."""

from __future__ import annotations

import numpy as np

from backing.records.reconciliation.columns import EventColumns, Real, Whole
from backing.records.reconciliation.matching import Matching


def parts_of(
    one: EventColumns,
    other: EventColumns,
    *,
    pairs: tuple[Whole, Whole],
    likely: tuple[Whole, Whole, Real],
    matching: Matching,
) -> Whole:
    """Which of the ``likely`` pairs join a row of ``one``, left alone so far, to a row of ``other`` that is in ``pairs``.

    A part must agree in all but deaths (the caller sees to it), and the parts' deaths must add up: with it their sum comes
    nearer to the best estimate of the whole, and does not exceed its highest one by more than ``split_excess``. Rows
    without a number of deaths are never parts. The best scores go first; equal ones in the order of their rows.
    """
    partner = dict(zip(pairs[1].tolist(), pairs[0].tolist(), strict=True))
    total = {whole: float(one.best[row]) for whole, row in partner.items()}
    taken, kept = set(pairs[0].tolist()), []
    left, right, score = likely
    for at in np.lexsort((right, left, -score)).tolist():
        row, whole = int(left[at]), int(right[at])
        if row in taken or whole not in total:
            continue
        best, added = float(other.best[whole]), total[whole] + float(one.best[row])
        nearer = abs(added - best) < abs(total[whole] - best)
        if nearer and added <= matching.split_excess * float(other.high[whole]):
            total[whole] = added
            taken.add(row)
            kept.append(at)
    return np.array(sorted(kept), dtype=np.int64)
