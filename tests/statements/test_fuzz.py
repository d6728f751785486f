"""Whatever the bytes, reading ends soon, in a statement that leads back to them or in a clear error."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backing.errors import BackingError
from backing.files.bundle import is_bundle, items
from backing.statements.formats.tweets import TweetsFormat, split_threads
from backing.statements.read import read_source
from tests.statements.formats.saved import archive, as_json, bluesky, mastodon, tweet
from tests.statements.formats.test_captions import SRT, VTT
from tests.statements.formats.test_page import META, page
from tests.statements.formats.test_pdf import REPORT
from tests.statements.formats.whole import assert_whole

SECONDS = 10.0
"""Of this process alone, so that a busy machine fails nothing. Far more than any of these takes; a hang takes for ever."""

THREAD = {"thread": {"post": bluesky("3jzfcijpj2z2a", "There was none."), "replies": []}}
SAVED = [
    b"[Thread]\n\nThere was none.\n\nThere was none.\n\n1/2\n",
    b"MINISTER: One.\n\nQ: Two?\n\nMINISTER: Three.\n",
    archive(tweet(1, "There was none."), tweet(2, "None at all.", answers=1)),
    as_json(THREAD),
    as_json([mastodon(1, "<p>There was none.</p>"), mastodon(2, "<p>None at all.</p>", answers=1)]),
    page(*META).encode(),
    REPORT,
    VTT.encode(),
    SRT.encode(),
]
NESTED = [
    b"[" * 100_000,
    b"[" * 100_000 + b"]" * 100_000,
    b'{"thread":' * 50_000 + b"1" + b"}" * 50_000,
    b'[{"account":{},"id":1,"content":"' + b"<p>" * 50_000 + b'"}]',
    b'{"record":1,"author":' + b"9" * 100_000 + b"}",
    b'window.YTD.tweets.part0 = [{"tweet":' + b"[" * 100_000,
    b"<html>" + b"<div>" * 50_000 + b"words and more words that go on and on for a while",
    b"<html><body><p>" + b"&" * 100_000,
    b"<!doctype html><!--" + b"<!--" * 20_000,
    b"<html><meta " + b"a=b " * 20_000,
    b"%PDF-1.4\n" + b"1 0 obj [" * 20_000,
    b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\n" * 20_000,
    b"A: " * 50_000,
    b"A:\t\n" * 20_000,
]
MARKS = "\u202e\u202d\u2066\u2069\u200b\u200c\u200d\ufeff\u2060\u00ad\u0301\ud7ff\U000e0041\x00\x1b\x85\u2028"


def ends(work: Callable[[], object]) -> None:
    """Do it; the error, if there is one, says what is wrong and what to do about it."""
    begun = time.process_time()
    problem = None
    try:
        work()
    except BackingError as refused:
        problem = refused
    assert problem is None or (problem.detail and problem.hint)
    assert time.process_time() - begun < SECONDS


def read(content: bytes) -> None:
    """Read as whoever gives the file would."""
    ends(lambda: assert_whole(read_source(content, name="any")))
    if TweetsFormat().recognises(content):
        ends(lambda: split_threads(content, "any"))


@given(st.binary(max_size=400))
@example(b"")
@example(b"\xff\xfe")
@example(b"%PDF-")
@example(b"PK\x03\x04")
def test_random_bytes(content: bytes) -> None:
    read(content)


@given(
    st.sampled_from([b"window.YTD.tweets.part0 = [", b'{"', b"<html>", b"%PDF-1.4\n", b"WEBVTT\n\n", b"PK\x03\x04"]),
    st.binary(max_size=200),
)
def test_random_bytes_behind_the_mark_of_each_form(head: bytes, content: bytes) -> None:
    read(head + content)


@given(st.sampled_from(SAVED), st.data())
def test_saved_files_cut_short_or_overwritten(content: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(content)))
    if data.draw(st.booleans()):
        read(content[:at])
    else:
        noise = data.draw(st.binary(max_size=6))
        read(content[:at] + noise + content[at + len(noise) :])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["thread", "post", "replies", "parent", "record", "author", "uri", "text", "reply", "account", "content", "id",
         "id_str", "status", "context", "ancestors", "descendants", "in_reply_to_id", "created_at", "tweet", "full_text",
         "entities", "urls"]
    ), inner, max_size=6),
    max_leaves=20,
)  # fmt: skip


@given(JSON, st.sampled_from(["{}", "[{}]", "window.YTD.tweets.part0 = [{}]"]))
def test_objects_with_the_right_words_in_the_wrong_places(value: object, around: str) -> None:
    read(around.replace("{}", json.dumps(value)).encode())


@given(st.sampled_from(SAVED[2:5]), JSON, st.data())
def test_threads_with_one_value_replaced(content: bytes, value: object, data: st.DataObject) -> None:
    head, _, body = content.rpartition(b" = ")
    whole = json.loads(body)
    place = whole
    for _ in range(data.draw(st.integers(0, 4))):
        keys = list(place) if isinstance(place, dict) else list(range(len(place))) if isinstance(place, list) else []
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], (dict, list)) or data.draw(st.booleans()):
            place[key] = value
            break
        place = place[key]
    read((head + b" = " if head else b"") + json.dumps(whole).encode())


@pytest.mark.parametrize("content", NESTED, ids=lambda content: content[:24].decode("latin-1"))
def test_nesting_and_repetition_without_end(content: bytes) -> None:
    read(content)


@given(
    st.lists(
        st.sampled_from([*MARKS, "There was none.", "هیچ حمله‌ای نبود.", "1/2", "\n", "\n\n", "⬇️", "MINISTER: ", "…"]),
        max_size=30,
    )
)
def test_writing_from_right_to_left_and_characters_without_width(parts: list[str]) -> None:
    words = "".join(parts)
    read(words.encode())
    read(as_json([mastodon(1, words)]))
    read(archive(tweet(1, words + "\ud800")))
    read(page(body=f"<article><p>{words}</p></article>").encode())


@settings(max_examples=50)
@given(
    st.lists(st.tuples(st.text(max_size=12), st.sampled_from([*SAVED, b"0" * 3_000_000])), max_size=4),
    st.integers(0, 300),
)
def test_archives_of_anything(
    tmp_path_factory: pytest.TempPathFactory, members: list[tuple[str, bytes]], cut: int
) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in dict(members).items():
            packed.writestr(name.replace("\x00", "") or "x", body)
    path = Path(tmp_path_factory.mktemp("zip"), "a.zip")
    path.write_bytes(content.getvalue()[: len(content.getvalue()) - cut])
    if not is_bundle(path):
        return
    ends(lambda: [ends(lambda: read(item.load())) for item in items(path)])  # noqa: B023 -- called at once
