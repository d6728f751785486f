"""What runs an ensemble, by the place where it is to run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from backing.consequences.ensemble.ensemble import Design, Ensemble
from backing.consequences.ensemble.keep import Kept
from backing.consequences.ensemble.place import Place
from backing.consequences.ensemble.simulate import Watch, simulate


def runner(place: Place, keep_under: Path) -> Callable[[Design, Watch], Ensemble]:
    """What runs an ensemble there; Spark is looked for when it runs.

    On this machine blocks are kept under a folder until the ensemble is whole; a cluster makes lost ones again by itself.
    """
    if place is Place.SPARK:
        from backing.consequences.ensemble.on_spark import simulate_on_spark

        return simulate_on_spark
    return lambda design, watch: simulate(design, watch, kept=Kept.of(design, keep_under))
