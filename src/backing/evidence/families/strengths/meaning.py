"""A vague word as a picture and as a sentence: how likely the claim is under each admissible meaning."""

from __future__ import annotations

from collections.abc import Sequence

from backing.evidence.finding import Exhibit
from backing.evidence.statistics.operationalise import Curve
from backing.vocabulary.lexicon import Threshold


def curve_exhibit(title: str, curves: Sequence[tuple[str, Curve]], word: Threshold, *, x: str) -> Exhibit:
    """P(it is so) over what the word could mean, one line a way to tell; the first is the central one."""
    data = tuple(
        {"threshold": place, "p": chance, "series": name, "central": name == curves[0][0]}
        for name, curve in curves
        for place, chance in curve.points
    )
    meanings = {"lenient": word.low, "middle": word.central, "strict": word.high}
    return Exhibit(kind="curve", title=title, data=data, notes={"x": x, "y": "P(it is so)", "meanings": meanings})


def in_words(curve: Curve, word: Threshold, *, unit: str = "", share: bool = False) -> str:
    """The chance at each meaning, and where it passes one half: ``0.98 at 500, 0.41 at 1,500 and 0.03 at 4,000 fighters``."""

    def written(value: float) -> str:
        return f"{value:.0%}" if share else f"{value:,.0f}"

    chances = {word.low: curve.low, word.central: curve.central, word.high: curve.high}
    parts = [f"{_chance(chance)} at {written(place)}" for place, chance in chances.items()]
    listed = f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
    turn = "" if curve.turns is None else f"; even at {written(curve.turns)}"
    return f"{listed}{f' {unit}' if unit else ''}{turn}"


def _chance(value: float) -> str:
    """A chance of two digits that never reads as certain."""
    return "under 0.01" if value < 0.005 else "over 0.99" if value > 0.995 else f"{value:.2f}"
