"""Turns a case into a dossier: pure, in reading order, every word computed from the four records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from backing.assessment.audit.ask import inquire
from backing.assessment.audit.substantiate import substantiate
from backing.assessment.scales import SCALES, Scale, ScaleName
from backing.assessment.verdict import Assessment, Side, Verdict
from backing.assessment.views.argument import map_argument
from backing.assessment.views.credits import in_words
from backing.assessment.weighing.evidence import Evidence
from backing.claims.claim import AUTHOR, Claim
from backing.claims.wording import worded
from backing.consequences.consequences import Consequences
from backing.dossier.account import account
from backing.dossier.adjusted_table import adjusted_table
from backing.dossier.argue import argue
from backing.dossier.describe import describe, number_queries
from backing.dossier.dossier import Card, Dossier, Kept
from backing.dossier.explain import explain, in_short
from backing.dossier.line_up import line_up, put
from backing.dossier.look_ahead import look_ahead
from backing.dossier.mark import mark
from backing.dossier.measured import measured
from backing.dossier.name import UNTESTED, dated, listed, make_tag, release_name, short_names, unread, voice
from backing.dossier.note import note
from backing.dossier.summarize import SETTLED, Judged, errors, minute
from backing.dossier.tag import Tag
from backing.dossier.word import words
from backing.evidence.finding import Exhibit, Finding
from backing.records.catalog import Dataset
from backing.statements.statement import Statement

KNOWN_FORMS = ("thread", "article", "transcript")
UNREAD = "what was said in the original: only the author's report of it was read"


class Records(Protocol):
    """What a dossier is made from; ``backing.case.Case`` is one, and lies above this stage."""

    @property
    def statement(self) -> Statement: ...
    @property
    def claims(self) -> tuple[Claim, ...]: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def assessment(self) -> Assessment: ...
    @property
    def entered(self) -> Evidence: ...
    @property
    def consequences(self) -> Consequences | None: ...


def assemble(case: Records, datasets: tuple[Dataset, ...] = (), scale: Scale = SCALES[ScaleName.ICD_203]) -> Dossier:
    """The dossier of a case, in the words of one scale; ``datasets`` are the releases to attribute, used or not."""
    verdicts = {verdict.claim: verdict for verdict in case.assessment.verdicts}
    tags = _tags(case, verdicts)
    findings = _by_claim(case)
    judged = tuple(
        (claim, verdicts[claim.id], tags[claim.id])
        for claim in _in_order(case)
        if claim.id in verdicts and (findings[claim.id] or verdicts[claim.id].so not in UNTESTED)
    )
    cards = _cards(judged, case, findings, scale)
    audits = substantiate(case.claims, case.findings, case.assessment, case.statement.utterances, case.entered)
    return Dossier(
        title=f"What stands behind {_subject(case.statement)}?",
        dated=_dated(case.statement),
        as_of=_as_of(case),
        releases=tuple(dict.fromkeys(filter(None, (release_name(f.dataset, f.release) for f in case.findings)))),
        banner=_banner(judged, case.assessment.sides),
        minute=(*minute(judged, case.findings, case.assessment), *in_short(case.assessment.sets)),
        parties=tuple(line_up(side, judged, findings, audits, tags, scale) for side in case.assessment.sides),
        accounts=account(audits, case.claims, tags),
        explanations=explain(case.assessment.sets, tags),
        argument=argue(map_argument(case.claims, case.statement.utterances), tags),
        inquiries=put(inquire(case.claims, case.assessment.verdicts, audits), tags),
        timeline=_timeline(judged, findings),
        blind_spots=(*_unread(case.statement), *_blind_spots(judged, findings)),
        sources=tuple(
            (line, tuple(tags[claim] for claim in claims if claim in tags))
            for line, claims in in_words(case.assessment.credits)
        ),
        to_look_at=tuple(
            (each.text, tuple(tags[claim] for claim in each.claims if claim in tags))
            for each in case.assessment.remarks
        ),
        errors=errors(judged, case.assessment.sides),
        passages=mark(case.statement, case.claims, tags),
        cards=cards,
        outlook=look_ahead(case.consequences, tags) if case.consequences else None,
        kept=_kept(case, {claim.id for claim, _, _ in judged}, tags, verdicts),
        datasets=datasets,
        queries=tuple(number_queries(case.findings).values()),
        adjusted=adjusted_table(case.assessment.adjusted, judged, case.findings),
        words=words(scale),
        measured=measured(finding.test for finding in case.findings if finding.readings),
        notes=note(case.claims, findings, tags),
        settings=tuple(sorted(case.assessment.settings.items())),
    )


def _by_claim(case: Records) -> dict[str, tuple[Finding, ...]]:
    found: dict[str, list[Finding]] = {claim.id: [] for claim in case.claims}
    for finding in case.findings:
        found.setdefault(finding.claim, []).append(finding)
    return {claim: tuple(findings) for claim, findings in found.items()}


def _tags(case: Records, verdicts: Mapping[str, Verdict]) -> dict[str, Tag]:
    names = short_names(case.claims, case.assessment.sides)
    return {
        claim.id: make_tag(claim, name=names[claim.id], place=place, verdict=verdicts.get(claim.id))
        for place, claim in enumerate(case.claims, start=1)
    }


def _in_order(case: Records) -> list[Claim]:
    """The claims side by side in each side's order, then those of no side as they stand in the text."""
    claims = {claim.id: claim for claim in case.claims}
    ids = dict.fromkeys([*(c for side in case.assessment.sides for c in side.claims), *claims])
    return [claims[claim] for claim in ids if claim in claims]


