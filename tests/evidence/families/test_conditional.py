"""If there were N fighters, what would follow: the class by size, contested cases as unknown ones, and the force ratio."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from backing.claims.claim import Claim, Kind, Quantity
from backing.evidence.families.strengths.force import force_of
from backing.evidence.finding import Finding
from backing.evidence.statistics.share import share_of
from backing.provenance import DateRange
from tests.evidence.factory import claim_of, findings_on
from tests.evidence.families.strengths.test_estimates import row

POSTED = DateRange(earliest=date(2023, 4, 15), latest=date(2023, 5, 15))
TEXT = "with 7,000 fighters it would be highly unlikely to maintain robust territorial control"


def conditional(text: str = TEXT, number: float = 7000, actors: tuple[str, ...] = ("Taliban",)) -> Claim:
    return claim_of(
        text, Kind.CONDITIONAL, actors=actors, places=("Afghanistan",), quantity=Quantity(value=number, unit="fighters")
    )


def found_on(claim: Claim, days: DateRange = POSTED) -> tuple[Finding, Finding]:
    early, late = sorted(
        (f for f in findings_on(claim, days=days) if f.test == "reference class"), key=lambda f: f.as_of is None
    )
    return early, late


@pytest.fixture(scope="module")
def late() -> Finding:
    return found_on(conditional())[1]


def test_the_reference_class_answers_with_a_frequency_and_its_interval(late: Finding) -> None:
    assert late.sample_size >= 10
    shares = [model for model in late.models if model.name.startswith("Share of cases")]
    assert all(model.interval[0] < model.value < model.interval[1] for model in shares)
    assert [model.value for model in shares] == pytest.approx([7 / 18, 7 / 11, 14 / 18])


def test_contested_cases_are_unknown_and_bound_the_answer(late: Finding) -> None:
    assert "39% to 78%" in " ".join(late.explanation)
    by_way = {
        name: [r.log_lr for r in late.readings if r.name.endswith(name)] for name in ("as lost", "left out", "as kept")
    }
    for lost, known, kept in zip(*by_way.values(), strict=True):
        assert lost >= known >= kept
    assert next(r for r in late.readings if r.central).name == "kept in at most 20% of cases, contested left out"


def test_the_claimed_number_is_seven_to_twelve_percent_of_the_authoritys_force(late: Finding) -> None:
    ratio = next(model for model in late.models if model.name.startswith("Claimed number over"))
    assert ratio.interval == pytest.approx((0.07, 7 / 58))
    assert "58,000 to 100,000 fighters" in ratio.assumptions


def test_the_curves_are_monotone_and_named_by_meaning(late: Finding) -> None:
    frequency, force = (exhibit for exhibit in late.exhibits if exhibit.kind == "curve")
    for exhibit, rising in ((frequency, True), (force, False)):
        for series in {line["series"] for line in exhibit.data}:
            chances = [line["p"] for line in exhibit.data if line["series"] == series]
            assert all((b >= a - 1e-9) if rising else (b <= a + 1e-9) for a, b in pairwise(chances))
        assert set(exhibit.notes["meanings"]) == {"lenient", "middle", "strict"}


def test_no_curve_is_invented_for_what_nobody_counted(late: Finding) -> None:
    assert any("at least 90%, 97% or 99% of districts" in told for told in late.cannot_tell)
    plain = found_on(conditional(TEXT.replace("robust ", "")))[1]
    assert not plain.cannot_tell


def test_only_groups_whose_number_was_public_count_as_of_posting() -> None:
    early, late = found_on(conditional())
    assert early.sample_size < late.sample_size
    assert not any(int(row["date"]) >= 2023 for row in early.counter_examples)


def test_without_an_authority_or_its_strength_the_ratio_is_asked_for() -> None:
    found = found_on(conditional(actors=("ISKP",)))[1]
    assert not any(model.name.startswith("Claimed number over") for model in found.models)
    assert any("strength of the authority" in need for need in found.needs)
    assert force_of(7000, []) is None


def test_no_group_of_that_size_is_no_answer() -> None:
    found = found_on(conditional(number=10**7))[1]
    assert (found.readings, found.sample_size) == ((), 0)
    assert found.cannot_tell


def test_a_wider_range_of_the_force_makes_a_wider_share() -> None:
    narrow, wide = (force_of(7000, [row(low=low, high=high)]) for low, high in ((70e3, 80e3), (50e3, 120e3)))
    assert narrow
    assert wide
    assert wide.share[0] < narrow.share[0] < narrow.share[1] < wide.share[1]


def test_a_class_of_contested_cases_alone_says_nothing() -> None:
    share = share_of(0, 0, unknown=5)
    assert share.value is None
    assert share.prob_below(0.2) == pytest.approx(share_of(0, 0, unknown=1).prob_below(0.2))
