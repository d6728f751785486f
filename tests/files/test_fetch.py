"""Fetching, against a server on this machine: what is allowed is a parameter, and the public policy refuses this machine."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator

import pytest

from backing.errors import RefusedAddress, Unreachable
from backing.files.connect import PUBLIC, Policy
from backing.files.fetch import fetch
from tests.files.site import Site, policy, running

PAGE = b"<!doctype html><p>There was no attack.</p>"


@pytest.fixture
def site() -> Iterator[Site]:
    with running({"/": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE)}) as here:
        yield here


def test_a_page_comes_with_its_address_and_type(site: Site) -> None:
    page = fetch(f"{site.url}/", policy(site))
    assert (page.url, page.media, page.content) == (f"{site.url}/", "text/html", PAGE)
    assert site.asked == [site.url.removeprefix("http://")]


def test_the_public_policy_refuses_this_machine(site: Site) -> None:
    port = site.url.rpartition(":")[2]
    here = Policy(ports=frozenset({int(port)}))
    for host in ("127.0.0.1", "localhost", "[::1]"):
        with pytest.raises(RefusedAddress):
            fetch(f"http://{host}:{port}/", here)
    assert not site.asked


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://example.org/", "no address on the web"),
        ("file:///etc/passwd", "no address on the web"),
        ("https:///nowhere", "no address on the web"),
        ("https://name:secret@example.org/", "user name or password"),
        ("https://example.org:22/", "port 22"),
        ("https://example.org:99999/", "not an address"),
        ("http://[::1/", "not an address"),
    ],
)
def test_what_is_no_plain_address_on_the_web_is_refused_before_anything_is_asked(url: str, says: str) -> None:
    with pytest.raises(RefusedAddress, match=says) as caught:
        fetch(url, PUBLIC)
    assert caught.value.hint
    assert "secret" not in caught.value.detail


def test_redirects_are_followed_each_checked_anew(site: Site) -> None:
    site.answers["/old"] = (301, {"Location": "/"}, b"")
    site.answers["/away"] = (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b"")
    site.answers["/file"] = (302, {"Location": "file:///etc/passwd"}, b"")
    site.answers["/round"] = (302, {"Location": "/round"}, b"")
    assert fetch(f"{site.url}/old", policy(site)).url == f"{site.url}/"
    for path in ("/away", "/file"):
        with pytest.raises(RefusedAddress):
            fetch(site.url + path, policy(site))
    site.asked.clear()
    with pytest.raises(Unreachable, match="one redirect too many"):
        fetch(f"{site.url}/round", policy(site))
    assert len(site.asked) == 6


def test_what_is_too_large_is_refused_packed_or_not(site: Site) -> None:
    site.answers["/large"] = (200, {"Content-Type": "text/plain"}, b"x" * 2000)
    packed = {"Content-Type": "text/plain", "Content-Encoding": "gzip"}
    site.answers["/bomb"] = (200, packed, gzip.compress(b"x" * 1_000_000))
    for path in ("/large", "/bomb"):
        with pytest.raises(Unreachable, match="larger than 1,500 bytes"):
            fetch(site.url + path, policy(site, size=1500))


def test_a_packed_page_is_unpacked_and_a_damaged_one_refused(site: Site) -> None:
    packed = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    site.answers["/packed"] = (200, packed, gzip.compress(PAGE))
    site.answers["/damaged"] = (200, packed, PAGE)
    site.answers["/brotli"] = (200, packed | {"Content-Encoding": "br"}, PAGE)
    assert fetch(f"{site.url}/packed", policy(site)).content == PAGE
    for path in ("/damaged", "/brotli"):
        with pytest.raises(Unreachable, match="comes"):
            fetch(site.url + path, policy(site))


def test_a_server_that_takes_too_long_is_left(site: Site) -> None:
    begun = time.monotonic()
    with pytest.raises(Unreachable, match=r"within 0\.3 seconds"):
        fetch(f"{site.url}/slow", policy(site, seconds=0.3))
    assert time.monotonic() - begun < 1.5


@pytest.mark.parametrize(("path", "says"), [("/none", "answers 404"), ("/picture", "image/png")])
def test_what_is_no_page_with_words_is_named(site: Site, path: str, says: str) -> None:
    site.answers["/picture"] = (200, {"Content-Type": "image/png"}, b"\x89PNG")
    with pytest.raises(Unreachable, match=says):
        fetch(site.url + path, policy(site))


def test_nobody_there_is_said_so() -> None:
    nobody = Policy(choose=lambda *_: "127.0.0.1", ports=frozenset({9}))
    with pytest.raises(Unreachable, match="cannot be read"):
        fetch("http://site.example:9/", nobody)
