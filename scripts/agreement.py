"""Print how well the claims of statements agree with gold files: python scripts/agreement.py [-v] FILE [FILE ...]

Each ``NAME.txt`` among the files is a statement, ``NAME.gold.jsonl`` beside it its gold file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from backing.claims.agreement import Agreement, agree, match
from backing.claims.claim import Claim
from backing.claims.extract import extract_claims
from backing.statements.read import read_statement

SHARES = ("recall", "precision", "kind", "polarity", "asserter", "checkable", "places", "actors", "period", "quantity")


def main(arguments: list[str]) -> None:
    verbose = "-v" in arguments
    texts = [Path(argument) for argument in arguments if argument.endswith(".txt")]
    results = []
    print(f"{'':34s}" + "".join(f"{name[:8]:>9s}" for name in SHARES) + "  matched/found/gold")
    for text in texts:
        claims = extract_claims(read_statement(text.read_bytes(), name=text.name))
        rows = [json.loads(line) for line in gold_of(text).read_text(encoding="utf-8").splitlines() if line.strip()]
        result = agree(claims, rows)
        results.append(result)
        print(f"{line(text.stem, [result])}  {result.matched}/{result.found}/{result.gold}")
        if verbose:
            print_differences(claims, rows)
    if len(results) > 1:
        print(line(f"mean of {len(results)}", results))


def gold_of(text: Path) -> Path:
    return text.with_suffix(".gold.jsonl")


def line(title: str, results: Sequence[Agreement]) -> str:
    """The title and the mean of each share."""
    means = (sum(getattr(result, name) for result in results) / len(results) for name in SHARES)
    return f"{title[:34]:34s}" + "".join(f"{mean:9.2f}" for mean in means)


def print_differences(claims: Sequence[Claim], rows: Sequence[Mapping[str, Any]]) -> None:
    pairs = dict(match(claims, rows))
    for i, row in enumerate(rows):
        print(f"  {row['id']} {'' if i in pairs else 'MISSED '}{row['text']}")
        for name, expected, actual in differences(row, claims[pairs[i]]) if i in pairs else ():
            print(f"        {name:10s} {expected!r} | {actual!r}")
    for j, claim in enumerate(claims):
        if j not in pairs.values():
            print(f"  EXTRA {claim.kind.value}: {claim.text}")


def differences(row: Mapping[str, Any], claim: Claim) -> list[tuple[str, Any, Any]]:
    period, quantity = row["window"] or {}, row["quantity"] or {}
    number = [quantity.get("value"), quantity.get("low", quantity.get("min")), quantity.get("high")]
    own = claim.quantity
    found = (
        ("text", row["text"], claim.text),
        ("kind", row["type"], claim.kind.value),
        ("secondary", row["secondary_types"], list(claim.secondary_kinds)),
        ("polarity", row["polarity"], claim.polarity),
        ("checkable", row["checkable"], claim.checkable),
        ("asserter", row["asserter"], claim.asserter),
        ("stance", row["author_stance"], claim.author_stance),
        ("modality", row["modality"], claim.modality),
        ("actors", row["actors"], list(claim.actors)),
        ("places", row["places"], list(claim.places)),
        ("period", period.get("relative_text"), claim.period.text if claim.period else None),
        ("quantity", number, [own.value, own.low, own.high] if own else [None] * 3),
    )
    return [(name, expected, actual) for name, expected, actual in found if expected != actual]


if __name__ == "__main__":
    main(sys.argv[1:])
