"""Threads from a Mastodon server's API, saved as JSON: a status, with its context where that was saved along.

Read are a status by itself, a list of statuses, ``{"status": …, "context": {"ancestors": …, "descendants": …}}`` and the
context alone. The statement is the chain of statuses that one account wrote in answer to itself.
"""

from __future__ import annotations

from typing import Any

from backing.files.read import decode_json
from backing.files.sniff import JSON, media_type
from backing.statements.formats.chain import Node, chain_of
from backing.statements.formats.format import Rendition
from backing.statements.formats.markup import words_of
from backing.statements.formats.posts import Message, day_of, write_out


class MastodonFormat:
    """Statuses of the Mastodon API, and of the servers that speak it."""

    name = "Mastodon thread"
    media = JSON

    def recognises(self, content: bytes) -> bool:
        return media_type(content) == JSON and b'"account"' in content and b'"content"' in content

    def render(self, content: bytes, name: str) -> Rendition:
        value = decode_json(content, name)
        statuses = [status for status in _statuses(value) if not status.get("reblog")]
        focus = _focus(value)
        nodes = [_node(status) for status in statuses]
        own = set(chain_of(nodes, str(focus.get("id")) if focus else None))
        return write_out([_message(s, own=str(s["id"]) in own) for s in sorted(statuses, key=_time)], name)


def _is_status(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("content"), str)
        and isinstance(value.get("account"), dict)
        and "id" in value
    )


def _statuses(value: Any) -> list[dict[str, Any]]:
    """Every status that the document holds, each once, in its order."""
    context = value.get("context", value) if isinstance(value, dict) else {}
    context = context if isinstance(context, dict) else {}
    lists = [context.get("ancestors"), [_focus(value)], context.get("descendants"), value]
    found = {str(s["id"]): s for each in lists if isinstance(each, list) for s in each if _is_status(s)}
    return list(found.values())


def _focus(value: Any) -> dict[str, Any] | None:
    """The status that was asked for, where the document says which."""
    asked = [value, value.get("status")] if isinstance(value, dict) else []
    return next((each for each in asked if _is_status(each)), None)


def _node(status: dict[str, Any]) -> Node:
    before = status.get("in_reply_to_id")
    return Node(
        id=str(status["id"]),
        author=_account(status),
        before=str(before) if before is not None else None,
        time=_time(status),
    )


def _account(status: dict[str, Any]) -> str:
    account = status["account"]
    return str(account.get("id") or account.get("acct") or account.get("username"))


def _time(status: dict[str, Any]) -> str:
    return str(status.get("created_at") or "")


def _message(status: dict[str, Any], *, own: bool) -> Message:
    words, links = words_of(status["content"])
    warning = status.get("spoiler_text")
    account = status["account"]
    handle = account.get("acct") or account.get("username")
    shown = account.get("display_name") or handle
    url = status.get("url") or status.get("uri")
    language = status.get("language")
    return Message(
        speaker=str(shown) if shown else None,
        text=f"{warning}\n\n{words}" if isinstance(warning, str) and warning else words,
        time=_time(status) or None,
        day=day_of(_time(status)),
        url=url if isinstance(url, str) else None,
        language=language if isinstance(language, str) else None,
        links=links,
        own=own,
    )
