"""What the sources of the evidence were taken for, where something is known of them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from backing.assessment.verdict import Credit
from backing.assessment.views.credits import in_words

MOST = 12
"""Lines that are printed; ``assessment.json`` has all."""


def show_credits(credited: Sequence[Credit], console: Console) -> None:
    """Print a line for each source, and for each item that holds what its source says; nothing where there is none."""
    lines = in_words(credited)
    if lines:
        console.print(Text("\nSources", style="bold"))
    for line, _ in lines[:MOST]:
        console.print(Text(f"  {line}"))
    if len(lines) > MOST:
        console.print(f"  {len(lines) - MOST} more in assessment.json")
