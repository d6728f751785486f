"""Print how well two annotators agree, beside the extractor: python scripts/annotators.py [FILE ...]

Each file is a second annotation, ``second/NAME.jsonl`` in the folder of the gold file ``NAME.gold.jsonl`` and its text
``NAME.txt`` (by default all in tests/data/gold). The claims of two annotators are matched as those of the extractor are:
one to one, spans that overlap by half or more. *spans* is F1 over all claims. For labels, raw agreement and kappa (Cohen
1960, doi:10.1177/001316446002000104) are over the matched claims of all statements together. Places and actors (F1 over
names), periods and numbers are means over the statements, as scripts/agreement.py measures them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from backing.claims.agreement import agree, kappa, match, same_name
from backing.claims.claim import Claim, Kind, Period, Quantity
from backing.claims.extract import extract_claims
from backing.provenance import Span
from backing.statements.read import read_statement

Row = Mapping[str, Any]
Reading = tuple[Sequence[Row], Sequence[Claim]]
"""One statement: the first annotator's rows, and what is compared with them."""

SECOND = Path("tests/data/gold/second")
LABELS = {
    "kind": "type",
    "checkable": "checkable",
    "polarity": "polarity",
    "asserter": "asserter",
    "modality": "modality",
}
"""What is compared as a label, and its field in a gold file."""
COMPARED = ("places", "actors", "period", "quantity")
TITLES = ("matched claims", "spans", *LABELS, *COMPARED)


def main(arguments: list[str]) -> None:
    files = [Path(argument) for argument in arguments] or sorted(SECOND.glob("*.jsonl"))
    people, machine = [], []
    print(f"{'':34s}    spans  matched/second/first")
    for file in files:
        first, second = rows_in(gold_of(file)), [as_claim(row) for row in rows_in(file)]
        text = file.parent.parent / f"{file.stem}.txt"
        people.append((first, second))
        machine.append((first, extract_claims(read_statement(text.read_bytes(), name=text.name))))
        pairs = len(match(second, first))
        print(f"{file.stem[:34]:34s}{spans(people[-1:]):9.2f}  {pairs}/{len(second)}/{len(first)}")
    print(f"\n{'':34s}{'people':>18s}{'extractor':>18s}\n{'':34s}" + f"{'raw':>9s}{'kappa':>9s}" * 2)
    for title, cells in zip(TITLES, zip(column(people), column(machine), strict=True), strict=True):
        print(f"{title:34s}{''.join(cells)}".rstrip())


def column(readings: Sequence[Reading]) -> Iterator[str]:
    """The cells of one of two sides, in the order of the titles: raw agreement and, for labels, kappa."""
    pairs = [(first[i], second[j]) for first, second in readings for i, j in match(second, first)]
    yield f"{len(pairs):9d}{'':9s}"
    yield f"{spans(readings):9.2f}{'':9s}"
    for name, field in LABELS.items():
        labels = [(str(row[field]), label(str(row[field]), str(getattr(claim, name)))) for row, claim in pairs]
        yield f"{sum(a == b for a, b in labels) / len(labels):9.2f}{kappa(labels):9.2f}"
    results = [agree(second, first) for first, second in readings]
    for name in COMPARED:
        yield f"{sum(getattr(result, name) for result in results) / len(results):9.2f}{'':9s}"


def spans(readings: Sequence[Reading]) -> float:
    """F1 of the claims that both found; it is the same in both directions."""
    both = sum(len(match(second, first)) for first, second in readings)
    return 2 * both / sum(len(first) + len(second) for first, second in readings)


def label(first: str, second: str) -> str:
    """The label of the second side, in the words of the first where it is only another form of the same name."""
    return first if same_name(first, second) else second


def rows_in(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def gold_of(second: Path) -> Path:
    return second.parent.parent / f"{second.stem}.gold.jsonl"


def as_claim(row: Row) -> Claim:
    """An annotator's row as a claim, so that two people are compared by the measure that compares the extractor."""
    period, number = row["window"] or {}, row["quantity"] or {}
    return Claim(
        id=row["id"],
        text=row["text"],
        span=Span(start=row["span"][0], end=row["span"][1]),
        post_index=row["post_index"],
        kind=Kind(row["type"]),
        checkable=row["checkable"],
        asserter=row["asserter"],
        polarity=row["polarity"],
        modality=row["modality"],
        actors=tuple(row["actors"]),
        places=tuple(row["places"]),
        period=Period(text=period.get("relative_text"), start=day(period.get("start"))) if period else None,
        quantity=Quantity(value=number.get("value"), low=number.get("low"), high=number.get("high"))
        if number
        else None,
    )


def day(text: str | None) -> date | None:
    """An ISO day; what is counted from the publication is none."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


if __name__ == "__main__":
    main(sys.argv[1:])
