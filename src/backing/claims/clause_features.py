"""What the claim model sees of a clause: its words and grammar, how the rules read it, and where it stands in its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from backing.claims.claim import Period, Quantity
from backing.claims.clauses import Clause, joined
from backing.claims.reading import Reading
from backing.claims.worth_features import BUCKETS, FAMILIES, Seen

if TYPE_CHECKING:
    from spacy.tokens import Token

SHARED = tuple(name for name in FAMILIES if name != "characters")
"""Families of grams that this model has in common with the check-worthiness model."""
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "acomp"})
_OWN_SEED = 101
_FEW, _MANY = 2, 5
_LENGTHS, _SHARES = 4, 4
_OPENING = 3
"""Words of a period that count as features."""


def features_of(clause: Clause, reading: Reading, seen: Seen) -> list[np.ndarray]:
    """For each family the buckets (int32, 0 to 2^18 - 1) of its grams, the family of the reading last."""
    families = dict(zip(FAMILIES, seen.families, strict=True))
    own = [crc32(gram.encode(), _OWN_SEED) % BUCKETS for gram in reading_grams(clause, reading)]
    return [*(families[name] for name in SHARED), np.array(own, np.int32)]


def reading_grams(clause: Clause, reading: Reading) -> list[str]:
    """How the rules read the clause, how it is built, and where it stands, as short marks."""
    return [*_read(clause, reading), *_built(clause), *_placed(clause)]


def _read(clause: Clause, reading: Reading) -> Iterator[str]:
    kind, amount, time = reading.kind.value, _amount(reading.quantity), _time(reading.period)
    yield from (f"role {clause.role}", f"rule {kind}", f"rule {kind} {clause.role}", f"empty {reading.empty}")
    yield from (f"empty {reading.empty} {clause.role}", f"no {reading.says_no}", f"named {reading.named}")
    yield from (f"modality {clause.modality}", f"voice {clause.voice is not None}")
    yield from (f"amount {amount}", f"amount {amount} {kind}", f"time {time}", f"{amount} {time} {reading.says_no}")
    yield from (f"besides {kind}" for kind in reading.secondary)
    if reading.quantity is not None and reading.quantity.unit:
        yield f"unit {reading.quantity.unit.split()[-1].lower()}"
    if reading.period is not None and reading.period.text:
        yield from (f"when {word}" for word in reading.period.text.lower().split()[:_OPENING])


def _amount(quantity: Quantity | None) -> str:
    if quantity is None:
        return "none"
    numbers = [n for n in (quantity.value, quantity.low, quantity.high) if n is not None]
    if not numbers:
        return "vague"
    most = max(numbers)
    return "many" if most >= _MANY else "few" if most >= _FEW else "one" if most else "zero"


def _time(period: Period | None) -> str:
    return "none" if period is None else "dated" if period.start is not None else "words"


def _built(clause: Clause) -> Iterator[str]:
    head = clause.head
    helpers = sorted(c.lemma_ for c in head.children if c.dep_ in ("aux", "auxpass", "neg"))
    yield from (f"head {head.lemma_.lower()}", f"tag {head.tag_}", f"as {head.dep_}", f"{head.pos_} {clause.role}")
    yield f"form {head.tag_} {' '.join(helpers)}"
    yield from (f"verb {verb.lemma_}" for verb in joined(head))
    for child in head.children:
        if clause.first <= child.i <= clause.last:
            yield from _dependant(child)


def _dependant(child: Token) -> Iterator[str]:
    yield from (child.dep_, f"{child.dep_} {child.tag_}", f"{child.dep_} {child.ent_type_ or child.lemma_.lower()}")
    if child.dep_ in _ARGUMENTS:
        yield from (f"{child.dep_} {below.dep_} {below.lemma_.lower()}" for below in child.children)


def _placed(clause: Clause) -> Iterator[str]:
    doc, sentence = clause.head.doc, clause.head.sent
    length = clause.last - clause.first + 1
    before = doc[clause.first - 1].lower_ if clause.first else ""
    after = doc[clause.last + 1].lower_ if clause.last + 1 < len(doc) else ""
    yield from (f"before {before}", f"after {after}", f"opens {clause.first == sentence.start}")
    yield from (f"length {min(6, length // _LENGTHS)}", f"share {_SHARES * length // (len(sentence) + 1)}")
    yield f"asks {any(token.text == '?' for token in sentence[-3:])}"
