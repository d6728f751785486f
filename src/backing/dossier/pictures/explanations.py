"""Rival explanations: their probabilities with bounds, and what moves the leading one most."""

from __future__ import annotations

from backing.dossier.name import clip
from backing.dossier.pictures.picture import (
    BAD,
    GOOD,
    INK,
    SOFT,
    TINT,
    WIDTH,
    Row,
    Spec,
    aside,
    layer,
    number,
    stacked,
    style,
    word,
)  # fmt: skip

TIMES = {"as of posting": TINT, "with hindsight": GOOD}
LABELS, VALUES = 330, 110
"""Pixels for the names at the left and the numbers at the right."""
BAR = 24
CELL = 66
"""Pixels of a column of letters."""
LETTERS = {"CC": GOOD, "C": "#a9d3c6", "N": "#eef0f3", "·": "#ffffff", "I": "#e7b5ab", "II": BAD}
"""Consistent to inconsistent; the letters say it too, so that colour is never the only cue."""
_AXIS: Spec = {"domain": [0, 1]}


def shares(rows: list[Row], _notes: Row) -> Spec:
    """Each hypothesis at each time: a point for its probability, a line for its bounds, a tick for its prior."""
    lines = [
        row | {"line": clip(f"{row['hypothesis']}  {row.get('text') or ''}", 46), "value": f"{row['p']:.2f}"}
        for row in rows
    ]
    times = {when: colour for when, colour in TIMES.items() if any(row["when"] == when for row in rows)}
    x = number("p", title="probability", zero=True)
    x |= {"scale": x["scale"] | _AXIS}
    y = _names(lines)
    offset: Spec = {"yOffset": {"field": "when", "type": "nominal", "scale": {"domain": list(times)}}}
    colour = style("when", times)
    prior: Spec = {"type": "tick", "color": SOFT, "thickness": 2, "size": 8}
    text: Spec = {"type": "text", "align": "left", "dx": 10, "color": SOFT, "fontSize": 11}
    layers = [
        layer(
            lines,
            {"type": "rule", "strokeWidth": 1.8},
            x=x | {"field": "low"},
            x2={"field": "high"},
            y=y,
            color=colour,
            **offset,
        ),
        layer(lines, {"type": "point", "size": 65, "filled": True}, x=x, y=y, color=colour, **offset),
        layer(lines, prior, x=x | {"field": "prior"}, y=y, **offset),
        layer(lines, text, x={"value": WIDTH - LABELS - VALUES}, y=y, text=word("value"), **offset),
    ]
    names = len({line["line"] for line in lines})
    spec = stacked(layers, height=(BAR + 12 * (len(times) - 1)) * names, margin=LABELS + VALUES)
    return spec | aside("line: bounds over all admissible likelihoods; tick: prior")


def tornado(rows: list[Row], notes: Row) -> Spec:
    """A bar for each number: where the leading probability is with it at its lowest and at its highest; dashed: central."""
    lines = [
        row
        | {
            "line": clip(f"{row['evidence']} under {row['hypothesis']}", 46),
            "value": f"{row['at_low']:.2f} to {row['at_high']:.2f}",
            "turn": "rises with it" if row["at_high"] >= row["at_low"] else "falls with it",
        }
        for row in rows
    ]
    x = number("at_low", title=str(notes.get("measure") or "probability"), zero=True)
    x |= {"scale": x["scale"] | _AXIS}
    y = _names(lines)
    turns = {"rises with it": GOOD, "falls with it": BAD}
    used = {turn: colour for turn, colour in turns.items() if any(line["turn"] == turn for line in lines)}
    text: Spec = {"type": "text", "align": "left", "dx": 10, "color": SOFT}
    layers = [
        layer(lines, {"type": "bar", "height": 11}, x=x, x2={"field": "at_high"}, y=y, color=style("turn", used)),
        layer(lines, text, x={"value": WIDTH - LABELS - VALUES}, y=y, text=word("value")),
    ]
    central = notes.get("central")
    if isinstance(central, int | float):
        dashed: Spec = {"type": "rule", "color": INK, "strokeDash": [5, 4]}
        layers.append(layer([{"central": central}], dashed, x=x | {"field": "central"}))
    return stacked(layers, height=BAR * len(lines), margin=LABELS + VALUES)


def matrix(rows: list[Row], notes: Row) -> Spec:
    """A letter for each hypothesis and piece of evidence; below, by how many decibans the evidence tells them apart."""
    cells = [row | {"line": clip(str(row["hypothesis"]), 46), "column": clip(str(row["evidence"]), 24)} for row in rows]
    columns = list(dict.fromkeys(cell["column"] for cell in cells))
    x: Spec = {
        "field": "column",
        "type": "nominal",
        "title": None,
        "sort": columns,
        "axis": {"orient": "top", "labelAngle": -28, "labelFontSize": 11, "labelLimit": 160},
    }
    y = _names(cells)
    y |= {"axis": y["axis"] | {"grid": False}}
    colour: Spec = {
        "field": "letter",
        "type": "nominal",
        "scale": {"domain": list(LETTERS), "range": list(LETTERS.values())},
        "legend": None,
    }
    ink = {"condition": {"test": "datum.letter == 'CC' || datum.letter == 'II'", "value": "#ffffff"}, "value": INK}
    layers = [
        layer(cells, {"type": "rect", "stroke": "#ffffff", "strokeWidth": 2}, x=x, y=y, color=colour),
        layer(cells, {"type": "text", "fontWeight": "bold"}, x=x, y=y, text=word("letter"), color=ink),
    ]
    height = BAR * len({cell["line"] for cell in cells})
    told = list({cell["column"]: cell for cell in cells}.values())
    words = [cell | {"apart": f"{cell['tells_apart_db']:.1f}"} for cell in told]
    layers.append(
        layer(words, {"type": "text", "color": SOFT, "fontSize": 11}, x=x, y={"value": height + 12}, text=word("apart"))
    )
    left = f"; {notes['left_out']} more in the table" if notes.get("left_out") else ""
    note = f"below: decibans by which the evidence tells the explanations apart{left}"
    spec = stacked(layers, height=height, margin=LABELS + max(0, WIDTH - LABELS - CELL * len(columns)))
    spec["padding"] = {"bottom": 24, "left": 5, "right": 5, "top": 5}
    return spec | aside(note) | {"title": aside(note)["title"] | {"offset": 22}}


def _names(lines: list[Row]) -> Spec:
    """The vertical axis, in the rows' order."""
    axis = {
        "minExtent": LABELS - 20,
        "maxExtent": LABELS - 20,
        "grid": True,
        "ticks": False,
        "domain": False,
        "labelPadding": 8,
    }
    return {
        "field": "line",
        "type": "nominal",
        "title": None,
        "scale": {"domain": list(dict.fromkeys(line["line"] for line in lines))},
        "axis": axis,
    }
