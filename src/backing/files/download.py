"""One file from the web to the disk: whole, and the one that was meant."""

from __future__ import annotations

import hashlib
import http.client
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from backing.errors import BackingError, DamagedDownload, Unreachable
from backing.files.connect import Asked, Policy, opened, seconds_left

_CHUNK = 1 << 18
_MINUTE, _HOUR = 60.0, 3600.0
_LARGEST = 8_000_000_000
_LATER = "nothing was kept; try again later, or give the file that you have got yourself to: backing records add"

PATIENT = Policy(seconds=_HOUR, silence=_MINUTE, size=_LARGEST)
"""For files of the size that records have."""

Arriving = Callable[[int, int | None], None]
"""Called with the bytes that have come and how many there will be, where the server says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloaded:
    """Where a file came from after all redirects, its size in bytes and its SHA-256."""

    url: str
    size: int
    sha256: str


def download(asked: Asked, target: Path, arriving: Arriving, policy: Policy = PATIENT) -> Downloaded:
    """Write what an address gives to ``target``.

    Raises RefusedAddress for what is not on the public web, Unreachable for what does not answer, or not in time, or with
    an error; DamagedDownload for what breaks off. ``target`` is not there then.
    """
    deadline = time.monotonic() + policy.seconds
    try:
        with opened(asked, policy, deadline) as (url, answer), target.open("wb") as file:
            return _kept(url, answer, file, arriving, policy, deadline)
    except BaseException as problem:
        target.unlink(missing_ok=True)
        if isinstance(problem, TimeoutError):
            raise Unreachable(
                f"{asked.url} gave nothing for {policy.silence:g} seconds, or was not there within {policy.seconds:g}",
                hint=_LATER,
            ) from problem
        if isinstance(problem, (OSError, http.client.HTTPException)) and not isinstance(problem, BackingError):
            raise Unreachable(f"{asked.url} cannot be read: {problem}", hint=_LATER) from problem
        raise


def hold(path: Path, url: str, digest: str) -> None:
    """Hold a file against the digest that its publisher gives: SHA-256 or, where it gives no better one, MD5, in hexadecimal.

    Raises DamagedDownload when it is another file; it is deleted then.
    """
    kind = "md5" if len(digest) == hashlib.md5(usedforsecurity=False).digest_size * 2 else "sha256"
    with path.open("rb") as file:
        held = hashlib.file_digest(file, lambda: hashlib.new(kind, usedforsecurity=False)).hexdigest()
    if held != digest.lower():
        path.unlink()
        raise DamagedDownload(
            f"{url} is not the file that was meant: its {kind.upper()} is {held}, and {digest.lower()} was to be expected",
            hint="the file was changed or replaced; get it from its publisher, compare, and give it to: backing records add",
        )


def _kept(
    url: str, answer: http.client.HTTPResponse, file: BinaryIO, arriving: Arriving, policy: Policy, deadline: float
) -> Downloaded:
    if answer.status != http.HTTPStatus.OK:
        raise Unreachable(f"{url} answers {answer.status} {answer.reason}", hint=_LATER)
    expected = answer.length
    held, size = hashlib.sha256(), 0
    while chunk := answer.read1(_CHUNK):
        size += len(chunk)
        if size > policy.size:
            raise Unreachable(f"{url} is larger than {policy.size:,} bytes", hint=_LATER)
        file.write(chunk)
        held.update(chunk)
        arriving(size, expected)
        seconds_left(deadline)
    if expected is not None and size != expected:
        raise DamagedDownload(f"{url} broke off after {size:,} of {expected:,} bytes", hint=_LATER)
    return Downloaded(url=url, size=size, sha256=held.hexdigest())
