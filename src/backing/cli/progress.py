"""Progress on standard error, so that standard output holds results only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from backing.case import Watch


@contextmanager
def progress(label: str, *, quiet: bool) -> Iterator[Watch]:
    """A bar that names what is being done; nothing when ``quiet``, or where no terminal shows it."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, disable=quiet or not console.is_terminal, transient=True) as bar:
        task = bar.add_task(label, total=None)

        def watch(stage: str, done: int, total: int) -> None:
            bar.update(task, description=f"{label} ({stage})", completed=done, total=total)

        yield watch
