"""Clauses that stand in what somebody is said to have said, though no verb above them in the parse says it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.asides import ROLES
from backing.claims.attribution import Attribution, find_attributions
from backing.claims.clauses import Clause, Voice, is_authors
from backing.claims.sources import is_own, is_sign

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_RELAYING = frozenset({"says", "alleges", "reports", "admits"})
"""Senses that leave what is said as it is; a denial turns it round, and is read where its verb is."""

_AUTHORS = frozenset({"attribution", "presupposed", "aside"})
"""What the author says or takes for granted on the way."""


def give_to_their_sources(clauses: list[Clause], doc: Doc) -> list[Clause]:
    """The clauses, where one has no voice with that of the nearest attribution in whose content it lies.

    As in "The mast fell, the mayor added, while the bridge held", or a quotation that goes on after its speaker. The words
    that only say who speaks ("the mayor added") are no clause, and no aside holds them.
    """
    found = [a for a in find_attributions(doc) if _is_claimed(a)]
    saying = {i: a for a in found for i in _own_words(a)}
    around: dict[int, list[tuple[Span, Attribution]]] = {}
    for attribution in found:
        for piece in attribution.contents:
            for i in range(piece.start, piece.end):
                around.setdefault(i, []).append((piece, attribution))
    kept = [c for c in clauses if c.voice or not (c.first in saying and _only_says(c, saying[c.first]))]
    kept = [c for c in kept if c.role not in ROLES or not any(i in saying for i in range(c.first, c.last + 1))]
    return [_given(clause, around.get(clause.first, [])) for clause in kept]


def _own_words(attribution: Attribution) -> set[int]:
    source, cue = attribution.source, attribution.cue
    return {*range(cue.start, cue.end), *(range(source.start, source.end) if source is not None else ())}


def _only_says(clause: Clause, attribution: Attribution) -> bool:
    return _own_words(attribution).issuperset(range(clause.first, clause.last + 1))


def _is_claimed(attribution: Attribution) -> bool:
    cue, source = attribution.cue.root, attribution.source
    unsaid = any(c.dep_ == "neg" or (c.dep_ == "aux" and c.tag_ in ("MD", "TO")) for c in cue.children)
    told = attribution.sense in _RELAYING and cue.lemma_.lower() in cues.REPORT_VERBS and not unsaid
    return told and source is not None and not is_own(source.root) and not is_sign(cue, source.root)


def _given(clause: Clause, around: list[tuple[Span, Attribution]]) -> Clause:
    if clause.voice is not None or clause.role in _AUTHORS or is_authors(clause.head):
        return clause
    holding = [(len(piece), a) for piece, a in around if clause.last < piece.end]
    if not holding:
        return clause
    _, nearest = min(holding, key=lambda pair: pair[0])
    if nearest.source is None:
        return clause
    voice = Voice(
        speaker=nearest.source.root, cue=nearest.cue.root, sense="admit" if nearest.sense == "admits" else "say"
    )
    return replace(clause, voice=voice, modality=clause.modality or "reported")
