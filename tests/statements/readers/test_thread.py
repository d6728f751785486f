"""Unrolled threads: repeats mark joints, marks and interface strings go, cut sentences are rejoined."""

from __future__ import annotations

import tarfile
from datetime import date
from pathlib import Path

import pytest

from backing.statements.read import read_statement
from backing.statements.readers.thread import ThreadReader


def posts_of(text: str) -> list[str]:
    statement = read_statement(text.encode(), name="thread")
    return [post.span.slice(statement.text) for post in statement.posts]


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


@pytest.mark.parametrize(
    "text",
    [
        "A title\n\nA paragraph.\n\nAnother one.",
        "A title\n\nSee below 👇\n\nA paragraph.\n\nAnother one.",
        "A title\n\n👇\n\nA paragraph.\n\nAnother one.",
        "1. A heading\n\nIts text.\n\n2. A heading\n\nIts text.\n\n3. A heading\n\nIts text.",
        "They work 24/7.\n\nOn 9/11 it began.\n\nHalf of it, 1/2, was lost.",
        "1/2 cup of flour\n\n3/4 cup of milk\n\nStir it all.",
        "It lost the thread.\n\nThat is the end.\n\nSee https://twitter.com/who/status/12 for more.",
    ],
)
def test_an_article_is_no_thread(text: str) -> None:
    assert not ThreadReader().recognises(text)
    assert posts_of(text) == text.split("\n\n")


@pytest.mark.parametrize(
    "text",
    [
        "A thread 🧵\n\nThe first post.\n\nThe second.",
        "It began in March 🧵👇\n\n👇\n\nThe second.",
        "1/ One.\n\n2/ Two.\n\n3/ Three.",
        "One. {1/2}\n\nTwo. {2/2}",
        "https://twitter.com/who/status/12?s=20\n\nOne.\n\nTwo.",
        "One.\n⬇️\n⬇️\nTwo.",
        "How it works 👇\n\nIt does so.\n\nAnd the rest 👇🏽\n\nIs this.",
    ],
)
def test_what_shows_two_signs_of_a_thread_is_one(text: str) -> None:
    assert ThreadReader().recognises(text)


def test_the_address_above_a_thread_tells_who_posted_it_and_when() -> None:
    page = b"https://twitter.com/who/status/1528052948223369216?s=20\n\nOne.\n\nTwo."
    utterance = read_statement(page, name="thread").utterances[0]
    assert utterance.speaker == "@who"
    assert (utterance.dating.basis, utterance.dating.days.latest) == ("decoded", date(2022, 5, 21))


def test_second_copies_join_the_paragraphs_of_a_post_over_blank_lines() -> None:
    assert posts_of("One.\n\nMore.\n\nMore.\n\nTwo.\n\nMore of two.\n\nMore of two.") == [
        "One.\nMore.",
        "Two.\nMore of two.",
    ]


def test_news_articles_are_no_threads(shared: Path) -> None:
    with tarfile.open(shared / "data/benchmarks/polnear/train.tar.gz") as bundle:
        articles = [bundle.extractfile(member).read() for member in bundle if member.name.endswith(".txt")]
    assert len(articles) > 800
    readers = {read_statement(article, name="article").utterances[0].reader for article in articles[::8]}
    assert readers <= {"text", "transcript"}
