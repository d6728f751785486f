"""A guarded way onto the web: the address, the redirects and the time are held to a policy.

The connection goes to the very address that was checked, so that a name cannot answer differently the second time.
Proxies, cookies and passwords are not used.
"""

from __future__ import annotations

import http.client
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlsplit

from backing.errors import RefusedAddress, Unreachable
from backing.files.address import checked, resolve

AGENT = "Backing/0.1 (one file, on request)"
MAX_PAGE = 5_000_000
MAX_SECONDS = 20.0
MAX_REDIRECTS = 5

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = (301, 302, 303, 307, 308)
_SAVE = "save the page as a file and give that"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What is allowed. ``choose`` gives the address to connect to, or raises RefusedAddress.

    ``seconds`` is for all of it, ``silence`` for the longest time without a byte; ``size`` is in bytes.
    """

    choose: Callable[[str, int], str] = lambda host, port: checked(host, resolve(host, port))
    ports: frozenset[int] = frozenset(_PORTS.values())
    seconds: float = MAX_SECONDS
    silence: float = MAX_SECONDS
    size: int = MAX_PAGE
    redirects: int = MAX_REDIRECTS


PUBLIC = Policy()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request: ``body`` is posted if there is one. Neither it nor ``headers`` goes to another host than the first."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


@contextmanager
def opened(asked: Asked, policy: Policy, deadline: float) -> Iterator[tuple[str, http.client.HTTPResponse]]:
    """The answer at the end of the redirects, whatever its status, and the address that gave it.

    Raises RefusedAddress for what is not on the public web, Unreachable for too many redirects, TimeoutError after the
    ``deadline`` (a moment of ``time.monotonic``), and OSError or HTTPException for a connection that fails.
    """
    url, first = asked.url, _accepted(asked.url, policy)[:2]
    for _ in range(policy.redirects + 1):
        parts = _accepted(url, policy)
        same = parts[:2] == first
        own, body = (asked.headers, asked.body) if same else ({}, None)
        with closing(_connect(parts, policy, deadline)) as connection:
            headers = {"User-Agent": AGENT, "Connection": "close", **own, "Host": _host(parts)}
            connection.request("POST" if body else "GET", _target(parts), body=body, headers=headers)
            with connection.getresponse() as answer:
                if answer.status not in _REDIRECTS:
                    yield url, answer
                    return
                url = urljoin(url, answer.getheader("Location") or "")
    raise Unreachable(f"{url} is one redirect too many: {policy.redirects} are followed", hint=_SAVE)


def seconds_left(deadline: float) -> float:
    """The seconds that are left; raises TimeoutError when none are."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


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
    connection = http.client.HTTPConnection(address, port, timeout=min(seconds_left(deadline), policy.silence))
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
