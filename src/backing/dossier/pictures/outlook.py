"""What would follow: fans of futures, regret by policy and lens, and what a difference hangs on."""

from __future__ import annotations

from backing.dossier.name import clip
from backing.dossier.pictures.picture import BAD, INK, SOFT, TINT, WIDTH, Row, Spec, aside, layer, number, stacked, word

COLUMNS, SMALL, TALL = 4, 138, 110
"""Fans beside each other, and their size."""
LABELS = 300


def fan(rows: list[Row], notes: Row) -> Spec:
    """One small picture a policy, all on one scale: the middle future, half of the futures, nine in ten."""
    title = {"title": str(notes.get("measure") or "")}
    x = {"field": "month", "type": "quantitative", "title": "month", "axis": {"tickCount": 3, "grid": False}}
    y = number("middle", zero=True) | title

    def band(low: str, high: str, opacity: float) -> Spec:
        mark = {"type": "area", "color": TINT, "opacity": opacity}
        return {"mark": mark, "encoding": {"x": x, "y": y | {"field": low}, "y2": {"field": high}}}

    line = {"mark": {"type": "line", "color": INK, "strokeWidth": 1.6}, "encoding": {"x": x, "y": y}}
    return {
        "data": {"values": rows},
        "facet": {
            "field": "policy",
            "type": "nominal",
            "title": None,
            "sort": list(dict.fromkeys(str(row["policy"]) for row in rows)),
            "header": {"labelFontSize": 12, "labelColor": INK, "labelPadding": 4, "labelLimit": SMALL},
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
    lines = [row | {"line": clip(str(row["policy"]), 44), "value": f"{row['regret']:.3g}"} for row in rows]
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
    """A bar for each parameter: the mean size of its effect over the ranges (Morris), with its interval."""
    lines = [row | {"line": clip(str(row["parameter"]), 52)} for row in rows]
    x = number("effect", title=f"effect on the difference in {notes.get('measure')}", zero=True)
    names = list(dict.fromkeys(line["line"] for line in lines))
    axis = {"labelLimit": 380, "minExtent": 370, "ticks": False, "domain": False}
    y = {"field": "line", "type": "nominal", "title": None, "scale": {"domain": names}, "axis": axis}
    layers = [
        layer(lines, {"type": "bar", "height": 11, "color": TINT}, x=x, y=y),
        layer(
            lines,
            {"type": "rule", "color": SOFT, "strokeWidth": 1.6},
            x=x | {"field": "low"},
            x2={"field": "high"},
            y=y,
        ),
    ]
    spec = stacked(layers, height=24 * len(names), margin=WIDTH - 360)
    return spec | aside("line: 95 % interval of the mean effect")
