"""Audits what stood behind each claim, with the same search for every side and a count of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from backing.assessment.audit.audit import ClaimAudit, Effort, SideAudit
from backing.assessment.audit.pieces import pieces_of
from backing.assessment.audit.speakers import plain_name, same_speaker, speaker_of
from backing.assessment.items.item import DENIED, Item, ItemKind
from backing.assessment.verdict import Assessment, Side, Verdict
from backing.assessment.weighing.evidence import Evidence
from backing.claims.claim import AUTHOR, Claim, Kind
from backing.claims.offers import Offering, named_in, offering_of, supports_of
from backing.evidence.claimtest import NOTHING
from backing.evidence.families.alternatives import KIND as ALTERNATIVES
from backing.evidence.finding import Finding, Proxy
from backing.evidence.report import day
from backing.statements.statement import Utterance

NOT_READ = "what {speaker} said in the original: {original}"
NOT_PUBLISHED = "what was known and never published: no record here can show it"


def substantiate(
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    assessment: Assessment,
    utterances: Sequence[Utterance] = (),
    entered: Evidence | None = None,
) -> tuple[SideAudit, ...]:
    """The audit of every side of an assessment, in its order; the same code and the same columns for each.

    Of what an analyst ``entered``, what a speaker's own reply names counts as offered, other items as public from the day
    they carry on, or as found later; observables that were looked for are items too, found or not.
    """
    by_id = {claim.id: claim for claim in claims}
    found: dict[str, list[Finding]] = {claim.id: [] for claim in claims}
    for finding in findings:
        found.setdefault(finding.claim, []).append(finding)
    verdicts = {verdict.claim: verdict for verdict in assessment.verdicts}
    supports, items = supports_of(claims), _on_each(claims, entered or Evidence())
    return tuple(
        _side(side, [by_id[c] for c in side.claims if c in by_id], found, verdicts, supports, utterances, items)
        for side in assessment.sides
    )


def _side(
    side: Side,
    own: Sequence[Claim],
    found: Mapping[str, list[Finding]],
    verdicts: Mapping[str, Verdict],
    supports: Mapping[str, tuple[str, ...]],
    utterances: Sequence[Utterance],
    items: Mapping[str, Sequence[Item]],
) -> SideAudit:
    audits = tuple(
        _claim(claim, found[claim.id], verdicts[claim.id], supports.get(claim.id, ()), utterances, items[claim.id])
        for claim in own
    )
    return SideAudit(side=side.name, role=side.role, claims=audits, effort=effort_on(own, found))


def effort_on(claims: Sequence[Claim], found: Mapping[str, Sequence[Finding]]) -> Effort:
    """What was searched for some claims; an untestable claim costs nothing and is not counted."""
    checkable = [claim for claim in claims if claim.checkable]
    findings = [finding for claim in checkable for finding in found.get(claim.id, ())]
    late = [finding for finding in findings if finding.as_of is None]
    return Effort(
        claims=len(checkable),
        tests=len({(f.claim, f.test, f.dataset, f.release) for f in findings if f.dataset != NOTHING}),
        releases=len({line.partition(":")[0] for f in findings for line in f.searched}),
        rows=sum(f.sample_size for f in late),
    )


def _claim(
    claim: Claim,
    findings: Sequence[Finding],
    verdict: Verdict,
    supports: tuple[str, ...],
    utterances: Sequence[Utterance],
    about_it: Sequence[Item],
) -> ClaimAudit:
    speaker = speaker_of(claim, utterances)
    bearing = [f for f in findings if f.proxy is not Proxy.SAME_PLACE]
    then = [f for f in bearing if f.as_of is not None]
    late = [f for f in bearing if f.as_of is None]
    said_on = min((f.as_of for f in findings if f.as_of is not None), default=None)
    replies = [item for item in about_it if item.kind is ItemKind.REPLY and same_speaker(item.source, speaker)]
    others = [item for item in about_it if item not in replies]
    public, later = pieces_of(then, late, others, said_on)
    answered = tuple(f"a reply{_when(item)} ({item.id})" for item in replies)
    named = tuple(dict.fromkeys(each for item in replies for each in named_in(item.text)))
    return ClaimAudit(
        claim=claim.id,
        speaker=speaker,
        offering=Offering.OFFERED if named else offering_of(claim, supports),
        offered=(*claim.offered, *answered, *named),
        supports=supports,
        replies=tuple(item.id for item in replies),
        about=_about(claim),
        public=public,
        rows_then=sum(f.sample_size for f in then) if said_on else None,
        unseen=tuple(_unseen(claim, speaker, late or then)),
        later=later,
        rows_later=max(sum(f.sample_size for f in late) - sum(f.sample_size for f in then), 0) if said_on else None,
        as_of=verdict.as_of.label,
        hindsight=verdict.hindsight.label,
        tests=len({(f.test, f.dataset, f.release) for f in findings if f.dataset != NOTHING}),
        alternatives=_alternatives(findings),
    )


def _about(claim: Claim) -> tuple[str, ...]:
    """The claims whose backing a claim about backing speaks of: their rows hold the answer to it."""
    if claim.kind is not Kind.SUBSTANTIATION:
        return ()
    return tuple(dict.fromkeys(r.to for r in claim.relations if r.type in ("rebuts", "about")))


def _alternatives(findings: Sequence[Finding]) -> tuple[str, ...]:
    exhibits = (each for finding in findings for each in finding.exhibits if each.kind == ALTERNATIVES)
    return tuple(dict.fromkeys(f"{row['what']} ({row['on record']})" for exhibit in exhibits for row in exhibit.data))


def _unseen(claim: Claim, speaker: str, findings: Sequence[Finding]) -> Iterator[str]:
    if claim.original is not None and claim.original != "found":
        said_by = plain_name(claim.attributed_to or speaker) if claim.asserter == AUTHOR else speaker
        yield NOT_READ.format(speaker=said_by, original=claim.original)
    yield from dict.fromkeys(reason for finding in findings for reason in finding.cannot_tell)
    yield NOT_PUBLISHED


def _on_each(claims: Sequence[Claim], entered: Evidence) -> dict[str, list[Item]]:
    """The items that speak of each claim: by its name, or by a hypothesis of a set that is about it."""
    found = {}
    for claim in claims:
        sets = [each for each in entered.sets if claim.id in each.about]
        names = {claim.id, f"{DENIED}{claim.id}", *(each.id for row in sets for each in row.hypotheses)}
        found[claim.id] = [item for item in entered.every if names & {*item.chances, *item.says}]
    return found


def _when(item: Item) -> str:
    return f" of {day(item.on)}" if item.on else ""
