"""If there were that many, what would be seen? Attacks by other groups, a fighter and year, and what a silence then tells."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backing.claims.claim import Claim, Kind
from backing.evidence.claimtest import Row, Setting
from backing.evidence.families.strengths.estimates import nearest, numbers_of, stated
from backing.evidence.finding import ModelResult
from backing.evidence.link import link_claim
from backing.evidence.report import span_of
from backing.evidence.statistics.observables import AttackRate, attack_rate, exactly, implied_attacks, silence_ratio
from backing.evidence.statistics.units import roots_of
from backing.vocabulary.actors import find_actor
from backing.vocabulary.lexicon import measure_of, threshold

QUIET = (0.0, 0.05, 0.15)
"""Chances of a spell in which a group of any size does not attack: restraint, a cease-fire, raids (assumption)."""

BARE = 1 / 3
"""Nearer to 1 than this a likelihood ratio is not worth more than a bare mention (Kass & Raftery 1995)."""

APART_DAYS = 366
"""A count of attacks is held against strengths published for at most a year before or after it."""

YEAR = 365.25
_HANGS = (
    "Without quiet spells the silence would speak strongly against the larger number: all hangs on that chance, which no "
    "record here gives."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparable:
    """One count of a group's attacks over one published strength of it."""

    label: str
    actor: str
    rate: float


def comparables(counts: Iterable[Row], strengths: Sequence[Row], *, but: str | None) -> tuple[Comparable, ...]:
    """Attacks a fighter-year of every group except ``but``, each count over each strength near it; not of silent periods."""
    found = []
    for count in counts:
        if count["actor"] == but or not count["low"] or not count["exposure_days"]:
            continue
        for strength in _beside(count, strengths):
            fighters = math.exp(roots_of([stated(strength)]).means[0])
            label = f"{count['subject']}, {count['start'].year}, {numbers_of(strength)} by {strength['stated_by']}"
            rate = count["low"] / (count["exposure_days"] / YEAR) / fighters
            found.append(Comparable(label=label, actor=count["actor"], rate=rate))
    return tuple(found)


def silent_groups(counts: Sequence[Row], strengths: Sequence[Row]) -> tuple[str, ...]:
    """Groups of known strength that were silent for a time, one sentence each."""
    sentences = []
    for count in counts:
        beside = _beside(count, strengths)
        if count["high"] or not beside:
            continue
        own = sorted((row for row in counts if row["actor"] == count["actor"]), key=lambda row: row["start"])
        around = (
            *[r for r in own if r["end"] < count["start"]][-1:],
            *[r for r in own if r["start"] > count["end"]][:1],
        )
        others = " and ".join(f"{row['low']:,.0f} {span_of(row['start'], row['end'])}" for row in around)
        sentences.append(
            f"A silence is no proof of few: {_name(count)} claimed no attack {span_of(count['start'], count['end'])}, "
            f"with {numbers_of(beside[0])} by {beside[0]['stated_by']}" + (f"; {others}." if others else ".")
        )
    return tuple(sentences)


def silence_in(setting: Setting) -> int | None:
    """How many days of silence of the same actor the statement speaks of; None where it speaks of none."""
    actor = setting.link.actor
    for claim in setting.claims:
        days = _length(claim)
        if claim.kind is Kind.ABSENCE and days and measure_of(claim.text) in ("claims", "attacks"):
            other = link_claim(claim).actor
            if actor and other and other.id == actor.id:
                return days
    return None


def others_than(claimed: float, estimates: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """The smaller numbers that a claimed one is held against: some estimates, and what "remnants" could mean."""
    numbers = (*estimates, ("remnants", threshold("remnants").central))
    return tuple((name, round(number)) for name, number in numbers if number < claimed)


def expected(rate: AttackRate, sizes: Iterable[float], days: int) -> tuple[ModelResult, ...]:
    """Attacks that each number of fighters implies over some days."""
    models = []
    for size in sizes:
        found = implied_attacks(exactly(size), days / YEAR, rate=rate)
        models.append(
            ModelResult(
                name=f"Attacks in {days} days if there were {size:,.0f}",
                measure="attacks",
                value=found.median,
                interval=(found.low, found.high),
                assumptions=f"{rate.median:.3f} attacks a fighter-year in other groups, log standard deviation "
                f"{rate.log_sd:.2g}; a group that is active",
            )
        )
    return tuple(models)


def silences(
    rate: AttackRate, claimed: float, others: Iterable[tuple[str, float]], days: int
) -> tuple[ModelResult, ...]:
    """What a silence of some days tells the claimed number from each smaller one, under each chance of a quiet spell."""
    return tuple(
        ModelResult(
            name=f"A silence of {days} days, {claimed:,.0f} against {size:,.0f}, quiet spells {quiet:.0%}",
            measure="likelihood ratio",
            value=silence_ratio(claimed, size, days / YEAR, rate=rate, quiet=quiet),
            assumptions=f"{name}; the chance of a quiet spell is the same for either size",
        )
        for name, size in others
        for quiet in QUIET
    )


def rate_of(found: Sequence[Comparable]) -> AttackRate | None:
    """Attacks a fighter-year over the class; None where fewer than two points are known."""
    return attack_rate([each.rate for each in found]) if len(found) > 1 else None


def in_words(rate: AttackRate, claimed: float, others: Iterable[tuple[str, float]], days: int) -> tuple[str, ...]:
    """What the silence tells, for readers: once quiet spells are possible, and without them."""
    allowed = " or ".join(f"{quiet:.0%}" for quiet in QUIET[1:])
    found = []
    for name, size in others:
        ratios = [silence_ratio(claimed, size, days / YEAR, rate=rate, quiet=quiet) for quiet in QUIET[1:]]
        found.append(
            f"A silence of {days} days tells {claimed:,.0f} from {size:,.0f} ({name}) by a factor of {ratios[0]:.2f} or "
            f"{ratios[1]:.2f}, where 1 tells nothing, if any group is quiet with a chance of {allowed}"
            + (": hardly at all." if min(ratios) > BARE else ": somewhat.")
        )
    return (*found, *((_HANGS,) if found else ()))


def _beside(count: Row, strengths: Sequence[Row]) -> tuple[Row, ...]:
    """The strengths published for about the time of a count, one an originator."""
    middle = count["start"] + (count["end"] - count["start"]) / 2
    near = nearest((row for row in strengths if row["actor"] == count["actor"]), middle)
    return tuple(row for row in near if not row["copy_of"] and _gap(count, row) <= APART_DAYS)


def _gap(count: Row, strength: Row) -> int:
    """Days between two periods; 0 where they overlap."""
    return int(max((strength["start"] - count["end"]).days, (count["start"] - strength["end"]).days, 0))


def _length(claim: Claim) -> int | None:
    period = claim.period
    if period is None:
        return None
    if period.length_days:
        return int(period.length_days)
    return (period.end - period.start).days + 1 if period.start and period.end else None


def _name(row: Row) -> str:
    actor = find_actor(row["actor"]) if row["actor"] else None
    return actor.name if actor else str(row["subject"])
