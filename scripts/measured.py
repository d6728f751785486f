"""Tables that take minutes to measure stand in a document between two comments, and their command writes them there.

<!-- measured by COMMAND -->
…
<!-- end -->
"""

from __future__ import annotations

from pathlib import Path


def write(document: Path, command: str, text: str) -> None:
    """Put what a command measured in its place; a document that has no place for it is an error."""
    before, start, rest = document.read_text(encoding="utf-8").partition(f"<!-- measured by {command} -->\n")
    _, end, after = rest.partition("<!-- end -->")
    if not start or not end:
        raise SystemExit(f"{document.name} has no place for what {command} measures")
    document.write_text(f"{before}{start}\n{text}\n\n{end}{after}", encoding="utf-8")
