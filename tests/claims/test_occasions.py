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
        ("In the weeks that followed, they taxed every cow.", "In the weeks that followed"),
        ("Water points are back in their hands at night.", "at night"),
        ("Two of them have not been seen since.", "since"),
        ("A curfew is in force until further notice.", "until further notice"),
        ("Most were flown home within the month.", "within the month"),
        ("It has gone the whole summer without a shot.", "the whole summer"),
        ("For the better part of a year there was no raid.", "For the better part of a year"),
        ("The mission freed 110 sailors in a hundred days.", "in a hundred days"),
        ("There are more night raids once the rains end, and fewer men.", "once the rains end"),
        ("The tally was zero before that date.", "before that date"),
        ("After two months they released him.", "After two months"),
        ("The boats came around 2 am in the dark.", "around 2 am"),
        ("Thirty flights were diverted in one night.", "in one night"),
        ("At the time of writing five remain captive.", "At the time of writing"),
        ("Observers walked the path on the 16th and the 18th.", "on the 16th and the 18th"),
        ("There was one raid in the three months prior.", "in the three months prior"),
        ("In all these months it stopped one column.", "In all these months"),
        ("Two stabbings last Ramadan were committed by boys.", "last Ramadan"),
        ("The captain was followed for two hours by a boat.", "for two hours"),
    ],
)
def test_occasion(sentence: str, words: str) -> None:
    (found,) = find_periods(sentence, None)
    assert found.period.text == words
    assert found.period.start is None
    assert not found.loose


@pytest.mark.parametrize("sentence", ["Already 40 men have left.", "Armed groups no longer hold the town."])
def test_words_that_hold_near_the_statement_are_loose(sentence: str) -> None:
    (found,) = find_periods(sentence, None)
    assert found.loose


@pytest.mark.parametrize(
    "sentence",
    ["The group was blamed at once.", "They came not even once.", "Still, the strikes changed something."],
)
def test_words_that_tell_no_time(sentence: str) -> None:
    assert not find_periods(sentence, None)


def test_a_fall_from_power_is_no_season() -> None:
    assert not find_periods("The town may fall.", None)
