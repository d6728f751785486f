"""Fail when claims agree less with the gold files than is pinned: python scripts/quality_gate.py [--pin] [SET ...]

tests/data/gate.json holds the SHA-256 digest of the gold files and a floor for each share of each set of statements. The
sets are ``dev`` (rules may be tuned on them), ``test`` (once blind), ``unseen`` and ``founding`` (one thread that may not be
bundled: in data/statements of ``$BACKING_SHARED``, by default ../shared). Without a SET all that are there are measured.
Exits 1 when the files changed without the pin, or a share lies below its floor; says which floors can be raised.
``--pin`` writes the digest and floors anew, and says what it lowers.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import sys
from pathlib import Path
from typing import Any

from backing.claims.agreement import agree
from backing.claims.extract import extract_claims
from backing.statements.read import read_statement

GATE = Path("tests/data/gate.json")
GOLD = Path("tests/data/gold")
FOUNDING = Path(os.environ.get("BACKING_SHARED", "../shared")) / "data/statements/imankulov-thread.txt"
SHARES = ("recall", "precision", "kind", "polarity", "asserter", "checkable", "places", "actors", "period", "quantity")
SETS = {"dev": "*-dev*.txt", "test": "*-test.txt", "unseen": "*-test[23].txt"}
MARGIN = 0.01
"""How far below the measured mean a floor lies: about the weight of one slot of one claim in a set."""
SLACK = 0.03
"""A mean this far above its floor asks for a new pin."""

Floors = dict[str, float]


def main() -> int:
    parser = argparse.ArgumentParser(description="Fail when claims agree less with the gold files than is pinned.")
    parser.add_argument("--pin", action="store_true", help="write the digest and the floors anew")
    parser.add_argument("--gate", type=Path, default=GATE, help="the file of pins")
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join([*SETS, 'founding'])}")
    wanted = parser.parse_args()
    gate = json.loads(wanted.gate.read_text(encoding="utf-8")) if wanted.gate.exists() else {"corpus": "", "floors": {}}
    names = wanted.sets or [*SETS, *(["founding"] if FOUNDING.exists() else [])]
    if not wanted.pin and gate["corpus"] != digest():
        print("the gold files changed: look at what changed, then run python scripts/quality_gate.py --pin")
        return 1
    measured = {name: means(texts_of(name)) for name in names}
    if wanted.pin:
        pin(wanted.gate, gate, measured)
        return 0
    below = [report(name, gate["floors"][name], measured[name]) for name in names]  # all are printed, then judged
    return int(any(below))


def digest() -> str:
    """One digest over the names and bytes of all texts and annotations, in the order of their names."""
    whole = hashlib.sha256()
    for path in sorted(path for path in GOLD.rglob("*") if path.suffix in (".txt", ".jsonl")):
        content = path.read_bytes()
        whole.update(f"{path.relative_to(GOLD).as_posix()}\n{len(content)}\n".encode() + content)
    return whole.hexdigest()


def texts_of(name: str) -> list[Path]:
    return [FOUNDING] if name == "founding" else sorted(GOLD.glob(SETS[name]))


def means(texts: list[Path]) -> Floors:
    """The mean of each share over the statements."""
    results = []
    for text in texts:
        lines = text.with_suffix(".gold.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        results.append(agree(extract_claims(read_statement(text.read_bytes(), name=text.name)), rows))
    return {share: sum(getattr(result, share) for result in results) / len(results) for share in SHARES}


def report(name: str, floors: Floors, measured: Floors) -> bool:
    """Print each share with its floor; whether one lies below."""
    for share, floor in floors.items():
        value = measured[share]
        note = "BELOW its floor" if value < floor else "can be raised" if value - floor >= SLACK else ""
        print(f"{name:10s}{share:10s}{value:7.3f}  floor {floor:.2f}  {note}".rstrip())
    return any(measured[share] < floor for share, floor in floors.items())


def pin(path: Path, gate: dict[str, Any], measured: dict[str, Floors]) -> None:
    """Write the floors of what was measured, and keep those of the other sets."""
    for name, shares in measured.items():
        before = gate["floors"].get(name, {})
        floors = {share: math.floor((value - MARGIN) * 100) / 100 for share, value in shares.items()}
        gate["floors"][name] = floors
        for share, floor in floors.items():
            if floor != before.get(share):
                print(
                    f"{name} {share}: {before.get(share)} -> {floor}{' LOWERED' if floor < before.get(share, 0) else ''}"
                )
    gate["corpus"] = digest()
    path.write_text(json.dumps(gate, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
