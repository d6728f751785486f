"""The slots of a claim: who says it, about whom, where, when and how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.actors import name_of
from backing.claims.cast import actors_of
from backing.claims.claim import AUTHOR, Claim, Comparison, Kind, Period
from backing.claims.clauses import Clause
from backing.claims.compared import compare
from backing.claims.draft import Draft
from backing.claims.kinds import judge
from backing.claims.reading import Reading, actor_ids
from backing.claims.scene import Scene
from backing.claims.select import Candidate
from backing.claims.standalone import stand_alone
from backing.claims.substance import bears_out
from backing.claims.where import own_places, places_of
from backing.claims.zeros import amount_of
from backing.statements.statement import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token


def fill(chosen: Candidate, scene: Scene, statement: Statement, drafts: Sequence[Draft]) -> Claim:
    """The claim that a clause makes. ``drafts`` are the claims before it."""
    clause = chosen.clause
    claim = _sorted(clause, chosen.reading, chosen.appraisal.kind, actors_of(clause, scene, drafts))
    asserter, attributed_to, stance = _voices(clause, scene, drafts)
    standalone, unresolved = stand_alone(clause, scene.mentions)
    inherits = claim.checkable and claim.kind is not Kind.SUBSTANTIATION
    return replace(
        claim,
        text=clause.span.slice(statement.text),
        post_index=statement.post_at(clause.span.start).index,
        asserter=asserter,
        attributed_to=attributed_to,
        author_stance=stance,
        modality=_modality(clause, claim.kind),
        places=places_of(clause, scene, claim.kind, drafts) if inherits else own_places(clause, scene),
        comparison=_comparison(clause, claim.kind, claim.period, scene),
        original="not searched" if asserter != AUTHOR or claim.kind is Kind.ATTRIBUTION else None,
        standalone=standalone,
        unresolved=unresolved,
    )


def _sorted(clause: Clause, reading: Reading, kind: Kind, actors: tuple[str, ...]) -> Claim:
    """The claim as far as its kind goes: what sort it is, whether it can be checked, about whom, when and how many."""
    negative, quantity, period = reading.negative, reading.quantity, reading.period
    checkable, checkability, reason = judge(kind, clause, period)
    return Claim(
        id="",
        text="",
        span=clause.span,
        post_index=0,
        kind=kind,
        secondary_kinds=_besides(reading, kind),
        checkable=checkable,
        checkability=checkability,
        reason=reason,
        polarity="negative" if negative or (kind is Kind.SUBSTANTIATION and not bears_out(clause)) else "affirmative",
        actors=actors,
        quantity=amount_of(kind, quantity, clause.tokens, negative=negative),
        period=period,
    )


def _besides(reading: Reading, kind: Kind) -> tuple[str, ...]:
    """What a claim is besides its kind: what the rules add to theirs, or theirs where the model prefers another."""
    return reading.secondary if kind is reading.kind else ()


def _voices(clause: Clause, scene: Scene, drafts: Sequence[Draft]) -> tuple[str, str | None, str]:
    """Who asserts a claim, whom it is attributed to, and the author's stance."""
    speaker = _turn_speaker(clause, scene)
    voice = clause.voice
    if clause.role == "antecedent":
        relayed = [
            d.claim.asserter for d in drafts if d.clause.role == "content" and d.claim.asserter not in (AUTHOR, speaker)
        ]
        return (f"unnamed ({relayed[-1]} by context)" if relayed else "unnamed"), "unnamed", "disputes"
    if clause.role == "attribution":
        owner = next((c for c in clause.head.children if c.dep_ == "poss"), None)
        token = voice.speaker if voice else owner
        return speaker, (_speaker_name(token, scene) if token is not None else None), "asserts"
    if voice is None:
        return speaker, None, "asserts"
    if voice.speaker is None and voice.disputed:
        return "unnamed", "unnamed", "disputes"
    if voice.speaker is None:
        return (speaker, voice.cue.text.lower(), "asserts")
    name = _speaker_name(voice.speaker, scene)
    stance = "disputes" if voice.disputed else "asserts" if voice.sense == "admit" else "reports"
    return name, name, stance


def _speaker_name(token: Token, scene: Scene) -> str:
    if token.lower_ == "you":
        called = [t for t in token.sent if t.i < token.i and t.lemma_.lower() in cues.ROLE_NOUNS]
        return _office(called[-1].lower_, scene) if called else "you"
    return name_of(token, scene.mentions)


def _turn_speaker(clause: Clause, scene: Scene) -> str:
    start = clause.span.start
    turn = next((t for t in scene.turns if t.span.start <= start < t.span.end), None)
    if turn is None:
        return AUTHOR
    label = turn.label.lower() if turn.label.isupper() else turn.label
    return _office(label, scene)


def _office(label: str, scene: Scene) -> str:
    """The fullest name of an office ("Rwanda's ambassador") that a label ("AMBASSADOR") stands for."""
    return scene.offices.get(label.rsplit(maxsplit=1)[-1], label)


def _comparison(clause: Clause, kind: Kind, period: Period | None, scene: Scene) -> Comparison | None:
    span = clause.span
    inside = [d for d in scene.dates_near(span.start, span.end) if span.contains(d.span)]
    return compare(kind, clause.text, period, inside, actor_ids(clause, scene))


def _modality(clause: Clause, kind: Kind) -> str:
    if clause.modality in ("conditional", "hypothetical", "presupposed", "inferred", "reported"):
        return clause.modality
    if kind is Kind.NORMATIVE:
        return "obligation"
    if clause.head.lemma_ in cues.REPORT_VERBS and any(c.dep_ == "auxpass" for c in clause.head.children):
        return "reported"
    modals = {c.lower_ for c in clause.head.children if c.dep_ == "aux" and c.tag_ == "MD"}
    if modals & {"may", "might", "could", "can"} or (kind is Kind.PREDICTION and "potential" in clause.lower):
        return "possible"
    return clause.modality or "asserted"
