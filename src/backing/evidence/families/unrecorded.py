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
    "media": "an archive of media published{where}",
    "control": "a record of who held which district{where}, when",
    "leaders": "a dated list of leaders killed or captured{where}, with who confirmed it",
    "unrecorded violence": "a record of events{where} that codes the weapon or the kind of operation",
    "strength": "dated estimates of strength{where}, with their unit",
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
        return (on_nothing(setting, self.name, "No test fits the claim as it is worded."),)

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        claim, link = test.setting.claim, test.setting.link
        need = RECORDED_BY.get(measure_of(claim.text) or "", f"a dated document on “{_words(claim.text)}”")
        return report(
            test,
            as_of,
            result="None of the tests fits the claim as it is worded, on any release that is loaded.",
            headline="no test fits it as worded",
            sample_size=0,
            cannot_tell=("no test fits the claim as it is worded",),
            needs=(need.format(where=in_place(link.place)),),
        )


def _words(text: str) -> str:
    """The claim's words, cut short at a word."""
    return text if len(text) <= WORDS else text[:WORDS].rsplit(" ", 1)[0] + "…"
