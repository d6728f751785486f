"""Mastodon: the author's own chain, in its order, with what others say left out and accounted for."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.errors import UnreadableStatement
from backing.provenance import DateRange
from backing.statements.read import read_source, read_statement
from backing.statements.statement import Reason
from tests.statements.formats.saved import WORDS, as_json, mastodon
from tests.statements.formats.whole import assert_whole

FIRST = mastodon(1, "<p>The minister alleged an attack.<br>In Dhaka.</p><p>There was none.</p>")
SECOND = mastodon(3, "<p>None at all in 2017.</p>", answers=1)
OTHER = mastodon(2, "<p>I saw one.</p>", by="bob", answers=1)
ANSWER = mastodon(4, "<p>You did not.</p>", answers=2)
CONTEXT = {"ancestors": [], "descendants": [SECOND, OTHER, ANSWER]}


@pytest.mark.parametrize(
    "saved",
    [
        {"status": FIRST, "context": CONTEXT},
        {"ancestors": [FIRST], "descendants": [SECOND, OTHER, ANSWER]},
        [FIRST, OTHER, SECOND, ANSWER],
    ],
    ids=["status and context", "context", "list"],
)
def test_the_author_s_chain_is_the_statement(saved: Any) -> None:
    source = read_source(as_json(saved), name="thread.json")
    statement = source.statement
    (utterance,) = statement.utterances
    assert statement.text == "The minister alleged an attack.\nIn Dhaka.\nThere was none.\n\nNone at all in 2017."
    assert (utterance.reader, utterance.speaker, utterance.media) == ("Mastodon thread", "Ada", "application/json")
    assert utterance.dating.days == DateRange(earliest=date(2023, 5, 3), latest=date(2023, 5, 3))
    assert utterance.dating.basis == "given"
    assert [post.url for post in statement.posts] == [FIRST["url"], SECOND["url"]]
    page = source.rendition or b""
    others = [out.span for out in utterance.left_out if out.reason is Reason.OTHER_SPEAKER]
    left = {page[span.start : span.end].decode() for span in others}
    assert left == {"I saw one.", "You did not."}
    assert_whole(source)


def test_a_status_by_itself_is_a_statement() -> None:
    assert read_statement(as_json(SECOND), name="x").text == "None at all in 2017."


def test_the_thread_is_found_from_any_of_its_posts() -> None:
    saved = {"status": SECOND, "context": {"ancestors": [FIRST], "descendants": []}}
    assert len(read_statement(as_json(saved), name="x").posts) == 2


def test_addresses_and_boosts_are_left_out_and_names_stay() -> None:
    words = (
        '<p><span class="h-card"><a href="#" class="u-url mention">@bob</a></span> see '
        '<a href="https://example.org/a"><span class="invisible">https://</span><span>example.org/a</span></a> on '
        '<a href="#" class="mention hashtag">#Dhaka</a></p>'
    )
    boost = mastodon(9, "", reblog=mastodon(8, "<p>Another's words.</p>", by="bob"))
    statement = read_statement(as_json([mastodon(1, words), boost]), name="x")
    assert statement.text == "@bob see on #Dhaka"


def test_without_a_time_the_day_is_decoded_from_the_identifier() -> None:
    status = mastodon(103270115826048975, "<p>There was none.</p>", created_at=None)
    dating = read_statement(as_json(status), name="x").utterances[0].dating
    assert (dating.days.earliest, dating.basis) == (date(2019, 12, 8), "decoded")


@pytest.mark.parametrize(
    "statuses", [[], [mastodon(1, "<p></p>")], [mastodon(1, '<a href="x">https://example.org</a>')]]
)
def test_a_thread_without_words_is_refused(statuses: list[Any]) -> None:
    with pytest.raises(UnreadableStatement):
        read_statement(as_json({"status": None, "account": 1, "content": 1, "descendants": statuses}), name="x")


def test_real_statuses_are_read(shared: Path) -> None:
    saved = json.loads((shared / "data/statements/formats/mastodon.json").read_text(encoding="utf-8"))
    for name in ("STATUS", "STATUS_REMOTE", "REPLY_STATUS", "MEDIA_STATUS"):
        source = read_source(as_json(saved[name]), name=name)
        assert source.statement.text.startswith("foo ☕ bar")
        assert source.statement.utterances[0].dating.days.earliest == date(2019, 7, 29)
        assert_whole(source)


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_every_character_of_the_page_is_kept_or_left_out_once(texts: list[str]) -> None:
    statuses = [
        mastodon(n, t, answers=n - 1 if n else None, by="bob" if n == 2 else "ada") for n, t in enumerate(texts)
    ]
    try:
        assert_whole(read_source(as_json(statuses), name="x"))
    except UnreadableStatement:
        return
