"""Archived Markdown pages: posts, author and address; pictures and other people's posts apart."""

from __future__ import annotations

import pytest
from hypothesis import given

from backing.statements.read import read_statement
from backing.statements.readers.archive import ArchiveReader
from backing.statements.statement import Reason, Statement
from tests.statements.readers.artefacts import artefacts_in
from tests.statements.readers.pages import ADDRESS, NAME, Post, in_archive, text_of, threads


def read(*posts: str) -> Statement:
    return read_statement(in_archive([[post] for post in posts]).encode(), name="page.md")


def posts_of(statement: Statement) -> list[str]:
    return [post.span.slice(statement.text) for post in statement.posts]


@given(threads())
def test_the_posts_come_back(posts: list[Post]) -> None:
    page = in_archive(posts)
    statement = read_statement(page.encode(), name="page.md")
    assert posts_of(statement) == text_of(posts)
    assert not artefacts_in(statement.text)
    assert statement.utterances[0].speaker == NAME
    assert {post.url for post in statement.posts} == {ADDRESS}


def test_what_others_posted_is_left_out_as_theirs() -> None:
    page = in_archive([["One."], ["Two."], ["Three is the last."]])
    (utterance,) = read_statement(page.encode(), name="page.md").utterances
    quoted = [
        page.encode()[out.span.start : out.span.end] for out in utterance.left_out if out.reason is Reason.QUOTED_POST
    ]
    assert b"Somebody else" in b"".join(quoted)
    assert {out.reason for out in utterance.left_out} == {
        Reason.FRONT_MATTER, Reason.METADATA, Reason.PICTURE, Reason.QUOTED_POST,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("post", "clean"),
    [
        (
            "See [@who](https://twitter.com/who) on [#War](https://twitter.com/hashtag/War) now.",
            "See @who on #War now.",
        ),
        ("It is so. [twitter.com/who/sta…](https://twitter.com/who/status/1)", "It is so."),
        ("Read [www.example.org: A title | A paper](https://www.example.org/a).", "Read A title | A paper."),
        ("Look [pic.twitter.com/x1](https://twitter.com/x/status/1/video/1) here.", "Look here."),
        ("Bare https://example.org/a?b=c, and on.", "Bare, and on."),
        ("12/ In the middle of it.", "In the middle of it."),
        ("This is said at the end 3/", "This is said at the end"),
        ("They work 24/7 and won 3/5 of it.", "They work 24/7 and won 3/5 of it."),
        ("What we do - 🧵", "What we do"),
    ],
)
def test_a_post_is_reduced_to_its_words(post: str, clean: str) -> None:
    assert posts_of(read("The first post.", post, "The last post.")) == ["The first post.", clean, "The last post."]


def test_a_paragraph_that_is_said_again_at_once_is_said_once() -> None:
    assert posts_of(read("One.", "#Tag", "#Tag", "Two.", "#Tag")) == ["One.", "#Tag", "Two.", "#Tag"]


def test_numbers_of_several_parts_are_told_by_their_common_total() -> None:
    said = posts_of(read("Begins.", "Goes on 2/5", "Further 3/5 [a.org: Title](https://a.org)", "Ends 5/5"))
    assert said == ["Begins.", "Goes on", "Further Title", "Ends"]


@pytest.mark.parametrize("count", [1, 4])
def test_an_index_gives_its_titles(count: int) -> None:
    items = "".join(
        f"* [Thread {n}](thread_{n}.md) (by [{NAME}](https://twitter.com/a))\n" for n in range(4 - count, 4)
    )
    statement = read_statement(f"# Threads\n\n{items}".encode(), name="index.md")
    assert statement.utterances[0].reader == "archived thread"
    assert "Thread 3 (by Asha Rahimi)" in statement.text
    assert not artefacts_in(statement.text)


@pytest.mark.parametrize(
    "text",
    [
        "# A title\n\nA paragraph with a [link](https://a.org).",
        "Author: Jane Doe\n\nAn article.\n\nIts end.",
        "* One\n* Two\n* Three",
    ],
)
def test_other_markdown_is_not_an_archived_thread(text: str) -> None:
    assert not ArchiveReader().recognises(text)


def test_a_quotation_that_is_never_closed_is_kept() -> None:
    assert "<blockquote" in read("<blockquote> is a tag.", "Two.").text
    said = posts_of(read("<blockquote> is a tag.", "Two.", "Three, with a quotation below.", "Four."))
    assert said == ["<blockquote> is a tag.", "Two.", "Three, with a quotation below.", "Four."]
