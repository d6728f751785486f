"""The finished numbers that more than one family shows in a picture."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from backing.evidence.claimtest import Row
from backing.evidence.finding import Exhibit, ModelResult
from backing.evidence.link import Window
from backing.evidence.report import months_before, place_of, several

MONTHS_SHOWN = 18


def timeline_exhibit(rows: Sequence[Row], windows: Sequence[Window], inside: Collection[object], what: str) -> Exhibit:
    """Dated single events around the window, and the window for every admissible posting date."""
    last = max(window.end for window in windows)
    first = min((w.start for w in windows if w.start), default=None) or months_before(last, MONTHS_SHOWN)
    shown = [
        row
        for row in rows
        if row.get("start") and row.get("single_event") is not False and months_before(first, 6) <= row["start"]
    ]
    return Exhibit(
        kind="timeline",
        title=f"{what[0].upper()}{several(2, what)[3:]} on record, and the window of the claim",
        data=tuple(
            {
                "date": row["start"].isoformat(),
                "label": f"{place_of(row)}: {what}",
                "type": "counter-example" if row["id"] in inside else "event",
                "in_window": row["id"] in inside,
            }
            for row in shown
        ),
        notes={
            "windows": [
                {
                    "posted": window.posted.isoformat(),
                    "start": (window.start or first).isoformat(),
                    "end": window.end.isoformat(),
                }
                for window in windows
            ],
            "measure": several(2, what)[2:],
        },
    )


def ladder_exhibit(models: Sequence[ModelResult]) -> tuple[Exhibit, ...]:
    """The range over models of one probability; no exhibit without models."""
    rows = [model for model in models if model.measure.startswith("P(") and model.value is not None]
    if not rows:
        return ()
    data = tuple({"model": m.name, "p": m.value, "assumptions": m.assumptions} for m in rows)
    title = "What would a silence have told? The same silence under different assumptions"
    return (Exhibit(kind="ladder", title=title, data=data, notes={"measure": rows[0].measure}),)
