"""What a claim counts, in the terms of event data: rows or deaths, of whom, by whom (rule R5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from backing.claims.claim import Claim
from backing.vocabulary.actor import Actor
from backing.vocabulary.lexicon import measure_of

NOUNS = {"attacks": "attack", "clashes": "clash", "events": "event", "deaths": "deadly event"}
UNRECORDED = ("leaders", "strength", "media", "control", "unrecorded violence")
"""Units that event data do not record: who was killed by rank, how many there are, what was filmed."""

_DEATH = re.compile(r"\b(?:kill|die[ds]?\b|dead\b|deaths?\b|fatalit|massacred)", re.IGNORECASE)
_VIOLENCE = re.compile(r"attack|clash|fighting|violence|conflict|event|massacre|battle|bombing", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """``noun`` names one row of what is counted.

    ``deaths``: the dead are summed instead of rows counted. ``on_civilians``: what targets civilians alone. ``by_attacker``:
    the actor must be coded as the attacker, and not merely as a side. ``lethal``: only what killed counts.
    """

    noun: str
    deaths: bool
    on_civilians: bool
    by_attacker: bool
    lethal: bool


def is_lethal(claim: Claim) -> bool:
    """Whether a claim is about deadly events, or about recorded ones, and not about attacks of every sort."""
    text = claim.text.lower()
    return any(stem in text for stem in ("lethal", "deadly", "fatal", "kill", "death", "died", "recorded"))


def cause_unsaid(claim: Claim, actor: Actor | None, counted: Counted | None = None) -> tuple[str, ...]:
    """That deaths could be of any cause: the record holds those of organised violence alone.

    ``counted`` is what the claim counts where its family knows better than ``counted_by``.
    """
    counted = counted or counted_by(claim)
    unsaid = counted is not None and counted.deaths and actor is None and not _VIOLENCE.search(claim.text)
    return ("the claim does not say that they died in organised violence",) if unsaid else ()


def counted_by(claim: Claim) -> Counted | None:
    """What the claim counts among recorded violence; None when it counts something else."""
    unit = claim.quantity.unit if claim.quantity and claim.quantity.unit else ""
    measure = measure_of(claim.text)
    by_unit = measure_of(unit)
    if by_unit in UNRECORDED:
        return None
    deaths = by_unit not in ("attacks", "clashes", "events") and bool(_DEATH.search(claim.text)) and bool(unit)
    if measure not in NOUNS and not deaths:
        return None
    on_civilians = "civilian" in claim.text.lower()
    return Counted(
        noun=NOUNS.get(measure or "", "event"),
        deaths=deaths or (measure == "deaths" and by_unit not in ("attacks", "clashes", "events")),
        on_civilians=on_civilians,
        by_attacker=on_civilians or measure == "attacks",
        lethal=is_lethal(claim),
    )
