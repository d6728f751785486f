"""Write what bench/plans.py has measured and saved into docs/performance.md, and draw docs/performance.svg.

usage: python bench/performance.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.contenders import CONTENDERS  # noqa: E402
from bench.growth import draw  # noqa: E402
from bench.made_events import FOLDER  # noqa: E402
from bench.plans import SIZES, digits  # noqa: E402
from scripts.measured import write  # noqa: E402

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


def picture(found: dict[str, Results]) -> str:
    points = [
        {"way": CONTENDERS[name][0], "rows": SIZES[size], "seconds": result["seconds"]["10000"]}
        for size, results in found.items() for name, result in results.items() if name != "anew"
    ]  # fmt: skip
    ways = [title for title, _ in CONTENDERS.values()]
    return draw(points, ways=ways, sizes=list(SIZES.values()), cost="for 10,000 claims")


def main() -> None:
    found = measured()
    write(ROOT / "docs" / "performance.md", "bench/plans.py", document(found))
    (ROOT / "docs" / "performance.svg").write_text(picture(found), encoding="utf-8")


if __name__ == "__main__":
    main()
