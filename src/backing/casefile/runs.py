"""Every run of an ensemble as a Parquet file: one row for each policy, future and seed, with what it came to."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from backing.consequences.ensemble.ensemble import Ensemble
from backing.records.engines.columns import write_columns


def runs_of(ensemble: Ensemble) -> bytes:
    """The file's bytes: policy, future, seed, the measures by their names, and the future's parameters as ``given_NAME``."""
    policies, futures, seeds = next(iter(ensemble.measures.values())).shape
    policy, future, seed = (axis.ravel() for axis in np.indices((policies, futures, seeds)))
    columns = {
        "policy": np.array(ensemble.policies, dtype=object)[policy],
        "future": future,
        "seed": seed,
        **{name.replace(" ", "_"): values.ravel() for name, values in ensemble.measures.items()},
        **{f"given_{name}": values[future] for name, values in ensemble.design.futures.items()},
    }
    with tempfile.TemporaryDirectory(prefix="backing-") as folder:
        path = Path(folder) / "runs.parquet"
        write_columns(columns, path)
        return path.read_bytes()
