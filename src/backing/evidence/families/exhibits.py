"""The finished numbers that more than one family shows in a picture."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from backing.evidence.claimtest import Row
from backing.evidence.finding import Exhibit
from backing.evidence.link import Window
from backing.evidence.report import months_before, place_of, several
from backing.evidence.statistics.ladder import Ladder
from backing.evidence.statistics.trials import Trial

MONTHS_SHOWN = 18
SILENT = "P(no event in the window)"


def timeline_exhibit(
    rows: Sequence[Row], windows: Sequence[Window], inside: Collection[object], what: str, **notes: object
) -> Exhibit:
    """Dated single events around the window, and the window for every admissible posting date.

    ``notes`` are what else is drawn: ``base``, a time with a label that the rate was counted in, and ``range``, a line of text.
    """
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
            **notes,
        },
    )


def ladder_exhibit(title: str, found: Ladder, trials: Sequence[Trial], weeks: int | None) -> tuple[Exhibit, ...]:
    """The range over models of one silence, and beside each number that for a silence as long anywhere in ``weeks``."""
    anywhere = {trial.name: trial.anywhere for trial in trials}
    data = tuple(
        {
            "model": rung.name,
            "p": rung.zero,
            "anywhere": anywhere.get(rung.name),
            "knowable": stands,
            "assumptions": rung.assumptions,
        }
        for rung, stands in zip(found.rungs, found.standing, strict=True)
    )
    return (Exhibit(kind="ladder", title=title, data=data, notes={"measure": SILENT, "weeks": weeks}),)
