"""Past allegations, judged as of their day and in hindsight: python scripts/history.py [--save]

Prints what the product makes of the cases of data/history, beside the labels that were expected, and the misses by side; with
--save it goes into docs/history.md. Exits with 1 if a rule of the weighing is broken: copies and denials that tell, or an open
case that is decided. A label that is missed is printed, and breaks nothing. Ten seconds.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backing.assessment.items.item import DENIED, Item  # noqa: E402
from backing.assessment.scales import decibans  # noqa: E402
from backing.assessment.verdict import Judgement  # noqa: E402
from backing.assessment.weighing.testimony import weight_on  # noqa: E402
from scripts.judged_history import Answer, Rule, judge_case, judge_set, rules  # noqa: E402
from scripts.measured import write  # noqa: E402
from scripts.past_allegations import PastCase, kinds_digest, past_cases  # noqa: E402

DOCUMENT = ROOT / "docs" / "history.md"
NOTE = """Decibans for the claim, lowest, central and highest. Facts marked *not checked* are from memory: they were not found
again in public text."""
SIDES = {"allegation": "allegations, by those who accuse", "denial": "denials, by those who are accused"}


def main() -> int:
    parser = argparse.ArgumentParser(description="Judge past allegations as of their day and in hindsight.")
    parser.add_argument("--save", action="store_true", help="write the tables into docs/history.md")
    wanted = parser.parse_args()
    cases = past_cases()
    answers = [answer for case in cases for answer in judge_case(case)]
    kept = rules(cases)
    text = document(cases, answers, kept)
    print(text)
    if wanted.save:
        write(DOCUMENT, "scripts/history.py", text)
    return int(not all(rule.held for rule in kept))


def document(cases: Sequence[PastCase], answers: Sequence[Answer], kept: Sequence[Rule]) -> str:
    parts = [
        f"SHA-256 of `data/history/kinds.yaml`: `{kinds_digest()}`.",
        "## The answers",
        answer_table(answers),
        "## The misses, by side",
        misses(answers),
        "## Rules that a case can break",
        "\n".join(f"- {rule.text}: {rule.measured}. {'Kept' if rule.held else '**Broken**'}." for rule in kept),
        "## What stands behind each answer",
        NOTE,
        totals(cases),
    ]
    for case in cases:
        parts += [f"### {case.number}. {case.title}", behind(case)]
    return "\n\n".join(parts)


def answer_table(answers: Sequence[Answer]) -> str:
    lines = [
        "| | day | who said it | claim | as of the day | in hindsight | expected | |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for answer in answers:
        case, past = answer.case, answer.claim
        wanted = "; ".join(
            f"{when}: {' or '.join(labels)}"
            for when, labels in (("day", past.expected.as_of), ("hindsight", past.expected.hindsight))
            if labels
        )
        missed = f"**missed** {' and '.join(answer.missed)}" if answer.missed else "as expected"
        lines.append(
            f"| {case.number} | {past.said} | {case.speaker} | {past.text} | {shown(answer.as_of, answer.verdict.as_of)} "
            f"| {shown(answer.hindsight, answer.verdict.hindsight)} | {wanted} | {missed} |"
        )
    return "\n".join(lines)


def shown(label: str, judgement: Judgement) -> str:
    if judgement.p is None or judgement.interval is None:
        return label
    low, high = map(rounded, judgement.interval)
    return f"{label}, {rounded(judgement.p)} ({low}–{high})"


def rounded(p: float) -> str:
    """Two digits, and no probability of 0 or 1."""
    return "<0.01" if p < 0.005 else ">0.99" if p > 0.995 else f"{p:.2f}"


def misses(answers: Sequence[Answer]) -> str:
    """How many expected labels were missed, by whose claim it is and by whom the answer favours."""
    lines = ["| side | labels expected | missed | too kind to the speaker | too hard |", "|---|---|---|---|---|"]
    for kind, words in SIDES.items():
        own = [answer for answer in answers if answer.case.kind == kind]
        wanted = sum(bool(e) for answer in own for e in (answer.claim.expected.as_of, answer.claim.expected.hindsight))
        ways = Counter(way(answer, when) for answer in own for when in answer.missed)
        lines.append(f"| {words} | {wanted} | {ways.total()} | {ways['kind']} | {ways['hard']} |")
    return "\n".join(lines)


ORDER = ("Refuted", "Leans refuted", "Not enough evidence", "Leans supported", "Supported")


def way(answer: Answer, when: str) -> str:
    """Whether a missed label speaks more for the speaker than the expected one, or less."""
    label, wanted = (
        (answer.as_of, answer.claim.expected.as_of)
        if when == "as of the day"
        else (answer.hindsight, answer.claim.expected.hindsight)
    )
    place = {name: number for number, name in enumerate(ORDER)}
    middle = place["Not enough evidence"]
    return "kind" if place.get(label, middle) > max(place.get(each, middle) for each in wanted) else "hard"


def totals(cases: Sequence[PastCase]) -> str:
    items = [item for case in cases for item in case.items]
    checked = sum(sum(case.checked.values()) for case in cases)
    used = len({kind for case in cases for kind in case.kinds.values()})
    return f"{len(items)} items of {used} kinds; {checked} of them checked, {len(items) - checked} not."


def behind(case: PastCase) -> str:
    parts = []
    if case.items:
        lines = ["| | known from | kind | fact | source | dB |", "|---|---|---|---|---|---|"]
        parts.append("\n".join([*lines, *(item_row(case, item) for item in case.items)]))
    parts += [
        f"Asked of the bundled records, on {past.said}: *{past.sentence}* {on_records(case, past.id)}"
        for past in case.claims
        if past.sentence
    ]
    one = judge_set(case)
    if one is not None and one.as_of is not None:
        parts.append(
            f"{one.question} "
            + " ".join(
                f"{when}: " + ", ".join(f"{share.text} {share.central:.3f}" for share in answer.shares) + "."
                for when, answer in (("As of the day", one.as_of), ("In hindsight", one.hindsight))
            )
        )
    return "\n\n".join(parts)


def item_row(case: PastCase, item: Item) -> str:
    note = "" if case.checked[item.id] else " *Not checked.*"
    repeats = f" Repeats {', '.join(item.derived_from)}." if item.derived_from else ""
    weight = weight_on(next(name for name in item.chances if not name.startswith(DENIED)), item)
    worth = " / ".join(f"{decibans(each):+.0f}" for each in (weight.low, weight.central, weight.high))
    return (
        f"| {item.id} | {item.known_from} | {case.kinds[item.id]} | {item.text}.{repeats}{note} | {item.source} "
        f"| {'0' if weight.low == weight.high == 0 else worth} |"
    )


def on_records(case: PastCase, claim: str) -> str:
    answer = next(each for each in judge_case(case) if each.claim.id == claim)
    told = [finding for finding in answer.findings if finding.as_of is None and finding.readings]
    readings = "; ".join(
        f"{reading.name} {decibans(reading.log_lr):+.0f} dB" for finding in told for reading in finding.readings
    )
    proxies = ", ".join(sorted({str(finding.proxy) for finding in told}))
    rows = f" Rows against it on the day: {', '.join(sorted(answer.rows))}." if answer.rows else ""
    return f"Readings: {readings}. Measure: {proxies}.{rows}"


if __name__ == "__main__":
    sys.exit(main())
