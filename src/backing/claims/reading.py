"""How the rules read a clause: what sort of proposition it is, when, and how many, before it is known to be a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from backing.claims import cues
from backing.claims.actors import mention_of
from backing.claims.cast import PRONOUNS
from backing.claims.claim import Kind, Period, Quantity
from backing.claims.clauses import Clause
from backing.claims.compared import rule_in
from backing.claims.dating import before, choose
from backing.claims.kinds import classify
from backing.claims.opinion import is_imperative
from backing.claims.polarity import concedes, is_negative
from backing.claims.quantities import find_quantity
from backing.claims.scene import Scene
from backing.claims.sources import contents_of, is_phrase
from backing.claims.where import own_places
from backing.provenance import Span

Key = tuple[int, str]

_GESTURES = frozenset("look consider note remember recall imagine see mind notice".split())
_LONGEST_NAME = 24
"""Tokens before a clause at which a name that reaches into it may begin."""
_IDLE = frozenset("exception view question point case thing".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the rules read a clause.

    ``empty``: they find no claim in it; ``named``: it names somebody, a place or a time; ``negative``: what it asserts is
    negative; ``says_no``: its own words are, whoever denies them.
    """

    kind: Kind
    secondary: tuple[str, ...]
    negative: bool
    says_no: bool
    named: bool
    empty: bool
    quantity: Quantity | None
    period: Period | None


def read_all(clauses: Iterable[Clause], scene: Scene) -> list[Reading]:
    """How the rules read each clause of a text, in its order: a later one may hang on the period of one before it."""
    periods: dict[Key, Period | None] = {}
    readings = []
    for clause in clauses:
        readings.append(read_clause(clause, scene, periods))
        periods[clause.key] = readings[-1].period
    return readings


def read_clause(clause: Clause, scene: Scene, periods: Mapping[Key, Period | None]) -> Reading:
    """How the rules read a clause. ``periods`` are those of the clauses before it, by the key that others hang on."""
    period = _period(clause, scene, periods)
    negative, quantity = is_negative(clause), _quantity(clause, scene)
    said = _said(clause)
    says_no = is_negative(said)
    named = bool(_is_named(clause, scene) or own_places(clause, scene) or (period is not None and period.start))
    kind, secondary = classify(said, negative=says_no, quantity=quantity, named=named)
    return Reading(
        kind=kind,
        secondary=secondary,
        negative=negative,
        says_no=says_no,
        named=named,
        empty=_is_empty(clause, kind),
        quantity=quantity,
        period=period,
    )


def _said(clause: Clause) -> Clause:
    """The clause as if what is denied had been said: a denial turns the polarity of a claim and leaves its kind."""
    if clause.voice is None or clause.voice.sense != "deny" or clause.role != "content":
        return clause
    return replace(clause, voice=replace(clause.voice, sense="say"))


def _is_named(clause: Clause, scene: Scene) -> bool:
    """Whether a clause speaks of somebody in particular, by name or by pronoun."""
    found = [
        mention_of(t, scene.mentions) for t in clause.tokens if t.lower_ in PRONOUNS or t.pos_ in ("NOUN", "PROPN")
    ]
    return any(m is not None and m.sort != "collective" for m in found) or any(
        t.ent_type_ in ("PERSON", "ORG", "GPE", "NORP", "LOC") for t in clause.tokens
    )


def _period(clause: Clause, scene: Scene, periods: Mapping[Key, Period | None]) -> Period | None:
    """The first definite period in the clause, outside of what it relays; else one just before it, else its host's."""
    rule = rule_in(clause.text, actor_ids(clause, scene), scene.day)
    if rule is not None:
        return rule
    relayed = _relayed(clause)
    span = clause.span
    near = scene.dates_near(span.start, span.end)
    inside = [d for d in near if span.contains(d.span) and not any(r.overlap(d.span) for r in relayed)]
    dated = choose(inside, clause) if inside else before(clause, scene)
    if dated is not None:
        return dated.period
    hangs = clause.host is not None and clause.role in ("result", "sign", "outcome")
    return periods.get(clause.host) if hangs and clause.host is not None else None


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


def actor_ids(clause: Clause, scene: Scene) -> list[str]:
    """The actors that a clause names, by their ids in the vocabulary."""
    return [m.actor for m in scene.mentions_in(clause.first, clause.last) if m.actor and m.last <= clause.last]
