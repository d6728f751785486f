"""The thread that one author wrote: posts in answer to the author's own, from the first to the last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One post's place: ``before`` is the post that it answers; ``time`` orders posts that answer the same one."""

    id: str
    author: str
    before: str | None
    time: str = ""


def chain_of(nodes: Iterable[Node], focus: str | None = None) -> tuple[str, ...]:
    """The ids of the chain that holds ``focus``, or the first post; what its author answers to others is not in it."""
    by_id = {node.id: node for node in nodes}
    if not by_id:
        return ()
    root = by_id.get(focus or "") or min(by_id.values(), key=lambda node: node.time)
    seen = {root.id}
    while (before := by_id.get(root.before or "")) and before.author == root.author and before.id not in seen:
        root = before
        seen.add(root.id)
    return chains(by_id.values(), [root])[0]


def chains(nodes: Iterable[Node], roots: Iterable[Node]) -> list[tuple[str, ...]]:
    """For each root the ids of its chain: a post, then each answer of its author to it with what follows on that."""
    answers: dict[str, list[Node]] = {}
    by_id = {node.id: node for node in nodes}
    for node in by_id.values():
        before = by_id.get(node.before or "")
        if before is not None and before.author == node.author:
            answers.setdefault(before.id, []).append(node)
    return [_walk(root, answers) for root in roots]


def _walk(root: Node, answers: dict[str, list[Node]]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.id not in found:  # a damaged file may answer in a circle
            found[node.id] = None
            waiting += sorted(answers.get(node.id, ()), key=lambda each: each.time, reverse=True)
    return tuple(found)
