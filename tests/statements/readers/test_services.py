"""What each service prints is undone: the posts come back exactly, with who posted and when."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.statements.read import read_statement
from backing.statements.statement import Reason, Statement
from tests.statements.readers.pages import (
    HANDLE,
    LINES,
    NAME,
    Post,
    on_rattibha,
    on_scrolly,
    on_thread_reader,
    on_threader,
    text_of,
    threads,
)

OTHERS = st.lists(st.lists(LINES, min_size=1, max_size=2), min_size=1, max_size=4)


def read(page: str) -> Statement:
    return read_statement(page.encode(), name="page")


def posts_of(statement: Statement) -> list[str]:
    return [post.span.slice(statement.text) for post in statement.posts]


def left_out(page: str, statement: Statement, reason: Reason) -> str:
    spans = (out.span for out in statement.utterances[0].left_out if out.reason is reason)
    return "\n".join(page.encode()[span.start : span.end].decode() for span in spans)


@given(threads(), st.booleans())
def test_thread_reader(posts: list[Post], footer: bool) -> None:
    statement = read(on_thread_reader(posts, footer=footer, more=False))
    assert posts_of(statement) == text_of(posts)
    utterance = statement.utterances[0]
    assert (utterance.reader, utterance.speaker) == ("thread from Thread Reader", NAME if footer else f"@{HANDLE}")
    assert utterance.dating.days.earliest == utterance.dating.days.latest == date(2021, 3, 3)


@given(threads(), OTHERS, st.booleans(), st.booleans())
def test_openings_of_other_threads_are_not_of_this_one(
    posts: list[Post], others: list[Post], footer: bool, more: bool
) -> None:
    page = on_thread_reader(posts, others, footer=footer, more=more)
    statement = read(page)
    assert posts_of(statement) == text_of(posts)
    assert left_out(page, statement, Reason.OTHER_THREAD).split("\n") == [line for other in others for line in other]


def test_an_opening_begins_at_its_date_when_the_footer_is_lost() -> None:
    page = "First post of the thread.\n\nSecond post of it.\n\nMar 5\n\nAnother thread.\n\nGoes on.\n\nRead 7 tweets"
    statement = read(page)
    assert posts_of(statement) == ["First post of the thread.", "Second post of it."]
    assert left_out(page, statement, Reason.OTHER_THREAD) == "Another thread.\nGoes on."


@given(threads(lines=1))
def test_thread_reader_without_blank_lines(posts: list[Post]) -> None:
    page = on_thread_reader(posts).replace("\n\n", "\n")
    assert posts_of(read(page)) == text_of(posts)


@given(threads())
def test_threader(posts: list[Post]) -> None:
    statement = read(on_threader(posts))
    assert posts_of(statement) == text_of(posts)
    assert (statement.utterances[0].reader, statement.utterances[0].speaker) == ("thread from Threader", f"@{HANDLE}")


def test_twtext_prints_what_threader_does_and_other_threads_below() -> None:
    page = (
        "One is said.\nAnd two.\nYou can follow @somebody.\nTip: mention @twtextapp on a Twitter thread with the keyword "
        "“unroll” to get a link to it.\n\nLatest Threads Unrolled:\nAnother thread."
    )
    statement = read(page)
    assert posts_of(statement) == ["One is said.", "And two."]
    assert statement.utterances[0].speaker == "@somebody"
    assert left_out(page, statement, Reason.OTHER_THREAD) == "Another thread."


@given(threads())
def test_scrolly(posts: list[Post]) -> None:
    statement = read(on_scrolly(posts))
    assert posts_of(statement) == text_of(posts)
    assert (statement.utterances[0].reader, statement.utterances[0].speaker) == ("thread from Scrolly", NAME)
    assert statement.utterances[0].dating.days.earliest == date(2021, 3, 3)


@given(threads(), st.booleans())
def test_rattibha(posts: list[Post], arrows_alone: bool) -> None:
    statement = read(on_rattibha(posts, arrows_alone=arrows_alone))
    assert posts_of(statement) == text_of(posts)
    assert statement.utterances[0].reader == "thread from Rattibha"


@pytest.mark.parametrize("line", ["Post", "Share", "@somebody", "Mar 3", "Subscribe"])
def test_what_an_author_can_write_stays_inside_the_thread(line: str) -> None:
    posts = ["This is the first post of three.", line, "And this is the last one."]
    page = on_thread_reader([[post] for post in posts])
    assert posts_of(read(page)) == posts


def test_an_article_that_names_a_handle_at_its_end_is_no_threader_page() -> None:
    assert read("A title\n\nA paragraph.\n\nYou can follow @janedoe.").utterances[0].reader == "text"
