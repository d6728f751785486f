"""Draws exhibits as inline SVG. Nothing is estimated here: the numbers come finished from ``evidence``."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from backing.dossier.pictures.curves import before_after, curve, tipping
from backing.dossier.pictures.explanations import matrix, shares, tornado
from backing.dossier.pictures.forks import forks
from backing.dossier.pictures.intervals import counts, estimates, models, rates
from backing.dossier.pictures.outlook import box, drivers, fan, regret
from backing.dossier.pictures.picture import CONFIG, Row, Spec
from backing.dossier.pictures.timeline import timeline
from backing.dossier.reveal import reveal
from backing.dossier.svg import clean
from backing.evidence.finding import Exhibit

SPOKEN = 12
"""Rows that a picture's description reads out; the full table stands under the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """How one kind of exhibit is drawn, and which columns (never null) its rows must have for it."""

    kind: str
    draw: Callable[[list[Row], Row], Spec]
    needs: tuple[str, ...]


PICTURES = (
    Picture(kind="timeline", draw=timeline, needs=("date", "label", "type")),
    Picture(kind="estimates", draw=estimates, needs=("label",)),
    Picture(kind="curve", draw=curve, needs=("threshold", "p", "series")),
    Picture(kind="before_after", draw=before_after, needs=("date", "value")),
    Picture(kind="tipping", draw=tipping, needs=("ratio", "adjusted")),
    Picture(kind="ladder", draw=models, needs=("model", "p")),
    Picture(kind="forks", draw=forks, needs=("way", "p")),
    Picture(kind="rates", draw=rates, needs=("label", "count", "days", "rate")),
    Picture(kind="shares", draw=shares, needs=("hypothesis", "when", "prior", "low", "p", "high")),
    Picture(kind="matrix", draw=matrix, needs=("hypothesis", "evidence", "letter", "tells_apart_db")),
    Picture(kind="tornado", draw=tornado, needs=("evidence", "hypothesis", "at_low", "at_high")),
    Picture(kind="fan", draw=fan, needs=("policy", "month", "low", "quarter", "middle", "three", "high")),
    Picture(kind="regret", draw=regret, needs=("policy", "lens", "regret", "share")),
    Picture(kind="box", draw=box, needs=("parameter", "low", "high", "words")),
    Picture(kind="drivers", draw=drivers, needs=("parameter", "effect", "low", "high")),
    Picture(kind="counts", draw=counts, needs=("label", "events", "in_several", "deaths_best", "deaths_best_at_most")),
)


def specify(exhibit: Exhibit) -> Spec | None:
    """The exhibit as a Vega-Lite specification; None for a kind, or for rows, of which there is no picture."""
    rows = [_plain(row) for row in exhibit.data]
    for picture in PICTURES:
        if picture.kind == exhibit.kind and rows:
            if not all(_fits(row, column) for row in rows for column in picture.needs):
                return None
            return picture.draw(rows, _plain(exhibit.notes)) | {"config": CONFIG}
    return None


def _fits(row: Row, column: str) -> bool:
    """Whether a row can be drawn: it has the column, and a day is a day."""
    if column != "date":
        return row.get(column) is not None
    try:
        date.fromisoformat(str(row.get(column)))
    except ValueError:
        return False
    return True


def draw(exhibit: Exhibit, *, prefix: str) -> str | None:
    """The picture as inline SVG whose ids begin with ``prefix``, or None where a plain table has to do."""
    spec = specify(exhibit)
    if spec is None:
        return None
    # both are slow to start (a schema, a JavaScript engine): only when something is drawn
    import altair as alt
    import vl_convert

    form = alt.FacetChart if "facet" in spec else alt.LayerChart if "layer" in spec else alt.Chart
    chart = form.from_dict(spec)  # holds the specification against Vega-Lite's schema
    svg = vl_convert.vegalite_to_svg(chart.to_dict(context={"pre_transform": False}), allowed_base_urls=[])
    rows = [_plain(row) for row in exhibit.data]
    return clean(svg, prefix=prefix, title=reveal(exhibit.title), description=_in_words(rows))


def _plain(value: Any) -> Any:
    """The value for JSON: dates as ISO text, hidden characters made visible, what is no finite number as none."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if value is None or isinstance(value, bool | int | float) else reveal(str(value))


def _in_words(rows: list[Row]) -> str:
    """The rows for somebody who hears the page."""
    parts = ["; ".join(f"{key} {value}" for key, value in row.items() if value is not None) for row in rows[:SPOKEN]]
    return ". ".join(parts) + (f". And {len(rows) - SPOKEN} more." if len(rows) > SPOKEN else ".")
