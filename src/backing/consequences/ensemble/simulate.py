"""Run an ensemble on this machine, in as many processes as it has cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from backing.consequences.ensemble.block import Block, gather, run_block
from backing.consequences.ensemble.ensemble import Design, Ensemble

Watch = Callable[[int, int], None]
"""Called with how many blocks are done and how many there are."""

WORTH_PROCESSES = 8
"""Blocks from which on starting processes pays; each takes a second to load numpy and scipy."""


def unwatched(done: int, total: int) -> None:
    """For callers that show no progress."""


def simulate(design: Design, watch: Watch = unwatched, processes: int | None = None) -> Ensemble:
    """The whole ensemble; the numbers do not depend on how many processes there are."""
    total = len(design.blocks)
    processes = processes or os.cpu_count() or 1
    done = _here(design) if processes == 1 or total < WORTH_PROCESSES else _in_processes(design, processes)
    return gather(design, _watched(done, watch, total))


def _here(design: Design) -> Iterator[Block]:
    return (run_block(design, block) for block in design.blocks)


def _in_processes(design: Design, processes: int) -> Iterator[Block]:
    """Blocks as they are finished; an interrupt stops those that have not begun."""
    pool = ProcessPoolExecutor(max_workers=processes, mp_context=get_context("spawn"))
    try:
        for each in as_completed([pool.submit(run_block, design, block) for block in design.blocks]):
            yield each.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _watched(blocks: Iterator[Block], watch: Watch, total: int) -> Iterator[Block]:
    for done, block in enumerate(blocks, start=1):
        yield block
        watch(done, total)
