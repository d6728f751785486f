"""What the commands print: the short answer on a screen, or the whole of it as JSON."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from backing.assessment.verdict import Assessment, Judgement, Label, Side, Verdict
from backing.case import Case
from backing.casefile.codec import to_plain
from backing.casefile.folder import CaseFolder
from backing.casefile.names import DOSSIER
from backing.casefile.stream import DONE, STREAM, Outcome
from backing.claims.claim import Claim
from backing.claims.wording import worded
from backing.cli.show_credits import show_credits
from backing.cli.show_sets import show_parts, show_remarks, show_sets
from backing.dossier.name import short_names, unread
from backing.evidence.report import day, several
from backing.statements.statement import Dating

MOST = 5
"""Claims printed for each side unless all are asked for."""

WIDTH_WITHOUT_TERMINAL = 130
CLAIM_WIDTH = 50
SHORT = {
    Label.SUPPORTED: "SUPPORTED",
    Label.LEANS_SUPPORTED: "leans supported",
    Label.REFUTED: "REFUTED",
    Label.LEANS_REFUTED: "leans refuted",
    Label.CONFLICTING: "conflicting evidence",
    Label.NOT_ENOUGH: "not enough evidence",
    Label.CANNOT_TELL: "cannot tell",
    Label.OPINION: "opinion or advice",
    Label.NEEDS_DEFINITION: "needs a definition",
}
STYLES = {
    Label.SUPPORTED: "green",
    Label.LEANS_SUPPORTED: "green",
    Label.REFUTED: "red",
    Label.LEANS_REFUTED: "red",
    Label.CONFLICTING: "yellow",
}


def show_assessment(folder: CaseFolder, *, every: bool, as_json: bool) -> None:
    """Print a case's answer: the most consequential claims of each side, or all of them."""
    case = folder.case()
    if as_json:
        print(json.dumps(_plain(folder, case), ensure_ascii=False, indent=1))
        return
    console = console_of_width()
    _heading(console, case)
    for side in case.assessment.sides:
        _side(console, side, case, every=every)
    show_weighed(case.assessment, console)
    _closing(console, folder, case, every=every)


def show_weighed(assessment: Assessment, console: Console) -> None:
    """Print what counts in part, what the evidence makes of the rival explanations, whom it is by, and what to look at."""
    show_parts(assessment.verdicts, console)
    show_sets(assessment.sets, console)
    show_credits(assessment.credits, console)
    show_remarks(assessment.remarks, console)


def show_stream(entries: Iterable[Outcome], out: Path, *, quiet: bool, as_json: bool) -> bool:
    """Print how each statement of a stream went, as it goes, and then how many; gives whether any was assessed."""
    counted: Counter[str] = Counter()
    for entry in entries:
        counted[entry.state] += 1
        if as_json:
            print(json.dumps(to_plain(entry), ensure_ascii=False), flush=True)
        elif not quiet:
            where = out / str(entry.case) / DOSSIER if entry.state == DONE else entry.error
            print(f"{entry.state:<10} {entry.input}  {where}", flush=True)
    if not quiet and not as_json:
        print(
            f"\n{', '.join(f'{number} {state}' for state, number in counted.items()) or 'nothing to read'} · {out / STREAM}"
        )
    return counted[DONE] > 0


def console_of_width() -> Console:
    """Standard output; a fixed width where no terminal says how wide it is."""
    console = Console(highlight=False)
    known = console.is_terminal or "COLUMNS" in os.environ
    return console if known else Console(highlight=False, width=WIDTH_WITHOUT_TERMINAL)


def dated(dating: Dating) -> str:
    """When a statement was made, in a few words."""
    first, last = dating.days.earliest, dating.days.latest
    if first is None or last is None:
        return "date unknown (set --date)"
    when = day(first) if first == last else f"{day(first)} to {day(last)}"
    if dating.basis == "given":
        return f"dated {when}"
    advice = "" if first == last else "; set --date"
    return f"dated {when} ({dating.basis} from {dating.words}{advice})"


