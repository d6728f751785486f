"""Nothing was seen: what is the absence of videos or photographs worth, given what would have come to light?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backing.claims.claim import Kind
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_nothing
from backing.evidence.finding import Finding, ModelResult
from backing.evidence.report import in_place, report
from backing.evidence.statistics.unseen import none_found, searches_needed, unseen
from backing.vocabulary.lexicon import measure_of

THINGS = 5
"""Things that would be seen, assumed to exist for the sake of the argument."""
PUBLISH = (0.02, 0.1, 0.3)
"""Chance that one of them shows up in published media: kept out of sight, middling, eager for attention (assumptions)."""
FIND = 0.9
"""Chance that what was published is then found (assumption)."""


class WeightedAbsence:
    """Claims that no video, photograph or recording exists. No media archive is loaded, so it cannot be verified."""

    name = "weighted absence"
    scope: tuple[str, ...] = ()
    counts = False
    rows_suffice = False

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        claim = setting.claim
        if claim.kind is not Kind.ABSENCE or measure_of(claim.text) != "media":
            return ()
        return (on_nothing(setting, self.name, "No archive of published media is among the records."),)

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        found = tuple(none_found(THINGS, publish * FIND) for publish in PUBLISH)
        most = tuple(unseen(0, publish * FIND).at_most for publish in PUBLISH)
        where = in_place(test.setting.link.place)
        return report(
            test,
            as_of,
            result=f"Even if {THINGS} such things existed{where}, nothing would have been found with a chance of "
            f"{found[-1]:.2f} to {found[0]:.2f}; whether nothing was found has not been searched.",
            headline="no media archive loaded; silence would tell little",
            sample_size=0,
            models=(*map(_silent, PUBLISH), *map(_left, PUBLISH)),
            explanation=(
                "An absence counts only as far as the thing would exist, be published, and be found by whoever looked.",
                f"At the middle values it makes it {1 / found[1]:.1f} times as likely that there are none: next to nothing.",
                f"A search that found nothing would still leave room for {most[-1]} to {most[0]} of them, at 95 %.",
            ),
            cannot_tell=("no archive of published media is loaded, and no search is logged",),
            needs=(f"a dated, logged search for such media{where}",),
            flips_if=("one authentic, dated item is found",),
        )


def _silent(publish: float) -> ModelResult:
    return ModelResult(
        name=f"Chance of publication {publish:.0%}",
        measure=f"P(nothing found | {THINGS} exist)",
        value=none_found(THINGS, publish * FIND),
        assumptions=f"publish {publish:g} × find {FIND:g}, {THINGS} of them, each by itself",
    )


def _left(publish: float) -> ModelResult:
    """The power of such a search: how many it leaves possible."""
    left = unseen(0, publish * FIND)
    return ModelResult(
        name=f"Room left, chance of publication {publish:.0%}",
        measure="things left after a search that found nothing, 95 % upper bound",
        value=float(left.at_most),
        assumptions=f"publish {publish:g} × find {FIND:g}; flat prior over their number; "
        f"{searches_needed(publish * FIND)} such searches would let the absence of one be inferred",
    )
