"""Magnitude, reference class, period comparison, media, presence, substantiation, attribution, and nothing at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from backing.assessment.verdict import Label
from backing.claims.claim import Kind, Quantity, Relation
from backing.evidence.finding import Finding
from backing.provenance import DateRange, Span
from tests.evidence.factory import claim_of, findings_on, verdict_on

POSTED = DateRange(earliest=date(2023, 4, 15), latest=date(2023, 5, 15))


def strength(value: float, **fields):
    return claim_of(
        f"a group with {value:,.0f} fighters in Afghanistan", Kind.COUNT, actors=("ISKP",), places=("Afghanistan",),
        quantity=Quantity(value=value, unit="fighters"), **fields,
    )  # fmt: skip


def hindsight(claim, *others, days: DateRange = POSTED) -> Finding:
    return next(f for f in findings_on(claim, *others, days=days) if f.as_of is None and f.claim == claim.id)


def test_copies_and_misquotations_of_one_root_count_once() -> None:
    finding = hindsight(strength(7000))
    estimates = [row for row in finding.exhibits[0].data if row["kind"] == "published"]
    assert finding.sample_size < len(estimates)
    assert not any("MISREPORTED" in model.name for model in finding.models)


def test_families_are_taken_out_before_numbers_are_compared() -> None:
    converted = [row for row in hindsight(strength(7000)).exhibits[0].data if row["kind"] == "converted"]
    assert converted
    assert all(row["mid"] == pytest.approx((4000 * 6000) ** 0.5 / 3) for row in converted)


def test_a_number_far_above_every_estimate_is_refuted_and_one_among_them_is_not() -> None:
    assert verdict_on(strength(500_000), days=POSTED).hindsight.label is Label.REFUTED
    assert verdict_on(strength(2500), days=POSTED).hindsight.label not in (Label.REFUTED, Label.LEANS_REFUTED)


def test_an_absence_of_videos_shows_its_three_probabilities_and_decides_nothing() -> None:
    claim = claim_of("there is an absence of videos of training camps", Kind.ABSENCE, places=("Afghanistan",))
    finding = hindsight(claim)
    chances = [model.value for model in finding.models if model.measure.startswith("P(")]
    assert chances == pytest.approx([0.914, 0.624, 0.207], abs=1e-3)
    assert not finding.readings


def test_a_search_that_found_nothing_says_how_much_it_leaves_possible() -> None:
    finding = hindsight(
        claim_of("there is an absence of videos of training camps", Kind.ABSENCE, places=("Afghanistan",))
    )
    left = [model.value for model in finding.models if "upper bound" in model.measure]
    # ln .05 / ln(1 - g), less one, for g = .018, .09, .27
    assert left == [164, 31, 9]
    assert "room for 9 to 164 of them" in " ".join(finding.explanation)


def presence(text: str):
    return claim_of(text, Kind.PRESENCE, actors=("ISKP",), places=("northern Afghanistan",))


def test_an_event_in_the_place_shows_a_presence_but_not_that_it_is_significant() -> None:
    assert verdict_on(presence("the presence of ISKP"), days=POSTED).hindsight.label is Label.SUPPORTED
    significant = verdict_on(presence("the significant presence of ISKP"), days=POSTED)
    assert significant.hindsight.label is Label.CANNOT_TELL
    assert significant.reason == "for it: Balkh, 9 Mar 2023"


def test_no_backing_at_all_is_overstated_when_some_was_public() -> None:
    alleged = replace(presence("the significant presence of ISKP"), id="c00", author_stance="disputes", asserter="X",
                      attributed_to="X")  # fmt: skip
    claim = claim_of(
        "these claims lack empirical backing", Kind.SUBSTANTIATION, polarity="negative",
        relations=(Relation(type="rebuts", to="c00"),), span=Span(start=1, end=20),
    )  # fmt: skip
    verdict = verdict_on(claim, alleged, days=POSTED)
    assert verdict.as_of.label is Label.LEANS_REFUTED
    assert "overstated" in verdict.flags
    assert "unknown" in verdict.reason


@pytest.mark.parametrize(
    ("slots", "label"),
    [
        ({"original": "not searched"}, Label.CANNOT_TELL),
        ({"original": "found"}, Label.LEANS_SUPPORTED),
        ({"original": "found", "offered": ("the UN",)}, Label.LEANS_REFUTED),
        ({"original": "not searched", "offered": ("what a critic says",)}, Label.CANNOT_TELL),
    ],
    ids=["unread", "nothing offered", "something offered", "relayed by the critic"],
)
def test_that_nothing_was_offered_hangs_on_the_words_of_who_should_have_offered_it(slots, label) -> None:
    alleged = claim_of(
        "significant presence of ISKP in northern Afghanistan", Kind.PRESENCE, id="c01", asserter="A", attributed_to="A",
        author_stance="disputes", actors=("ISKP",), places=("northern Afghanistan",), **slots,
    )  # fmt: skip
    none = claim_of(
        "He offered no proof of it", Kind.SUBSTANTIATION, polarity="negative", id="c02",
        relations=(Relation(type="rebuts", to="c01"),),
    )  # fmt: skip
    assert verdict_on(none, alleged, days=POSTED).so is label
    some = replace(none, text="He offered proof of it", polarity="affirmative")
    assert verdict_on(some, alleged, days=POSTED).so is {
        Label.LEANS_SUPPORTED: Label.LEANS_REFUTED,
        Label.LEANS_REFUTED: Label.LEANS_SUPPORTED,
    }.get(label, label)


def test_what_somebody_said_is_not_searched_here() -> None:
    claim = claim_of(
        "the minister alleged an attack", Kind.ATTRIBUTION, attributed_to="the minister", original="not searched"
    )
    verdict = verdict_on(claim)
    assert (verdict.said, verdict.so) == ("not searched", Label.CANNOT_TELL)


def test_what_nothing_records_is_a_finding_with_its_search_log() -> None:
    finding = hindsight(claim_of("the harvest failed", Kind.EVENT, places=("Bangladesh",)))
    assert finding.test == "unrecorded"
    assert len(finding.searched) >= 5


def test_every_side_is_searched_with_the_same_effort() -> None:
    ours = hindsight(strength(7000))
    theirs = hindsight(strength(7000, asserter="X", author_stance="disputes"))
    assert ours.searched == theirs.searched
    assert (ours.readings, ours.models) == (theirs.readings, theirs.models)
