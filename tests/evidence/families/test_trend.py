"""Did it fall or grow? Counts of one source, the actor's own months, and series that are about somebody else."""

from __future__ import annotations

from datetime import date

import pytest

from backing.assessment.verdict import Label
from backing.claims.claim import Kind, Period
from backing.evidence.finding import Proxy
from backing.provenance import DateRange
from tests.evidence.factory import claim_of, findings_on, verdict_on

POSTED = DateRange(earliest=date(2023, 4, 15), latest=date(2023, 5, 15))
LATER = DateRange(earliest=date(2018, 12, 31), latest=date(2018, 12, 31))


def fall_of_iskp(**fields):
    return claim_of(
        "a significant reduction in the activity of ISKP", Kind.TREND, actors=("ISKP",), places=("Afghanistan",),
        period=Period(length_days=56, until_statement=True), **fields,
    )  # fmt: skip


def test_a_fall_that_was_counted_later_is_known_with_hindsight_only() -> None:
    verdict = verdict_on(fall_of_iskp(), days=POSTED)
    assert verdict.as_of.label is Label.CANNOT_TELL
    assert verdict.hindsight.label is Label.SUPPORTED
    assert "145 → 20" in verdict.reason


def test_its_denial_gets_the_mirrored_answer() -> None:
    said, denied = (verdict_on(fall_of_iskp(polarity=p), days=POSTED).hindsight for p in ("affirmative", "negative"))
    assert denied.label is Label.REFUTED
    assert denied.p == pytest.approx(1 - (said.p or 0), abs=1e-4)


def test_a_series_of_all_actors_carries_no_verdict() -> None:
    claim = claim_of(
        "al-Qaeda has not witnessed any significant growth", Kind.BEFORE_AFTER, actors=("al-Qaeda",),
        places=("Afghanistan",), polarity="negative", period=Period(start=date(2021, 8, 15), until_statement=True),
    )  # fmt: skip
    findings = [f for f in findings_on(claim, days=POSTED) if f.proxy is Proxy.SAME_PLACE]
    assert findings
    assert all(not finding.readings for finding in findings)
    assert findings[0].cannot_tell == ("this series is not about al-Qaeda",)
    assert verdict_on(claim, days=POSTED).hindsight.label is Label.CANNOT_TELL


def test_a_step_in_the_actors_own_months_is_held_against_placebo_months() -> None:
    claim = claim_of(
        "events with Islamic State in Bangladesh fell", Kind.BEFORE_AFTER, actors=("Islamic State",),
        places=("Bangladesh",), period=Period(start=date(2017, 6, 1), until_statement=True),
    )  # fmt: skip
    finding = next(f for f in findings_on(claim, days=LATER) if f.proxy is Proxy.DIRECT and f.as_of is None)
    assert finding.models[0].interval is not None
    assert any(
        "beside other dates" in model.name and "at 28 other dates" in model.assumptions for model in finding.models
    )
    assert len(finding.exhibits[0].notes["placebo"]) == 28


def test_why_it_fell_is_another_question() -> None:
    claim = claim_of(
        "this disrupted the operations of ISKP", Kind.CAUSAL, secondary_kinds=("before_after",), actors=("ISKP",),
        places=("Afghanistan",), period=Period(start=date(2021, 8, 15), until_statement=True),
    )  # fmt: skip
    assert verdict_on(claim, days=POSTED).hindsight.label is Label.CANNOT_TELL


def change_in(text: str, **fields: object) -> list[tuple[Proxy, int]]:
    claim = claim_of(
        text, Kind.TREND, places=("Myanmar",),
        **{"period": Period(start=date(2017, 6, 1), until_statement=True)} | fields,
    )  # fmt: skip
    found = [f for f in findings_on(claim, days=LATER) if f.test == "trend" and f.as_of is None]
    return [(finding.proxy, len(finding.readings)) for finding in found]


def test_a_change_in_a_country_as_a_whole_is_told_by_all_its_events() -> None:
    found = change_in("lethal events in Myanmar decreased")
    assert [proxy for proxy, _ in found] == [Proxy.DIRECT]
    assert found[0][1] > 2


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("deaths in Myanmar decreased", {}),  # the months hold events, and not deaths
        ("lethal events with the Sons of Dawn in Myanmar decreased", {"actors": ("Sons of Dawn",)}),
        ("the popularity of the army in Myanmar decreased", {}),
    ],
)
def test_what_the_events_of_a_country_are_not_is_not_told_by_them(text: str, fields: dict[str, object]) -> None:
    assert not any(number for _, number in change_in(text, **fields))
