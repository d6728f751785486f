"""Bluesky: the author's own chain out of a tree of answers; a time that cannot be is not believed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from backing.statements.read import read_source, read_statement
from tests.statements.formats.saved import as_json, bluesky
from tests.statements.formats.whole import assert_whole

ROOT = bluesky("3jzfcijpj2z2a", "The minister alleged an attack.")
SECOND = bluesky("3jzfcijpj2z2b", "There was none.", answers=ROOT["uri"], time="2023-07-01T00:00:00Z")
THIRD = bluesky("3jzfcijpj2z2d", "None at all.", answers=SECOND["uri"], time="2023-07-02T00:00:00Z")
OTHER = bluesky("3jzfcijpj2z2c", "I saw one.", by="bob", answers=ROOT["uri"])
ANSWER = bluesky("3jzfcijpj2z2e", "You did not.", answers=OTHER["uri"])


def thread(post: Any, *replies: Any, **more: Any) -> dict[str, Any]:
    return {"$type": "app.bsky.feed.defs#threadViewPost", "post": post, "replies": list(replies), **more}


WHOLE = thread(
    ROOT, thread(OTHER, thread(ANSWER)), thread(SECOND, thread(THIRD)), {"uri": "at://gone", "notFound": True}
)


@pytest.mark.parametrize("saved", [{"thread": WHOLE}, WHOLE], ids=["answer", "thread"])
def test_the_author_s_chain_is_the_statement(saved: Any) -> None:
    source = read_source(as_json(saved), name="thread.json")
    (utterance,) = source.statement.utterances
    assert source.statement.text == "The minister alleged an attack.\n\nThere was none.\n\nNone at all."
    assert (utterance.reader, utterance.speaker) == ("Bluesky thread", "Ada")
    assert (utterance.dating.days.earliest, utterance.dating.days.latest) == (date(2023, 6, 30), date(2023, 7, 2))
    assert b"I saw one." in (source.rendition or b"")
    assert_whole(source)


def test_the_thread_is_found_from_its_last_post() -> None:
    saved = {"thread": thread(THIRD, parent=thread(SECOND, parent=thread(ROOT)))}
    assert len(read_statement(as_json(saved), name="x").posts) == 3


def test_a_time_from_before_the_service_gives_way_to_the_identifier() -> None:
    dating = (
        read_statement(as_json(ROOT | {"record": {"text": "No.", "createdAt": "2007-07-07T03:04:05Z"}}), name="x")
        .utterances[0]
        .dating
    )
    assert (dating.days.earliest, dating.basis) == (date(2023, 6, 30), "decoded")


def test_a_real_thread_is_read_and_its_impossible_day_is_unknown(shared: Path) -> None:
    saved = json.loads((shared / "data/statements/formats/bluesky.json").read_text(encoding="utf-8"))
    source = read_source(as_json({"thread": saved["THREAD_BSKY"]}), name="x")
    assert source.statement.text == "My original post"
    assert source.statement.utterances[0].dating.basis == "unknown"
    assert_whole(source)


def test_a_tree_of_a_thousand_answers_is_walked() -> None:
    posts = [
        bluesky(f"p{n}", f"Post {n}.", answers=f"at://did:plc:ada/app.bsky.feed.post/p{n - 1}" if n else None)
        for n in range(900)
    ]
    tree = thread(posts[-1])
    for post in reversed(posts[:-1]):
        tree = thread(post, tree)
    shallow = {"thread": {**thread(posts[0]), "replies": [thread(post) for post in posts[1:]]}}
    assert len(read_statement(as_json(shallow), name="x").posts) == 900
