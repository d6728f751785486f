"""The slots of a claim: who says it, about whom, where, when and how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.actors import mention_of, name_of
from backing.claims.cast import PRONOUNS, actors_of
from backing.claims.claim import AUTHOR, Claim, Comparison, Kind, Period, Quantity
from backing.claims.clauses import Clause
from backing.claims.compared import compare, rule_in
from backing.claims.dating import before, choose
from backing.claims.kinds import classify, judge
from backing.claims.opinion import is_imperative
from backing.claims.polarity import concedes, is_negative
from backing.claims.quantities import find_quantity
from backing.claims.relations import Draft
from backing.claims.scene import Scene
from backing.claims.sources import contents_of, is_phrase
from backing.claims.standalone import stand_alone
from backing.claims.substance import bears_out
from backing.claims.where import own_places, places_of
from backing.claims.zeros import amount_of
from backing.provenance import Span
from backing.statements.statement import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_GESTURES = frozenset("look consider note remember recall imagine see mind notice".split())
_LONGEST_NAME = 24
"""Tokens before a clause at which a name that reaches into it may begin."""
_IDLE = frozenset("exception view question point case thing".split())


def fill(clause: Clause, scene: Scene, statement: Statement, drafts: Sequence[Draft]) -> Claim | None:
    """The claim that a clause makes; None when it makes none. ``drafts`` are the claims before it."""
    claim = _sorted(clause, scene, drafts, _period(clause, scene, _host(clause, drafts)))
    if _is_empty(clause, claim.kind):
        return None
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


def _sorted(clause: Clause, scene: Scene, drafts: Sequence[Draft], period: Period | None) -> Claim:
    """The claim as far as its kind goes: what sort it is, whether it can be checked, about whom, when and how many."""
    negative, quantity, actors = is_negative(clause), _quantity(clause, scene), actors_of(clause, scene, drafts)
    named = bool(_is_named(clause, scene) or own_places(clause, scene) or (period is not None and period.start))
    kind, secondary = classify(clause, negative=negative, quantity=quantity, named=named)
    checkable, checkability, reason = judge(kind, clause, period)
    return Claim(
        id="",
        text="",
        span=clause.span,
        post_index=0,
        kind=kind,
        secondary_kinds=secondary,
        checkable=checkable,
        checkability=checkability,
        reason=reason,
        polarity="negative" if negative or (kind is Kind.SUBSTANTIATION and not bears_out(clause)) else "affirmative",
        actors=actors,
        quantity=amount_of(kind, quantity, clause.tokens, negative=negative),
        period=period,
    )


def _is_named(clause: Clause, scene: Scene) -> bool:
    """Whether a clause speaks of somebody in particular, by name or by pronoun."""
    found = [
        mention_of(t, scene.mentions) for t in clause.tokens if t.lower_ in PRONOUNS or t.pos_ in ("NOUN", "PROPN")
    ]
    return any(m is not None and m.sort != "collective" for m in found) or any(
        t.ent_type_ in ("PERSON", "ORG", "GPE", "NORP", "LOC") for t in clause.tokens
    )


def _host(clause: Clause, drafts: Sequence[Draft]) -> Draft | None:
    if clause.host is None:
        return None
    return next((d for d in reversed(drafts) if d.clause.key == clause.host), None)


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


def _period(clause: Clause, scene: Scene, host: Draft | None) -> Period | None:
    """The first definite period in the clause, outside of what it relays; else one just before it, else its host's."""
    rule = rule_in(clause.text, _actor_ids(clause, scene), scene.day)
    if rule is not None:
        return rule
    relayed = _relayed(clause)
    span = clause.span
    near = scene.dates_near(span.start, span.end)
    inside = [d for d in near if span.contains(d.span) and not any(r.overlap(d.span) for r in relayed)]
    dated = choose(inside, clause) if inside else before(clause, scene)
    if dated is not None:
        return dated.period
    if host is not None and clause.role in ("result", "sign", "outcome"):
        return host.claim.period
    return None


def _relayed(clause: Clause) -> list[Span]:
    """What an attribution relays: its times and numbers belong to the content."""
    if clause.role != "attribution" or clause.voice is None or is_phrase(clause.voice):
        return []
    edges = [(t.left_edge, t.right_edge) for t in contents_of(clause.voice, clause.head)]
    return [Span(start=first.idx, end=last.idx + len(last.text)) for first, last in edges]


def _quantity(clause: Clause, scene: Scene) -> Quantity | None:
    taken = [(d.span.start, d.span.end) for d in scene.dates_near(clause.span.start, clause.span.end)]
    doc = scene.doc
    taken += [
        (doc[m.first].idx, doc[m.last].idx + len(doc[m.last].text))
        for m in scene.mentions_in(clause.first - _LONGEST_NAME, clause.last)
        if clause.first <= m.last and m.sort in ("actor", "person")
    ]
    return find_quantity(clause.tokens, taken)


def _comparison(clause: Clause, kind: Kind, period: Period | None, scene: Scene) -> Comparison | None:
    span = clause.span
    inside = [d for d in scene.dates_near(span.start, span.end) if span.contains(d.span)]
    return compare(kind, clause.text, period, inside, _actor_ids(clause, scene))


def _actor_ids(clause: Clause, scene: Scene) -> list[str]:
    return [m.actor for m in scene.mentions_in(clause.first, clause.last) if m.actor and m.last <= clause.last]


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


def _is_empty(clause: Clause, kind: Kind) -> bool:
    """Whether a clause only opens, greets, points or defers, and claims nothing."""
    tokens = [t for t in clause.tokens if not t.is_punct]
    speaking = clause.voice is None and any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in clause.head.children)
    if concedes(clause.head):
        return False
    if speaking and kind is Kind.OTHER and (not is_negative(clause) or clause.head.lemma_ in ("speak", "say", "know")):
        return True
    if kind is Kind.NORMATIVE and any(c.dep_ == "xcomp" and c.lemma_ in cues.NOTING for c in clause.head.children):
        return True
    if clause.head.lemma_ in _GESTURES and kind is Kind.NORMATIVE and is_imperative(clause.head):
        return True
    if clause.role == "tally":
        return False
    if (
        clause.role == "main"
        and clause.head.pos_ not in ("VERB", "AUX")
        and not any(t.lower_ in ("not", "no", "yes", "so") for t in tokens)
    ):
        return True
    if clause.head.lemma_ == "be" and any(c.dep_ == "attr" and c.lemma_ in _IDLE for c in clause.head.children):
        return True
    subject = any(c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN") for c in clause.head.children)
    return len(tokens) < (2 if subject else 3) and clause.role not in ("content", "sign")
