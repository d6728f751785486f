"""What would the silence tell of a rate, if it is true? Never whether it is true: P(0 | rate) is not P(claim) (rule R1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.families.exhibits import SILENT, ladder_exhibit
from backing.evidence.families.silences.base_period import BasePeriod, bases_before, counted_after, days_of
from backing.evidence.families.silences.elsewhere import (
    Watch,
    each_trial,
    elsewhere,
    in_words,
    over_trials,
    spread,
    watched,
)
from backing.evidence.families.silences.unrecorded_events import bounds, last_seen, unseen_events
from backing.evidence.finding import Exhibit, ModelResult
from backing.evidence.link import Window, middle
from backing.evidence.report import as_chance, two_digits
from backing.evidence.statistics.ladder import Ladder, Telling
from backing.evidence.statistics.rungs import silence_range
from backing.evidence.statistics.silence_factors import SilenceFactors, silence_factors

FACTOR = "Bayes factor of the silence"
TELLS = {
    Telling.SURPRISING: "It would be surprising under every model",
    Telling.ORDINARY: "It would not be surprising under any model",
    Telling.DEPENDS: "Whether it would be surprising depends on the model",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Models, sentences and pictures of what a silence would tell; ``notes`` are for the timeline."""

    models: tuple[ModelResult, ...] = ()
    sentences: tuple[str, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    notes: tuple[tuple[str, object], ...] = ()


def silence_in(test: ClaimTest, windows: Sequence[Window], rows: Sequence[Row], as_of: date | None) -> Silence:
    """What a silence in the middle one of the admissible ``windows`` would tell, from what was counted around it."""
    window = middle(windows)
    days = days_of(test, window)
    if days < 1:
        return Silence(sentences=("The window has no first day, so what its silence would tell cannot be computed.",))
    bases = bases_before(test, rows, window, as_of)
    limits = (*bounds(days), *unseen_events(test, window, rows, as_of), *last_seen(test, window, rows, as_of))
    models, sentences = tuple(model for model, _ in limits), tuple(words for _, words in limits if words)
    if not bases:
        nothing = "How surprising a silence would be cannot be told: no count of the time before it was public then."
        return Silence(models=models, sentences=(nothing, *sentences))
    watch = watched(test, windows, days)
    told = _told(bases, days, watch)
    later = _later(counted_after(test, rows, windows[-1], as_of)[:1], days, watch)
    return Silence(
        models=(*told.models, *later.models, *models),
        sentences=(*told.sentences, *later.sentences, *sentences),
        exhibits=(*told.exhibits, *later.exhibits),
        notes=told.notes,
    )


def _told(bases: Sequence[BasePeriod], days: int, watch: Watch | None) -> Silence:
    """From the nearest base period, with the range of each other one beside it."""
    first, weeks = bases[0], days / 7
    found = silence_range(first.base, weeks, claimed=first.claimed)
    trials = elsewhere(first, watch)
    left = {rung.name for rung, stands in zip(found.rungs, found.standing, strict=True) if stands}
    factors = silence_factors(first.base.events, first.base.weeks, weeks)
    title = "What would a silence have told? The same silence under different assumptions"
    label = f"base rate: {first.rate:.2g} a week, {first.rate * weeks:.3g} expected in {days} days"
    base = {"start": first.start.isoformat(), "end": first.end.isoformat(), "label": label}
    none = f"none in {days} days: {as_chance(found.low)} to {as_chance(found.high)}, by model"
    return Silence(
        models=(
            *_ranged(found),
            *(_other(base, weeks) for base in bases[1:]),
            *(each_trial(trials, first, watch) if watch else ()),
            *_factors(factors),
        ),
        sentences=(
            *_sentences(first, found, days),
            *((in_words([t for t in trials if t.name in left], watch),) if watch and trials else ()),
            _speaks(factors),
        ),
        exhibits=ladder_exhibit(title, found, trials, watch.weeks if watch else None),
        notes=(("base", base), ("range", none)),
    )


def _later(counted: Sequence[BasePeriod], days: int, watch: Watch | None) -> Silence:
    """The same at the rate that was counted after the window, which is lower if the silence was part of a fall."""
    if not counted:
        return Silence()
    period = counted[0]
    found, trials = silence_range(period.base, days / 7, claimed=period.claimed), elsewhere(period, watch)
    anywhere = f"; somewhere in the {watch.weeks} weeks, {spread(trials)}" if watch and trials else ""
    words = f"{as_chance(found.low)} to {as_chance(found.high)} in this window{anywhere}"
    title = f"The same at the rate counted later: {period.base.note}"
    return Silence(
        models=(_other(period, days / 7), *(over_trials(trials, period, watch) if watch and trials else ())),
        sentences=(f"At the rate counted later, {period.told}: {words}.",),
        exhibits=ladder_exhibit(title, found, trials, watch.weeks if watch else None),
    )


def _ranged(found: Ladder) -> tuple[ModelResult, ...]:
    """Every model of the range, and their mean by held-out score where the record is long enough to weigh them."""
    rows = [
        ModelResult(
            name=rung.name,
            measure=SILENT,
            value=rung.zero,
            assumptions=rung.assumptions
            + ("" if stands else "; set aside: it foretold earlier windows far worse than others did"),
        )
        for rung, stands in zip(found.rungs, found.standing, strict=True)
    ]
    if found.weighted is not None:
        note = "each model weighed by how well it foretold earlier windows of this record"
        rows.append(ModelResult(name="Weighted mean", measure=SILENT, value=found.weighted, assumptions=note))
    return tuple(rows)


def _other(period: BasePeriod, weeks: float) -> ModelResult:
    """The range over models at the rate of another count; no value is better than another inside it."""
    found = silence_range(period.base, weeks, claimed=period.claimed)
    name = f"Range at another rate, {period.base.note}"
    return ModelResult(
        name=name,
        measure=SILENT,
        value=None,
        interval=(found.low, found.high),
        assumptions=f"{period.told}; all models",
    )


def _factors(factors: SilenceFactors) -> tuple[ModelResult, ModelResult]:
    note = "base period and window gamma-Poisson; a reduced group keeps any share of its rate, all alike"
    return (
        ModelResult(
            name="Went on unchanged : slowed down", measure=FACTOR, value=factors.unchanged_to_reduced, assumptions=note
        ),
        ModelResult(name="Slowed down : ceased", measure=FACTOR, value=factors.reduced_to_ceased, assumptions=note),
    )


def _sentences(first: BasePeriod, found: Ladder, days: int) -> tuple[str, ...]:
    aside = found.standing.count(False)
    left = f" {aside} of them did so badly on earlier windows that they are set aside." if aside else ""
    mean = f" Weighed by how well each foretold earlier windows: {as_chance(found.weighted)}." if found.weighted else ""
    return (
        f"Before the window: {first.told}. That is {first.rate:.2g} a week, and {first.rate * days / 7:.3g} in {days} days.",
        f"At that rate, none in {days} days has a probability between {as_chance(found.low)} and {as_chance(found.high)}.",
        f"That hangs on how events are taken to clump and to come to light.{left}{mean} {TELLS[found.tells()]}.",
        "It tells of the rate, and does not decide whether there was a silence.",
    )


def _speaks(factors: SilenceFactors) -> str:
    fell, ended = _times(factors.unchanged_to_reduced), _times(factors.reduced_to_ceased)
    return (
        f"A silence would be {fell} times as likely if the rate fell as if it did not, and {ended} times as likely if it "
        "ended as if it only fell."
    )


def _times(factor: float) -> str:
    """How many times likelier the second is than the first, from the Bayes factor of the first against it."""
    return two_digits(1 / factor) if factor > 1e-9 else "over a billion"
