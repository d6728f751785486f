"""Where an answer's numbers come from that hang on who says it, in lines for a reader."""

from __future__ import annotations

from collections.abc import Sequence

from backing.assessment.verdict import Credit

SHOWN = 8
"""Items that are named in a line."""


def in_words(credited: Sequence[Credit]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Lines with the claims that each is about.

    One for each source, with its reliability or with what it says, where that comes from, and the items that it is for.
    """
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for each in credited:
        line = _spoken(each) if each.reliable is None else _trusted(each, *each.reliable)
        found.setdefault((line, tuple(each.says)), []).append(each.item)
    return tuple((f"{line} ({_named(items)})", claims) for (line, claims), items in found.items())


def _trusted(credit: Credit, low: float, _: float, high: float) -> str:
    how_often = f"{low:.2f} to {high:.2f}" if low < high else f"{low:.2f}"
    return f"{credit.source or 'no source'}: reliable {how_often}, {credit.ground}"


def _spoken(credit: Credit) -> str:
    words = "; ".join(f"{said} to {claim}, worth {_worth(*credit.worth[claim])}" for claim, said in credit.says.items())
    return f"{credit.source} says {words}; {credit.ground}"


def _worth(low: float, central: float, high: float) -> str:
    return f"{central:+.1f} dB" + (f" ({low:+.1f} to {high:+.1f})" if low < high else "")


def _named(items: Sequence[str]) -> str:
    left = len(items) - SHOWN
    return ", ".join(items[:SHOWN]) + (f" and {left} more" if left > 0 else "")
