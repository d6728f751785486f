"""How strong is "significant", and how few are "remnants"? Published strengths under every admissible meaning of the word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backing.claims.claim import Kind
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_nothing, on_release
from backing.evidence.families.strengths import tempo
from backing.evidence.families.strengths.combined import APART, POOLED, ways
from backing.evidence.families.strengths.estimates import elsewhere_than, nearest, stated
from backing.evidence.families.strengths.meaning import curve_exhibit, in_words
from backing.evidence.finding import Exhibit, Finding, ModelResult, Proxy, Reading
from backing.evidence.link import middle_day
from backing.evidence.report import in_place, known, report, sign_of, signed
from backing.evidence.select import datasets_of, figures_query
from backing.evidence.statistics.magnitude import Magnitude, magnitude
from backing.evidence.statistics.mixture import Mixture
from backing.evidence.statistics.odds import log_odds
from backing.evidence.statistics.operationalise import Curve, above, below
from backing.vocabulary.lexicon import Threshold, threshold

KINDS = (Kind.PRESENCE, Kind.ABSENCE, Kind.COUNT)
_SIGNIFICANT = re.compile(
    r"\b(?:significant|substantial|considerable|sizea?ble|large|strong|massive)\s+(?:\w+\s+){0,2}?"
    r"(?:presence|force|numbers? of (?:fighters|members|militants))\b",
    re.IGNORECASE,
)
_REMNANTS = re.compile(r"\bremnants?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A vague word of strength: its entry in the lexicon, and whether it means fewer than its thresholds."""

    name: str
    entry: str
    few: bool

    @property
    def limits(self) -> Threshold:
        """Its lenient, middle and strict meaning, in fighters."""
        return threshold(self.entry)

    def chance(self, fighters: Mixture, limit: float) -> float:
        """P(the word holds) if ``limit`` is what it means."""
        less = fighters.prob_below(limit)
        return less if self.few else 1 - less

    def curve(self, fighters: Mixture) -> Curve:
        """The same over every meaning."""
        return (below if self.few else above)(fighters.prob_below, self.limits)


def word_of(text: str) -> Word | None:
    """The vague word of strength that a text holds."""
    if _REMNANTS.search(text):
        return Word(name="remnants", entry="remnants", few=True)
    if _SIGNIFICANT.search(text):
        return Word(name="a significant presence", entry="significant_presence", few=False)
    return None


class VagueStrength:
    """A group that is said to be significant in a country, or to be only remnants."""

    name = "vague strength"
    scope: tuple[str, ...] = ("presence", "strength", "vague")
    counts = False
    rows_suffice = False

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        claim, actor = setting.claim, setting.link.actor
        if claim.kind not in KINDS or word_of(claim.text) is None:
            return ()
        if actor is None:
            return (on_nothing(setting, self.name, "The claim names no group, and estimates are of named groups."),)
        return tuple(
            on_release(
                setting,
                self.name,
                dataset,
                Proxy.DIRECT,
                figures_query(dataset, actor, "strength"),
                figures_query(dataset, actor, "claims"),
            )
            for dataset in datasets_of(setting.catalog, "figures")
        )

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        word, link = word_of(test.setting.claim.text), test.setting.link
        if word is None or link.actor is None:
            return _cannot(test, as_of, word, "of whom is not said: estimates are of named groups", "no group is named")
        posted = middle_day(test.setting.days)
        strengths, counts = ([row for row in part if known(row, as_of)] for part in rows)
        used = nearest(strengths, posted)
        if not used:
            when = "was public then" if as_of else "is on record"
            return _cannot(test, as_of, word, f"no estimate of strength near the date {when}", "no estimate")
        elsewhere = elsewhere_than(link.place, used)
        if elsewhere:
            return _cannot(test, as_of, word, elsewhere[0], f"no estimate{in_place(link.place)}")
        return _finding(
            test, word, magnitude([stated(row) for row in used]), tempo.nearest_count(counts, posted), as_of
        )


def _cannot(test: ClaimTest, as_of: date | None, word: Word | None, why: str, headline: str) -> Finding:
    """No posterior, no curve: what the word could mean, and what is missing to tell."""
    meanings = f" {_meanings(word)}" if word else ""
    return report(
        test,
        as_of,
        result=f"Nothing on record gives a number of fighters{in_place(test.setting.link.place)} to hold the word against."
        + meanings,
        headline=headline,
        sample_size=0,
        cannot_tell=(why,),
        needs=(f"dated estimates of strength{in_place(test.setting.link.place)}, with their unit",),
    )


def _meanings(word: Word) -> str:
    limits = " or ".join(f"{limit:,.0f}" for limit in word.limits.each())
    name, bound = word.name.removeprefix("a ").capitalize(), "fewer than" if word.few else "at least"
    return f"“{name}” could mean {bound} {limits} fighters."


def _finding(test: ClaimTest, word: Word, found: Magnitude, count: Row | None, as_of: date | None) -> Finding:
    link = test.setting.link
    fighters, curve = found.shown, word.curve(found.shown)
    low, high = fighters.interval()
    name = link.actor.name if link.actor else "the group"
    attacks = tempo.curve_of(count) if count and word.few else None
    return report(
        test,
        as_of,
        result=f"{name}{in_place(link.place)}: {low:,.0f} to {high:,.0f} fighters by {len(found.roots.means)} roots "
        f"(95 %). That this is {word.name} has a chance of {in_words(curve, word.limits, unit='fighters')}.",
        headline=f"{curve.central:.0%} at the middle meaning"
        + ("" if curve.same_side else ", and it turns with the meaning"),
        sample_size=len(found.roots.means),
        models=(*_models(word, found), *tempo.models(attacks)),
        readings=signed(test.setting.claim, (*_readings(word, found), *tempo.readings(attacks))),
        explanation=(
            _meanings(word),
            "The answer is a curve over meanings, and a verdict only where every meaning agrees.",
            *tempo.in_sentences(count, attacks),
        ),
        weaker=f"it is there: {low:,.0f} to {high:,.0f} fighters by published estimates"
        if sign_of(test.setting.claim) > 0 and not word.few
        else "",
        flips_if=("the word is taken to mean another number",),
        exhibits=(_exhibit(word, found), *tempo.exhibit(attacks)),
    )


def _models(word: Word, found: Magnitude) -> tuple[ModelResult, ...]:
    sign = "<" if word.few else ">="
    return tuple(
        ModelResult(
            name=f"{name}, {limit:,.0f}", measure=f"P(fighters {sign} {limit:,.0f})", value=word.chance(fighters, limit)
        )
        for limit in word.limits.each()
        for name, fighters in ways(found)
    )


def _readings(word: Word, found: Magnitude) -> list[Reading]:
    """The log-odds of the word for every meaning and every way to combine the sources: they follow the meaning one way."""
    central = POOLED if found.together else APART
    return [
        Reading(
            name=f"{name}, meaning {limit:,.0f} fighters",
            log_lr=log_odds(word.chance(fighters, limit)),
            central=name == central and limit == word.limits.central,
        )
        for limit in word.limits.each()
        for name, fighters in ways(found)
    ]


def _exhibit(word: Word, found: Magnitude) -> Exhibit:
    shown = [(name, fighters) for name, fighters in ways(found) if name in (APART, POOLED)]
    first = POOLED if found.together else APART
    ordered = sorted(shown, key=lambda way: way[0] != first)
    curves = [(name, word.curve(fighters)) for name, fighters in ordered]
    words = "fewer fighters than" if word.few else "at least so many fighters"
    return curve_exhibit(f"What would “{word.name}” have to mean?", curves, word.limits, x=words)
