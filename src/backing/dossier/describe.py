"""One card per tested claim: its answers, its tests, and everything that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from backing.assessment.scales import Scale
from backing.assessment.verdict import Contribution, Verdict
from backing.claims.claim import Claim
from backing.claims.wording import worded
from backing.dossier.dossier import Card, Check, QueryText, Result
from backing.dossier.name import answer, chance, day, release_name, voice
from backing.dossier.table import Table
from backing.dossier.tag import Tag
from backing.dossier.turn import times
from backing.evidence.finding import Finding, Proxy
from backing.statements.statement import Statement

PROXIES = {
    Proxy.DIRECT: "measures the claim itself",
    Proxy.SAME_ACTOR: "the same actor, another measure",
    Proxy.SAME_PLACE: "the same place, another actor or all together: cannot carry an answer",
}

NOT_PASSED = "none: what could tell spoke against it, or does under some reading"
MOST_DB = 300.0
"""No more decibans are written as a ratio."""


def number_queries(findings: Iterable[Finding]) -> dict[tuple[str, str, str], QueryText]:
    """Every different query once, numbered from 1, by dataset, release and text."""
    keys = dict.fromkeys((f.dataset, f.release, f.query) for f in findings if f.query)
    return {
        key: QueryText(number=number, dataset=key[0], release=key[1], sql=key[2])
        for number, key in enumerate(keys, start=1)
    }


def describe(
    claim: Claim,
    *,
    verdict: Verdict,
    tag: Tag,
    statement: Statement,
    findings: tuple[Finding, ...],
    queries: Mapping[tuple[str, str, str], QueryText],
    scale: Scale,
) -> Card:
    """The card of a claim, in the words of a scale; ``findings`` are those about it."""
    return Card(
        tag=tag,
        text=worded(claim),
        quote=claim.span.slice(statement.text),
        post=claim.post_index,
        kind=claim.kind.replace("_", " "),
        voice=voice(claim),
        said=verdict.said,
        as_of=answer(verdict.as_of, scale),
        hindsight=answer(verdict.hindsight, scale),
        reason=verdict.reason,
        confidence=verdict.confidence,
        confidence_reasons=verdict.confidence_reasons,
        flags=verdict.flags,
        weaker=verdict.weaker,
        flips_if=verdict.flips_if,
        prior=_prior(verdict),
        contributions=verdict.contributions,
        survived=_survived(verdict, findings),
        counter_examples=_table(row for finding in findings for row in finding.counter_examples),
        checks=tuple(_check(group, queries) for group in _grouped(findings)),
        unread=not any(release_name(finding.dataset, finding.release) for finding in findings),
    )


def _prior(verdict: Verdict) -> str | None:
    """What a reader would have had to believe beforehand for the answer to be a coin toss."""
    prior, p = verdict.flip_prior, verdict.hindsight.p
    if prior is None or p is None:
        return None
    limit = chance(prior).removeprefix("under ").removeprefix("over ")
    if p >= 0.5:
        return f"Only someone who gave it less than {limit} beforehand would now think it more likely false."
    return f"Only someone who gave it more than {limit} beforehand would now think it more likely true."


def _survived(verdict: Verdict, findings: tuple[Finding, ...]) -> tuple[tuple[str, str], ...]:
    """Of the claim and of its denial, the strongest test that each survived, in one sentence; the same words for both."""
    if not verdict.contributions:
        return ()
    headlines = {finding.id: finding.headline for finding in findings}
    parts = {part.finding: part for part in verdict.contributions}
    return tuple(
        (whose, _passed(parts[name], headlines.get(name, ""), sign) if name in parts else NOT_PASSED)
        for whose, name, sign in (("The claim", verdict.survived, 1), ("Its denial", verdict.denial_survived, -1))
    )


def _passed(part: Contribution, headline: str, sign: int) -> str:
    name = part.name.replace("_", " ")
    found = f"{name}: {headline}" if headline else name
    strength = times(10 ** (min(sign * part.central, MOST_DB) / 10))
    return (
        f"{found}. What was found is {strength} times as likely if it is so as if not, and no reading speaks against it; "
        f"were it not so, something that strong would be found once in {strength} times at the most"
    )


def _grouped(findings: tuple[Finding, ...]) -> list[tuple[Finding, ...]]:
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.test, finding.dataset, finding.release), []).append(finding)
    return [tuple(sorted(group, key=lambda f: f.as_of is None)) for group in groups.values()]


def _check(group: tuple[Finding, ...], queries: Mapping[tuple[str, str, str], QueryText]) -> Check:
    """One test; where it ran as of posting and with hindsight, pictures and models are those with hindsight."""
    last = group[-1]
    keys = dict.fromkeys((f.dataset, f.release, f.query) for f in group if f.query)
    return Check(
        name=last.test.replace("_", " "),
        release=release_name(last.dataset, last.release),
        proxy=PROXIES[last.proxy],
        coverage=last.coverage,
        results=tuple(Result(when=_when(f), sentence=f.result, rows=f.sample_size) for f in group),
        models=last.models,
        explanation=_steps(group),
        cannot_tell=tuple(dict.fromkeys(line for f in group for line in f.cannot_tell)),
        needs=tuple(dict.fromkeys(line for f in group for line in f.needs)),
        exhibits=tuple(e for e in last.exhibits or group[0].exhibits if e.data),
        queries=tuple(queries[key] for key in keys),
        searched=tuple(dict.fromkeys(line for f in group for line in f.searched)),
    )


def _steps(group: tuple[Finding, ...]) -> tuple[str, ...]:
    """The steps of the last finding, and those that an earlier one took otherwise with its day: their numbers differ."""
    *earlier, last = group
    otherwise = (f"{_when(f)}: {line}" for f in earlier for line in f.explanation if line not in last.explanation)
    return tuple(dict.fromkeys((*last.explanation, *otherwise)))


def _when(finding: Finding) -> str:
    return f"As of {day(finding.as_of)}" if finding.as_of else "With hindsight"


def _table(rows: Iterable[dict[str, Any]]) -> Table | None:
    """Rows of any columns as one table without repeated rows; columns in their order, ids last, empty ones left out."""
    kept = [row for row in rows if row]
    filled = dict.fromkeys(column for row in kept for column, value in row.items() if value not in (None, ""))
    columns = tuple(sorted(filled, key=lambda column: column == "id"))
    cells = dict.fromkeys(tuple(_cell(row.get(column)) for column in columns) for row in kept)
    return Table(columns=tuple(c.replace("_", " ") for c in columns), rows=tuple(cells)) if cells else None


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
