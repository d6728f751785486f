"""YAML that a stranger may have written."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.errors import UnusableEvidence
from backing.files.entries import DEEPEST, LARGEST, Entry, parse_entries
from backing.files.yaml_text import flow, listed, number, scalar


def parsed(text: str) -> Entry:
    return parse_entries(text, "x.yaml", UnusableEvidence)


def test_values_are_what_the_field_asks_for() -> None:
    fields = parsed("a: no\nb: 1:30\nc: 2023-02-13\nd: [1, 2.5]\ne: ~\nf: 'null'\n").mapping()
    assert (fields["a"].text(), fields["a"].flag(), fields["b"].text()) == ("no", False, "1:30")
    assert fields["c"].day() == date(2023, 2, 13)
    assert [each.number() for each in fields["d"].entries()] == [1, 2.5]
    assert (fields["e"].empty, fields["e"].text(), fields["f"].text(), fields["f"].empty) == (True, "", "null", False)


def test_an_entry_knows_its_line() -> None:
    entry = parsed("a:\n  - one\n  - two\n").mapping()["a"].entries()[1]
    assert entry.place == "x.yaml, line 3"
    with pytest.raises(UnusableEvidence, match=r"x\.yaml, line 3: a number is wanted"):
        entry.number()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: &x [1]\nb: *x", "line 1: an anchor"),
        ("a: 1\nb: *x", "line 2: an alias"),
        ("a: !!python/object/apply:os.system ['true']", "a tag"),
        ("a: !x 1", "a tag"),
        ("a: 1\n---\nb: 2", "a second document"),
        ("a: 1\nb: 2\na: 3", "line 3: 'a' stands twice"),
        ("? [1, 2]\n: 3", "a name is wanted"),
        ("[" * (DEEPEST + 5) + "]" * (DEEPEST + 5), "too deeply"),
        ("a: [1, 2", "no YAML"),
        ("a: b: c", "no YAML"),
        ("a: \x00", "no YAML"),
        ("x" * (LARGEST + 1), "characters"),
    ],
)
def test_what_a_plain_file_does_not_hold_is_refused(text: str, words: str) -> None:
    with pytest.raises(UnusableEvidence, match=words):
        parsed(text)


def test_nesting_without_end_is_refused_before_it_hurts() -> None:
    with pytest.raises(UnusableEvidence):
        parsed("[" * 1_000_000)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a: [1]", Entry.text), ("a: {b: 1}", Entry.number), ("a: x", Entry.number), ("a: inf", Entry.number),
        ("a: nan", Entry.number), ("a: 1", Entry.entries), ("a: [1]", Entry.mapping), ("a: 2023-02-30", Entry.day),
        ("a: maybe", Entry.flag), ("a: [true]", Entry.flag), ("a: [[1]]", Entry.texts),
    ],
)  # fmt: skip
def test_a_value_of_another_sort_is_refused(text: str, read: object) -> None:
    with pytest.raises(UnusableEvidence, match="line 1"):
        read(parsed(text).mapping()["a"])  # type: ignore[operator]


def test_names_that_mean_nothing_and_names_that_miss_are_refused() -> None:
    with pytest.raises(UnusableEvidence, match="'c' means nothing"):
        parsed("a: 1\nc: 2").fields(("a", "b"))
    with pytest.raises(UnusableEvidence, match="'b' is missing"):
        parsed("a: 1\nb:").fields(("a", "b"), needed=("b",))
    with pytest.raises(UnusableEvidence, match="none of the words"):
        parsed("a: 1").mapping()["a"].choice(["x"])


def test_an_empty_file_holds_nothing() -> None:
    assert (parsed("").mapping(), parsed("# a remark\n").entries()) == ({}, [])


@given(text=st.text(max_size=400))
def test_no_text_crashes_it(text: str) -> None:
    with suppress(UnusableEvidence):
        parsed(text)


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_a_text_is_read_back_as_it_was_written(text: str) -> None:
    fields = parsed(f"a: {scalar(text)}\nb: {listed([text, 'x'])}\n").mapping()
    assert fields["a"].text() == text.strip()
    assert fields["b"].texts() == (text.strip(), "x")


@given(value=st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_read_back_as_it_was_written(value: float) -> None:
    assert parsed(f"a: {flow([number(value)])}").mapping()["a"].entries()[0].number() == value
