"""Places boxes in layers: what others lead to stands above them, connected groups under each other.

A small form of layered drawing (Sugiyama, Tagawa and Toda 1981): layers by the longest path, order by the mean place of what a
box leads to. Edges of a cycle that lead back are drawn, and do not move a box.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Arrow = tuple[str, str]
"""From one name to another."""
ACROSS = 3
"""Boxes beside each other; a wider layer goes on in another row."""


def rows_of(names: Sequence[str], arrows: Sequence[Arrow]) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """For each connected group, in the order of its first name, its rows from the top; each name stands in one row."""
    return tuple(_rows(group, [each for each in arrows if each[0] in group]) for group in _groups(names, arrows))


def bands_of(groups: Sequence[Sequence[Sequence[str]]]) -> tuple[tuple[int, ...], ...]:
    """Which groups stand beside each other, by their numbers: as many as there is room for, in their order."""
    bands: list[list[int]] = []
    free = 0
    for number, group in enumerate(groups):
        wide = max(len(row) for row in group)
        if wide > free:
            bands.append([])
            free = ACROSS
        bands[-1].append(number)
        free -= wide
    return tuple(tuple(band) for band in bands)


def _groups(names: Sequence[str], arrows: Iterable[Arrow]) -> list[list[str]]:
    group = {name: name for name in names}
    for one, other in arrows:
        kept, moved = group[one], group[other]
        group = {name: kept if held == moved else held for name, held in group.items()}
    return [[name for name in names if group[name] == held] for held in dict.fromkeys(group[name] for name in names)]


def _rows(names: Sequence[str], arrows: Sequence[Arrow]) -> tuple[tuple[str, ...], ...]:
    depth = _depths(names, arrows)
    rows: list[tuple[str, ...]] = []
    place: dict[str, float] = {}
    for level in range(max(depth.values()) + 1):
        layer = [name for name in names if depth[name] == level]
        layer.sort(key=lambda name: _middle(name, arrows, place))
        for start in range(0, len(layer), ACROSS):
            row = tuple(layer[start : start + ACROSS])
            rows.append(row)
            place |= {name: (number + 1) / (len(row) + 1) for number, name in enumerate(row)}
    return tuple(rows)


def _depths(names: Sequence[str], arrows: Sequence[Arrow]) -> dict[str, int]:
    """How many steps lead from a name to the last of them, at most; a step back into a path under way is not counted."""
    leads: dict[str, list[str]] = {name: [] for name in names}
    for one, other in arrows:
        leads[one].append(other)
    depth: dict[str, int] = {}
    for name in names:
        _settle(name, leads, depth)
    for name in names:  # what leads nowhere stands right above the first that leads to it
        if not leads[name]:
            depth[name] = max(0, min((depth[one] for one, other in arrows if other == name), default=1) - 1)
    return depth


def _settle(start: str, leads: Mapping[str, list[str]], depth: dict[str, int]) -> None:
    """Depth-first without recursion, so that a long chain of claims cannot exhaust the stack."""
    stack, under_way = [start], set[str]()
    while stack:
        name = stack[-1]
        if name in depth:
            stack.pop()
            continue
        under_way.add(name)
        waiting = [other for other in leads[name] if other not in depth and other not in under_way]
        if waiting:
            stack.append(waiting[0])
            continue
        depth[name] = 1 + max((depth[other] for other in leads[name] if other in depth), default=-1)
        under_way.discard(name)
        stack.pop()


def _middle(name: str, arrows: Iterable[Arrow], place: Mapping[str, float]) -> float:
    above = [place[other] for one, other in arrows if one == name and other in place]
    return sum(above) / len(above) if above else 0.5
