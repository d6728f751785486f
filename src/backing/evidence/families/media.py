"""Nothing was seen: what is the absence of videos or threats worth, given what would have come to light?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backing.claims.claim import Kind
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_nothing
from backing.evidence.finding import Finding, ModelResult
from backing.evidence.report import in_place, report
from backing.evidence.statistics.detection import prob_nothing_found
from backing.vocabulary.lexicon import measure_of

THINGS = 5
"""Camps assumed to exist for the sake of the argument."""
EXIST, FIND = 1.0, 0.9
PUBLISH = (0.02, 0.1, 0.3)
"""Chance that one camp shows up in published media: discreetly hosted, middling, eager for attention (assumptions)."""


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
        models = tuple(_model(publish) for publish in PUBLISH)
        middle = models[1].value or 0.0
        where = in_place(test.setting.link.place)
        return report(
            test,
            as_of,
            result=f"Even if {THINGS} camps existed{where}, nothing would have been found with a chance of "
            f"{models[2].value:.2f} to {models[0].value:.2f}; whether nothing was found has not been searched.",
            headline="no media archive loaded; silence would tell little",
            sample_size=0,
            models=models,
            explanation=(
                "An absence counts only as far as the thing would exist, be published, and be found by whoever looked.",
                f"At the middle values it multiplies the odds of no camps by {1 / middle:.1f}, which is next to nothing.",
            ),
            cannot_tell=("no archive of published media is loaded, and no search is logged",),
            needs=(f"a dated, logged search for such videos and threats{where}",),
            flips_if=("one authentic, dated item is found",),
        )


def _model(publish: float) -> ModelResult:
    return ModelResult(
        name=f"Chance of publication {publish:.0%}",
        measure=f"P(nothing found | {THINGS} camps)",
        value=prob_nothing_found(THINGS, exist=EXIST, publish=publish, find=FIND),
        assumptions=f"exist {EXIST:g} × publish {publish:g} × find {FIND:g}, {THINGS} camps, each by itself",
    )
