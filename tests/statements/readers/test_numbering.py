"""Numbers of posts go, and put the paragraphs of each post together; all other numbers stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.statements.readers.thread import ThreadReader
from tests.statements.readers.pages import Post, numbered, text_of, threads
from tests.statements.readers.whole import assert_whole, posts_of

OPENING = ["{i}/{n}", "({i}/{n})", "[{i}/{n}]", "{{{i}/{n}}}"]
CLOSING = [*OPENING, "{i}/", "/{i}", "{i}/n"]
WITHOUT_TOTAL = ["{i}/", "{i}/n", "{i})", "{i}.", "{i}\ufe0f\u20e3", "{i}\u20e3"]


def read(page: str) -> list[str]:
    reading = ThreadReader().read(page)
    assert_whole(page, reading)
    return posts_of(page, reading)


@given(threads(), st.sampled_from(OPENING))
def test_a_number_with_its_total_begins_a_post(posts: list[Post], form: str) -> None:
    assert read(numbered(posts, form)) == text_of(posts)


@given(threads(), st.sampled_from(CLOSING))
def test_a_number_at_the_end_closes_a_post(posts: list[Post], form: str) -> None:
    assert read(numbered(posts, form, closing=True)) == text_of(posts)


@given(threads(fewest=3), st.sampled_from(WITHOUT_TOTAL))
def test_a_number_without_total_begins_a_post(posts: list[Post], form: str) -> None:
    posts = [post if len(post) > 1 else [*post, "And nothing more was said of it."] for post in posts]
    assert read(numbered(posts, form)) == text_of(posts)


@given(threads(lines=1), st.sampled_from(["{i}/", "{i}/{n}", "({i}/{n})"]))
def test_numbers_tell_posts_where_no_blank_line_stands(posts: list[Post], form: str) -> None:
    assert read(numbered(posts, form).replace("\n\n", "\n")) == text_of(posts)


@given(threads(lines=1, fewest=3))
def test_posts_that_are_glued_together_are_parted_before_the_number(posts: list[Post]) -> None:
    glued = " ".join(f"{number}\ufe0f\u20e3 {post[0]}" for number, post in enumerate(posts, start=1))
    assert read(f"A thread 🧵\n\n{glued}") == text_of(posts)


def test_posts_that_are_missing_leave_the_paragraphs_between_as_they_are() -> None:
    assert read("1/9 One.\n\nMore of one.\n\n2/9 Two.\n\nTwo or later.\n\n7/9 Seven.\n\n8/9 Eight.") == [
        "One.\nMore of one.", "Two.", "Two or later.", "Seven.", "Eight.",
    ]  # fmt: skip


def test_a_number_may_be_glued_to_the_end_or_followed_by_tags() -> None:
    assert read("One...1/3\n\nTwo is said (2/3).\n\nThree. 3/3 #Tag @who") == [
        "One...",
        "Two is said.",
        "Three. #Tag @who",
    ]


def test_numbers_may_begin_again() -> None:
    assert read("1/ One.\n\n2/ Two.\n\n3/ Three.\n\n1/ Again.\n\n2/ Once more.") == [
        "One.", "Two.", "Three.", "Again.", "Once more.",
    ]  # fmt: skip


def test_a_number_that_has_a_line_to_itself_closes_or_begins_a_post() -> None:
    assert read("One.\n\n{1/2}\n\nTwo.\n\nMore.\n\n{2/2}") == ["One.", "Two.\nMore."]
    assert read("1/2\n\nOne.\n\n2/2\n\nTwo.\n\nMore.") == ["One.", "Two.\nMore."]


@pytest.mark.parametrize(
    "post",
    [
        "They work 24/7 there.",
        "24/7 is how they work.",
        "9/11 changed it.",
        "Three of them won 3/5",
        "2. This item is alone.",
        "He has 2️⃣ houses.",
        "1/2 of it is lost.",
        "On 3/4/2021 it began.",
        "Version 1.2 is out.",
    ],
)
def test_numbers_that_count_no_posts_stay(post: str) -> None:
    assert read(f"A thread 🧵\n\nSome words.\n\n{post}\n\nOther words.") == ["Some words.", post, "Other words."]


@pytest.mark.parametrize("post", ["24/7 is how they work.", "9/11 changed it.", "It was 1/2 of it."])
def test_numbers_that_count_no_posts_stay_among_those_that_do(post: str) -> None:
    assert read(f"1/4 One.\n\n2/4 Two.\n\n3/4 {post}\n\n4/4 Four.") == ["One.", "Two.", post, "Four."]


def test_a_list_late_in_a_thread_is_no_count_of_posts() -> None:
    items = ["1. One thing.", "2. Another thing.", "3. A third thing."]
    page = "\n\n".join(["A thread 🧵", "Some words.", "More words.", "Words again.", "And here they are:", *items])
    assert read(page)[-3:] == items
