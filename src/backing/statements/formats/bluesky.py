"""Threads from Bluesky, saved as the JSON that ``app.bsky.feed.getPostThread`` answers with.

Read are that answer, the thread inside it, and a post by itself. The statement is the chain of posts that one account
wrote in answer to itself. A post's ``createdAt`` is what the poster's software claims; before Bluesky began it is not
believed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from backing.files.read import decode_json
from backing.files.sniff import JSON, media_type
from backing.statements.formats.chain import Node, chain_of
from backing.statements.formats.format import Rendition
from backing.statements.formats.posts import Message, day_of, write_out
from backing.statements.identifiers import BLUESKY_FIRST


class BlueskyFormat:
    """Post views of the AT Protocol's Bluesky application."""

    name = "Bluesky thread"
    media = JSON

    def recognises(self, content: bytes) -> bool:
        return media_type(content) == JSON and b'"record"' in content and b'"author"' in content

    def render(self, content: bytes, name: str) -> Rendition:
        value = decode_json(content, name)
        posts = _posts(value)
        own = chain_of([_node(post) for post in posts.values()], _focus(value))
        order = {uri: place for place, uri in enumerate(own)}
        first = {uri: place for place, uri in enumerate(sorted(posts, key=lambda uri: _time(posts[uri])))}
        ordered = sorted(posts, key=lambda uri: (uri not in order, order.get(uri, first[uri])))
        return write_out([_message(posts[uri], own=uri in order) for uri in ordered], name)


def _is_post(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("uri"), str)
        and isinstance(value.get("author"), dict)
        and isinstance(value.get("record"), dict)
        and isinstance(value["record"].get("text"), str)
    )


def _posts(value: Any) -> dict[str, dict[str, Any]]:
    """Every post of the document by its URI; what was deleted or blocked is not there."""
    return {post["uri"]: post for post in _walk(value)}


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if _is_post(here):
            yield here
        elif isinstance(here, dict):
            replies = here.get("replies")
            waiting += [
                here.get("thread"),
                here.get("post"),
                here.get("parent"),
                *(replies if isinstance(replies, list) else ()),
            ]


def _focus(value: Any) -> str | None:
    """The post that was asked for."""
    while isinstance(value, dict) and not _is_post(value):
        value = value.get("thread") or value.get("post")
    return value["uri"] if isinstance(value, dict) else None


def _node(post: dict[str, Any]) -> Node:
    reply = post["record"].get("reply")
    parent = reply.get("parent") if isinstance(reply, dict) else None
    before = parent.get("uri") if isinstance(parent, dict) else None
    return Node(
        id=post["uri"], author=_author(post), before=before if isinstance(before, str) else None, time=_time(post)
    )


def _author(post: dict[str, Any]) -> str:
    return str(post["author"].get("did") or post["author"].get("handle"))


def _time(post: dict[str, Any]) -> str:
    return str(post["record"].get("createdAt") or "")


def _message(post: dict[str, Any], *, own: bool) -> Message:
    record, author = post["record"], post["author"]
    shown = author.get("displayName") or author.get("handle")
    languages = record.get("langs")
    return Message(
        speaker=str(shown) if shown else None,
        text=record["text"],
        time=_time(post) or None,
        day=day_of(_time(post), earliest=BLUESKY_FIRST),
        url=post["uri"],
        language=str(languages[0]) if isinstance(languages, list) and len(languages) == 1 else None,
        own=own,
    )