def _heading(console: Console, case: Case) -> None:
    for utterance in case.statement.utterances:
        posts = sum(utterance.span.contains(post.span) for post in case.statement.posts)
        console.print(Text(f"{utterance.name} · {several(posts, 'post')} · {dated(utterance.dating)}", style="bold"))
    if note := unread(case.statement):
        console.print(note)


def _side(console: Console, side: Side, case: Case, *, every: bool) -> None:
    note = f", {side.note}" if side.note else ""
    console.print(Text(f"\n{side.role} ({side.name}{note})", style="bold"))
    table = Table(box=None, pad_edge=False, header_style="dim", expand=False)
    for title in ("", "claim", "as of posting", "with hindsight", "why"):
        table.add_column(title, overflow="fold", max_width=CLAIM_WIDTH if title == "claim" else None)
    claims = {claim.id: claim for claim in case.claims}
    names = short_names(case.claims, case.assessment.sides)
    for claim_id in side.claims if every else side.claims[:MOST]:
        name = f"{names[claim_id]} ({claim_id})" if every else names[claim_id]
        table.add_row(name, *_row(claims[claim_id], case.assessment.verdict_on(claim_id)))
    console.print(table)


def _row(claim: Claim, verdict: Verdict) -> tuple[str | Text, ...]:
    said = {"found": "", None: ""}.get(verdict.said, " [said: ?]")
    return (
        Text(shortened(worded(claim)) + said),
        _answer(verdict.as_of, verdict),
        _answer(verdict.hindsight, verdict),
        verdict.reason,
    )


def _answer(judgement: Judgement, verdict: Verdict) -> Text:
    flags = "".join(f", {flag}" for flag in verdict.flags if judgement.p is not None)
    return Text(f"{SHORT[judgement.label]}{flags}", style=STYLES.get(judgement.label, ""))


def shortened(text: str, width: int = 98) -> str:
    """A claim's words on one line, cut at a word."""
    text = " ".join(text.split())
    return text if len(text) <= width else text[:width].rsplit(" ", 1)[0] + "…"


def _closing(console: Console, folder: CaseFolder, case: Case, *, every: bool) -> None:
    untested = [v for v in case.assessment.verdicts if v.so is Label.OPINION]
    if every and untested:
        console.print(Text("\nKEPT, NOT TESTED", style="bold"))
        _untested(console, untested, case)
    elif not every:
        console.print(f"\n{len(untested)} advice, value and other statements kept, untested · --all shows everything")
    if case.assessment.would_change_most:
        console.print(f"Would change most: {'; '.join(case.assessment.would_change_most[:3])}")
    console.print(f"{folder.path / DOSSIER}        next: open it in a browser", soft_wrap=True)


def _untested(console: Console, verdicts: Sequence[Verdict], case: Case) -> None:
    claims = {claim.id: claim for claim in case.claims}
    for verdict in verdicts:
        console.print(f"  ({verdict.claim}) {shortened(claims[verdict.claim].text)} ({verdict.reason})")


def _plain(folder: CaseFolder, case: Case) -> dict[str, object]:
    claims = {claim.id: claim for claim in case.claims}
    return {
        "case": str(folder.path),
        "dossier": str(folder.path / DOSSIER),
        "statements": [
            {"name": u.name, "dating": to_plain(u.dating), "reader": u.reader, "language": u.language}
            for u in case.statement.utterances
        ],
        "not_read": unread(case.statement),
        "sides": to_plain(case.assessment.sides),
        "verdicts": [{"text": claims[v.claim].text, **to_plain(v)} for v in case.assessment.verdicts],
        "would_change_most": list(case.assessment.would_change_most),
        "sets": to_plain(case.assessment.sets),
        "credits": to_plain(case.assessment.credits),
        "remarks": list(case.assessment.remarks),
    }
