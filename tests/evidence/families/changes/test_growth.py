"""Growth is not the absence of significance: what the months of a period say of a yearly rate."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from backing.claims.claim import Kind, Period
from backing.evidence.finding import P_VALUE
from tests.evidence.families.changes.made_up import around, by_month, change, judged, weights

INSIDE = Period(start=date(2014, 1, 1), end=date(2017, 12, 31))
NONE = "no growth in events with Islamic State in Bangladesh"


def course(rate: float, growth: float, months: int = 48) -> list[int]:
    """Counts that grow by a factor a year, as Poisson counts with a fixed seed."""
    draw = np.random.default_rng(7)
    return [int(draw.poisson(rate * growth ** (month / 12))) for month in range(months)]


@pytest.mark.parametrize(
    ("rate", "growth", "answer"),
    [
        (20, 2.0, "it grew by more than that"),
        (60, 1.0, "it stayed within that"),
        (100, 0.5, "it declined by more than that"),
        (0.4, 1.0, "the months cannot tell"),
    ],
)
def test_the_four_answers(rate: float, growth: float, answer: str) -> None:
    finding = judged(change(NONE, Kind.TREND, period=INSIDE), by_month(course(rate, growth), date(2014, 1, 1)))
    assert finding.headline == answer
    assert any("would have been found with 80 % power" in line for line in finding.explanation)


def test_a_short_record_supports_no_growth_as_little_as_growth() -> None:
    rows = by_month(course(0.4, 1.0), date(2014, 1, 1))
    denied = judged(change(NONE, Kind.TREND, period=INSIDE, polarity="negative"), rows)
    assert min(weights(denied)) < 3  # 0.95 from the sceptical prior needs 4.3
    assert next(m.value or 0 for m in denied.models if m.measure == P_VALUE) > 0.05


def test_no_growth_is_shown_by_a_long_and_level_record() -> None:
    rows = by_month(course(60, 0.98), date(2014, 1, 1))
    assert min(weights(judged(change(NONE, Kind.TREND, period=INSIDE, polarity="negative"), rows))) > 1


def test_a_period_too_short_for_a_course_is_halved() -> None:
    period = Period(start=date(2016, 1, 1), end=date(2016, 4, 30))
    finding = judged(change("events fell", Kind.TREND, period=period), by_month([9, 8, 1, 0], date(2016, 1, 1)))
    assert min(weights(finding)) > 0
    assert "18 events" in finding.result


def test_a_period_without_an_event_tells_nothing() -> None:
    finding = judged(change(NONE, Kind.TREND, period=INSIDE), [])
    assert not finding.readings
    assert finding.cannot_tell


def test_growth_since_a_date_means_a_course_or_a_higher_level() -> None:
    jumped = judged(change(NONE), around([3] * 36, [12] * 24))
    names = [reading.name for reading in jumped.readings]
    assert any("ratio a year" in name for name in names)
    assert any("as long before as after" in name for name in names)
    assert min(weights(jumped)) < 0 < max(weights(jumped))  # level since then: grown by one meaning, not by the other
