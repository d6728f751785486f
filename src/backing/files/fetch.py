"""One page from the web, with nothing taken on trust: the address, the redirects, the time, the size and the form."""

from __future__ import annotations

import http.client
import queue
import threading
import time
import zlib
from dataclasses import dataclass

from backing.errors import BackingError, Unreachable
from backing.files.connect import PUBLIC, Asked, Policy, opened, seconds_left

TYPES = {
    "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf", "application/json",
    "application/activity+json", "application/ld+json", "text/vtt",
}  # fmt: skip

_CHUNK = 65_536
_GZIP = 16 + zlib.MAX_WBITS
_SAVE = "save the page as a file and give that"
_HEADERS = {
    "Accept": "text/html,application/pdf,application/json;q=0.9,text/plain;q=0.8",
    "Accept-Encoding": "identity, gzip;q=0.5",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a server sent: ``url`` is where the last redirect led, ``media`` the content type without its parameters."""

    url: str
    media: str
    content: bytes


def fetch(url: str, policy: Policy = PUBLIC) -> Page:
    """The page at ``url``.

    Raises RefusedAddress for what is not on the public web, and Unreachable for what does not answer in time, answers
    with an error, with too much, or with something that holds no text.
    """
    answers: queue.Queue[Page | BaseException] = queue.Queue()
    deadline = time.monotonic() + policy.seconds

    def run() -> None:
        try:
            answers.put(_read(url, policy, deadline))
        except BaseException as problem:  # noqa: BLE001 -- handed to the caller's thread
            answers.put(problem)

    threading.Thread(target=run, daemon=True).start()  # looking a name up has no time limit of its own
    try:
        answer = answers.get(timeout=policy.seconds)
    except queue.Empty:
        raise _late(url, policy) from None
    if isinstance(answer, Page):
        return answer
    if isinstance(answer, TimeoutError):
        raise _late(url, policy) from answer
    if isinstance(answer, (OSError, http.client.HTTPException)) and not isinstance(answer, BackingError):
        raise Unreachable(f"{url} cannot be read: {answer}", hint=_SAVE) from answer
    raise answer


def _late(url: str, policy: Policy) -> Unreachable:
    return Unreachable(f"{url} did not answer within {policy.seconds:g} seconds", hint=_SAVE)


def _read(url: str, policy: Policy, deadline: float) -> Page:
    with opened(Asked(url=url, headers=_HEADERS), policy, deadline) as (found, answer):
        return _page(found, answer, policy, deadline)


def _page(url: str, answer: http.client.HTTPResponse, policy: Policy, deadline: float) -> Page:
    if answer.status != http.HTTPStatus.OK:
        raise Unreachable(f"{url} answers {answer.status} {answer.reason}", hint=_SAVE)
    media = answer.headers.get_content_type()
    if media not in TYPES:
        raise Unreachable(f"{url} is {media}, which holds no statement", hint="give the page of one article or thread")
    return Page(
        url=url,
        media=media,
        content=_unpacked(url, answer, _body(url, answer, policy, deadline), policy),
    )


def _body(url: str, answer: http.client.HTTPResponse, policy: Policy, deadline: float) -> bytes:
    content = bytearray()
    while chunk := answer.read1(_CHUNK):
        content += chunk
        if len(content) > policy.size:
            raise _large(url, policy)
        seconds_left(deadline)
    return bytes(content)


def _unpacked(url: str, answer: http.client.HTTPResponse, content: bytes, policy: Policy) -> bytes:
    """The body as it was before a server that was asked not to packed it; never more than the limit is unpacked."""
    packing = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    if packing == "identity":
        return content
    if packing not in ("gzip", "x-gzip"):
        raise Unreachable(f"{url} comes packed as {packing}", hint=_SAVE)
    try:
        plain = zlib.decompressobj(_GZIP).decompress(content, policy.size + 1)
    except zlib.error as problem:
        raise Unreachable(f"{url} comes damaged: {problem}", hint=_SAVE) from problem
    if len(plain) > policy.size:
        raise _large(url, policy)
    return plain


def _large(url: str, policy: Policy) -> Unreachable:
    return Unreachable(f"{url} is larger than {policy.size:,} bytes", hint="save the one article that you mean as text")
