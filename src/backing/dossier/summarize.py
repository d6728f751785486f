"""The first page in sentences computed from the verdicts: what is settled, what is not, and what if we are wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from backing.assessment.verdict import Assessment, Label, Side, Verdict
from backing.claims.claim import Claim, Kind
from backing.claims.wording import worded
from backing.dossier.dossier import ErrorCost
from backing.dossier.name import chance, clip, listed
from backing.dossier.tag import Tag
from backing.evidence.finding import Finding

SETTLED = (Label.SUPPORTED, Label.REFUTED)
OPEN = (Label.LEANS_SUPPORTED, Label.LEANS_REFUTED, Label.CONFLICTING, Label.NOT_ENOUGH, Label.NEEDS_DEFINITION)
UPHELD = (Label.SUPPORTED, Label.LEANS_SUPPORTED)
REJECTED = (Label.REFUTED, Label.LEANS_REFUTED)
NAMED = 3
SHORT = 110
"""How many claims one sentence of the first page names before it only counts the rest, and by how many characters."""

Judged = tuple[Claim, Verdict, Tag]


def minute(
    judged: tuple[Judged, ...], findings: Iterable[Finding], assessment: Assessment
) -> tuple[tuple[str, str], ...]:
    """Four headings with one plain sentence each."""
    return (
        ("Settled", _settled(judged)),
        ("Not settled", _unsettled(judged)),
        ("Out of sight", _unseen(judged, findings)),
        ("Would change most", _decisive(judged, assessment)),
    )


def _settled(judged: tuple[Judged, ...]) -> str:
    settled = [item for item in judged if item[1].so in SETTLED]
    if not judged:
        return "Nothing was tested: no claim in the text can be held against a record."
    if not settled:
        return f"None of the {len(judged)} checkable claims is supported or refuted by these records."
    late = [tag.name for _, verdict, tag in settled if verdict.as_of.label is not verdict.so]
    since = f" For {listed(late)} this shows only with hindsight, not from what was public at posting." if late else ""
    return f"{len(settled)} of {len(judged)} checkable claims: {_each(settled)}.{since}"


def _unsettled(judged: tuple[Judged, ...]) -> str:
    still = [item for item in judged if item[1].so in OPEN]
    return f"{_each(still)}." if still else "No tested claim is left between supported and refuted."


def _unseen(judged: tuple[Judged, ...], findings: Iterable[Finding]) -> str:
    dark = [item for item in judged if item[1].so is Label.CANNOT_TELL]
    if not dark:
        return "Every tested claim lies inside what at least one loaded release covers."
    ids = {claim.id for claim, _, _ in dark}
    reasons = [reason for finding in findings if finding.claim in ids for reason in finding.cannot_tell]
    because = f" Mostly: {clip(max(reasons, key=reasons.count), 160)}." if reasons else ""
    return f"These records cannot tell about {_quoted(dark)}.{because}"


def _decisive(judged: tuple[Judged, ...], assessment: Assessment) -> str:
    wanted = assessment.would_change_most or tuple(flip for _, verdict, _ in judged for flip in verdict.flips_if)
    return f"{_capital('; '.join(clip(want, 140) for want in wanted[:2]))}." if wanted else "Nothing further was named."


def _each(judged: list[Judged]) -> str:
    """The claims by answer: ``A1 (“…”) and R2 (“…”) are refuted and R1 (“…”) is supported``."""
    groups: dict[Label, list[Judged]] = {}
    for item in judged:
        groups.setdefault(item[1].so, []).append(item)
    return "; ".join(f"{_quoted(group)} {_verb(label, len(group))}" for label, group in groups.items())


def _quoted(judged: list[Judged]) -> str:
    parts = [f"{tag.name} (“{clip(worded(claim), SHORT)}”)" for claim, _, tag in judged[:NAMED]]
    return listed([*parts, f"{len(judged) - NAMED} more"] if len(judged) > NAMED else parts)


def _verb(label: Label, number: int) -> str:
    one, many = {
        Label.SUPPORTED: ("is supported", "are supported"),
        Label.REFUTED: ("is refuted", "are refuted"),
        Label.LEANS_SUPPORTED: ("leans supported", "lean supported"),
        Label.LEANS_REFUTED: ("leans refuted", "lean refuted"),
        Label.CONFLICTING: ("has evidence on both sides", "have evidence on both sides"),
        Label.NOT_ENOUGH: ("lacks evidence either way", "lack evidence either way"),
        Label.NEEDS_DEFINITION: ("needs a definition first", "need a definition first"),
    }[label]
    return one if number == 1 else many


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def errors(judged: tuple[Judged, ...], sides: Iterable[Side]) -> tuple[ErrorCost, ...]:
    """Both error costs, each with the answers that it would be the fault of; the same rule for every side."""
    warns = _warnings(judged, sides)
    calm = [item for item in judged if _leans(item, warns) is False]
    alarm = [item for item in judged if _leans(item, warns) is True]
    either = [item[2].name for item in judged if item[0].id in warns and _leans(item, warns) is None]
    return (
        ErrorCost(
            name="Missed threat",
            meaning="If the answers lean too far towards reassurance, a danger that exists is looked away from, "
            "and those it reaches pay for it.",
            rests_on=(*_faults(calm), *_left(either, "reassuring")),
        ),
        ErrorCost(
            name="False alarm",
            meaning="If the answers lean too far towards alarm, attention, money and trust are spent on a danger "
            "that is smaller than said, and those who are blamed for it pay for it.",
            rests_on=(*_faults(alarm), *_left(either, "alarming")),
        ),
    )


def _left(names: list[str], reading: str) -> tuple[str, ...]:
    if not names:
        return ()
    few = names if len(names) <= NAMED + 1 else [*names[:NAMED], f"{len(names) - NAMED} more"]
    return (f"{listed(few)} left open: acting on the {reading} reading of any of these would add to it.",)


def _faults(judged: list[Judged]) -> tuple[str, ...]:
    if not judged:
        return ("No tested claim leans this way.",)
    return tuple(
        f"{tag.name} (“{clip(worded(claim), SHORT)}”) {_verb(verdict.so, 1)}"
        + (f" (probability {chance(verdict.hindsight.p)})" if verdict.hindsight.p is not None else "")
        for claim, verdict, tag in judged
    )


def _warnings(judged: tuple[Judged, ...], sides: Iterable[Side]) -> Mapping[str, bool]:
    """Claim id to whether it warns (True) or reassures (False); a claim that does neither is left out.

    An allegation warns and a rebuttal reassures, whoever makes it. Where no side alleges, presence, count and event
    claims warn and absences reassure, turned round when they are denied.
    """
    roles = {claim: side.role.lower() for side in sides for claim in side.claims}
    found = {}
    for claim, _, _ in judged:
        role = roles.get(claim.id, "")
        if role.startswith(("alleg", "rebut")):
            found[claim.id] = role.startswith("alleg")
        elif claim.kind in (Kind.PRESENCE, Kind.COUNT, Kind.EVENT, Kind.ABSENCE):
            found[claim.id] = claim.kind is not Kind.ABSENCE and not claim.negative
    return found


def _leans(item: Judged, warns: Mapping[str, bool]) -> bool | None:
    """Whether an answer raises alarm (True), lowers it (False), or does neither (None)."""
    claim, verdict, _ = item
    if claim.id not in warns or verdict.so not in UPHELD + REJECTED:
        return None
    return warns[claim.id] is (verdict.so in UPHELD)
