"""Write what bench/plans.py has measured and saved into docs/performance.md, and draw docs/performance.svg.

usage: python bench/performance.py
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.contenders import CONTENDERS  # noqa: E402
from bench.made_events import FOLDER  # noqa: E402
from bench.plans import SIZES, digits  # noqa: E402

BLOCK = re.compile(r"(<!-- measured by bench/plans.py -->\n).*?(<!-- end -->)", re.DOTALL)
TARGETS = {
    "10M": (
        ("batch", "duckdb", 10),
        ("prepared", "duckdb", 150),
        ("delta", "anew", 10),
        ("prepared", "pandas-mask", 5_000),
    ),
    "100M": (("batch", "duckdb", 10), ("prepared", "duckdb", 200), ("delta", "anew", 100)),
}
"""How many times less CPU for 10,000 claims the first is to take than the second: set before anything was built."""

Results = dict[str, dict[str, Any]]


def measured() -> dict[str, Results]:
    found = {size: FOLDER / f"results-{size}.json" for size in SIZES}
    return {size: json.loads(path.read_text("utf-8")) for size, path in found.items() if path.exists()}


def document(found: dict[str, Results]) -> str:
    lines = ["| rows | plan | against | aim | measured | |\n|---|---|---|---|---|---|"]
    for size, results in found.items():
        for plan, other, aim in TARGETS.get(size, ()):
            if plan in results and other in results:
                lines.append(f"| {size} | {row(plan, other, aim, results)} |")
    parts = ["\n".join(lines)]
    parts += [(FOLDER / f"results-{size}.md").read_text("utf-8").strip() for size in found]
    missing = [size for size in SIZES if size not in found]
    parts += [f"{' and '.join(missing)} rows: not run."] if missing else []
    return "\n\n".join(parts)


def row(plan: str, other: str, aim: int, results: Results) -> str:
    slow, fast = (results[name]["seconds"]["10000"] for name in (other, plan))
    scaled = "~" if 10_000 in results[other]["scaled"] else ""
    said = "met" if slow / fast >= aim else "missed"
    return f"{CONTENDERS[plan][0]} | {CONTENDERS[other][0]} | {aim:,}× | {scaled}{digits(slow / fast)}× | {said}"


def draw(found: dict[str, Results]) -> str:
    import altair as alt
    import vl_convert

    rows = [
        {"plan": CONTENDERS[name][0], "rows": SIZES[size], "seconds": result["seconds"]["10000"]}
        for size, results in found.items() for name, result in results.items() if name != "anew"
    ]  # fmt: skip
    axis = alt.Axis(format="~s", values=list(SIZES.values()))
    chart = (
        alt.Chart(alt.Data(values=rows), width=420, height=300)
        .mark_line(point=True)
        .encode(
            x=alt.X("rows:Q", scale=alt.Scale(type="log"), title="rows", axis=axis),
            y=alt.Y("seconds:Q", scale=alt.Scale(type="log"), title="CPU seconds for 10,000 claims"),
            color=alt.Color(
                "plan:N", title=None, sort=[title for title, _ in CONTENDERS.values()], legend=alt.Legend(labelLimit=400),
                scale=alt.Scale(scheme="category10"),
            ),
        )
    )  # fmt: skip
    drawn: str = vl_convert.vegalite_to_svg(chart.to_dict())
    return drawn


def main() -> None:
    found = measured()
    path = ROOT / "docs" / "performance.md"
    before = path.read_text("utf-8")
    path.write_text(BLOCK.sub(lambda block: f"{block[1]}\n{document(found)}\n\n{block[2]}", before), encoding="utf-8")
    (ROOT / "docs" / "performance.svg").write_text(draw(found), encoding="utf-8")


if __name__ == "__main__":
    main()
