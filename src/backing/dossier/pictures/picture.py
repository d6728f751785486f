"""What all pictures share: size, colours (those of the page), and the pieces of Vega-Lite that they are made of.

A picture is a Vega-Lite specification as plain data, so that it can be read, compared and tested without drawing it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from math import ceil, floor, log10
from typing import Any

Row = dict[str, Any]
Spec = dict[str, Any]
WIDTH = 760
"""Pixels of the whole picture; on A4 its text is then printed at about 8.5 points."""
MARGIN = 70
"""Pixels beside the frame that an axis with its title and half a date need."""
FONT_SIZE = 13
INK, SOFT, LINE = "#1f2328", "#5c6470", "#c9cdd3"
SMALLEST = 1e-9
"""Numbers between zero and this are drawn at it: how far below says more about the model than about the world."""
GOOD, BAD, TINT = "#1d6b57", "#a23b2a", "#3f5f8a"
CONFIG: Spec = {
    "background": "transparent",
    "font": "Helvetica Neue, Arial, Liberation Sans, DejaVu Sans, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": FONT_SIZE,
        "titleFontSize": FONT_SIZE,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": SOFT,
        "gridColor": "#e6e8ec",
        "domainColor": LINE,
        "tickColor": LINE,
        "labelLimit": 320,
        "titleLimit": 620,
    },
    "legend": {"orient": "top", "title": None, "labelFontSize": FONT_SIZE, "labelColor": INK, "labelLimit": 400},
    "text": {"fontSize": FONT_SIZE, "color": INK, "baseline": "middle"},
}


def layer(rows: list[Row], mark: Spec, **encoding: Spec) -> Spec:
    """One layer: these rows, drawn with this mark."""
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def days(field: str = "date", title: str | None = None) -> Spec:
    """A horizontal axis of days, read and drawn as UTC so that a machine's time zone cannot move them."""
    axis = {"format": "%d %b %Y", "labelOverlap": "greedy", "labelSeparation": 14, "tickCount": 6}
    return {"field": field, "type": "temporal", "title": title, "scale": {"type": "utc"}, "axis": axis}


def number(field: str, *, title: str | None = None, log: tuple[float, float] | None = None, zero: bool = False) -> Spec:
    """An axis of numbers, logarithmic from the lowest to the highest of ``log`` (both above zero) where it is given."""
    scale: Spec = {"type": "log", "nice": False} if log else {"type": "linear", "zero": zero}
    words = "abs(datum.value) < 0.001 && datum.value != 0 ? format(datum.value, '.0e') : format(datum.value, ',')"
    return {
        "field": field,
        "type": "quantitative",
        "title": title,
        "scale": scale,
        "axis": {"labelExpr": words, "labelOverlap": True} | ({"values": _ticks(*log)} if log else {"tickCount": 6}),
    }


def span(numbers: Iterable[float]) -> tuple[float, float] | None:
    """The lowest and the highest number where a logarithmic axis can hold them all, else None."""
    found = sorted(numbers)
    return (found[0], found[-1]) if found and found[0] > 0 else None


def _ticks(low: float, high: float) -> list[float]:
    """Powers of ten, with twos and fives between them when there are few."""
    powers = range(floor(log10(low)), ceil(log10(high)) + 1)
    steps = (1, 2, 5) if len(powers) <= 4 else (1,)
    return [float(f"{step}e{power}") for power in powers for step in steps if low <= float(f"{step}e{power}") <= high]


def word(field: str) -> Spec:
    """Text to be written."""
    return {"field": field, "type": "nominal"}


def style(field: str, values: dict[str, str], *, names: dict[str, str] | None = None) -> Spec:
    """A colour or a shape for each value of a field; ``names`` are what the legend calls the values."""
    scale = {"domain": list(values), "range": list(values.values())}
    legend = {"labelExpr": f"{json.dumps(names)}[datum.label]"} if names else {}
    return {"field": field, "type": "nominal", "scale": scale, "legend": legend}


def stacked(layers: list[Spec], *, height: float, margin: float = MARGIN) -> Spec:
    """Layers over each other in one frame, with ``margin`` pixels left beside it for labels."""
    return {"layer": layers, "width": WIDTH - margin, "height": height}


def aside(words: str) -> Spec:
    """A small note under a picture, to be joined to its specification."""
    title = {"text": words, "anchor": "end", "orient": "bottom", "color": SOFT, "fontSize": 12, "fontWeight": "normal"}
    return {"title": title}


def amount(value: Any) -> str:
    """A number of three significant digits for a label: ``7,000``, ``0.364``, ``2.3×10⁻⁷``, ``under 10⁻⁹``."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "" if value is None else str(value)
    if 0 < value < SMALLEST:
        return "under 10⁻⁹"
    if value and not 1e-3 <= abs(value) < 1e9:
        digits, _, power = f"{value:.1e}".partition("e")
        return f"{digits}×10{str(int(power)).translate(str.maketrans('-0123456789', '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'))}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
