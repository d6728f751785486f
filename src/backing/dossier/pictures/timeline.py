"""Dated rows against the window that a claim speaks of, for every day on which the claim can have been made."""

from __future__ import annotations

from datetime import date, timedelta

from backing.dossier.name import clip, day
from backing.dossier.pictures.picture import BAD, GOOD, SOFT, TINT, Row, Spec, aside, days, layer, stacked, style, word

NAMED = 14
"""Rows that are all named; beyond this only counter-examples are, and the rest share one line."""
COUNTER = "counter-example"
LINE_HEIGHT = 22
RATE_HEIGHT = 48
"""Pixels of the base period's bar with two lines of text."""
YEAR = 365
"""Days before the windows that the base period may widen the picture by."""
TOP = 20
"""Pixels above the first window, for its label."""
COLOURS = {COUNTER: BAD, "event": TINT}
NAMES = {COUNTER: "bears on the claim by itself", "event": "other row of the record"}


def timeline(rows: list[Row], notes: Row) -> Spec:
    """Windows as bars above, rows as points below in order of time; filled points lie in a window."""
    windows = _different(notes.get("windows") or [])
    rows, left_out = _near(rows, windows)
    step = min(12.0, 110 / max(len(windows), 1))
    bars = [window | {"y": (place + 0.5) * step} for place, window in enumerate(windows)]
    lines = _rate(windows, notes, top=len(windows) * step + 22)
    points, height = _points(rows, top=len(windows) * step + 26 + (RATE_HEIGHT if lines else 0))
    y: Spec = {
        "field": "y",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [-TOP, height], "reverse": True, "nice": False, "zero": False},
    }
    layers = [
        *_windows(bars, y, step),
        *_base(lines, y),
        *_drops(points, y),
        _dots(points, y),
        *_names(points, [*bars, *lines], y),
    ]
    return stacked(layers, height=height + TOP) | (
        aside(f"{left_out} more further off: in the numbers below") if left_out else {}
    )


def _near(rows: list[Row], windows: list[Row]) -> tuple[list[Row], int]:
    """The rows to draw, and how many lie so far from every window that drawing them would shrink it to nothing."""
    if not windows:
        return rows, 0
    first = min(date.fromisoformat(str(window["start"])) for window in windows)
    last = max(date.fromisoformat(str(window["end"])) for window in windows)
    reach = max(last - first, timedelta(days=90))
    near = [row for row in rows if first - reach <= date.fromisoformat(str(row["date"])) <= last + reach]
    return near, len(rows) - len(near)


def _rate(windows: list[Row], notes: Row, *, top: float) -> list[Row]:
    """The time that gave the base rate, as far as it lies within a window's length or a year of the windows."""
    base = notes.get("base")
    if not base or not windows:
        return []
    first = min(date.fromisoformat(str(window["start"])) for window in windows)
    last = max(date.fromisoformat(str(window["end"])) for window in windows)
    reach = first - max(last - first, timedelta(days=YEAR))
    start, end = (max(date.fromisoformat(str(base[key])), reach) for key in ("start", "end"))
    return [
        {
            "start": start.isoformat(),
            "end": end.isoformat(),
            "y": top,
            "label": str(base["label"]),
            "range": str(notes.get("range") or ""),
        }
    ]


def _base(lines: list[Row], y: Spec) -> list[Spec]:
    """The base period as a bar, with its rate and the range over models of a silence written under it."""
    if not lines:
        return []
    text: Spec = {"type": "text", "align": "left", "color": SOFT}
    return [
        layer(
            lines,
            {"type": "rule", "strokeWidth": 5, "color": GOOD, "opacity": 0.6},
            x=days("start"),
            x2={"field": "end"},
            y=y,
        ),
        layer(lines, text | {"dy": 13}, x=days("start"), y=y, text=word("label")),
        layer(lines, text | {"dy": 29}, x=days("start"), y=y, text=word("range")),
    ]


