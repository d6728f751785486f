"""The first since, the last until, the highest of all: claims that one dated counter-example decides (rule R1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from backing.claims.claim import Kind
from backing.errors import InvalidTest
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_release
from backing.evidence.counted import cause_unsaid
from backing.evidence.families.superlatives.alone import judge_alone
from backing.evidence.families.superlatives.highest import judge_highest
from backing.evidence.families.superlatives.superlative import Superlative, counted_in, superlative_of
from backing.evidence.finding import Finding, Proxy
from backing.evidence.scope import beyond
from backing.evidence.select import event_datasets, events_query

KINDS = (Kind.EVENT, Kind.PRESENCE, Kind.COUNT, Kind.PERIOD_COMPARISON)


class Extreme:
    """Dated claims about a whole country, on complete event data."""

    name = "extreme"
    scope: tuple[str, ...] = ()
    counts = False
    rows_suffice = True

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        claim, link = setting.claim, setting.link
        asked = superlative_of(claim)
        if claim.kind not in KINDS or asked is None or counted_in(claim) is None:
            return ()
        if link.place is None or link.place.kind != "country":
            return ()
        end = asked.end if asked.way == "first" else None
        return tuple(
            on_release(
                setting,
                self.name,
                dataset,
                Proxy.DIRECT,
                events_query(dataset, link, counted_in(claim), start=asked.after, end=end),
            )
            for dataset in event_datasets(setting.catalog, link.country)
        )

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        asked = superlative_of(test.setting.claim)
        if asked is None:
            raise InvalidTest(f"claim {test.setting.claim.id} names nothing as first, last or highest")
        found = (judge_highest if asked.way == "highest" else judge_alone)(test, rows[0], asked, as_of)
        left = _left_out(test, asked)
        if not left:
            return found
        return replace(found, readings=(), flips_if=(), headline=left[0], cannot_tell=(*found.cannot_tell, *left))


def _left_out(test: ClaimTest, asked: Superlative) -> tuple[str, ...]:
    """What the claim says beyond the question; the time that it looks back to is part of that."""
    setting = test.setting
    text = setting.claim.text
    for words in filter(None, (asked.since_text, asked.named)):
        text = text.replace(words, " ")
    claim = replace(setting.claim, text=text)
    unsaid = cause_unsaid(setting.claim, setting.link.actor, counted_in(setting.claim))
    return (*beyond(claim, setting.link, setting.lead, "violence", "extreme"), *unsaid)
