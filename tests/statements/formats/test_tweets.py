"""The X archive: one account's posts, cut into threads; each keeps the bytes that it had."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.errors import UnreadableStatement
from backing.statements.formats.tweets import split_threads
from backing.statements.read import read_source, read_statement
from tests.statements.formats.saved import WORDS, archive, as_json, tweet
from tests.statements.formats.whole import assert_whole

LINK = {"entities": {"urls": [{"url": "https://t.co/abc", "expanded_url": "https://example.org"}]}}
THREAD = (
    tweet(12, "None at all &amp; nobody hurt. https://t.co/abc", answers=11, **LINK),
    tweet(11, "The minister alleged an attack.\n\nThere was none."),
)


def test_a_chain_of_answers_is_one_thread_in_its_order() -> None:
    source = read_source(archive(*THREAD), name="tweets.js")
    (utterance,) = source.statement.utterances
    assert source.statement.text == "The minister alleged an attack.\nThere was none.\n\nNone at all & nobody hurt."
    assert (utterance.reader, utterance.media) == ("X thread", "text/javascript")
    assert (utterance.dating.days.earliest, utterance.dating.basis) == (date(2017, 5, 12), "given")
    assert source.statement.posts[0].url == "https://x.com/i/web/status/11"
    assert_whole(source)


def test_an_archive_of_several_threads_is_not_taken_for_one() -> None:
    with pytest.raises(UnreadableStatement, match="holds 2 threads"):
        read_statement(archive(*THREAD, tweet(20, "Another day.")), name="tweets.js")


def test_each_thread_becomes_a_file_of_the_bytes_that_it_had() -> None:
    saved = archive(tweet(30, "RT @bob: I saw one."), *THREAD, tweet(5, "@bob No.", answers=4))
    parts = split_threads(saved, "tweets.js")
    assert [name for name, _ in parts] == ["5", "11"]
    assert read_statement(parts[0][1], name="5").text == "@bob No."
    whole = json.loads(parts[1][1].partition(b"= ")[2])
    assert [each["tweet"]["id_str"] for each in whole] == ["11", "12"]
    for each in whole:
        assert json.dumps(each, indent=2)[1:-1].replace("\n", "").replace(" ", "").encode() in saved.replace(
            b"\n", b""
        ).replace(b" ", b"")


def test_a_list_of_posts_as_json_is_read_too() -> None:
    posts = [each["tweet"] | {"user": {"screen_name": "ada"}} for each in THREAD]
    statement = read_statement(as_json(posts), name="x")
    assert statement.utterances[0].speaker == "@ada"
    assert statement.posts[1].url == "https://x.com/ada/status/12"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"window.YTD.like.part0 = [ {} ]", "the part 'like'"),
        (b"window.YTD.tweets.part0 = {}", "no list of posts"),
        (b"window.YTD.tweets.part0 = [ ]", "no posts of its own"),
        (
            b'window.YTD.tweets.part0 = [ {"tweet": {"id_str": "1", "full_text": "No.',
            "damaged in the post that begins at line 1",
        ),
        (archive(tweet(1, "RT @bob: I saw one.")), "no posts of its own"),
    ],
)
def test_what_holds_no_posts_is_named(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableStatement, match=says):
        read_statement(content, name="archive.js")


def test_posts_that_answer_each_other_in_a_circle_end() -> None:
    assert len(read_statement(archive(tweet(1, "One.", answers=2), tweet(2, "Two.", answers=1)), name="x").posts) == 2


def test_a_real_archive_is_cut_into_its_threads(shared: Path) -> None:
    saved = (shared / "data/statements/formats/tweets.redacted.js").read_bytes()
    parts = split_threads(saved, "tweets.js")
    assert sum(part.count(b'"id_str"') for _, part in parts) == saved.count(b'"id_str"')
    for name, part in parts:
        source = read_source(part, name=name)
        assert_whole(source)
        assert source.statement.utterances[0].dating.basis == "given"


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_every_character_of_the_page_is_kept_or_left_out_once(texts: list[str]) -> None:
    posts = [tweet(n + 1, f"{t} https://t.co/abc", answers=n or None, **LINK) for n, t in enumerate(texts)]
    try:
        assert_whole(read_source(archive(*posts), name="x"))
    except UnreadableStatement:
        return
