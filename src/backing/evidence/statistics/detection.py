"""Absences that depend on what would have come to light."""

from __future__ import annotations


def prob_nothing_found(number: int, *, exist: float, publish: float, find: float) -> float:
    """P(nothing found) when ``number`` things each exist, are published and are found with the given chances.

    (1 - exist * publish * find) ** number; all chances in [0, 1].
    """
    return float((1 - exist * publish * find) ** number)
