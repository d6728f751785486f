"""Numbers of fighters: combined in every admissible way, by unit, with copies and misquotations shown and not counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backing.assessment.verdict import Label
from backing.claims.claim import Kind, Quantity
from backing.evidence.finding import Finding
from tests.evidence.factory import claim_of, findings_on, verdict_on
from tests.evidence.families.test_other_families import POSTED, strength


def late(claim) -> Finding:
    return next(f for f in findings_on(claim, days=POSTED) if f.as_of is None and f.test == "magnitude")


@pytest.fixture(scope="module")
def finding() -> Finding:
    return late(strength(7000))


def test_every_way_to_combine_has_a_reading_at_every_margin(finding: Finding) -> None:
    names = {reading.name.partition(", within")[0] for reading in finding.readings}
    assert {"sources side by side", "sources pooled"} < names
    assert len(finding.readings) == 3 * len(names)
    assert sum(reading.central for reading in finding.readings) == 1
    central = next(reading for reading in finding.readings if reading.central)
    assert central.name.startswith("sources side by side"), "these sources contradict each other"


def test_the_pool_has_its_interval_and_the_wider_one_of_a_further_source(finding: Finding) -> None:
    models = {model.name: model for model in finding.models}
    pooled, further = models["Pooled estimate"].interval, models["A further source like these"].interval
    assert pooled
    assert further
    assert further[0] < pooled[0] < pooled[1] < further[1]


def test_the_misquotation_is_shown_as_such_beside_the_converted_range(finding: Finding) -> None:
    told = next(text for text in finding.explanation if "Afghanistan International" in text)
    assert "4,000 to 5,000 fighters for what was published as 4,000 to 6,000 fighters and family members" in told
    assert "2.7 times" in told
    rows = {row["kind"]: row for row in finding.exhibits[0].data}
    assert rows["copy"]["knowable"] is False
    assert (rows["converted"]["low"], rows["converted"]["high"]) == pytest.approx((839, 3178), rel=1e-3)


def test_the_picture_is_grouped_by_unit_and_ends_with_the_pools(finding: Finding) -> None:
    exhibit = finding.exhibits[0]
    groups = list(dict.fromkeys(row["group"] for row in exhibit.data))
    assert groups == exhibit.notes["groups"]
    assert "fighters and family members" in groups
    assert exhibit.data[-1]["kind"] == "pooled"
    assert exhibit.notes["claimed"] == 7000


def test_without_an_estimate_nothing_is_told() -> None:
    claim = replace(strength(7000), text="a group of al-Qaeda with 7,000 fighters in Afghanistan", actors=("al-Qaeda",))
    found = late(claim)
    assert not found.readings
    assert found.headline == "no estimate"
    assert verdict_on(claim, days=POSTED).hindsight.label is Label.CANNOT_TELL


@pytest.mark.parametrize("place", ["northern Afghanistan", "Pakistan"])
def test_an_estimate_for_a_country_decides_neither_its_north_nor_another_country(place: str) -> None:
    found = late(replace(strength(7000), text=f"a group with 7,000 fighters in {place}", places=(place,)))
    assert not found.readings
    assert "Afghanistan as a whole" in " ".join(found.cannot_tell)


def test_an_estimate_for_two_countries_together_decides_neither() -> None:
    claim = claim_of(
        "Islamic State has 6,000 fighters in Iraq", Kind.COUNT, actors=("Islamic State",), places=("Iraq",),
        quantity=Quantity(value=6000, unit="fighters"),
    )  # fmt: skip
    found = late(claim)
    assert not found.readings
    assert "several countries together" in " ".join(found.cannot_tell)


@pytest.mark.parametrize(("qualifier", "label"), [("at least", Label.SUPPORTED), ("at most", Label.REFUTED)])
def test_a_bound_is_open_on_its_other_side(qualifier: str, label: Label) -> None:
    claim = strength(20)
    claim = replace(claim, quantity=replace(claim.quantity, qualifier=qualifier))
    assert verdict_on(claim, days=POSTED).hindsight.label in (label, Label.LEANS_SUPPORTED, Label.LEANS_REFUTED)
    assert (late(claim).readings[0].log_lr > 0) is (label is Label.SUPPORTED)