def _different(windows: list[Row]) -> list[Row]:
    """The windows in order of posting, each once; a claim that names its dates has the same window on every day."""
    ordered = sorted(windows, key=lambda window: str(window["posted"]), reverse=True)
    return list({(window["start"], window["end"]): window for window in ordered}.values())[::-1]


def _points(rows: list[Row], *, top: float) -> tuple[list[Row], float]:
    """The rows with their heights in pixels from the top, and where they end."""
    ordered = sorted(rows, key=lambda row: str(row["date"]))
    few = len(rows) <= NAMED
    named = [row for row in ordered if few or row["type"] == COUNTER]
    shared = [row | {"y": top} for row in ordered if not few and row["type"] != COUNTER]
    top += LINE_HEIGHT if shared else 0
    lines = [
        row | {"y": top + LINE_HEIGHT * place, "name": f"{_day(row['date'])}  {clip(str(row['label']), 56)}"}
        for place, row in enumerate(named)
    ]
    return [*shared, *lines], top + LINE_HEIGHT * len(lines)


def _windows(bars: list[Row], y: Spec, step: float) -> list[Spec]:
    if not bars:
        return []
    mark: Spec = {"type": "rule", "strokeWidth": max(1.2, step - 2), "color": TINT, "opacity": 0.35}
    first = [bars[0] | {"note": f"if posted {_day(bars[0]['posted'])}" if len(bars) > 1 else "window"}]
    last = [bars[-1] | {"note": f"if posted {_day(bars[-1]['posted'])}"}] if len(bars) > 1 else []
    above: Spec = {"type": "text", "align": "left", "dy": -12, "color": SOFT}
    below: Spec = {"type": "text", "align": "right", "dy": 12, "color": SOFT}
    return [
        layer(bars, mark, x=days("start"), x2={"field": "end"}, y=y),
        layer(first, above, x=days("start"), y=y, text=word("note")),
        layer(last, below, x=days("end"), y=y, text=word("note")),
    ]


def _drops(points: list[Row], y: Spec) -> list[Spec]:
    """A dotted line from each counter-example up through the windows, so that one sees which of them hold it."""
    hits = [point | {"top": -TOP} for point in points if point["type"] == COUNTER]
    mark: Spec = {"type": "rule", "color": BAD, "strokeDash": [2, 3]}
    return [layer(hits, mark, x=days(), y=y | {"field": "top"}, y2={"field": "y"})] if hits else []


def _dots(points: list[Row], y: Spec) -> Spec:
    return layer(
        points,
        {"type": "point", "size": 75, "strokeWidth": 1.6},
        x=days(),
        y=y,
        color=style("type", COLOURS, names=NAMES),
        fill=style("type", COLOURS, names=NAMES),
        shape=style("type", {COUNTER: "diamond", "event": "circle"}, names=NAMES),
        fillOpacity={"condition": {"test": "datum.in_window === true", "value": 1}, "value": 0},
    )


def _names(points: list[Row], bars: list[Row], y: Spec) -> list[Spec]:
    """Names to the right of early points and to the left of late ones, so that none leaves the picture."""
    named = [point for point in points if "name" in point]
    middle = _middle([*points, *({"date": bar[end]} for bar in bars for end in ("start", "end"))])
    early = [point for point in named if str(point["date"]) < middle]
    late = [point for point in named if str(point["date"]) >= middle]
    return [
        layer(side, {"type": "text", "align": align, "dx": shift}, x=days(), y=y, text=word("name"))
        for side, align, shift in ((early, "left", 10), (late, "right", -10))
        if side
    ]


def _middle(rows: list[Row]) -> str:
    """The day half way between the first and the last."""
    days_seen = sorted(date.fromisoformat(str(row["date"])) for row in rows)
    return (days_seen[0] + (days_seen[-1] - days_seen[0]) / 2).isoformat() if days_seen else ""


def _day(moment: object) -> str:
    """An ISO date for readers."""
    return day(date.fromisoformat(str(moment)))
