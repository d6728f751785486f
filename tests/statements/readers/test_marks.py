"""Marks of threads are known where they stand for one, and words are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.statements.readers.lines import rows_of
from backing.statements.readers.marks import is_mark, is_start, points_on, without_marks


def clean(line: str) -> str:
    (row,) = rows_of(line)
    return without_marks(row).words


@pytest.mark.parametrize(
    "line",
    [
        "⬇️", "[Thread] ⬇️", "[END]", "🧵👇", "(thread)", "/end", "THREAD", "↓↓", "// Thread // 🧵 ⇊", "A quick thread.",
        "A thread:", "👇🏽", "(END)", "/fin", "Thread 👇", "🔽", "// THREAD //",
    ],
)  # fmt: skip
def test_marks_are_known(line: str) -> None:
    assert is_mark(line)
    assert clean(line) == ""


@pytest.mark.parametrize(
    "line",
    ["The end is near.", "A thread of hope runs through it ⬇️ they say", "END of the war", ".", "Threads", "Fine."],
)
def test_words_are_not_marks(line: str) -> None:
    assert not is_mark(line)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("It is easy to see 👇", "It is easy to see"),
        ("What they did - 🧵👇", "What they did"),
        ("[Thread] It began in March.", "It began in March."),
        ("THREAD: It began in March.", "It began in March."),
        ("THREAD 1/ It began in March.", "1/ It began in March."),
        ("It began in March. A thread 🧵", "It began in March."),
        ("It began in March (thread)", "It began in March"),
        ("It is over. [END]", "It is over."),
        ("How it works: ↓", "How it works:"),
        ("Look 👇🏾 and see.", "Look and see."),
        ("This 🧵 is about it.", "This is about it."),
    ],
)
def test_marks_go_from_a_line_of_words(line: str, words: str) -> None:
    assert clean(line) == words


@pytest.mark.parametrize(
    "line",
    ["Prices went ↓ and ↑ again.", "This is the end", "He lost the thread", "The end", "A thread of hope ran on."],
)
def test_words_stay(line: str) -> None:
    assert clean(line) == line


@pytest.mark.parametrize(
    "line", ["A thread 🧵 on the river", "THREAD: the river", "It began. A thread:", "So it is. (thread)"]
)
def test_an_announcement_is_known(line: str) -> None:
    assert is_start(line)


@pytest.mark.parametrize("line", ["A thread of hope", "This is the end. Fin", "Look 👇", "So it goes. ↓"])
def test_other_lines_announce_nothing(line: str) -> None:
    assert not is_start(line)


def test_a_line_that_points_on_is_known() -> None:
    assert points_on("How it works 👇🏽 ")
    assert not points_on("Look 👇 and see.")


@given(st.text(st.sampled_from("ab 🧵👇⬇️↓-–/[]().:\ufe0f\u2003"), max_size=60))
def test_no_emblem_and_no_letter_is_ever_mistaken(line: str) -> None:
    for row in rows_of(line):
        words = without_marks(row).words
        assert not {"🧵", "👇", "⬇"} & set(words)
        assert [c for c in words if c in "ab"] == [c for c in row.words if c in "ab"]