def _cards(
    judged: tuple[Judged, ...], case: Records, findings: Mapping[str, tuple[Finding, ...]], scale: Scale
) -> tuple[Card, ...]:
    queries = number_queries(case.findings)
    return tuple(
        describe(
            claim,
            verdict=verdict,
            tag=tag,
            statement=case.statement,
            findings=findings[claim.id],
            queries=queries,
            scale=scale,
        )
        for claim, verdict, tag in judged
    )


def _subject(statement: Statement) -> str:
    if len(statement.utterances) != 1:
        return "these statements"
    words = statement.utterances[0].reader.split()
    return f"this {next((word for word in KNOWN_FORMS if word in words), 'statement')}"


def _dated(statement: Statement) -> tuple[str, ...]:
    """When each utterance was made, named where there are several."""
    several = len(statement.utterances) > 1
    return tuple(f"{u.name}: {dated(u.dating)}" if several else dated(u.dating) for u in statement.utterances)


def _as_of(case: Records) -> date | None:
    return min((f.as_of for f in case.findings if f.as_of is not None), default=None)


def _banner(judged: tuple[Judged, ...], sides: tuple[Side, ...]) -> str | None:
    """Says so when one side's claims were tested and another's were not."""
    tested = {claim.id for claim, _, _ in judged}
    missing = [side.name for side in sides if side.claims and not tested.intersection(side.claims)]
    if not missing or len(missing) == len(sides):
        return None
    return f"No claim of {listed(missing)} could be tested: what follows weighs one side only."


def _timeline(judged: tuple[Judged, ...], findings: Mapping[str, tuple[Finding, ...]]) -> Exhibit | None:
    """The timeline of a settled claim if there is one, and then the one with most cases that bear on the claim."""
    found = [
        (verdict.so in SETTLED, sum(row.get("type") == "counter-example" for row in exhibit.data), exhibit)
        for claim, verdict, _ in judged
        for finding in sorted(findings[claim.id], key=lambda f: f.as_of is not None)
        for exhibit in finding.exhibits
        if exhibit.kind == "timeline" and exhibit.data
    ]
    return max(found, key=lambda item: item[:2])[2] if found else None


def _unread(statement: Statement) -> tuple[tuple[str, tuple[Tag, ...]], ...]:
    """The posts in other languages, which bear on no claim that was found because none was looked for."""
    note = unread(statement)
    return ((note, ()),) if note else ()


def _blind_spots(
    judged: tuple[Judged, ...], findings: Mapping[str, tuple[Finding, ...]]
) -> tuple[tuple[str, tuple[Tag, ...]], ...]:
    """Why no record settles a claim, each reason once with its claims, the reason for most claims first."""
    found: dict[str, dict[Tag, None]] = {}
    for claim, verdict, tag in judged:
        if claim.asserter != AUTHOR and claim.original != "found":
            found.setdefault(UNREAD, {})[tag] = None
        if verdict.so in SETTLED:
            continue
        late = [f for f in findings[claim.id] if f.as_of is None]
        for finding in late or findings[claim.id]:
            release = release_name(finding.dataset, finding.release)
            for reason in finding.cannot_tell:
                found.setdefault(f"{release}: {reason}" if release else reason, {})[tag] = None
    return tuple((reason, tuple(found[reason])) for reason in sorted(found, key=lambda reason: -len(found[reason])))


def _kept(
    case: Records, tested: set[str], tags: Mapping[str, Tag], verdicts: Mapping[str, Verdict]
) -> tuple[Kept, ...]:
    """The claims without a card, in the order of the text, each with the reason why it was not tested."""
    return tuple(
        Kept(
            tag=tags[claim.id],
            text=worded(claim),
            voice=voice(claim),
            post=claim.post_index,
            kind=claim.kind.replace("_", " "),
            reason=claim.reason or (verdicts[claim.id].reason if claim.id in verdicts else "not assessed"),
        )
        for claim in case.claims
        if claim.id not in tested
    )
