"""Who said what: one side's tested claims in lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from backing.assessment.audit.audit import ClaimAudit, SideAudit
from backing.assessment.audit.question import LAST
from backing.assessment.audit.question import Inquiry as Asked
from backing.assessment.scales import Scale
from backing.assessment.verdict import Side, Verdict
from backing.claims.wording import worded
from backing.dossier.account import offered, public_then
from backing.dossier.dossier import Inquiry, Party, Question, Row
from backing.dossier.name import answer, clip, voice
from backing.dossier.summarize import Judged
from backing.dossier.tag import Tag
from backing.evidence.finding import Finding

SHOWN = 7
"""How many claims of one side have a line on the first page; the others are named under their answer."""


def line_up(
    side: Side,
    judged: tuple[Judged, ...],
    findings: Mapping[str, tuple[Finding, ...]],
    audits: Sequence[SideAudit],
    tags: Mapping[str, Tag],
    scale: Scale,
) -> Party:
    """One side as a reader meets it; ``judged`` are the tested claims of all sides, ``findings`` are by claim."""
    own = [item for item in judged if item[0].id in side.claims]
    audited = {row.claim: row for each in audits for row in each.claims}
    return Party(
        name=side.name,
        role=side.role,
        note=side.note,
        rows=tuple(_row(item, audited[item[0].id], findings[item[0].id], tags, scale) for item in own[:SHOWN]),
        further=_further(own[SHOWN:]),
    )


def put(inquiries: Sequence[Asked], tags: Mapping[str, Tag]) -> tuple[Inquiry, ...]:
    """The questions as a reader meets them: one that several claims leave open stands once, with these claims."""
    return tuple(
        Inquiry(
            speaker=asked.speaker,
            questions=_together(asked, tags),
            last=LAST,
            answered=asked.answered,
            left_out=asked.left_out,
        )
        for asked in inquiries
    )


def _together(asked: Asked, tags: Mapping[str, Tag]) -> tuple[Question, ...]:
    found: dict[str, tuple[Tag, ...]] = {}
    for question in asked.questions:
        found[question.text] = (*found.get(question.text, ()), tags[question.claim])
    return tuple(Question(text=text, tags=about) for text, about in found.items())


def _row(item: Judged, audit: ClaimAudit, findings: tuple[Finding, ...], tags: Mapping[str, Tag], scale: Scale) -> Row:
    claim, verdict, tag = item
    return Row(
        tag=tag,
        text=clip(worded(claim), 140),
        voice=voice(claim),
        offered=offered(audit, tags),
        public_then=public_then(audit),
        as_of=answer(verdict.as_of, scale),
        hindsight=answer(verdict.hindsight, scale),
        headline=_headline(verdict, findings),
        flags=verdict.flags,
    )


def _headline(verdict: Verdict, findings: tuple[Finding, ...]) -> str:
    """The few words of the finding that weighed most with hindsight, else of the first that has any."""
    weights = {part.finding: abs(part.central) for part in verdict.contributions}
    said = [finding for finding in findings if finding.headline and finding.as_of is None]
    return max(said, key=lambda f: weights.get(f.id, -1.0)).headline if said else ""


def _further(judged: list[Judged]) -> tuple[tuple[str, tuple[Tag, ...]], ...]:
    found: dict[str, tuple[Tag, ...]] = {}
    for _, verdict, tag in judged:
        found[verdict.so] = (*found.get(verdict.so, ()), tag)
    return tuple((str(label), tags) for label, tags in found.items())
