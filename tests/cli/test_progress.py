from __future__ import annotations

import io
import time

import pytest
from rich.console import Console
from rich.progress import Task, TaskID

from backing.cli import progress as module
from backing.cli.progress import RateColumn, progress, progress_in


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """A terminal that keeps what is written to it."""
    written = io.StringIO()
    monkeypatch.setattr(
        module, "Console", lambda **_: Console(file=written, force_terminal=True, width=120, color_system=None)
    )
    return written


def test_a_bar_names_the_work_and_how_far_it_is(terminal: io.StringIO) -> None:
    with progress("testing claims", quiet=False) as watch:
        watch("test", 3, 7)
    assert "testing claims (test)" in terminal.getvalue()
    assert "3/7" in terminal.getvalue()


def test_long_work_tells_its_rate_and_the_time_left(terminal: io.StringIO) -> None:
    with progress_in("rows", "importing ged", quiet=False) as watch:
        for done in range(0, 50_000, 10_000):
            watch("reading", done, 100_000)
            time.sleep(0.01)
    assert "rows/s" in terminal.getvalue()
    assert "0:00:" in terminal.getvalue()


def test_quiet_writes_nothing(terminal: io.StringIO) -> None:
    with progress_in("rows", "importing ged", quiet=True) as watch:
        watch("reading", 1, 2)
    assert terminal.getvalue() == ""


def test_before_anything_is_done_there_is_no_rate() -> None:
    task = Task(TaskID(0), "x", total=None, completed=0, _get_time=time.monotonic)
    assert RateColumn("rows").render(task).plain == ""
