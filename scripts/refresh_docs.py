"""Rewrite the outputs in README.md and docs/ from their commands: python scripts/refresh_docs.py [--check] [--picture]

Every number in the documents comes from a command. A block is a comment that says where it comes from, and a fence:

    <!-- output: COMMAND -->                        what the command prints (once, however often it is shown)
    <!-- record: FILE "WORDS" [FIELD=VALUE …] FIELD … -->
                                                    fields of the record in a case's file that is about the claim with
                                                    those words, as JSON; with hindsight unless AS_OF says otherwise
    <!-- python -->                                 what the python fence below it prints, in the fence after that
    <!-- replace: FILE "OLD" "NEW" -->              no fence: what the reader is told to change by hand

All of them run in one temporary folder that holds copies of examples/ and of what measures the claims, document by document,
so that nothing in the checkout changes but the documents. ``--check`` changes nothing and exits 1 with a diff when a document
is stale.
``--picture`` also takes docs/dossier.png anew, with chromium.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (
    "README.md",
    "docs/claims.md",
    "docs/verdicts.md",
    "docs/files.md",
    "docs/records.md",
    "docs/statistics.md",
    "docs/sources.md",
    "docs/weighing.md",
    "docs/tutorial.md",
)
"""In this order: the tutorial comes last because it edits a case."""

COPIED = ("examples", "scripts", "tests/data/gold")

BLOCK = re.compile(
    r"<!-- (?P<kind>output|record|python|replace)(?:: (?P<what>[^\n]*?))? -->\n"
    r"(?P<code>```python\n(?P<program>.*?)```\n\n?)?"
    r"(?P<fence>```(?:text|json)\n.*?```)?",
    re.DOTALL,
)
PICTURE = "examples/thread.txt --case build/demo-case"
CHROMIUM = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --window-size=1100,1300"
).split()


def refreshed(name: str, folder: Path) -> tuple[str, str]:
    """A document as it stands and as its commands would have it."""
    before = (ROOT / name).read_text(encoding="utf-8")
    return before, BLOCK.sub(partial(renewed, folder=folder), before)


def renewed(block: re.Match[str], *, folder: Path) -> str:
    """One block with its output taken anew."""
    kind, what, start = block["kind"], block["what"] or "", block[0].partition("\n")[0]
    if kind == "replace":
        replace(folder, *shlex.split(what))
        return block[0]
    if not block["fence"]:
        raise SystemExit(f"no fence follows {start}")
    if kind == "record":
        return f"{start}\n```json\n{record(folder, *shlex.split(what))}\n```"
    printed = run(what, folder) if kind == "output" else python(block["program"], folder)
    return f"{start}\n{block['code'] or ''}```text\n{printed}\n```"


@cache
def run(command: str, folder: Path) -> str:
    """What a command prints, errors included; ``python`` is this one, and ``backing`` the one that it holds."""
    this = f'python() {{ {shlex.quote(sys.executable)} -P "$@"; }}\nbacking() {{ python -m backing "$@"; }}\n'
    return printed_by(["bash", "-c", this + command], folder)


def python(program: str, folder: Path) -> str:
    """What a Python program prints."""
    return printed_by([sys.executable, "-P", "-c", program], folder)


def printed_by(command: list[str], folder: Path) -> str:
    environment = {**os.environ, "COLUMNS": "120", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)
    if "Traceback" in done.stderr:
        raise SystemExit(done.stderr)
    lines = (done.stdout + done.stderr).rstrip().splitlines()
    return "\n".join(line.rstrip() for line in lines)


def replace(folder: Path, file: str, old: str, new: str) -> None:
    """Put one string for another in a file, as the reader would in an editor."""
    text = (folder / file).read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit(f"{file} does not hold {old!r}")
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def record(folder: Path, file: str, words: str, *rest: str) -> str:
    """The wanted fields of the one record about the claim with these words (the shortest such claim)."""
    wanted = [part for part in rest if "=" not in part]
    filters = dict(part.split("=", 1) for part in rest if "=" in part)
    path = folder / file
    claims = [c for c in lines_of(path.parent / "claims.jsonl") if words in c["text"] and fits(c, filters)]
    if not claims:
        raise SystemExit(f"no claim in {path.parent.name} says {words!r}")
    claim = min(claims, key=lambda each: len(each["text"]))
    filters.pop("kind", None)
    found = claim if path.name == "claims.jsonl" else next(about(path, claim["id"], filters), None)
    if found is None:
        raise SystemExit(f"{file} holds nothing about {words!r} with {filters}")
    return written({field: found[field] for field in wanted})


def fits(row: dict[str, Any], filters: dict[str, str]) -> bool:
    return all(str(row[key]) == value for key, value in filters.items() if key in row)


def about(path: Path, claim: str, filters: dict[str, str]) -> Iterator[dict[str, Any]]:
    """The findings or verdicts about a claim, with hindsight."""
    rows = lines_of(path) if path.suffix == ".jsonl" else json.loads(path.read_text(encoding="utf-8"))["verdicts"]
    moment = filters.get("as_of")
    for row in rows:
        early = isinstance(row["as_of"], str)
        if row["claim"] == claim and early == (moment is not None) and fits(row, filters):
            yield row


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def written(row: dict[str, Any]) -> str:
    """One field a line, the items of long lists a line each; numbers with four digits, as far as they are read."""
    lines = []
    for key, exact in row.items():
        value = rounded(exact)
        flat = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and len(flat) > 90:
            flat = "[\n" + ",\n".join(f"    {json.dumps(item, ensure_ascii=False)}" for item in value) + "\n  ]"
        lines.append(f"  {json.dumps(key)}: {flat}")
    return "{\n" + ",\n".join(lines) + "\n}"


def rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return {key: rounded(item) for key, item in value.items()} if isinstance(value, dict) else value


def take_picture(folder: Path) -> None:
    """The first screen of the example's dossier, 1100 × 1300 pixels."""
    run(f"backing assess {PICTURE}", folder)
    page = folder / "build/demo-case/dossier.html"
    target = ROOT / "docs/dossier.png"
    profile = folder / "profile"
    options = [*CHROMIUM, f"--user-data-dir={profile}", f"--screenshot={target}", page.as_uri()]
    subprocess.run(["chromium", *options], check=True, capture_output=True)


def main() -> int:
    parser = argparse.ArgumentParser(description="Rewrite the outputs in the documents from their commands.")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 with a diff when one is stale")
    parser.add_argument("--picture", action="store_true", help="take docs/dossier.png anew, with chromium")
    wanted = parser.parse_args()
    stale = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in COPIED:
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "build").mkdir()
        for document in DOCUMENTS:
            before, after = refreshed(document, folder)
            stale = stale or before != after
            if wanted.check:
                diff = difflib.unified_diff(before.splitlines(), after.splitlines(), document, "as its commands say")
                print("\n".join(diff), end="\n" if before != after else "")
            elif before != after:
                (ROOT / document).write_text(after, encoding="utf-8")
                print(f"{document} rewritten")
        if wanted.picture:
            take_picture(folder)
    if stale and wanted.check:
        print("stale: run python scripts/refresh_docs.py", file=sys.stderr)
    return int(stale and wanted.check)


if __name__ == "__main__":
    sys.exit(main())
