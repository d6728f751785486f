"""The table as it is written, and the line of what is wrong with it."""

from pathlib import Path

import pytest

from backing.errors import UnreadableRecords
from backing.records.responses.read import read_responses
from backing.records.responses.response import Answer, Conduct, Form

HEADER = "case,date,by,to,form,answer,conduct,conduct_date,source,note\n"
GOOD = "a,2014-03-04,x,y,public allegation,denied,admitted,2014-04-17,s,n\n"


def test_a_row_is_read() -> None:
    (row,) = read_responses(HEADER + GOOD)
    assert (row.form, row.answer, row.conduct) == (Form.ALLEGATION, Answer.DENIED, Conduct.ADMITTED)
    assert (row.on.year, row.conduct_on and row.conduct_on.day, row.note) == (2014, 17, "n")


def test_the_example_is_read() -> None:
    found = read_responses(Path("examples/responses.csv").read_text(encoding="utf-8"))
    assert len(found) >= 5
    assert all(row.source and row.selected for row in found)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no column case"),
        ("case,date\n", "no column by"),
        (HEADER.replace("note", "mood"), "unknown column mood"),
        (HEADER + GOOD + GOOD.replace("2014-03-04", "2014-02-30"), "line 3: '2014-02-30' is no day"),
        (HEADER + GOOD.replace("public allegation", "shouting"), "line 2: 'shouting'"),
        (HEADER + GOOD.replace("denied", "shrugged"), "line 2: 'shrugged'"),
        (HEADER + GOOD.replace("2014-04-17", "2013-04-17"), "line 2: the conduct is earlier"),
        (HEADER + GOOD.replace(",s,", ",,"), "line 2: source is empty"),
        (HEADER + GOOD.replace(",n\n", ",n,m\n"), "line 2 has more cells"),
        (HEADER + 'a,"2014', "no CSV"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, says: str) -> None:
    with pytest.raises(UnreadableRecords) as caught:
        read_responses(text)
    assert says in caught.value.detail
    assert caught.value.hint
