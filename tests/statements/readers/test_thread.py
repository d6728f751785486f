"""Unrolled threads: repeats mark joints, marks and interface strings go, cut sentences are rejoined."""

from __future__ import annotations

import pytest

from backing.statements.read import read_statement
from backing.statements.readers.thread import ThreadReader, is_mark


def posts_of(text: str) -> list[str]:
    statement = read_statement(text.encode(), name="thread")
    return [post.span.slice(statement.text) for post in statement.posts]


@pytest.mark.parametrize("line", ["⬇️", "[Thread] ⬇️", "[END]", "🧵👇", "(thread)", "/end", "THREAD", "↓↓"])
def test_marks_are_known(line: str) -> None:
    assert is_mark(line)


@pytest.mark.parametrize("line", ["The end is near.", "A thread of hope runs through it ⬇️ they say", "END of the war"])
def test_words_are_not_marks(line: str) -> None:
    assert not is_mark(line)


def test_a_repeated_paragraph_is_said_once_and_ends_its_post() -> None:
    text = "First post.\n[Thread] ⬇️\n[Thread] ⬇️\nSecond, one.\nSecond, two.\nSecond, two.\nThird.\n[END]\n[END]\n"
    assert posts_of(text) == ["First post.", "Second, one.\nSecond, two.", "Third."]


def test_a_repeated_block_of_several_lines_is_one_joint() -> None:
    assert posts_of("One.\n⬇️\nOne.\n⬇️\nTwo.\n⬇️\n⬇️\n") == ["One.", "Two."]


def test_a_sentence_cut_between_posts_is_rejoined_with_one_space() -> None:
    statement = read_statement("It is said,…\n⬇️\n⬇️\n… that they left.\n⬇️\n⬇️\nMore.\n".encode(), name="t")
    assert statement.text == "It is said, that they left.\n\nMore."
    assert [post.index for post in statement.posts] == [1, 2, 3]


def test_an_ellipsis_that_is_not_taken_up_stays() -> None:
    assert posts_of("Who knows…\n⬇️\n⬇️\nNobody does.\n⬇️\n⬇️\n") == ["Who knows…", "Nobody does."]


@pytest.mark.parametrize(
    "line", ["جاري تحميل الاقتراحات...", "Loading suggestions...", "Загрузка предложений…", "加载建议"]
)
def test_what_the_service_prints_after_the_end_is_gone_in_any_language(line: str) -> None:
    posts = ["The first post of a thread in English.", "And the second."]
    assert posts_of(f"{posts[0]}\n⬇️\n⬇️\n{posts[1]}\n[END]\n[END]\n{line}") == posts


def test_foreign_words_inside_a_post_are_the_authors_own() -> None:
    assert posts_of("He wrote:\nنحن هنا\n⬇️\n⬇️\nAnd left.\n[END]\n[END]\n")[0] == "He wrote:\nنحن هنا"


def test_an_article_is_not_a_thread() -> None:
    assert not ThreadReader().recognises("A title\n\nA paragraph.\n\nAnother one.")
