"""Words that tell when without a date are found whole, and date nothing."""

from __future__ import annotations

import pytest

from backing.claims.periods import find_periods


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Jets flew daily before the truce.", "before the truce"),
        ("Raids thinned out following the killing of its emir.", "following the killing of its emir"),
        ("Shelling resumed that night.", "that night"),
        ("Two days later the bridge was gone.", "Two days later"),
        ("Gunmen struck at dawn on Sunday.", "at dawn on Sunday"),
        ("It fired 6,000 shells a day last winter.", "last winter"),
        ("The figure was closer to ten the month before.", "the month before"),
        ("The town will fall before the snow melts.", "before the snow melts"),
        ("Costs have crept up month after month.", "month after month"),
        ("The area will be clear before the year is out.", "before the year is out"),
    ],
)
def test_occasion(sentence: str, words: str) -> None:
    (found,) = find_periods(sentence, None)
    assert found.period.text == words
    assert found.period.start is None
    assert not found.loose


def test_a_fall_from_power_is_no_season() -> None:
    assert not find_periods("The town may fall.", None)
