"""What would follow: fans of futures, regret by policy and lens, and what a difference hangs on."""

from __future__ import annotations

from textwrap import fill

from backing.dossier.name import clip
from backing.dossier.pictures.picture import (
    BAD,
    INK,
    LINE,
    SOFT,
    TINT,
    WIDTH,
    Row,
    Spec,
    aside,
    layer,
    number,
    stacked,
    word,
)

COLUMNS, SMALL, TALL = 4, 138, 110
"""Fans beside each other, and their size."""
LINE_OF_TITLE = 24
"""Letters of a policy's title that fit above a fan; a longer one is broken."""
LABELS = 300
NAMES, WIDE, ROW, AMOUNTS = 370, 360, 36, 110
"""Pixels for the names of parameters, for bars beside them, for each of them, and for the words at their end."""
LINE_OF_NAME = 50
"""Letters of a parameter's name that fit beside its bar; a longer one is broken, once, and cut after that."""
HALF_LINE = 6
"""Pixels by which two lines are raised, so that they stand about the middle of their bar."""
BROKEN = "split(datum.value, '\\n')"
"""A label in as many lines as it was broken into."""


def fan(rows: list[Row], notes: Row) -> Spec:
    """One small picture a policy, all on one scale: the middle future, half of the futures, nine in ten."""
    lines = [row | {"policy": fill(str(row["policy"]), LINE_OF_TITLE)} for row in rows]
    title = {"title": str(notes.get("measure") or "")}
    x = {"field": "month", "type": "quantitative", "title": "month", "axis": {"tickCount": 3, "grid": False}}
    y = number("middle", zero=True) | title

    def band(low: str, high: str, opacity: float) -> Spec:
        mark = {"type": "area", "color": TINT, "opacity": opacity}
        return {"mark": mark, "encoding": {"x": x, "y": y | {"field": low}, "y2": {"field": high}}}

    line = {"mark": {"type": "line", "color": INK, "strokeWidth": 1.6}, "encoding": {"x": x, "y": y}}
    return {
        "data": {"values": lines},
        "facet": {
            "field": "policy",
            "type": "nominal",
            "title": None,
            "sort": list(dict.fromkeys(line["policy"] for line in lines)),
            "header": {
                "labelFontSize": 11,
                "labelColor": INK,
                "labelPadding": 4,
                "labelLimit": SMALL,
                "labelExpr": BROKEN,
            },
        },
        "columns": COLUMNS,
        "spec": {
            "layer": [band("low", "high", 0.18), band("quarter", "three", 0.3), line],
            "width": SMALL,
            "height": TALL,
        },
    }


def regret(rows: list[Row], _notes: Row) -> Spec:
    """A cell for each policy and lens: darker where more is lost beside the best; the number is in the lens' own unit."""
    lines = [row | {"line": clip(str(row["policy"]), 50), "value": f"{row['regret']:.3g}"} for row in rows]
    x = {
        "field": "lens",
        "type": "nominal",
        "title": None,
        "sort": list(dict.fromkeys(str(row["lens"]) for row in rows)),
        "axis": {"orient": "top", "labelAngle": -28, "labelFontSize": 11, "labelLimit": 240},
    }
    y = {"field": "line", "type": "nominal", "title": None, "sort": list(dict.fromkeys(line["line"] for line in lines))}
    colour = {
        "field": "share",
        "type": "quantitative",
        "scale": {"domain": [0, 1], "range": ["#ffffff", BAD]},
        "legend": None,
    }
    ink = {"condition": {"test": "datum.share > 0.6", "value": "#ffffff"}, "value": INK}
    layers = [
        layer(lines, {"type": "rect", "stroke": "#ffffff"}, x=x, y=y, color=colour),
        layer(lines, {"type": "text"}, x=x, y=y, text=word("value"), color=ink),
    ]
    return stacked(layers, height=30 * len({line["line"] for line in lines}), margin=LABELS)


def drivers(rows: list[Row], notes: Row) -> Spec:
    """A bar for each parameter with its interval: mean effects (Morris), or shares of variance (Sobol)."""
    lines = _named(rows)
    x = number("effect", title=str(notes.get("measure") or ""), zero=True)
    y = _names(lines)
    layers = [
        layer(lines, {"type": "bar", "height": 11, "color": TINT, "opacity": 0.45}, x=x, y=y),
        layer(
            lines,
            {"type": "rule", "color": INK, "strokeWidth": 1.6},
            x=x | {"field": "low"},
            x2={"field": "high"},
            y=y,
        ),
    ]
    return stacked(layers, height=ROW * len(lines), margin=WIDTH - WIDE) | aside("line: 95 % interval")


def box(rows: list[Row], _notes: Row) -> Spec:
    """A line for each limit of a box: the part of the parameter's whole range that lies in it."""
    lines = _named(rows)
    x: Spec = {
        "field": "low",
        "type": "quantitative",
        "title": "part of the whole range",
        "scale": {"domain": [0, 1]},
        "axis": {"tickCount": 3, "format": "%"},
    }
    y = _names(lines)
    whole: Spec = {"type": "rule", "color": LINE, "strokeWidth": 9}
    text: Spec = {"type": "text", "align": "left", "dx": 8, "color": SOFT, "fontSize": 11}
    ends = [line | {"from": 0, "to": 1} for line in lines]
    layers = [
        layer(ends, whole, x=x | {"field": "from"}, x2={"field": "to"}, y=y),
        layer(lines, {"type": "rule", "color": BAD, "strokeWidth": 9}, x=x, x2={"field": "high"}, y=y),
        layer(lines, text, x={"value": WIDE - AMOUNTS}, y=y, text=word("words")),
    ]
    return stacked(layers, height=ROW * len(lines), margin=WIDTH - WIDE + AMOUNTS)


def _named(rows: list[Row]) -> list[Row]:
    return [row | {"line": fill(str(row["parameter"]), LINE_OF_NAME, max_lines=2, placeholder="…")} for row in rows]


def _names(lines: list[Row]) -> Spec:
    up = {"condition": {"test": "indexof(datum.value, '\\n') > 0", "value": -HALF_LINE}, "value": 0}
    axis = {
        "labelLimit": NAMES,
        "minExtent": NAMES,
        "ticks": False,
        "domain": False,
        "labelExpr": BROKEN,
        "labelOffset": up,
    }
    names = list(dict.fromkeys(line["line"] for line in lines))
    return {"field": "line", "type": "nominal", "title": None, "scale": {"domain": names}, "axis": axis}
