"""Run an ensemble on this machine, in as many processes as it has cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from backing.consequences.ensemble.block import Block, gather, run_block
from backing.consequences.ensemble.ensemble import Design, Ensemble
from backing.consequences.ensemble.keep import Kept

Watch = Callable[[int, int], None]
"""Called with how many blocks are done and how many there are."""

WORTH_PROCESSES = 8
"""Blocks from which on starting processes pays; each takes a second to load numpy and scipy."""


def unwatched(done: int, total: int) -> None:
    """For callers that show no progress."""


def simulate(
    design: Design, watch: Watch = unwatched, *, processes: int | None = None, kept: Kept | None = None
) -> Ensemble:
    """The whole ensemble; the numbers depend neither on how many processes there are nor on an interruption.

    Blocks that ``kept`` holds are not made again, and every other one is put there.
    """
    held = [block for futures in design.blocks if kept and (block := kept.get(futures))]
    done = {block.futures for block in held}
    missing = [futures for futures in design.blocks if futures not in done]
    made = _made(design, missing, processes or os.cpu_count() or 1)
    found = gather(design, _watched(_keeping(made, kept), held, watch, len(design.blocks)))
    if kept:
        kept.drop()
    return found


def _made(design: Design, missing: Sequence[range], processes: int) -> Iterator[Block]:
    if processes == 1 or len(missing) < WORTH_PROCESSES:
        return (run_block(design, futures) for futures in missing)
    return _in_processes(design, missing, processes)


def _in_processes(design: Design, missing: Sequence[range], processes: int) -> Iterator[Block]:
    """Blocks as they are finished; an interrupt stops those that have not begun."""
    pool = ProcessPoolExecutor(max_workers=processes, mp_context=get_context("spawn"))
    try:
        for each in as_completed([pool.submit(run_block, design, futures) for futures in missing]):
            yield each.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _keeping(made: Iterator[Block], kept: Kept | None) -> Iterator[Block]:
    for block in made:
        if kept:
            kept.put(block)
        yield block


def _watched(made: Iterator[Block], held: Sequence[Block], watch: Watch, total: int) -> Iterator[Block]:
    yield from held
    for done, block in enumerate(made, start=len(held) + 1):
        yield block
        watch(done, total)
