"""What a person should look at: likely copies that count as witnesses, ratings that mislead, claims of one speaker that clash."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from backing.assessment.dependence.copies import propose_copies
from backing.assessment.dependence.provenance import Provenance, sources_of
from backing.assessment.dependence.spelling import near_misses
from backing.assessment.items.item import Item
from backing.assessment.sources.admiralty import parse, warnings
from backing.assessment.sources.own_words import Tension, own_words
from backing.assessment.sources.source import Sources
from backing.assessment.sources.warn import not_yet_known, warn
from backing.assessment.verdict import Remark
from backing.assessment.weighing.clashes import clashes
from backing.assessment.weighing.gaps import gaps, gaps_of_sources
from backing.claims.claim import AUTHOR, Claim
from backing.statements.statement import Utterance

MOST = 3
"""Pairs of one sort that are named; ``backing copies`` has all likely copies."""


_WORDS = {
    Tension.CONTRADICTION: "two claims that hardly hold both",
    Tension.ADMISSION: "a claim that grants what the other side says",
}


def remarks_on_items(
    items: Sequence[Item], provenance: Provenance, records: Collection[str] = (), weighing: Collection[str] = ()
) -> tuple[Remark, ...]:
    """Remarks on evidence, which is named by its ids.

    ``records`` are names that an item may be from, such as those of what the findings stand for; ``weighing`` are the ids of what
    carries an answer.
    """
    ratings = {item.id: parse(item.admiralty) for item in items if item.admiralty}
    about = {item.id: item.chances.keys() for item in items}
    texts = (
        *_clashes(items, provenance),
        *_misspelled(items, records),
        *_copies(items, provenance.roots),
        *warnings(ratings, about),
        gaps(items, weighing),
    )
    return tuple(Remark(text=text) for text in texts if text)


def remarks_on_sources(
    items: Sequence[Item], sources: Sources, days: Collection[date] = (), weighing: Collection[str] = ()
) -> tuple[Remark, ...]:
    """Remarks on what is known of the sources of items: what comes to nothing, then or at all, and what is not accounted for.

    ``days`` are those that claims are judged as of.
    """
    texts = (*warn(items, sources), *not_yet_known(items, sources, days), gaps_of_sources(items, sources, weighing))
    return tuple(Remark(text=text) for text in texts if text)


def remarks_on_claims(claims: Sequence[Claim], utterances: Sequence[Utterance]) -> tuple[Remark, ...]:
    """Pairs of claims by which a speaker contradicts himself, or grants what the other side says."""
    return tuple(
        Remark(text=f"{_named(each.speaker)}: {_WORDS[each.tension]}; {each.why}", claims=(each.one, each.other))
        for each in own_words(claims, dict(_authors(claims, utterances)))
    )


def remarks_on_forms(waiting: Mapping[str, Sequence[str]]) -> tuple[Remark, ...]:
    """Analysts who have a form and did not judge yet, with the sets that it asks about."""
    return tuple(
        Remark(text=f"{analyst} has not judged {', '.join(sets)} yet: the form is empty there")
        for analyst, sets in waiting.items()
        if sets
    )


def _named(speaker: str) -> str:
    return "the author" if speaker == AUTHOR else speaker


def _authors(claims: Sequence[Claim], utterances: Sequence[Utterance]) -> Iterator[tuple[str, str]]:
    """Whose the author's claims are, where the case has several texts."""
    if len(utterances) > 1:
        for claim in claims:
            if (claim.attributed_to or claim.asserter) == AUTHOR:
                yield from (
                    (claim.id, each.speaker or each.name) for each in utterances if each.span.contains(claim.span)
                )


def _clashes(items: Sequence[Item], provenance: Provenance) -> tuple[str, ...]:
    """Items of one root with other chances, by the item that speaks."""
    found: dict[str, list[str]] = {}
    for speaking, other in clashes(items, provenance):
        found.setdefault(speaking, []).append(other)
    return tuple(
        f"{speaking} speaks for its root, which is rated otherwise by {', '.join(others)}: settle whose chances hold"
        for speaking, others in found.items()
    )


def _misspelled(items: Sequence[Item], records: Collection[str]) -> Iterator[str]:
    """Documents with nearly one name, which count as two."""
    found = near_misses(sources_of(items), records)
    for one, other in found[:MOST]:
        yield f"{one!r} and {other!r} look like one document and count as two: if they are one, write them alike in `from`"
    if len(found) > MOST:
        yield f"{len(found) - MOST} more pairs of documents have nearly one name"


def _copies(items: Sequence[Item], roots: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Pairs that look like copies and count as two witnesses."""
    if len(items) < 2:
        return ()
    texts = {item.id: item.text for item in items}
    days = {item.id: item.known_from for item in items if item.known_from}
    found = [each for each in propose_copies(texts, days=days) if not roots[each.first] & roots[each.second]]
    told = tuple(
        f"{each.first} and {each.second} count as two witnesses and may be one: {'; '.join(each.reasons)}. If so, write "
        f"{each.confirm}"
        for each in found[:MOST]
    )
    left = len(found) - MOST
    return (*told, *([f"{left} more pairs may be copies: backing copies lists them"] if left > 0 else []))
