"""An input is a file, or the address of a page; a file never is an address by accident."""

from __future__ import annotations

from pathlib import Path

import pytest

from backing.errors import RefusedAddress, UnreadableStatement
from backing.files.load import is_address, load, name_of


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"words")
    for source in (tmp_path / "a.txt", str(tmp_path / "a.txt")):
        loaded = load(source)
        assert (loaded.name, loaded.content, loaded.url) == ("a.txt", b"words", None)
    with pytest.raises(UnreadableStatement, match="does not exist"):
        load(str(tmp_path / "https"))


def test_an_address_goes_through_the_guard() -> None:
    with pytest.raises(RefusedAddress):
        load("http://127.0.0.1/")


def test_a_page_is_called_by_its_host_and_path() -> None:
    assert name_of("https://example.org/2023/the-north/?page=2#top") == "example.org-2023-the-north"
    assert name_of("https://example.org/../../etc/passwd").startswith("example.org")
    assert name_of("folder/thread.txt") == "thread.txt"
    assert is_address("HTTPS://example.org")
    assert not is_address("https.txt")
