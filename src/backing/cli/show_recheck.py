"""What ``backing recheck`` prints: the claims whose verdict moved, why, and how to take the release into the case."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from backing.assessment.recheck import Rechecked
from backing.assessment.verdict import Judgement, Verdict
from backing.casefile.codec import to_plain
from backing.cli.progress import progress
from backing.cli.recheck import Answer, Desk, opened
from backing.cli.show import SHORT, STYLES, console_of_width, shortened
from backing.evidence.report import several
from backing.records.engines.choose import EngineName


def show_recheck(
    paths: Sequence[Path], names: Sequence[str], engine: EngineName, *, every: bool, as_json: bool, quiet: bool
) -> bool:
    """Print what a new release moves, case by case, as it goes; gives whether any case could be rechecked.

    One case that cannot be is an error, as with other commands; of several each says why, and the others go on.
    """
    console, counted = console_of_width(), Counter[str]()
    with opened(paths, names, engine) as desk, progress("rechecking", quiet=quiet or as_json) as watch:
        for answer in desk.answers(watch):
            if answer.problem and desk.alone:
                raise answer.problem
            counted.update(_counts(answer))
            if as_json:
                print(json.dumps(_plain(answer, every=every), ensure_ascii=False), flush=True)
            elif not quiet:
                _case(console, answer, every=every, alone=desk.alone)
        if not (as_json or quiet):
            _closing(console, counted, desk)
    return counted["cases"] > 0


def _counts(answer: Answer) -> dict[str, int]:
    outcome = answer.outcome
    if outcome is None:
        return {"refused": 1}
    return {
        "cases": 1,
        "claims": outcome.claims,
        "moved": len(outcome.moved),
        "tests": outcome.tests,
        "asked": outcome.judged,
    }


def _case(console: Console, answer: Answer, *, every: bool, alone: bool) -> None:
    if answer.problem or answer.outcome is None:
        console.print(Text(f"{answer.path} · not rechecked", style="bold"), soft_wrap=True)
        if answer.problem:
            console.print(Text(f"  {answer.problem.detail}\n  try: {answer.problem.hint}"), soft_wrap=True)
        return
    moved = answer.outcome.moved
    shown = answer.outcome.rechecked if every else moved
    if not (shown or every or alone):
        return
    stayed = answer.outcome.claims - len(moved)
    console.print(Text(f"{answer.path} · {len(moved)} moved, {stayed} stayed", style="bold"), soft_wrap=True)
    if answer.same:
        console.print("  its records stay what they were: it was tested on this release already, or on a later one")
    for each in shown:
        _claim(console, each)
    if moved:
        console.print(Text(f"  to take it in: {' && '.join(answer.take_in)}"), soft_wrap=True)


def _claim(console: Console, each: Rechecked) -> None:
    console.print(Text(f"  ({each.claim.id}) {shortened(each.claim.text)}"))
    if not each.moved:
        console.print(Text("    stayed: ").append(_answer(each.after.hindsight)).append(", with hindsight"))
        return
    for name, before, after in _judgements(each.before, each.after):
        if before != after:
            console.print(Text(f"    {name}: ").append(_answer(before)).append(" → ").append(_answer(after)))
    for reason in each.reasons:
        console.print(Text(f"    {reason}"))


def _judgements(before: Verdict, after: Verdict) -> tuple[tuple[str, Judgement, Judgement], ...]:
    return (
        ("as of posting", before.as_of, after.as_of),
        ("with hindsight", before.hindsight, after.hindsight),
    )


def _answer(judgement: Judgement) -> Text:
    number = "" if judgement.p is None else f" (p {judgement.p:.2f})"
    return Text(f"{SHORT[judgement.label]}{number}", style=STYLES.get(judgement.label, ""))


def _closing(console: Console, counted: Counter[str], desk: Desk) -> None:
    refused = f" · {several(counted['refused'], 'case')} could not be rechecked" if counted["refused"] else ""
    console.print(
        f"\n{counted['moved']} of {several(counted['claims'], 'claim')} in {several(counted['cases'], 'case')} moved · "
        f"{counted['asked']} of {several(counted['tests'], 'test')} asked again{refused}",
    )
    console.print(f"plan: {'; '.join(map(str, desk.plan))}", soft_wrap=True)
    console.print("no case was changed")


def _plain(answer: Answer, *, every: bool) -> dict[str, object]:
    if answer.problem or answer.outcome is None:
        problem = answer.problem
        return {"case": str(answer.path), "error": problem and problem.detail, "hint": problem and problem.hint}
    outcome = answer.outcome
    return {
        "case": str(answer.path),
        "claims": outcome.claims,
        "tests": outcome.tests,
        "asked_again": outcome.judged,
        "moved": [_plain_claim(each) for each in outcome.moved],
        **({"stayed": [_plain_claim(each) for each in outcome.rechecked if not each.moved]} if every else {}),
        "take_in": list(answer.take_in),
    }


def _plain_claim(each: Rechecked) -> dict[str, object]:
    def answers(verdict: Verdict) -> dict[str, object]:
        return {"as_of": to_plain(verdict.as_of), "hindsight": to_plain(verdict.hindsight)}

    return {
        "claim": each.claim.id,
        "text": each.claim.text,
        "before": answers(each.before),
        "after": answers(each.after),
        "reasons": list(each.reasons),
    }
