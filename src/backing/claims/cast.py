"""The actors of a claim: whom it names or points to, the doer first."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.actors import Mention, mention_of, resolve
from backing.claims.claim import AUTHOR
from backing.claims.clauses import Clause, subject_of
from backing.claims.draft import Draft
from backing.claims.scene import Scene
from backing.vocabulary.actors import find_actor

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = frozenset("it its they their them he his him she her we".split())
_ARMED = frozenset(
    "group organisation organization movement faction militia outfit network fighter militant insurgent rebel member "
    "gunman jihadist extremist terrorist".split()
)
"""Nouns that, bare, stand for the armed actor that is spoken of."""
_MEMBERS = frozenset(
    "group organisation organization movement faction outfit network fighter member gunman soldier troop force man "
    "commander investigator expert official recruit".split()
)
"""Nouns that, bare, name nobody, and that beside an actor only say who of it."""
_LANDS = frozenset("country nation state family force people".split())
_SIZED = re.compile(r"^(?:group|force|army|militia|organi[sz]ation|movement|contingent) of (?:\d|this|that|such)")
"""As in "group of 7,000 fighters": a size is no name."""
_FORCES = re.compile(r"^(?P<whose>[A-Z]\w+) (?:contingent|soldiers?|troops?|forces?|military|armed forces)$")


def actors_of(clause: Clause, scene: Scene, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """The names of a clause's actors, the doer first; ``drafts`` are the claims before it."""
    doer = _doer(clause)
    tokens = clause.tokens
    ordered = [doer, *tokens] if doer is not None and doer not in tokens else tokens
    mentions = [m for token in ordered for m in _mentions_at(token, scene, doer)]
    first = [m for m in mentions if doer is not None and m.covers(doer)]
    mentions = [*first, *(m for m in mentions if m not in first)]
    kept = [m for m in mentions if not _is_inside(m, mentions, scene)]
    named = any(m.sort in ("actor", "country", "person") or " " in m.name for m in kept)
    names = [name for m in kept if (name := _name(m, clause, scene, drafts, named=named))]
    return tuple(dict.fromkeys(names)) or _inherited(clause, drafts)


def _doer(clause: Clause) -> Token | None:
    """Who does what the clause says; in "accused X of shelling" it is X, in "denied shelling" the one who denies."""
    head, voice = clause.head, clause.voice
    own = subject_of(head) if head.pos_ in ("VERB", "AUX") else None
    if own is not None or voice is None or clause.role != "content" or head.tag_ != "VBG":
        return own
    accused = next((c for c in voice.cue.children if c.dep_ == "dobj" and c.i < head.i), None)
    return accused if accused is not None else voice.speaker


def _mentions_at(token: Token, scene: Scene, doer: Token | None) -> Iterator[Mention]:
    """Whom a pronoun or "the group" stands for, and whoever is named from this token on."""
    if token.lower_ == "it" and _is_empty(token):
        return
    if token.lower_ in PRONOUNS or token.lemma_.lower() in cues.GROUP_WORDS:
        found = mention_of(token, scene.mentions)
        if found is not None and doer is not None and token != doer and _is_other(token):
            found = _another(token, found, doer, scene)
        if found is not None:
            yield found
            return
    start = bisect_left(scene.mentions, token.i, key=lambda m: m.first)
    for mention in scene.mentions[start : bisect_right(scene.mentions, token.i, key=lambda m: m.first)]:
        if mention_of(scene.doc[mention.last], scene.mentions) == mention:
            yield mention


def _is_empty(it: Token) -> bool:
    """The "it" of "it is important to …", "it was the drones that …"."""
    clausal = any(
        c.dep_ in ("xcomp", "ccomp", "csubj", "advcl", "relcl", "acl") for c in it.head.subtree if c != it.head
    )
    return it.dep_ == "expl" or (
        it.dep_ == "nsubj" and it.head.lemma_ in ("be", "become", "seem", "appear") and clausal
    )


