"""How cost grows with rows: one line for each way, both axes logarithmic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any


def draw(
    points: Iterable[dict[str, Any]], *, ways: Sequence[str], sizes: Sequence[int], cost: str, rows: str = "rows"
) -> str:
    """The picture as SVG.

    Each point has ``way``, ``rows`` and ``seconds``; ``cost`` is what the seconds are spent on, ``rows`` what the rows are.
    """
    import altair as alt
    import vl_convert

    chart = (
        alt.Chart(alt.Data(values=list(points)), width=420, height=300)
        .mark_line(point=True)
        .encode(
            x=alt.X("rows:Q", scale=alt.Scale(type="log"), title=rows, axis=alt.Axis(format="~s", values=list(sizes))),
            y=alt.Y("seconds:Q", scale=alt.Scale(type="log"), title=f"CPU seconds {cost}"),
            color=alt.Color(
                "way:N",
                title=None,
                sort=list(ways),
                legend=alt.Legend(labelLimit=400),
                scale=alt.Scale(scheme="category10"),
            ),
        )
    )
    drawn: str = vl_convert.vegalite_to_svg(chart.to_dict())
    return drawn
