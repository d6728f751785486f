"""What a simulation says, in a table a lens: never one score, never a forecast."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from backing.cli.show_responses import show_responses
from backing.consequences.consequences import Consequences
from backing.consequences.reading.reading import Drivers, LensReading, Reading, Worse

MOST = 3
"""Limits of a box, and drivers of a difference, that are printed."""


def show_consequences(found: Consequences, console: Console) -> None:
    """Print in which share of futures each policy does best, by how many metrics it holds up, where it is worse, and why."""
    setting = found.setting
    console.print(Text(f"\nWhat would follow · {setting.name}", style="bold"))
    if found.observed:
        show_responses(found.observed, console)
    console.print(
        f"{setting.futures:,} futures × {setting.seeds} draws of luck × {len(setting.policies)} policies, "
        f"{setting.months} months · start: {setting.origin}"
    )
    console.print(found.caveat, style="dim")
    titles = {policy.name: policy.title for policy in setting.policies}
    for number, lens in enumerate(found.readings[0].lenses):
        _lens(console, number, lens, found, titles)
    console.print()
    _pairs(console, found.readings[0], titles)
    _hangs_on(console, found.readings[0], titles)
    if found.left_out:
        console.print(found.left_out, style="dim")
    for each in found.readings[1:]:
        console.print(Text(f"{each.view}: {each.told}", style="dim"))
    console.print(
        f"{len(found.assumed)} of {len(found.parameters)} parameters are assumptions: {', '.join(found.assumed)}",
        style="dim",
    )


def _lens(console: Console, number: int, lens: LensReading, found: Consequences, titles: dict[str, str]) -> None:
    table = Table(box=None, pad_edge=False, header_style="dim", expand=False, title_justify="left")
    table.add_column(f"{lens.question} Best or tied in")
    for reading in found.readings:
        table.add_column(reading.view, justify="right")
    for title in ("least to most", "alone", "regret, 90th percentile"):
        table.add_column(title, justify="right")
    for row, policy in enumerate(found.readings[0].policies):
        shares = [_best(reading, number, row) for reading in found.readings]
        table.add_row(
            titles[policy], *(f"{share:.0%}" for share in shares), f"{min(shares):.0%} to {max(shares):.0%}",
            f"{lens.alone[row]:.0%}", f"{lens.regret_90[row]:.3g}",
        )  # fmt: skip
    console.print()
    console.print(table)
    console.print(f"  Best by how many of {len(lens.robustness)} robustness metrics: {_wins(lens, found, titles)}")


def _wins(lens: LensReading, found: Consequences, titles: dict[str, str]) -> str:
    """The policies that are best by some metric, by the most metrics first; a tie counts for each."""
    ranked = sorted(zip(lens.wins, found.readings[0].policies, strict=True), key=lambda each: -each[0])
    return "; ".join(f"{titles[policy]} {wins}" for wins, policy in ranked if wins)


def _pairs(console: Console, reading: Reading, titles: dict[str, str]) -> None:
    """A row for each lens and a column for each pair, both ways round; then where, for the first pair."""
    pairs = list(dict.fromkeys((each.policy, each.other) for each in reading.worse))
    found = {(each.measure, each.policy, each.other): each.box for each in reading.worse}
    if not pairs:
        return
    quiet = pairs[0][0]
    table = Table(box=None, pad_edge=False, header_style="dim", expand=False)
    table.add_column(f"{titles[quiet]} does worse in · better in, by")
    others = [other for policy, other in pairs if policy == quiet]
    for other in others:
        table.add_column(f"than {titles[other].lower()}", justify="right")
    for lens in reading.lenses:
        both = ((found[lens.measure, quiet, other].share, found[lens.measure, other, quiet].share) for other in others)
        table.add_row(lens.measure, *(f"{worse:.0%} · {better:.0%}" for worse, better in both))
    console.print(table)
    for each in reading.worse:
        if {each.policy, each.other} == set(pairs[0]) and each.box.limits:
            console.print(f"  {_where(each, titles)}")


def _hangs_on(console: Console, reading: Reading, titles: dict[str, str]) -> None:
    """What drives the difference of each pair that was looked into, a line for each lens."""
    for policy, other in dict.fromkeys((each.policy, each.other) for each in reading.drivers):
        by_measure = {each.measure: each for each in reading.drivers if each.other == other}
        console.print(
            f"\nWhat the difference between {titles[policy].lower()} and {titles[other].lower()} hangs on, as shares of its "
            "variance with 95 % intervals:"
        )
        for lens in reading.lenses:
            found = by_measure.get(lens.measure)
            console.print(f"  {lens.measure}: {_named(found) if found else 'luck, or there is none'}")


def _named(found: Drivers) -> str:
    """The drivers with the largest shares; those that were screened where no share is clear, or that there is none."""
    if found.shares:
        return ", ".join(
            f"{each.parameter} {min(each.total, 1):.0%} ({each.between[0]:.0%} to {each.between[1]:.0%})"
            for each in found.shares[:MOST]
        )
    screened = ", ".join(each.parameter for each in found.screened[:MOST])
    return f"no share is clear of zero; screened: {screened}" if screened else "no effect is clear of zero"


def _best(reading: Reading, lens: int, policy: int) -> float:
    return reading.lenses[lens].best[policy]


def _where(worse: Worse, titles: dict[str, str]) -> str:
    limits = worse.box.limits[:MOST]
    where = " and ".join(f"{limit.parameter} {limit.low:.2g} to {limit.high:.2g}" for limit in limits)
    return (
        f"{titles[worse.policy]} does worse than {titles[worse.other].lower()} by {worse.measure} in {worse.box.density:.0%} of "
        f"futures with {where}"
    )
