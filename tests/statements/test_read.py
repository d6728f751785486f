"""From bytes to a statement: the founding thread exactly, and properties that hold for any text."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.errors import UnreadableStatement
from backing.provenance import DateRange, Span
from backing.statements.compose import join
from backing.statements.read import read_statement
from backing.statements.readers.lines import visible
from backing.statements.statement import Statement, original_spans


@pytest.fixture(scope="module")
def founding(shared: Path) -> tuple[bytes, Statement, dict[str, object]]:
    folder = shared / "data/statements"
    content = (folder / "imankulov-thread.txt").read_bytes()
    expected = json.loads((folder / "imankulov-thread.reconstruction.json").read_text(encoding="utf-8"))
    return content, read_statement(content, name="imankulov-thread.txt"), expected


def test_the_founding_thread_is_rebuilt_to_the_letter(founding) -> None:
    _, statement, expected = founding
    assert statement.text == expected["text"]
    assert [post.span.slice(statement.text) for post in statement.posts] == [
        post["text"].removeprefix("…").removesuffix("…").strip() for post in expected["posts"]
    ]


def test_the_founding_thread_is_dated_from_its_own_words(founding) -> None:
    _, statement, _ = founding
    dating = statement.utterances[0].dating
    assert dating.days == DateRange(earliest=date(2023, 4, 15), latest=date(2023, 5, 15))
    assert dating.basis == "inferred"
    assert "20-month rule" in (dating.words or "")


def test_every_word_leads_back_to_the_bytes_it_came_from(founding) -> None:
    content, statement, _ = founding
    for start in range(0, len(statement.text) - 40, 7):
        span = Span(start=start, end=start + 40)
        parts = original_spans(statement, span, content)
        found = "".join(content[part.start : part.end].decode() for part in parts)
        assert found == "".join(span.slice(statement.text).replace("\n", "")) or "".join(found.split()) == "".join(
            span.slice(statement.text).split()
        )


def test_a_day_that_the_user_gives_overrides_what_the_text_implies(founding) -> None:
    content, _, _ = founding
    dating = read_statement(content, name="x", day=date(2023, 5, 12)).utterances[0].dating
    assert (dating.days.earliest, dating.days.latest, dating.basis) == (date(2023, 5, 12), date(2023, 5, 12), "given")


WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=300)


@given(WORDS)
def test_any_text_is_read_or_refused_and_every_line_leads_back(text: str) -> None:
    content = text.encode()
    try:
        statement = read_statement(content, name="any")
    except UnreadableStatement:
        return
    for segment in statement.utterances[0].segments:
        assert segment.text.slice(statement.text) == content[segment.original.start : segment.original.end].decode()


@given(WORDS)
def test_every_visible_character_is_said_once_or_left_out_once_with_a_reason(text: str) -> None:
    content = text.encode()
    try:
        utterance = read_statement(content, name="any").utterances[0]
    except UnreadableStatement:
        return
    spans = sorted([s.original for s in utterance.segments] + [out.span for out in utterance.left_out])
    assert all(a.end <= b.start for a, b in pairwise(spans))
    taken = "".join(content[span.start : span.end].decode() for span in spans)
    assert [c for c in taken if visible(c)] == [c for c in text if visible(c)]


def test_several_statements_become_one_with_their_own_dates_and_spans() -> None:
    first = read_statement(b"The minister alleged an attack.", name="a", day=date(2020, 1, 1))
    second = read_statement(b"There was no attack.\n\nNone at all.", name="b", day=date(2020, 1, 2))
    both = join([first, second])
    assert both.text == first.text + "\n\n" + second.text
    assert [u.span.slice(both.text) for u in both.utterances] == [first.text, second.text]
    assert [post.index for post in both.posts] == [1, 2, 3]
    assert both.utterance_at(both.text.index("None")).name == "b"
    span = Span(start=both.text.index("None"), end=len(both.text))
    assert original_spans(both, span, b"There was no attack.\n\nNone at all.") == (Span(start=22, end=34),)


def test_a_text_of_marks_alone_is_refused() -> None:
    with pytest.raises(UnreadableStatement, match="holds no words"):
        read_statement("⬇️\n⬇️\n…".encode(), name="x")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            b'{"title": "A thread", "posts": ["There was none."]}',
            "is JSON, and holds no statement in a form that is known",
        ),
        (b"PK\x03\x04" + b"\x00" * 40, "is a ZIP archive"),
        (b"window.YTD.direct_messages.part0 = [ ]", "the part 'direct_messages' of an archive"),
    ],
)
def test_what_is_of_no_known_form_is_never_read_as_prose(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableStatement, match=says) as caught:
        read_statement(content, name="x")
    assert caught.value.hint


def test_the_address_that_a_statement_came_from_is_kept_and_dates_it() -> None:
    url = "https://x.com/someone/status/1445078208190291973"
    (utterance,) = read_statement(b"There was no attack.", name="x", url=url).utterances
    assert (utterance.url, utterance.dating.basis, utterance.dating.days.earliest) == (
        url,
        "decoded",
        date(2021, 10, 4),
    )
