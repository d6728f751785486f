"""Dates: given by the heading, inferred with a range, or unknown; never made up."""

from __future__ import annotations

from datetime import date

import pytest

from backing.provenance import DateRange
from backing.statements.dating import UNKNOWN, date_statement


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Dhaka, 15 November 2018", date(2018, 11, 15)),
        ("Published March 3, 2021", date(2021, 3, 3)),
        ("Posted 2023-05-12 08:00", date(2023, 5, 12)),
        ("12 Sept. 2014 · by our correspondent", date(2014, 9, 12)),
        ("Port-au-Prince, 4 May 2024 – The mission said that it had lost contact.", date(2024, 5, 4)),
    ],
)
def test_a_heading_gives_the_day(heading: str, day: date) -> None:
    dating = date_statement(f"A title\n\n{heading}\n\nThe text itself goes on for a while.")
    assert (dating.days, dating.basis) == (DateRange(earliest=day, latest=day), "given")


@pytest.mark.parametrize(
    ("sentence", "earliest", "latest"),
    [
        ("In its 20-month rule the Taliban has changed little.", date(2023, 4, 15), date(2023, 5, 15)),
        ("The Taliban's two-year reign is a failure.", date(2023, 8, 15), date(2024, 8, 15)),
        ("Six months after the coup in Myanmar the fighting goes on.", date(2021, 8, 1), date(2021, 9, 1)),
        ("Ten weeks since the fall of Kabul, little is known.", date(2021, 10, 24), date(2021, 10, 31)),
    ],
)
def test_a_length_of_time_since_a_known_event_gives_a_range(sentence: str, earliest: date, latest: date) -> None:
    dating = date_statement("Some words first. " + sentence)
    assert (dating.days, dating.basis) == (DateRange(earliest=earliest, latest=latest), "inferred")


@pytest.mark.parametrize(
    "text",
    [
        "Nothing here says when.",
        "On 30 February 2020 nothing happened.",
        "There was an attack on civilians on 16 August 2017.",
        "On 16 August 2017 there was an attack.",
        "A 20-month rule by nobody in particular.",
        "Long prose that mentions " + "many things " * 20 + "and, at last, 3 May 2020.",
    ],
)
def test_otherwise_the_date_is_unknown(text: str) -> None:
    assert date_statement(text) == UNKNOWN


POST = "https://x.com/someone/status/1445078208190291973"


@pytest.mark.parametrize("line", [POST, f"Source: {POST}", f"  URL: {POST}?s=20"])
def test_an_address_that_stands_alone_on_the_first_line_gives_the_day_that_it_encodes(line: str) -> None:
    dating = date_statement(f"{line}\n\nThe minister alleged an attack.")
    assert (dating.days, dating.basis) == (DateRange(earliest=date(2021, 10, 4), latest=date(2021, 10, 4)), "decoded")
    assert dating.words == "the X identifier 1445078208190291973"


@pytest.mark.parametrize("text", [f"As I said in {POST}", f"The minister alleged an attack.\n{POST}"])
def test_an_address_inside_the_text_may_be_somebody_else_s(text: str) -> None:
    assert date_statement(text) == UNKNOWN


def test_posts_on_several_days_give_the_days_from_first_to_last() -> None:
    urls = (POST, "https://example.org/1", "https://x.com/someone/status/1233161576649121792")
    dating = date_statement("The minister alleged an attack.", urls=urls)
    assert dating.days == DateRange(earliest=date(2020, 2, 27), latest=date(2021, 10, 4))


def test_an_identifier_from_the_future_is_not_believed() -> None:
    assert date_statement("Words.", urls=[POST], today=date(2021, 10, 2)) == UNKNOWN


def test_the_heading_goes_before_the_address_and_the_address_before_what_is_inferred() -> None:
    text = "Six months after the coup in Myanmar the fighting goes on."
    assert date_statement(f"Yangon, 4 May 2024\n\n{text}", urls=[POST]).basis == "given"
    assert date_statement(text, urls=[POST]).basis == "decoded"
    assert date_statement(text).basis == "inferred"
