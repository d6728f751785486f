"""A published release comes to the disk: the file that its publisher means, whole, and nothing else."""

from __future__ import annotations

import csv
import json
import re
import urllib.parse
from dataclasses import replace
from pathlib import Path
from typing import Any

from backing.errors import DamagedDownload, Unreachable
from backing.files.connect import Asked, Policy
from backing.files.download import PATIENT, Arriving, Downloaded, download, hold
from backing.records.published import Published
from backing.records.store.verify import file_digest

PAGE_ROWS = 5000
"""Rows that a paged interface gives at a time."""
_MOST_PAGES = 10_000
_LIST_SIZE, _ANSWER_SIZE = 50_000_000, 1_000_000
_DIGEST = re.compile(r"^([0-9a-f]{32}|[0-9a-f]{64})\s+\*?(\S+)$", re.IGNORECASE | re.MULTILINE)


def obtain(source: Published, release: str, folder: Path, arriving: Arriving, policy: Policy = PATIENT) -> Downloaded:
    """Download a release into a folder, under its publisher's name for it, and hold it against the publisher's digest.

    Raises what ``download`` raises, and DamagedDownload when it is not the file that the publisher means.
    """
    address, target = source.address(release), folder / source.file_name(release)
    got = download(Asked(url=address), target, arriving, policy)
    if source.digests:
        hold(target, address, _listed(source, target, policy))
    return got


def obtain_paged(
    source: Published, wanted: dict[str, str], account: tuple[str, str], target: Path, arriving: Arriving,
    policy: Policy = PATIENT,
) -> Downloaded:  # fmt: skip
    """Download rows page by page into one CSV file, with the user's own account (name and password).

    ``wanted`` are the interface's own terms (``country``, ``event_date`` …). Raises what ``download`` raises, Unreachable
    when the account is refused.
    """
    headers = {"Authorization": f"Bearer {_token(source, account, target, policy)}"}
    page, size = target.with_suffix(".page"), 0
    try:
        with target.open("w", encoding="utf-8", newline="") as file:
            for number in range(1, _MOST_PAGES + 1):
                terms = {**wanted, "_format": "csv", "limit": str(PAGE_ROWS), "page": str(number)}
                asked = Asked(url=f"{source.url}?{urllib.parse.urlencode(terms)}", headers=headers)
                got = download(asked, page, _after(size, arriving), policy)
                size += got.size
                if _append(csv.writer(file, lineterminator="\n"), page, first=number == 1) < PAGE_ROWS:
                    break
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    finally:
        page.unlink(missing_ok=True)
    return Downloaded(url=source.url, size=target.stat().st_size, sha256=file_digest(target))


def _listed(source: Published, target: Path, policy: Policy) -> str:
    """The digest that the publisher gives for a file."""
    lists = target.with_suffix(".digests")
    try:
        download(Asked(url=source.digests), lists, lambda _done, _total: None, replace(policy, size=_LIST_SIZE))
        text = lists.read_text(encoding="utf-8", errors="replace")
    finally:
        lists.unlink(missing_ok=True)
    held: dict[str, str] = {name: digest for digest, name in _DIGEST.findall(text)}
    if target.name not in held:
        target.unlink()
        raise DamagedDownload(
            f"{source.digests} has no digest of {target.name}", hint="check the release; its publisher does not list it"
        )
    return held[target.name]


def _token(source: Published, account: tuple[str, str], target: Path, policy: Policy) -> str:
    """The key that an account is exchanged for (OAuth 2.0, RFC 6749, section 4.3)."""
    name, password = account
    form = {"username": name, "password": password, "grant_type": "password", "client_id": source.dataset}
    asked = Asked(
        url=source.token,
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        body=urllib.parse.urlencode(form).encode(),
    )
    answer = target.with_suffix(".token")
    try:
        download(asked, answer, lambda _done, _total: None, replace(policy, size=_ANSWER_SIZE))
        held: dict[str, str] = json.loads(answer.read_bytes())
        return str(held["access_token"])
    except (ValueError, KeyError, TypeError) as problem:
        raise Unreachable(
            f"{source.token} gives no key", hint="check the account, and that its terms are accepted"
        ) from problem
    finally:
        answer.unlink(missing_ok=True)


def _after(before: int, arriving: Arriving) -> Arriving:
    """Tells of the bytes that have come, the pages before this one included."""
    return lambda done, _total: arriving(before + done, None)


def _append(out: Any, page: Path, *, first: bool) -> int:
    """Write a page's rows, with the header of the first page alone; gives their number."""
    with page.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        header = next(rows, None)
        if first and header:
            out.writerow(header)
        number = 0
        for row in rows:
            out.writerow(row)
            number += 1
    return number
