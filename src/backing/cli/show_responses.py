"""The record of past responses, before anything that is simulated."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from backing.consequences.observed import Observed
from backing.dossier.responses import notes_on, tabulate_ineffective, tabulate_responses
from backing.dossier.table import Table


def show_responses(observed: Observed, console: Console) -> None:
    """Print what followed each form, how far it can be called ineffective, and the claims that say so."""
    console.print("What followed in past cases:")
    console.print(_grid(tabulate_responses(observed)))
    console.print(_grid(tabulate_ineffective(observed)))
    if observed.claims:
        console.print(Text(f"Claims about it: {', '.join(observed.claims)}"))
    for note in notes_on(observed):
        console.print(Text(note, style="dim"))
    console.print()


def _grid(table: Table) -> Grid:
    grid = Grid(box=None, pad_edge=False, header_style="dim", expand=False)
    for place, title in enumerate(table.columns):
        grid.add_column(title, justify="right" if place else "left")
    for row in table.rows:
        grid.add_row(*row)
    return grid
