"""Lines: an answer over thresholds, a series around a break, a comparison over unequal coverage."""

from __future__ import annotations

from backing.dossier.pictures.picture import (
    BAD,
    INK,
    LINE,
    SOFT,
    TINT,
    Row,
    Spec,
    amount,
    aside,
    days,
    layer,
    number,
    span,
    stacked,
    word,
)  # fmt: skip

HEIGHT = 220


def curve(rows: list[Row], notes: Row) -> Spec:
    """The probability of a claim over the threshold that its vague word could mean; the central series is thick."""
    thresholds = [row["threshold"] for row in rows]
    wide = span(thresholds)
    x = number(
        "threshold", title=str(notes.get("x") or "threshold"), log=wide if wide and wide[1] > 20 * wide[0] else None
    )
    y = number("p", title=str(notes.get("y") or "probability"))
    y["scale"] = {"domain": [0, 1]}
    y["axis"] = {"format": ".0%", "values": [0, 0.2, 0.5, 0.8, 1]}
    width: Spec = {"condition": {"test": "datum.central", "value": 2.6}, "value": 1.2}
    colour: Spec = {"condition": {"test": "datum.central", "value": TINT}, "value": SOFT}
    first = dict.fromkeys(str(row["series"]) for row in sorted(rows, key=lambda row: not row.get("central")))
    dash: Spec = {"field": "series", "type": "nominal", "title": None, "legend": {"symbolType": "stroke"}}
    dash["scale"] = {"domain": list(first)}
    lines = layer(
        rows, {"type": "line"}, x=x, y=y, detail=word("series"), strokeWidth=width, color=colour, strokeDash=dash
    )
    bounds = layer([{"p": 0.05}, {"p": 0.95}], {"type": "rule", "color": LINE, "strokeDash": [4, 3]}, y=y)
    return stacked([bounds, *_meanings(notes, x), lines], height=HEIGHT)


def _meanings(notes: Row, x: Spec) -> list[Spec]:
    """The lenient, the middle and the strict meaning as dotted lines, each named once."""
    named: dict[float, str] = {}
    for name, place in (notes.get("meanings") or {}).items():
        named[place] = f"{named[place]}, {name}" if place in named else name
    rows: list[Row] = [{"threshold": place, "note": name} for place, name in named.items()]
    text: Spec = {"type": "text", "y": -9, "color": SOFT}
    rule: Spec = {"type": "rule", "color": SOFT, "strokeDash": [2, 3]}
    return [layer(rows, rule, x=x), layer(rows, text, x=x, text=word("note"))] if rows else []


def before_after(rows: list[Row], notes: Row) -> Spec:
    """The series with its fit and the break; below it, the effect at every other date in its place."""
    y = number("value", title=str(notes.get("measure") or ""), zero=True)
    layers = [layer(rows, {"type": "point", "filled": True, "size": 28, "color": SOFT}, x=days(), y=y)]
    if any(row.get("fitted") is not None for row in rows):
        start = str(notes.get("break") or "")
        fitted = [row | {"after": str(row["date"]) >= start} for row in rows if row.get("fitted") is not None]
        line: Spec = {"type": "line", "color": TINT, "strokeWidth": 2}
        layers.append(layer(fitted, line, x=days(), y=y | {"field": "fitted"}, detail=word("after")))
    layers += _break(rows, notes)
    placebo = notes.get("placebo") or []
    if not placebo:
        return stacked(layers, height=HEIGHT)
    return {
        "vconcat": [stacked(layers, height=HEIGHT * 0.8), _placebo(placebo, notes)],
        "resolve": {"scale": {"x": "shared"}},
        "spacing": 14,
    } | _rank(notes)


def _break(rows: list[Row], notes: Row) -> list[Spec]:
    """The break as a dashed line, its date written on the side where there is room."""
    if not notes.get("break"):
        return []
    here: list[Row] = [{"date": notes["break"], "note": f"break: {notes['break']}"}]
    late = sum(str(row["date"]) > str(notes["break"]) for row in rows) < len(rows) / 2
    text: Spec = {"type": "text", "align": "right" if late else "left", "dx": -5 if late else 5, "y": -8, "color": BAD}
    return [
        layer(here, {"type": "rule", "color": BAD, "strokeDash": [5, 4]}, x=days()),
        layer(here, text, x=days(), text=word("note")),
    ]


def _placebo(placebo: list[Row], notes: Row) -> Spec:
    y = number("effect", title="effect at each date", zero=True)
    bars = layer(placebo, {"type": "bar", "width": 3, "color": LINE}, x=days(), y=y)
    own: list[Row] = [{"date": notes.get("break"), "effect": notes.get("effect")}]
    here = layer(own, {"type": "point", "filled": True, "shape": "diamond", "size": 110, "color": BAD}, x=days(), y=y)
    known = notes.get("break") and notes.get("effect") is not None
    return stacked([bars, here] if known else [bars], height=HEIGHT * 0.45)


def _rank(notes: Row) -> Spec:
    """How the step at the date ranks among the steps at all dates."""
    share = notes.get("rank")
    return aside(f"as large a step at {share:.0%} of all dates") if isinstance(share, float) else {}


def tipping(rows: list[Row], notes: Row) -> Spec:
    """The comparison after correction for how much better the later period was recorded, and where it turns round."""
    x = number(
        "ratio", title="how many times better the later period was recorded", log=span(row["ratio"] for row in rows)
    )
    ends = [row[end] for row in rows for end in ("adjusted", "low", "high") if row.get(end) is not None]
    y = number("adjusted", title=str(notes.get("measure") or "ratio after correction"), log=span(ends))
    around = [row for row in rows if row.get("low") is not None and row.get("high") is not None]
    layers = [
        *_band(notes, x),
        layer(
            around, {"type": "area", "color": TINT, "opacity": 0.18}, x=x, y=y | {"field": "low"}, y2={"field": "high"}
        ),
        layer([{"adjusted": 1}], {"type": "rule", "color": INK, "strokeWidth": 0.8}, y=y),
        layer(rows, {"type": "line", "color": TINT, "strokeWidth": 2.4}, x=x, y=y),
    ]
    if notes.get("tipping") is not None:
        turn: list[Row] = [{"ratio": notes["tipping"], "note": f"turns round at {amount(notes['tipping'])}"}]
        layers.append(layer(turn, {"type": "rule", "color": BAD, "strokeDash": [5, 4]}, x=x))
        layers.append(
            layer(turn, {"type": "text", "align": "left", "dx": 5, "y": 8, "color": BAD}, x=x, text=word("note"))
        )
    return stacked(layers, height=HEIGHT)


def _band(notes: Row, x: Spec) -> list[Spec]:
    plausible = notes.get("plausible") or []
    if len(plausible) != 2:
        return []
    rows: list[Row] = [{"ratio": plausible[0], "until": plausible[1], "note": "plausible range"}]
    text: Spec = {"type": "text", "align": "left", "dx": 5, "y": HEIGHT - 10, "color": SOFT}
    return [
        layer(rows, {"type": "rect", "color": TINT, "opacity": 0.1}, x=x, x2={"field": "until"}),
        layer(rows, text, x=x, text=word("note")),
    ]
