"""Numbers with their ranges, one line each: published estimates, models of a range, rates of periods."""

from __future__ import annotations

import json
from dataclasses import dataclass

from backing.dossier.name import clip
from backing.dossier.pictures.picture import (
    BAD,
    FONT_SIZE,
    GOOD,
    INK,
    SMALLEST,
    SOFT,
    TINT,
    WIDTH,
    Row,
    Spec,
    amount,
    aside,
    layer,
    number,
    span,
    stacked,
    style,
    word,
)  # fmt: skip

COLOURS = {"published": INK, "copy": BAD, "converted": TINT, "pooled": GOOD, "claim": BAD}
SHAPES = {"published": "circle", "copy": "cross", "converted": "square", "pooled": "triangle-up", "claim": "diamond"}
KINDS = {"copy": "repeats another"}
"""What the legend calls a kind, where its name does not do."""
LINE_HEIGHT = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Which number is the point, what the axis is called, and whether it is logarithmic where it can be."""

    field: str
    title: str
    log: bool = True


def estimates(rows: list[Row], notes: Row) -> Spec:
    """Published figures by their units and the claimed one (dashed), on a logarithmic scale; hollow: not counted."""
    lines = [row | {"line": clip(str(row["label"]), 52), "value": _range(row)} for row in _headed(rows, notes)]
    claimed = notes.get("claimed")
    scale = Scale(field="mid", title=str(notes.get("unit") or ""))
    return _lines(lines, scale, claimed=claimed if isinstance(claimed, int | float) else None)


def models(rows: list[Row], notes: Row) -> Spec:
    """The same number under every model of the range, on a logarithmic scale.

    Where a silence was looked for everywhere, a line leads from the number for the one window to that for anywhere.
    """
    lines = [
        row
        | {"line": clip(str(row["model"]), 52), "value": _both(row), "drawn": max(row["p"], SMALLEST)}
        | ({"low": max(row["p"], SMALLEST), "high": row["anywhere"]} if row.get("anywhere") is not None else {})
        for row in rows
    ]
    cut = " (below 10⁻⁹ drawn there)" if any(row["p"] < SMALLEST for row in rows) else ""
    spec = _lines(lines, Scale(field="drawn", title=f"{notes.get('measure') or ''}{cut}"))
    where = f"dot: this window; end of the line: anywhere in {notes.get('weeks')} weeks"
    return spec | (aside(where) if any("high" in line for line in lines) and "title" not in spec else {})


def _both(row: Row) -> str:
    return amount(row["p"]) + (f" → {amount(row['anywhere'])}" if row.get("anywhere") is not None else "")


def rates(rows: list[Row], notes: Row) -> Spec:
    """Rates of several periods with their intervals and the counts behind them; hollow: not counted in the answer."""
    lines = [
        row | {"line": clip(str(row["label"]), 52), "value": f"{amount(row['count'])} in {amount(row['days'])} days"}
        for row in rows
    ]
    return _lines(lines, Scale(field="rate", title=str(notes.get("measure") or "rate"), log=False))


def counts(rows: list[Row], notes: Row) -> Spec:
    """Events, or deaths from lowest to highest, under each dataset and at last with every event once; the claim dashed."""
    measure = str(notes.get("measure") or "events")
    lines = [row | _counted(row, measure) | {"line": clip(str(row["label"]), 52)} for row in rows]
    claimed = notes.get("claimed")
    return _lines(
        lines,
        Scale(field="mid", title=measure, log=False),
        claimed=claimed if isinstance(claimed, int | float) else None,
    )


def _counted(row: Row, measure: str) -> Row:
    """What is drawn of one line: a point, or the range of deaths with a point where the best number is one."""
    if measure != "deaths":
        return {"mid": row["events"], "value": f"{amount(row['events'])}, {amount(row['in_several'])} shared"}
    least, most = row["deaths_best"], row["deaths_best_at_most"]
    best = amount(least) if least == most else f"{amount(least)} to {amount(most)}"
    low, high = row["deaths_low"], row["deaths_high"]
    spread = f" ({amount(low)} to {amount(high)})" if low != high else ""
    return {"low": low, "high": high, "mid": most if least == most else None, "value": f"{best}{spread}"}


def _headed(rows: list[Row], notes: Row) -> list[Row]:
    """The rows under a heading for each of the groups that the notes name; as they are where they name none."""
    groups = notes.get("groups") or []
    if not {row.get("group") for row in rows} <= set(groups):
        return rows
    members = [(group, [row for row in rows if row.get("group") == group]) for group in groups]
    return [line for group, own in members if own for line in ({"label": str(group), "heading": True}, *own)]


def _range(row: Row) -> str:
    low, high = row.get("low"), row.get("high")
    if low is None or high is None or low == high:
        return amount(row.get("mid") if row.get("mid") is not None else low if low is not None else high)
    return f"{amount(low)} to {amount(high)}"


def _lines(lines: list[Row], scale: Scale, *, claimed: float | None = None) -> Spec:
    """A line per row: its range, its point, and its number written in a column at the right."""
    numbers = [line[key] for line in lines for key in (scale.field, "low", "high") if line.get(key) is not None]
    log = span([*numbers, *([claimed] if claimed is not None else [])]) if scale.log else None
    labels = _width([line["line"] for line in lines])
    values = _width([line["value"] for line in lines])
    lines = [line | {"place": place} for place, line in enumerate(lines)]
    x = number(scale.field, title=scale.title, log=log, zero=not log)
    y = _places(lines, labels)
    ranged = [line for line in lines if line.get("low") is not None and line.get("high") is not None]
    rule: Spec = {"type": "rule", "strokeWidth": 1.8}
    text: Spec = {"type": "text", "align": "left", "dx": 10, "color": SOFT}
    inner = WIDTH - labels - values
    drawn = [line for line in lines if not line.get("heading")]
    layers = [
        *(_claimed(claimed, x) if claimed is not None else []),
        layer(ranged, rule, x=x | {"field": "low"}, x2={"field": "high"}, y=y, color=_colour(drawn)),
        _points([line for line in lines if line.get(scale.field) is not None], x, y),
        layer(lines, text, x={"value": inner}, y=y, text=word("value")),
    ]
    return stacked(layers, height=LINE_HEIGHT * len(lines), margin=labels + values) | _hollow(lines)


def _width(labels: list[str]) -> float:
    """Pixels that the longest label needs; half an em a letter is wide enough for the fonts of the page."""
    return 0.52 * FONT_SIZE * max(map(len, labels), default=0) + 20


def _places(lines: list[Row], width: float) -> Spec:
    """The vertical axis: rows in their own order, also where two of them bear the same name."""
    names = json.dumps([line["line"] for line in lines])
    return {
        "field": "place",
        "type": "ordinal",
        "title": None,
        "scale": {"domain": [line["place"] for line in lines]},
        "axis": {
            "labelExpr": f"{names}[datum.value]",
            "minExtent": width,
            "maxExtent": width,
            "grid": True,
            "ticks": False,
            "domain": False,
            "labelPadding": 8,
            "labelFontWeight": _bold(lines),
        },
    }


def _bold(lines: list[Row]) -> Spec | str:
    """Headings in bold."""
    headings = [line["place"] for line in lines if line.get("heading")]
    test = f"indexof({json.dumps(headings)}, datum.value) >= 0"
    return {"condition": {"test": test, "value": "bold"}, "value": "normal"} if headings else "normal"


def _points(lines: list[Row], x: Spec, y: Spec) -> Spec:
    hollow: Spec = {"condition": {"test": "datum.knowable === false", "value": 0}, "value": 1}
    colour = _colour(lines)
    shape = _by_kind(lines, SHAPES, "circle")
    mark: Spec = {"type": "point", "size": 75, "strokeWidth": 1.8}
    return layer(lines, mark, x=x, y=y, color=colour, fill=colour, shape=shape, fillOpacity=hollow)


def _colour(lines: list[Row]) -> Spec:
    return _by_kind(lines, COLOURS, TINT)


def _by_kind(lines: list[Row], values: dict[str, str], other: str) -> Spec:
    """A value for each kind that occurs, or the same for all where the rows have no kinds."""
    present = {str(line.get("kind")) for line in lines}
    if not present <= values.keys():
        return {"value": other}
    used = {kind: value for kind, value in values.items() if kind in present}
    return style("kind", used, names={kind: KINDS.get(kind, kind) for kind in used})


def _claimed(value: float, x: Spec) -> list[Spec]:
    rows: list[Row] = [{"claimed": value, "note": f"claimed: {amount(value)}"}]
    mark: Spec = {"type": "rule", "color": BAD, "strokeDash": [5, 4]}
    text: Spec = {"type": "text", "color": BAD, "y": -9}
    here = x | {"field": "claimed"}
    return [layer(rows, mark, x=here), layer(rows, text, x=here, text=word("note"))]


def _hollow(lines: list[Row]) -> Spec:
    """What a hollow point means, where there is one."""
    return aside("hollow: not counted in this answer") if any(x.get("knowable") is False for x in lines) else {}
