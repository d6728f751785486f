"""Random tables for properties."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from backing.assessment.hypotheses.hypothesis import CatchAll
from backing.assessment.weighing.table import Table, table_of

Chances = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]


@st.composite
def tables(draw: st.DrawFn, *, other: bool | None = None) -> Table:
    """2 to 6 hypotheses, 1 to 8 roots, intervals anywhere inside (0, 1)."""
    return drawn_table(draw(st.integers(0, 2**32 - 1)), other=draw(st.booleans()) if other is None else other)


def drawn_table(seed: int, *, other: bool = True, hypotheses: int | None = None, roots: int | None = None) -> Table:
    random = np.random.default_rng(seed)
    columns, rows = hypotheses or random.integers(2, 7), roots or random.integers(1, 9)
    chances = np.sort(random.uniform(0.01, 0.99, (3, rows, columns)), axis=0)
    catch_all = CatchAll(prior=float(random.uniform(0.05, 0.3))) if other else None
    prior = random.dirichlet(np.ones(columns)) * (1 - (catch_all.prior if catch_all else 0))
    return table_of(chances[1], prior, low=chances[0], high=chances[2], other=catch_all)
