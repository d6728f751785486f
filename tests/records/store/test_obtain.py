"""Downloads, against a server on this machine that serves what publishers serve, and fails as they do."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from backing.errors import DamagedDownload, UnknownRecord, Unreachable
from backing.records.published import Published, find_published, published
from backing.records.store import obtain as module
from backing.records.store.obtain import obtain, obtain_paged
from tests.files.site import Site, policy, running

FILE = b"1\t20230327\tfight\n" * 1000
LIMITS = {"size": 10**7, "seconds": 5.0}


def ignore(_done: int, _total: int | None) -> None: ...


@pytest.fixture
def site() -> Iterator[Site]:
    listed = f"{hashlib.md5(FILE, usedforsecurity=False).hexdigest()}  20230327.export.CSV.zip\n".encode()
    with running({"/events/20230327.export.CSV.zip": (200, {}, FILE), "/events/md5sums": (200, {}, listed)}) as here:
        yield here


@pytest.fixture
def gdelt(site: Site) -> Published:
    source = find_published("gdelt")
    here = {
        name: getattr(source, name).replace("https://data.gdeltproject.org", site.url) for name in ("url", "digests")
    }
    return replace(source, **here)


def test_a_release_comes_under_its_publisher_s_name_and_is_what_the_publisher_means(
    site: Site, gdelt: Published, tmp_path: Path
) -> None:
    got = obtain(gdelt, "2023-03-27", tmp_path, ignore, policy(site, **LIMITS))
    assert [path.name for path in tmp_path.iterdir()] == ["20230327.export.CSV.zip"]
    assert got.sha256 == hashlib.sha256(FILE).hexdigest()


@pytest.mark.parametrize(
    ("path", "answer", "says"),
    [
        ("/events/20230327.export.CSV.zip", (404, {}, b""), "answers 404"),
        ("/events/20230327.export.CSV.zip", (200, {"Content-Length": "99999"}, FILE), "broke off"),
        ("/events/20230327.export.CSV.zip", (200, {}, FILE + b"!"), "is not the file that was meant"),
        ("/events/md5sums", (404, {}, b""), "answers 404"),
        ("/events/md5sums", (200, {}, b"<html>"), "no digest of 20230327"),
    ],
)
def test_whatever_goes_wrong_nothing_is_kept(
    site: Site, gdelt: Published, tmp_path: Path, path: str, answer: tuple[int, dict[str, str], bytes], says: str
) -> None:
    site.answers[path] = answer
    with pytest.raises(Unreachable, match=says) as caught:
        obtain(gdelt, "2023-03-27", tmp_path, ignore, policy(site, **LIMITS))
    assert caught.value.hint
    assert "digest" not in says or isinstance(caught.value, DamagedDownload)


def test_a_slow_server_is_given_up(site: Site, gdelt: Published, tmp_path: Path) -> None:
    slow = replace(gdelt, url=f"{site.url}/slow")
    with pytest.raises(Unreachable, match=r"gave nothing for 0\.3 seconds"):
        obtain(slow, "1", tmp_path, ignore, policy(site, seconds=60.0, silence=0.3))
    assert not list(tmp_path.iterdir())


@pytest.fixture
def acled(site: Site) -> Published:
    site.answers["/token"] = (
        200,
        {"Content-Type": "application/json"},
        b'{"access_token": "key", "expires_in": 86400}',
    )
    return replace(find_published("acled"), url=f"{site.url}/read", token=f"{site.url}/token")


def page(rows: range) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([["event_id_cnty", "notes"], *[[f"AFG{n}", 'two\nlines, "quoted"'] for n in rows]])
    return text.getvalue().encode()


def serve(site: Site, *pages: bytes) -> None:
    for number, content in enumerate(pages, start=1):
        query = f"country=Afghanistan&_format=csv&limit={module.PAGE_ROWS}&page={number}"
        site.answers[f"/read?{query}"] = (200, {"Content-Type": "text/csv"}, content)


def test_pages_become_one_file_and_the_key_is_asked_for_with_the_account(
    site: Site, acled: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PAGE_ROWS", 3)
    serve(site, page(range(3)), page(range(3, 6)), page(range(6, 7)))
    target = tmp_path / "acled.csv"
    obtain_paged(acled, {"country": "Afghanistan"}, ("me@here", "a&b"), target, ignore, policy(site, **LIMITS))
    with target.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["event_id_cnty"] for row in rows] == [f"AFG{n}" for n in range(7)]
    assert rows[0]["notes"] == 'two\nlines, "quoted"'
    path, _, form = site.received[0]
    assert path == "/token"
    assert parse_qs(form.decode())["password"] == ["a&b"]
    assert all(headers["Authorization"] == "Bearer key" for _, headers, _ in site.received[1:])
    assert [path.name for path in tmp_path.iterdir()] == ["acled.csv"]


@pytest.mark.parametrize(("status", "body"), [(401, b"{}"), (200, b"{}"), (200, b"[]"), (200, b"<html>")])
def test_an_account_that_is_refused_is_said_without_its_password(
    site: Site, acled: Published, tmp_path: Path, status: int, body: bytes
) -> None:
    site.answers["/token"] = (status, {}, body)
    with pytest.raises(Unreachable) as caught:
        obtain_paged(acled, {}, ("me@here", "secret"), tmp_path / "acled.csv", ignore, policy(site, **LIMITS))
    assert "secret" not in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_a_page_that_fails_leaves_nothing(
    site: Site, acled: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PAGE_ROWS", 3)
    serve(site, page(range(3)))
    with pytest.raises(Unreachable, match="answers 404"):
        obtain_paged(
            acled, {"country": "Afghanistan"}, ("me", "x"), tmp_path / "acled.csv", ignore, policy(site, **LIMITS)
        )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("source", published(), ids=lambda each: each.dataset)
def test_every_published_dataset_has_an_address_and_terms(source: Published) -> None:
    assert source.address(source.release).startswith("https://")
    assert "{" not in source.address(source.release)
    assert source.licence
    assert source.attribution
    assert source.measures


def test_addresses_are_those_of_the_publishers() -> None:
    assert find_published("ucdp-ged").address("25.1").endswith("/ged/ged251-csv.zip")
    assert find_published("ucdp-candidate").address("25.0.9").endswith("/GEDEvent_v25_0_9.csv")
    assert find_published("gdelt").address("2023-03-27").endswith("/20230327.export.CSV.zip")


@pytest.mark.parametrize("release", ["../../etc", "25.1/x", "", "a" * 40, "25.1?x", "25.1#"])
def test_a_release_cannot_lead_elsewhere(release: str) -> None:
    with pytest.raises(UnknownRecord, match="no release"):
        find_published("ucdp-ged").address(release)


def test_what_nobody_publishes_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnknownRecord, match="nobody is known") as caught:
        find_published("gtd")
    assert "ucdp-ged" in (caught.value.hint or "")
