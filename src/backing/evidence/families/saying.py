"""Was it said? An attribution needs the original, and no archive of statements is loaded (rule R2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backing.claims.claim import Kind
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_nothing
from backing.evidence.finding import Finding
from backing.evidence.report import report

_RESULTS = {
    "found": "{speaker} says so in another text of this case, by the words that the two share.",
    "not found": "What {speaker} said is known here only through this statement; no other text of this case has it.",
    "not searched": "What {speaker} said is known here only through this statement; the original was not searched.",
}


class Saying:
    """Claims that somebody said, alleged, admitted or denied something."""

    name = "said"
    scope: tuple[str, ...] = ()
    counts = False
    rows_suffice = False

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        if setting.claim.kind is not Kind.ATTRIBUTION:
            return ()
        return (on_nothing(setting, self.name, "No archive of statements is among the records."),)

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        speaker = test.setting.claim.attributed_to or "the speaker"
        original = test.setting.claim.original or "not searched"
        return report(
            test,
            as_of,
            result=_RESULTS[original].format(speaker=speaker),
            headline=f"original {original}",
            sample_size=0,
            explanation=("Whether it was said, and whether it is so, are two questions with two answers.",),
            cannot_tell=() if original == "found" else ("no archive of statements is loaded",),
            needs=() if original == "found" else (f"the original statement by {speaker}",),
            flips_if=("the original turns out to say something else",),
        )