def _is_other(token: Token) -> bool:
    """An object pronoun, or "the group's", is somebody other than the doer."""
    return token.lower_ in ("them", "him", "her") or token.lemma_.lower() in cues.GROUP_WORDS


def _another(token: Token, found: Mention, doer: Token, scene: Scene) -> Mention:
    """What the token stands for if the doer himself is left out."""
    own = mention_of(doer, scene.mentions)
    if own is None or own.name != found.name:
        return found
    rest = tuple(m for m in scene.mentions if m.name != own.name)
    return resolve(token, rest) or found


def _is_inside(mention: Mention, others: Sequence[Mention], scene: Scene) -> bool:
    """Whether a name only tells whose office another one is ("Pakistan's defence minister"), or whose members."""
    head = scene.doc[mention.last].lemma_.lower()
    holds = [o for o in others if o != mention and mention.first <= o.first and o.last <= mention.last]
    if mention.sort in ("collective", "office") and head in _MEMBERS | _ARMED and _by_actor(holds):
        return True
    if head == "leader" and any(o.sort == "actor" and mention.name.endswith(" " + o.surface) for o in others):
        return True
    around = [o for o in others if o != mention and o.first <= mention.first and mention.last <= o.last]
    return mention.sort == "country" and any(o.sort in ("office", "collective") for o in around)


def _by_actor(mentions: Sequence[Mention]) -> bool:
    return any(m.sort == "actor" for m in mentions)


def _name(mention: Mention, clause: Clause, scene: Scene, drafts: Sequence[Draft], *, named: bool) -> str | None:
    """The name of a mention; for a bare noun the armed actor that it stands for, None when it is nobody in particular."""
    bare = " " not in mention.name or _SIZED.match(mention.name)
    if mention.sort not in ("collective", "office") or not bare:
        forces = _FORCES.match(mention.name)
        army = f"{forces['whose']} army" if forces else ""
        return army if army and find_actor(army) else mention.name
    lemma = scene.doc[mention.last].lemma_.lower()
    if lemma in _ARMED:
        meant = _meant(clause, scene, drafts, mention)
        if meant:
            return meant
    subject = scene.doc[mention.last].dep_ in ("nsubj", "nsubjpass")
    if lemma in _MEMBERS | _LANDS and (not subject or (named and lemma in _MEMBERS)):
        return None
    return mention.name


def _meant(clause: Clause, scene: Scene, drafts: Sequence[Draft], mention: Mention) -> str | None:
    """The armed actor of the disputed allegation for a supposed group; for "the fighters" the one named last."""
    supposed = clause.role in ("antecedent", "condition") or clause.modality in ("conditional", "hypothetical")
    if supposed:
        alleged = [d.claim.actors for d in drafts if d.claim.asserter != AUTHOR and d.claim.actors]
        known = [name for names in reversed(alleged) for name in names if find_actor(name)]
        if known:
            return known[0]
    definite = any(c.lower_ in ("the", "its", "their", "these", "those") for c in scene.doc[mention.last].children)
    if not (supposed or definite):
        return None
    before = [m for m in scene.mentions if m.last < mention.first and m.sort == "actor" and _is_armed(m)]
    return before[-1].name if before else None


def _is_armed(mention: Mention) -> bool:
    """Whether the records code an actor as an armed group: not a state, an organisation of states or a newspaper."""
    known = find_actor(mention.name) if mention.actor else None
    return known is not None and known.ucdp_id is not None and not known.id.startswith("government-of")


def _inherited(clause: Clause, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Whom the claim before is about, for the second half of what is relayed; who is unproven, for a lack of proof."""
    if clause.role == "content" and clause.host is not None and clause.head.pos_ == "NOUN":
        return next((d.claim.actors for d in reversed(drafts) if d.clause.host == clause.host), ())
    if clause.role == "aside":
        return next(((d.claim.asserter,) for d in reversed(drafts) if d.claim.asserter not in (AUTHOR, "unnamed")), ())
    return ()
