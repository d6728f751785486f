"""A specification curve: one answer for each admissible way to ask, and below it the choices behind each."""

from __future__ import annotations

from backing.dossier.pictures.picture import BAD, GOOD, LINE, WIDTH, Row, Spec, layer, number, style

HEIGHT = 150
LINE_HEIGHT = 18
LABELS = 240
"""Pixels for the names of the choices, and for the other axis, so that the halves stand under each other."""


def forks(rows: list[Row], notes: Row) -> Spec:
    """The probability by every way, from the lowest to the highest; below, which option of each choice gave it.

    ``notes["choices"]`` holds the options of each choice, in the order in which they are to be shown.
    """
    drawn = [row | {"holds": "yes" if row["p"] > 0.5 else "no"} for row in rows]
    colour = style("holds", {"yes": GOOD, "no": BAD}) | {"legend": None}
    p = number("p", title=str(notes.get("measure") or "probability"))
    p["scale"] = {"domain": [0, 1]}
    p["axis"] = {"format": ".0%", "values": [0, 0.25, 0.5, 0.75, 1], "minExtent": LABELS, "maxExtent": LABELS}
    half = layer([{"p": 0.5}], {"type": "rule", "color": LINE, "strokeDash": [4, 3]}, y=p)
    curve = layer(drawn, {"type": "point", "filled": True, "size": 20}, x=_ways(rows), y=p, color=colour)
    above = {"layer": [half, curve], "width": WIDTH - LABELS, "height": HEIGHT}
    marks, options = _marks(drawn, notes.get("choices") or {})
    if not marks:
        return above
    ticks = layer(
        marks, {"type": "tick", "thickness": 2, "height": 11}, x=_ways(rows), y=_options(options), color=colour
    )
    below = {"layer": [ticks], "width": WIDTH - LABELS, "height": LINE_HEIGHT * len(options)}
    return {"vconcat": [above, below], "spacing": 8}


def _marks(rows: list[Row], choices: Row) -> tuple[list[Row], list[str]]:
    """A mark for each way and choice, and all options that are marked, named by their choice."""
    marks = [
        {"way": row["way"], "holds": row["holds"], "option": f"{choice}: {row[choice]}"}
        for row in rows
        for choice in choices
        if row.get(choice) is not None
    ]
    named = [f"{choice}: {option}" for choice, options in choices.items() for option in options]
    used = {mark["option"] for mark in marks}
    return marks, [option for option in named if option in used]


def _ways(rows: list[Row]) -> Spec:
    scale = {"domain": [0.5, len(rows) + 0.5], "nice": False, "zero": False}
    return {"field": "way", "type": "quantitative", "title": None, "scale": scale, "axis": None}


def _options(options: list[str]) -> Spec:
    axis = {"minExtent": LABELS, "maxExtent": LABELS, "grid": True, "ticks": False, "domain": False, "labelPadding": 8}
    return {"field": "option", "type": "ordinal", "title": None, "scale": {"domain": options}, "axis": axis}
