"""Run an ensemble on Spark: the same blocks, spread over a cluster; the numbers are those of one machine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from backing.consequences.ensemble.block import Block, gather, run_block
from backing.consequences.ensemble.ensemble import Design, Ensemble
from backing.consequences.ensemble.simulate import Watch, unwatched


def simulate_on_spark(design: Design, watch: Watch = unwatched) -> Ensemble:
    """The whole ensemble on the Spark that the records use; every worker needs Backing installed.

    Blocks come back one after another, so that the driver never holds more than the result. Raises MissingExtra without
    PySpark or Java.
    """
    from backing.records.engines.session import open_session

    blocks = open_session().sparkContext.parallelize(design.blocks, numSlices=len(design.blocks))
    return gather(design, _watched(blocks.map(partial(run_block, design)), watch, len(design.blocks)))


def _watched(blocks: Any, watch: Watch, total: int) -> Iterator[Block]:
    """The blocks of Spark's collection of them; the next one is fetched while one is taken in."""
    for done, block in enumerate(blocks.toLocalIterator(prefetchPartitions=True), start=1):
        yield block
        watch(done, total)
