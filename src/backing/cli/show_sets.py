"""A short block for each set of hypotheses: what is likely, what that hangs on, what to look for next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from backing.assessment.scales import factor_word
from backing.assessment.verdict import Remark, Verdict
from backing.assessment.weighing.answer import Group, SetAnswer, SetVerdict
from backing.dossier.alarm import alarm
from backing.dossier.seek import ceiling, pursued, worth_table
from backing.dossier.turn import turns

MOST = 3
"""Things to look for that are printed for each set."""


def show_sets(sets: Sequence[SetVerdict], console: Console) -> None:
    """Print every set; nothing where there is none."""
    for each in sets:
        _show(console, each)


def show_parts(verdicts: Iterable[Verdict], console: Console) -> None:
    """Print what counts in part in the answer to a claim; nothing where all counts in full."""
    lines = [f"  {each.claim}: {part.note}" for each in verdicts for part in each.contributions if part.note]
    if lines:
        console.print(Text("\nCounted in part", style="bold"))
    for line in lines:
        console.print(Text(line))


def show_remarks(remarks: Sequence[Remark], console: Console) -> None:
    """Print what a person should look at; nothing where there is nothing."""
    if remarks:
        console.print(Text("\nTo look at", style="bold"))
    for each in remarks:
        claims = f" ({', '.join(each.claims)})" if each.claims else ""
        console.print(Text(f"  {each.text}{claims}"))


def _show(console: Console, verdict: SetVerdict) -> None:
    about = f", about {', '.join(verdict.about)}" if verdict.about else ""
    console.print(Text(f"\n{verdict.question} ({verdict.id}{about})", style="bold"))
    table = Table(box=None, pad_edge=False, header_style="dim", expand=False)
    for title in ("", "hypothesis", "prior", "as of posting", "with hindsight", "range"):
        table.add_column(title, justify="left" if title in {"", "hypothesis"} else "right")
    early = {share.hypothesis: share for share in verdict.as_of.shares} if verdict.as_of else {}
    for share in verdict.hindsight.shares:
        then = early.get(share.hypothesis)
        table.add_row(
            Text(share.hypothesis),
            Text(share.text),
            f"{share.prior:.2f}",
            f"{then.central:.2f}" if then else "no date",
            f"{share.central:.2f}",
            f"{share.low:.2f} to {share.high:.2f}",
        )
    console.print(table)
    for line in (*verdict.warnings, *lines_of(verdict.hindsight)):
        console.print(Text(f"  {line}"))
    _show_open(console, verdict.hindsight)
    for line in (*pursued(verdict.hindsight), *_group(verdict.group), verdict.priors):
        console.print(Text(f"  {line}"))


def _show_open(console: Console, answer: SetAnswer) -> None:
    """What to look for next, ranked; nothing where nothing is open."""
    wanted = worth_table(answer, MOST)
    if wanted is None:
        return
    console.print(Text(f"  To look for next, most bits for its cost first; {ceiling(answer)}"))
    table = Table(box=None, pad_edge=False, header_style="dim", expand=False)
    for title in ("  ", *(column.lower() for column in wanted.columns)):
        table.add_column(title, justify="right" if title in {"bits", "adds", "cost", "bits for its cost"} else "left")
    for number, row in enumerate(wanted.rows, start=1):
        table.add_row(f"  {number}", *map(Text, row))
    console.print(table)


def _group(group: Group | None) -> tuple[str, ...]:
    """What analysts think by themselves, and how far apart they are."""
    if group is None:
        return ()
    pooled = ", ".join(f"{name} {p:.2f}" for name, p in group.pooled.items())
    widest = max(group.apart, key=lambda name: group.apart[name])
    sums = ", ".join(f"{each.name} {each.summed_to:g}" for each in group.analysts)
    apart = f"furthest apart on {widest} ({group.apart[widest]:.2f})"
    return (
        f"{len(group.analysts)} analysts by themselves, pooled: {pooled}; {apart}; their numbers summed to: {sums}",
    )


def lines_of(answer: SetAnswer) -> tuple[str, ...]:
    """What the answer hangs on, in a few sentences."""
    lines = [*alarm(answer)]
    if not answer.pieces:
        lines.append("No evidence was entered yet: these are the priors")
    elif answer.rival:
        adding = " ".join(f"{piece.central:+.1f} ({piece.name})" for piece in answer.pieces)
        word = factor_word(answer.total - answer.prior)
        lines.append(
            f"{answer.counted} over {answer.rival}, in dB: {answer.prior:+.1f} (priors) {adding} = {answer.total:+.1f}; "
            f"the evidence is {word}"
        )
    lines += [f"{piece.name} decides: without it, another would lead" for piece in answer.pieces if piece.decides]
    leading = next((share for share in answer.shares if share.hypothesis == answer.leading), None)
    if leading and answer.pieces:
        lines.append(f"{answer.leading} would be even at a prior of {leading.flip_prior:.3g}")
    lines += turns(answer)
    lines += [note for piece in answer.pieces for note in piece.notes]
    return tuple(lines)
