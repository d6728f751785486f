"""One page from the web, with nothing taken on trust: the address, the redirects, the time, the size and the form.

The connection goes to the very address that was checked, so that a name cannot answer differently the second time.
Proxies, cookies and passwords are not used.
"""

from __future__ import annotations

import http.client
import queue
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from backing.errors import BackingError, RefusedAddress, Unreachable
from backing.files.address import checked, resolve

MAX_PAGE = 5_000_000
MAX_SECONDS = 20.0
MAX_REDIRECTS = 5
TYPES = {
    "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf", "application/json",
    "application/activity+json", "application/ld+json", "text/vtt",
}  # fmt: skip

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 65_536
_GZIP = 16 + zlib.MAX_WBITS
_SAVE = "save the page as a file and give that"
_HEADERS = {
    "User-Agent": "Backing/0.1 (one page, on request)",
    "Accept": "text/html,application/pdf,application/json;q=0.9,text/plain;q=0.8",
    "Accept-Encoding": "identity, gzip;q=0.5",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a server sent: ``url`` is where the last redirect led, ``media`` the content type without its parameters."""

    url: str
    media: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What is allowed. ``choose`` gives the address to connect to, or raises RefusedAddress."""

    choose: Callable[[str, int], str] = lambda host, port: checked(host, resolve(host, port))
    ports: frozenset[int] = frozenset(_PORTS.values())
    seconds: float = MAX_SECONDS
    size: int = MAX_PAGE
    redirects: int = MAX_REDIRECTS


PUBLIC = Policy()


def fetch(url: str, policy: Policy = PUBLIC) -> Page:
    """The page at ``url``.

    Raises RefusedAddress for what is not on the public web, and Unreachable for what does not answer in time, answers
    with an error, with too much, or with something that holds no text.
    """
    answers: queue.Queue[Page | BaseException] = queue.Queue()
    deadline = time.monotonic() + policy.seconds

    def run() -> None:
        try:
            answers.put(_follow(url, policy, deadline))
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


def _follow(url: str, policy: Policy, deadline: float) -> Page:
    for _ in range(policy.redirects + 1):
        parts = _accepted(url, policy)
        with closing(_connect(parts, policy, deadline)) as connection:
            connection.request("GET", _target(parts), headers=_HEADERS | {"Host": _host(parts)})
            with connection.getresponse() as answer:
                if answer.status not in _REDIRECTS:
                    return _page(url, answer, policy, deadline)
                url = urljoin(url, answer.getheader("Location") or "")
    raise Unreachable(f"{url} is one redirect too many: {policy.redirects} are followed", hint=_SAVE)


def _accepted(url: str, policy: Policy) -> SplitResult:
    """The parts of an address on the web, without a password and on a usual port."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as problem:
        raise RefusedAddress(f"{url} is not an address: {problem}", hint="check its spelling") from problem
    if parts.scheme not in _PORTS or not parts.hostname:
        raise RefusedAddress(f"{url} is no address on the web", hint="give one that starts with https://")
    if parts.username is not None or parts.password is not None:
        raise RefusedAddress(f"{parts.hostname}: the address holds a user name or password", hint="leave it out")
    if (port or _PORTS[parts.scheme]) not in policy.ports:
        raise RefusedAddress(f"{url} names port {port}, and only the usual ones are used", hint=_SAVE)
    return parts


def _connect(parts: SplitResult, policy: Policy, deadline: float) -> http.client.HTTPConnection:
    """A connection to the address that was checked, under the name that was asked for."""
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    address = policy.choose(host, port)
    connection = http.client.HTTPConnection(address, port, timeout=_left(deadline))
    connection.connect()
    if parts.scheme == "https":
        connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
    return connection


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    name = f"[{host}]" if ":" in host else host.encode("idna").decode()
    return f"{name}:{parts.port}" if parts.port else name


def _target(parts: SplitResult) -> str:
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return "".join(c if "!" <= c <= "~" else "".join(f"%{byte:02X}" for byte in c.encode()) for c in target)


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
        _left(deadline)
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


def _left(deadline: float) -> float:
    """The seconds that are left; raises TimeoutError when none are."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
