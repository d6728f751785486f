"""The record of past responses, before anything that is simulated."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from backing.consequences.observed import Observed
from backing.evidence.report import as_chance
from backing.records.responses.response import INEFFECTIVE

COUNTED = (
    "What followed in past cases",
    "times",
    "denied",
    "complied",
    "changed later",
    "95 %",
    "admitted",
    "not known",
    "least to most",
)


def show_responses(observed: Observed, console: Console) -> None:
    """Print what followed each form, how far it can be called ineffective, and the claims that say so."""
    table = Table(box=None, pad_edge=False, header_style="dim", expand=False)
    for title in COUNTED:
        table.add_column(title, justify="left" if title.startswith("What") else "right")
    for each in observed.tallies:
        table.add_row(
            each.form, str(each.rows), str(each.denied), str(each.complied), f"{each.changed} of {each.known}",
            f"{each.low:.0%} to {each.high:.0%}", str(each.admitted), str(each.unknown), f"{each.least:.0%} to {each.most:.0%}",
        )  # fmt: skip
    console.print(table)
    limits = ", ".join(f"{limit:.0%}" for limit in INEFFECTIVE)
    console.print(f"Ineffective, if that means that conduct changes in at most {limits} of cases:")
    for each in observed.tallies:
        chances = ", ".join(as_chance(chance) for chance in each.ineffective)
        console.print(f"  {each.form}: " + (f"probability {chances}" if each.known else "the table cannot tell"))
    if observed.shaming_less is None:
        console.print(
            "Whether conduct changes less often after shaming than after a quiet demand: the table cannot tell."
        )
    else:
        console.print(
            f"Conduct changed less often after shaming than after a quiet demand: probability {as_chance(observed.shaming_less)}."
        )
    if observed.claims:
        console.print(f"Claims about it: {', '.join(observed.claims)}")
    for limit in observed.limits:
        console.print(limit)
    console.print(f"{observed.note}\n", style="dim")
