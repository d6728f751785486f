"""A reply becomes a piece of evidence: what a speaker with an interest says, which by itself tells nothing.

Somebody who is asked about a claim will mostly stand by it, whether it is so or not. So a reply enters with the same chance under
the claim and under its denial, a likelihood ratio of exactly 1, until an analyst has rated a document that came with it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from backing.assessment.audit.speakers import same_speaker, speaker_of
from backing.assessment.items.item import DENIED, Chance, Item, ItemKind
from backing.claims.claim import Claim
from backing.claims.offers import named_in
from backing.errors import UnknownSpeaker, UnusableEvidence
from backing.statements.statement import Utterance

EVEN = 0.5
"""The chance of a reply under a claim and under its denial alike."""
WHY = "the words of a speaker with an interest, as likely either way; a document that came with them is yours to rate"
QUOTED = 160
CITED = 5
"""How many characters of a reply its item quotes, and how many sources it names; the whole of it is kept beside."""


def reply(speaker: str, words: str, to: Sequence[str], *, on: date, original: str, taken: Collection[str]) -> Item:
    """The reply as an item on the claims ``to``; its original is the file of that name, ``taken`` are ids in use.

    Its root is the speaker: however often somebody says a thing, it is one witness.
    """
    return Item(
        id=next(name for name in (f"E{number}" for number in range(1, len(taken) + 2)) if name not in taken),
        text=f"{speaker} replied: {_quoted(words)}{_citing(words)} (whole reply: {original})",
        kind=ItemKind.REPLY,
        source=speaker,
        by="backing reply",
        on=on,
        why=WHY,
        known_from=on,
        derived_from=(speaker,),
        chances={name: Chance.of(EVEN) for claim in to for name in (claim, f"{DENIED}{claim}")},
    )


def answered(
    to: Sequence[str],
    speaker: str,
    claims: Sequence[Claim],
    utterances: Sequence[Utterance],
    names: Mapping[str, str],
) -> tuple[str, ...]:
    """The ids of the claims that a reply is about: those named in ``to``, else every tested claim of the speaker's.

    A claim is named by its id, its short name or the name of a question (``c09``, ``R2``, ``c09.source``). Raises
    UnusableEvidence for one that the case does not have or does not test, UnknownSpeaker where none is left.
    """
    tested = {claim.id: claim for claim in claims if claim.checkable}
    short = {name: claim for claim, name in names.items()}
    if not to:
        own = tuple(each.id for each in tested.values() if same_speaker(speaker_of(each, utterances), speaker))
        if not own:
            known = dict.fromkeys(speaker_of(each, utterances) for each in tested.values())
            raise UnknownSpeaker(
                f"no tested claim is by {speaker}",
                hint=f"name what it answers with --to, or the speaker as one of: {', '.join(known)}",
            )
        return own
    found = {name: _claim(name, tested, short) for name in to}
    missing = [name for name, claim in found.items() if not claim]
    if missing:
        raise UnusableEvidence(
            f"{', '.join(missing)}: no tested claim of this case", hint="backing ask CASE prints the names to answer to"
        )
    return tuple(dict.fromkeys(found.values()))


def _claim(name: str, tested: Collection[str], short: Mapping[str, str]) -> str:
    """The claim that a name means; empty for none that is tested."""
    for each in (name, name.rpartition(".")[0]):
        found = short.get(each, each)
        if found in tested:
            return found
    return ""


def _citing(words: str) -> str:
    """What the reply leans on, in words from which it can be read again: an item holds only the reply's beginning."""
    return "".join(f", citing {named}" for named in named_in(words)[:CITED])


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    if not line:
        return "without words that could be read"
    return f"“{line if len(line) <= QUOTED else line[:QUOTED].rsplit(' ', 1)[0] + '…'}”"
