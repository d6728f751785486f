"""Rows: whatever is cut from them, they keep account of every visible character."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from backing.statements.readers.lines import Cut, Row, lines_of, paragraphs_of, regrouped, rows_of, visible
from backing.statements.statement import Reason

LINES = st.text(st.sampled_from("ab \t\u00a0\u200b\u200dت🧵."), min_size=1, max_size=30)


def covered(row: Row) -> str:
    spans = sorted([*row.runs, *(out.span for out in row.left_out)])
    assert all(one.end <= other.start for one, other in pairwise(spans))
    return "".join(c for span in spans for c in span.slice(row.text) if visible(c))


@given(LINES, st.data())
def test_cuts_lose_nothing(line: str, data: st.DataObject) -> None:
    for whole in rows_of(line):
        row = part_of(part_of(whole, data), data)
        assert covered(row) == covered(whole)
        assert row.words == row.words.strip()
        assert covered(row.dropped(Reason.REPEAT)) == covered(whole)
        assert not row.dropped(Reason.REPEAT).words


def part_of(row: Row, data: st.DataObject) -> Row:
    """The row less some of its words, wherever they stand."""
    ends = data.draw(st.lists(st.integers(0, len(row.words)), unique=True, max_size=6).map(sorted))
    cuts = zip(ends[::2], ends[1::2], strict=False)
    return row.without(Cut(start=start, end=end, reason=Reason.MARK) for start, end in cuts)


@given(LINES, st.data())
def test_parts_are_the_whole(line: str, data: st.DataObject) -> None:
    for row in rows_of(line):
        ends = data.draw(st.lists(st.integers(1, max(1, len(row.words) - 1)), unique=True, max_size=4).map(sorted))
        assert "".join(covered(part) for part in row.split(ends)) == covered(row)


def test_one_space_is_left_where_something_was_cut() -> None:
    (row,) = rows_of("  one two three  ")
    assert row.without([Cut(start=4, end=7, reason=Reason.LINK)]).words == "one three"
    assert row.without([Cut(start=0, end=3, reason=Reason.LINK)]).words == "two three"
    assert row.without([Cut(start=8, end=13, reason=Reason.LINK)]).words == "one two"


def test_paragraphs_stand_between_blank_lines_of_any_system() -> None:
    for end in ("\n", "\r\n", "\r"):
        page = f"one{end}two{end} \u200b{end}three{end}{end}{end}four{end}"
        said = [[row.words for row in paragraph] for paragraph in paragraphs_of(page)]
        assert said == [["one", "two"], ["three"], ["four"]]


def test_rows_go_back_into_their_paragraphs() -> None:
    paragraphs = paragraphs_of("one\ntwo\n\nthree")
    rows = [row for paragraph in paragraphs for row in paragraph]
    assert regrouped(rows, paragraphs) == paragraphs


def test_lines_hold_something_to_see() -> None:
    assert [line.slice(" a \n\u200b\n\tb c\u2003\n") for line in lines_of(" a \n\u200b\n\tb c\u2003\n")] == ["a", "b c"]
