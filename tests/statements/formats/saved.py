"""Saved threads, made by hand in the shape in which each service gives them."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st


def mastodon(number: int, text: str, *, by: str = "ada", answers: int | None = None, **more: Any) -> dict[str, Any]:
    """A status; numbers count minutes of the morning of 3 May 2023."""
    return {
        "id": str(number),
        "url": f"https://social.example/@{by}/{number}",
        "account": {"id": by, "acct": by, "display_name": by.title()},
        "content": text,
        "created_at": f"2023-05-03T08:{number % 60:02d}:00.000Z",
        "in_reply_to_id": str(answers) if answers is not None else None,
        "language": "en",
        **more,
    }


def bluesky(
    key: str, text: str, *, by: str = "ada", answers: str | None = None, time: str = "2023-06-30T15:03:01.887Z"
) -> Any:
    """A post view; ``answers`` is a URI."""
    record: dict[str, Any] = {"text": text, "createdAt": time, "langs": ["en"]}
    if answers:
        record["reply"] = {"root": {"uri": answers}, "parent": {"uri": answers}}
    return {
        "uri": f"at://did:plc:{by}/app.bsky.feed.post/{key}",
        "author": {"did": f"did:plc:{by}", "handle": f"{by}.example", "displayName": by.title()},
        "record": record,
    }


def tweet(number: int, text: str, *, answers: int | None = None, **more: Any) -> dict[str, Any]:
    """An archived post of 12 May 2017, as ``tweets.js`` holds it."""
    found: dict[str, Any] = {
        "id_str": str(number),
        "full_text": text,
        "created_at": "Fri May 12 08:00:00 +0000 2017",
        "lang": "en",
        **more,
    }
    if answers is not None:
        found["in_reply_to_status_id_str"] = str(answers)
    return {"tweet": found}


def archive(*tweets: dict[str, Any]) -> bytes:
    """A ``tweets.js``."""
    return b"window.YTD.tweets.part0 = " + json.dumps(list(tweets), indent=2).encode()


def as_json(value: Any) -> bytes:
    return json.dumps(value).encode()


WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=80)
