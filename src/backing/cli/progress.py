"""Progress on standard error, so that standard output holds results only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from backing.case import Watch


class RateColumn(ProgressColumn):
    """How many things are done in a second: ``12,000 rows/s``."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = unit

    def render(self, task: Task) -> Text:
        """The speed over the last moments; nothing before there is one."""
        return Text(f"{task.speed:,.0f} {self._unit}/s" if task.speed else "", style="progress.data.speed")


@contextmanager
def progress(label: str, *, quiet: bool) -> Iterator[Watch]:
    """A bar that names what is being done; nothing when ``quiet``, or where no terminal shows it."""
    with _bar(label, (MofNCompleteColumn(), TimeElapsedColumn()), quiet=quiet) as watch:
        yield watch


@contextmanager
def progress_in(unit: str, label: str, *, quiet: bool) -> Iterator[Watch]:
    """The same for long work on many like things: with how many of them a second, and the time that is left."""
    with _bar(label, (MofNCompleteColumn(), RateColumn(unit), TimeRemainingColumn()), quiet=quiet) as watch:
        yield watch


@contextmanager
def _bar(label: str, columns: tuple[ProgressColumn, ...], *, quiet: bool) -> Iterator[Watch]:
    console = Console(stderr=True)
    shown = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), *columns)
    with Progress(*shown, console=console, disable=quiet or not console.is_terminal, transient=True) as bar:
        task = bar.add_task(label, total=None)

        def watch(stage: str, done: int, total: int) -> None:
            bar.update(task, description=f"{label} ({stage})", completed=done, total=total)

        yield watch
