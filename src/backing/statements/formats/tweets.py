"""The posts of a Twitter/X archive: ``tweets.js``, or a list of the same objects as JSON.

An archive holds one account's posts, so that a post which answers another of them goes on a thread. Every thread is a
statement of its own; ``split_threads`` cuts the file into one for each, in the bytes that it had.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backing.errors import UnreadableStatement
from backing.files.read import decode
from backing.files.sniff import JSON, SCRIPT, media_type
from backing.statements.formats.chain import Node, chains
from backing.statements.formats.format import Rendition
from backing.statements.formats.posts import Message, day_of, write_out

_ASSIGNMENT = re.compile(r"\s*(?:window\.)?(?:YTD|Grailbird)\.(?P<part>[\w.]+)\s*=\s*")
_PARTS = ("tweet", "community_tweet", "note_tweet", "data.tweets")
_GAP = re.compile(r"[\s,]*")
_RETWEET = re.compile(r"RT @\w+:")
_HEAD = "window.YTD.tweets.part0 = "


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tweet:
    """One post: its object, and the same as it was written in the file."""

    value: dict[str, Any]
    source: str

    @property
    def id(self) -> str:
        return str(self.value.get("id_str") or self.value.get("id"))

    @property
    def before(self) -> str | None:
        before = self.value.get("in_reply_to_status_id_str") or self.value.get("in_reply_to_status_id")
        return str(before) if before else None

    @property
    def words(self) -> str:
        return html.unescape(str(self.value.get("full_text") or self.value.get("text")))


class TweetsFormat:
    """One thread of a Twitter/X archive."""

    name = "X thread"
    media = SCRIPT

    def recognises(self, content: bytes) -> bool:
        kind = media_type(content)
        return kind == SCRIPT or (kind == JSON and b'"id_str"' in content and b'text"' in content)

    def render(self, content: bytes, name: str) -> Rendition:
        threads = _threads(decode(content, name), name)
        if len(threads) > 1:
            raise UnreadableStatement(
                f"{name} holds {len(threads)} threads, and this asks for one statement",
                hint="give it by itself, so that each thread becomes a case of its own",
            )
        return write_out([_message(tweet) for tweet in threads[0]], name)


def split_threads(content: bytes, name: str) -> tuple[tuple[str, bytes], ...]:
    """Each thread of the archive, oldest first: the id of its first post, and a file of its posts as they were written."""
    threads = _threads(decode(content, name), name)
    return tuple(
        (thread[0].id, (_HEAD + "[" + ",".join(tweet.source for tweet in thread) + "]").encode()) for thread in threads
    )


def _threads(text: str, name: str) -> list[list[_Tweet]]:
    """The threads of an archive, without what only repeats somebody else's post."""
    tweets = {tweet.id: tweet for tweet in _tweets(text, name) if not _RETWEET.match(tweet.words)}
    if not tweets:
        raise UnreadableStatement(f"{name} holds no posts of its own", hint="give the tweets.js of an archive")
    nodes = {
        tweet.id: Node(id=tweet.id, author="", before=tweet.before, time=tweet.id.zfill(24))
        for tweet in tweets.values()
    }
    roots = sorted((node for node in nodes.values() if node.before not in nodes), key=lambda node: node.time)
    return [[tweets[each] for each in chain] for chain in chains(nodes.values(), roots)] or [list(tweets.values())]


def _tweets(text: str, name: str) -> Iterator[_Tweet]:
    """The objects of the list, one at a time, so that a large archive is never held twice."""
    text = text.removeprefix("\ufeff")
    head = _ASSIGNMENT.match(text)
    if head and not head["part"].startswith(_PARTS):
        raise UnreadableStatement(
            f"{name} is the part {head['part'].partition('.')[0]!r} of an archive, not its posts",
            hint="give the tweets.js of the archive",
        )
    at = head.end() if head else len(text) - len(text.lstrip())
    if text[at : at + 1] != "[":
        raise UnreadableStatement(f"{name} holds no list of posts", hint="give the tweets.js of an archive")
    decoder = json.JSONDecoder()
    at = _after(text, at + 1)
    while text[at : at + 1] != "]":
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as problem:
            line = text.count("\n", 0, at) + 1
            raise UnreadableStatement(
                f"{name} is damaged in the post that begins at line {line}", hint="take it from the archive again"
            ) from problem
        tweet = value.get("tweet", value) if isinstance(value, dict) else None
        if (
            isinstance(tweet, dict)
            and ("full_text" in tweet or "text" in tweet)
            and ("id_str" in tweet or "id" in tweet)
        ):
            yield _Tweet(value=tweet, source=text[at:end])
        at = _after(text, end)


def _after(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def _message(tweet: _Tweet) -> Message:
    value = tweet.value
    time = str(value.get("created_at") or "")
    user = value.get("user")
    handle = user.get("screen_name") if isinstance(user, dict) else None
    return Message(
        speaker=f"@{handle}" if handle else None,
        text=tweet.words,
        time=time or None,
        day=day_of(time),
        url=f"https://x.com/{handle or 'i/web'}/status/{tweet.id}",
        language=value["lang"] if isinstance(value.get("lang"), str) else None,
        links=tuple(_links(value)),
    )


def _links(value: dict[str, Any]) -> Iterator[str]:
    """The shortened addresses that X put in for links and pictures."""
    for entities in (value.get("entities"), value.get("extended_entities")):
        for kind in ("urls", "media"):
            found = entities.get(kind) if isinstance(entities, dict) else None
            for each in found if isinstance(found, list) else ():
                if isinstance(each, dict) and isinstance(each.get("url"), str):
                    yield each["url"]
