"""What would turn an answer: the ratio that each piece of evidence has, and those at which the answer would cross a line."""

from __future__ import annotations

import math
from collections.abc import Iterable

from backing.assessment.weighing.answer import Piece, SetAnswer
from backing.dossier.name import chance
from backing.dossier.table import Table

MOST = 3
"""Pieces that are named in sentences: those that decide, and those of the greatest ratio either way."""

_NOTHING = 1.1
"""A piece whose ratio is nearer to 1 than this turns nothing by itself, and is in the table alone."""

_FARTHEST = 1000.0


def turns(answer: SetAnswer) -> tuple[str, ...]:
    """A sentence for each of the pieces that matter: the ratio that it has, and what that would have to be."""
    leading = answer.leading
    return tuple(
        f"{piece.name} is {times(piece.ratio)} times as likely if {leading} is so as if not; {leading} would be "
        + ", ".join(f"{where} {times(ratio)}" for where, ratio in _lines(answer, piece))
        for piece in _that_matter(answer.pieces)
    )


def turn_table(answer: SetAnswer) -> Table | None:
    """The same for every piece, with the probability that the leading hypothesis would have without it."""
    if not answer.pieces:
        return None
    leading = answer.leading
    wanted = (f"{leading} {where}" for where, _ in _lines(answer, answer.pieces[0]))
    return Table(
        columns=("Evidence", f"Times as likely if {leading} is so", *wanted, f"{leading} without it"),
        rows=tuple(
            (
                piece.name,
                times(piece.ratio),
                *(times(ratio) for _, ratio in _lines(answer, piece)),
                chance(piece.without),
            )
            for piece in answer.pieces
        ),
    )


def times(ratio: float) -> str:
    """A likelihood ratio for readers: ``2.0``, ``0.35``, ``120``, ``over 1,000``, ``under 0.001``."""
    if ratio > _FARTHEST:
        return f"over {_FARTHEST:,.0f}"
    if ratio < 1 / _FARTHEST:
        return f"under {1 / _FARTHEST:g}"
    return f"{ratio:.0f}" if ratio >= 9.95 else f"{ratio:#.2g}"


def _that_matter(pieces: Iterable[Piece]) -> list[Piece]:
    telling = [piece for piece in pieces if piece.decides or abs(_log(piece)) > math.log(_NOTHING)]
    return sorted(telling, key=lambda piece: (not piece.decides, -abs(_log(piece))))[:MOST]


def _log(piece: Piece) -> float:
    return math.log(piece.ratio) if piece.ratio > 0 else -math.inf


def _lines(answer: SetAnswer, piece: Piece) -> list[tuple[str, float]]:
    """Each line as the leading hypothesis would cross it from where it stands, the nearest first."""
    p = next(share.central for share in answer.shares if share.hypothesis == answer.leading)
    crossed = [(float(line), ratio) for line, ratio in piece.crosses.items()]
    return [(_crossing(line, p), ratio) for line, ratio in sorted(crossed, key=lambda each: abs(each[0] - p))]


def _crossing(line: float, p: float) -> str:
    if line == 0.5:
        return "even at"
    return f"below {chance(line)} under" if p >= line else f"above {chance(line)} from"
