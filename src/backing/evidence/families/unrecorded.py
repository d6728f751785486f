"""The claim can be checked, but nothing that is loaded records such a thing: a finding, not an error."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backing.evidence.claimtest import ClaimTest, Row, Setting, on_nothing
from backing.evidence.finding import Finding
from backing.evidence.report import in_place, report
from backing.vocabulary.lexicon import measure_of

WORDS = 60

RECORDED_BY = {
    "media": "an archive of published media",
    "control": "a record of who held which district, when",
    "leaders": "a dated list of leaders killed or captured, with who confirmed it",
    "unrecorded violence": "a record that codes the weapon or the kind of operation",
    "strength": "dated estimates of strength, with their unit",
}


class Unrecorded:
    """Takes every checkable claim that no other family takes; asked last."""

    name = "unrecorded"
    scope: tuple[str, ...] = ()
    counts = False
    rows_suffice = False

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        if not setting.claim.checkable:
            return ()
        return (on_nothing(setting, self.name, "No loaded release records what the claim is about."),)

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        measure = measure_of(test.setting.claim.text)
        link = test.setting.link
        need = RECORDED_BY.get(measure or "", f"a dated document on “{_words(test.setting.claim.text)}”")
        return report(
            test,
            as_of,
            result="No loaded release records what this claim is about.",
            headline="nothing loaded records this",
            sample_size=0,
            cannot_tell=("no loaded release records what the claim is about",),
            needs=(f"{need}{in_place(link.place)}" if measure in RECORDED_BY else need,),
        )


def _words(text: str) -> str:
    """The claim's words, cut short at a word."""
    return text if len(text) <= WORDS else text[:WORDS].rsplit(" ", 1)[0] + "…"
