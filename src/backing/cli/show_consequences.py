"""What a simulation says, in a table a lens: never one score, never a forecast."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from backing.consequences.consequences import Consequences
from backing.consequences.reading.reading import LensReading, Reading, Worse
from backing.consequences.responses.observed import Observed

MOST = 3
"""Limits of a box that are printed."""


def show_consequences(found: Consequences, console: Console) -> None:
    """Print the shares of futures in which each policy does best, under all assumptions, and where each is worse."""
    setting = found.setting
    console.print(Text(f"\nWhat would follow · {setting.name}", style="bold"))
    if found.observed:
        _observed(console, found.observed)
    console.print(
        f"{setting.futures:,} futures × {setting.seeds} draws of luck × {len(setting.policies)} policies, "
        f"{setting.months} months · start: {setting.origin}"
    )
    console.print(found.caveat, style="dim")
    titles = {policy.name: policy.title for policy in setting.policies}
    for number, lens in enumerate(found.readings[0].lenses):
        _lens(console, number, lens, found, titles)
    for worse in found.readings[0].worse:
        console.print(f"  {_worse(worse, titles)}")
    if found.left_out:
        console.print(found.left_out, style="dim")
    for each in found.readings[1:]:
        console.print(Text(f"{each.view}: {each.title}", style="dim"))
    console.print(
        f"{len(found.assumed)} of {len(found.parameters)} parameters are assumptions: {', '.join(found.assumed)}",
        style="dim",
    )


def _observed(console: Console, observed: Observed) -> None:
    """The record, before anything that is simulated."""
    table = Table(box=None, pad_edge=False, header_style="dim", expand=False)
    for title in ("What followed in past cases", "times", "denied", "complied", "changed later", "95 %", "not known"):
        table.add_column(title, justify="left" if title.startswith("What") else "right")
    for each in observed.tallies:
        later = f"{each.changed} of {each.known}"
        unknown = str(each.rows - each.known)
        share = f"{each.low:.0%} to {each.high:.0%}"
        table.add_row(each.form, str(each.rows), str(each.denied), str(each.complied), later, share, unknown)
    console.print(table)
    if observed.shaming_less is None:
        console.print(
            "Whether conduct changes less often after shaming than after a quiet demand: the table cannot tell."
        )
    else:
        console.print(
            f"Conduct changed less often after shaming than after a quiet demand: probability {observed.shaming_less:.2f}."
        )
    if observed.claims:
        console.print(f"Claims about it: {', '.join(observed.claims)}")
    console.print(f"{observed.note}\n", style="dim")


def _lens(console: Console, number: int, lens: LensReading, found: Consequences, titles: dict[str, str]) -> None:
    table = Table(box=None, pad_edge=False, header_style="dim", expand=False, title_justify="left")
    table.add_column(f"{lens.question} Best or tied in")
    for reading in found.readings:
        table.add_column(reading.view, justify="right")
    table.add_column("regret, 90th percentile", justify="right")
    for row, policy in enumerate(found.readings[0].policies):
        shares = [f"{_best(reading, number, row):.0%}" for reading in found.readings]
        table.add_row(titles[policy], *shares, f"{lens.regret_90[row]:.3g}")
    console.print()
    console.print(table)


def _best(reading: Reading, lens: int, policy: int) -> float:
    return reading.lenses[lens].best[policy]


def _worse(worse: Worse, titles: dict[str, str]) -> str:
    told = (
        f"{titles[worse.policy]} does worse than {titles[worse.other].lower()} by {worse.measure} in {worse.box.share:.0%} of "
        f"futures"
    )
    limits = worse.box.limits[:MOST]
    if not limits:
        return told
    where = " and ".join(f"{limit.parameter} {limit.low:.2g} to {limit.high:.2g}" for limit in limits)
    return f"{told}: {worse.box.density:.0%} of those with {where}"
