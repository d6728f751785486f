"""Published series that the tests of several modules read."""

from __future__ import annotations

import csv
import json
from pathlib import Path

COAL = [  # coal-mining disasters a year, 1851 to 1962 (Jarrett 1979; boot::coal)
    4, 5, 4, 1, 0, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 6, 3, 3, 5, 4, 5, 3, 1, 4, 4, 1, 5, 5, 3, 4, 2, 5, 2, 2, 3, 4, 2, 1,
    3, 2, 2, 1, 1, 1, 1, 3, 0, 0, 1, 0, 1, 1, 0, 0, 3, 1, 0, 3, 2, 2, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 2, 1, 0, 0, 0,
    1, 1, 0, 2, 3, 3, 1, 1, 2, 1, 1, 1, 1, 2, 3, 3, 0, 0, 0, 1, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1,
]  # fmt: skip

BCG = [  # vaccinated with and without tuberculosis, controls with and without (Colditz 1994, metadat's dat.bcg)
    (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761),
    (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892), (29, 7470, 45, 7232), (17, 1699, 65, 1600),
    (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825),
]  # fmt: skip


def sicily(shared: Path) -> tuple[list[float], list[float], int]:
    """Hospital admissions a month, standard population, and the index of the first month of the smoking ban."""
    with (shared / "data/methods/sicily.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    first = next(n for n, row in enumerate(rows) if row["smokban"] == "1")
    return [float(row["aces"]) for row in rows], [float(row["stdpop"]) for row in rows], first


def golden(shared: Path, key: str) -> dict[str, object]:
    """The reference values of one key."""
    return json.loads((shared / "golden.json").read_text(encoding="utf-8"))[key]


def inputs(shared: Path, key: str) -> dict[str, object]:
    """The input of one worked example."""
    return json.loads((shared / "golden_inputs.json").read_text(encoding="utf-8"))[key]
