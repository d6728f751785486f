"""The matrix of competing hypotheses (Heuer 1999) as a view of what was computed: letters come from likelihood ratios.

Hypotheses stand in rows and evidence in columns, the layout that reduced confirmation bias (Dhami and others 2024). No answer is
formed from the letters, and their count is kept only for readers who know it from other tools.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from backing.assessment.scales import KASS_RAFTERY
from backing.assessment.weighing.answer import Piece, SetAnswer

MARKED_DB, STRONG_DB = (10 * math.log10(upper) for upper, _ in KASS_RAFTERY[:2])
"""From these decibans on, over the mean of all hypotheses, evidence counts as (in)consistent: Bayes factors of 3 and 20."""

POINTS = {"I": 1, "II": 2}
"""What the inconsistency count adds for a letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One piece of evidence: how far it tells the hypotheses apart (decibans from the least to the most favoured)."""

    name: str
    text: str
    diagnosticity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One hypothesis: a letter for each column (CC, C, N, I, II, or "" without a chance), and its inconsistency count."""

    hypothesis: str
    text: str
    letters: tuple[str, ...]
    inconsistent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The view: columns with the most telling evidence first."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


def matrix(answer: SetAnswer) -> Matrix:
    """The matrix of one answer; the catch-all has no line, since its likelihood is the others' mean."""
    pieces = sorted(answer.pieces, key=lambda piece: -_diagnosticity(piece))
    names = dict.fromkeys(name for piece in pieces for name in piece.for_each)
    texts = {share.hypothesis: share.text for share in answer.shares}
    return Matrix(
        columns=tuple(
            Column(name=piece.name, text=piece.text, diagnosticity=round(_diagnosticity(piece), 2)) for piece in pieces
        ),
        lines=tuple(_line(name, texts.get(name, ""), pieces) for name in names),
    )


def letter(decibans_over_mean: float) -> str:
    """CC, C, N, I or II for the weight of a piece of evidence for a hypothesis over the mean of all; symmetric around 0."""
    size = abs(decibans_over_mean)
    mark = "C" if decibans_over_mean > 0 else "I"
    return mark * 2 if size >= STRONG_DB else mark if size >= MARKED_DB else "N"


def _line(name: str, text: str, pieces: list[Piece]) -> Line:
    letters = tuple("" if name in piece.unsaid else letter(piece.for_each[name]) for piece in pieces)
    return Line(hypothesis=name, text=text, letters=letters, inconsistent=sum(POINTS.get(each, 0) for each in letters))


def _diagnosticity(piece: Piece) -> float:
    return max(piece.for_each.values()) - min(piece.for_each.values())
