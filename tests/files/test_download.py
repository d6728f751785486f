from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from backing.errors import DamagedDownload, RefusedAddress, Unreachable
from backing.files.connect import Asked
from backing.files.download import PATIENT, download, hold
from tests.files.site import Site, policy, running

CONTENT = bytes(range(256)) * 4000


@pytest.fixture
def site() -> Iterator[Site]:
    with running({"/ged.zip": (200, {"Content-Length": str(len(CONTENT))}, CONTENT)}) as here:
        yield here


def ignore(_done: int, _total: int | None) -> None: ...


def test_a_file_arrives_whole_and_says_how_far_it_has_come(site: Site, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    target = tmp_path / "ged.zip"
    got = download(
        Asked(url=f"{site.url}/ged.zip"),
        target,
        lambda done, total: seen.append((done, total)),
        policy(site, size=10**7),
    )
    assert target.read_bytes() == CONTENT
    assert (got.size, got.sha256) == (len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
    assert seen[-1] == (len(CONTENT), len(CONTENT))
    assert len(seen) > 1


@pytest.mark.parametrize(
    ("path", "answer", "says"),
    [
        ("/gone.zip", None, "answers 404"),
        ("/ged.zip", (503, {}, b""), "answers 503"),
        ("/ged.zip", (200, {"Content-Length": "2000000"}, CONTENT), "broke off after 1,024,000 of 2,000,000"),
        ("/slow", None, "was not there within 0.5"),
        ("/ged.zip", (200, {}, CONTENT * 2), "larger than 2,000,000 bytes"),
    ],
)
def test_a_failure_is_said_and_keeps_nothing(
    site: Site, tmp_path: Path, path: str, answer: tuple[int, dict[str, str], bytes] | None, says: str
) -> None:
    if answer:
        site.answers[path] = answer
    target = tmp_path / "file"
    with pytest.raises(Unreachable, match=says) as caught:
        download(Asked(url=f"{site.url}{path}"), target, ignore, policy(site, size=2_000_000, seconds=0.5))
    assert caught.value.hint
    assert not target.exists()


def test_this_machine_is_refused(site: Site, tmp_path: Path) -> None:
    with pytest.raises(RefusedAddress):
        download(Asked(url="http://127.0.0.1/ged.zip"), tmp_path / "file", ignore, PATIENT)


def test_a_key_does_not_follow_a_redirect_to_another_host(site: Site, tmp_path: Path) -> None:
    other = site.url.replace("site.", "other.")
    site.answers["/moved"] = (302, {"Location": f"{other}/ged.zip"}, b"")
    asked = Asked(url=f"{site.url}/moved", headers={"Authorization": "Bearer secret"}, body=b"password=secret")
    download(asked, tmp_path / "file", ignore, policy(site, size=10**7))
    (first, headers, sent), (second, later, nothing) = site.received
    assert (first, headers["Authorization"], sent) == ("/moved", "Bearer secret", b"password=secret")
    assert (second, nothing) == ("/ged.zip", b"")
    assert "Authorization" not in later


@pytest.mark.parametrize("kind", ["sha256", "md5"])
def test_another_file_than_the_one_that_was_meant_is_deleted(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(CONTENT)
    hold(path, "https://x.example/file", hashlib.new(kind, CONTENT).hexdigest().upper())
    assert path.exists()
    with pytest.raises(DamagedDownload, match="was to be expected"):
        hold(path, "https://x.example/file", hashlib.new(kind, b"").hexdigest())
    assert not path.exists()


def test_an_interruption_keeps_nothing(site: Site, tmp_path: Path) -> None:
    def stop(_done: int, _total: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        download(Asked(url=f"{site.url}/ged.zip"), tmp_path / "file", stop, policy(site, size=10**7))
    assert not (tmp_path / "file").exists()
