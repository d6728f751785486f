"""Bytes are read with a limit, and taken for text only when they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from backing.errors import UnreadableStatement
from backing.files.read import MAX_BYTES, decode, read_bytes


def test_utf8_is_read_with_and_without_a_mark() -> None:
    assert decode("Häuser".encode(), "x") == "Häuser"
    assert decode("Häuser".encode("utf-8-sig"), "x").endswith("Häuser")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"  \n \t ", "is empty"),
        (b"\x89PNG\x00\x01", "is not text: byte 4 is NUL"),
        ("façade".encode("cp1252"), r"is not UTF-8: byte 2 \(line 1\) is 0xe7"),
        ("text".encode("utf-16"), "encoded in UTF-16"),
    ],
)
def test_what_is_not_utf8_text_is_refused_with_the_place(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableStatement, match=says) as caught:
        decode(content, "thread.txt")
    assert caught.value.detail.startswith("thread.txt ")
    assert caught.value.hint


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableStatement, match="1,000,001 bytes"):
        read_bytes(path)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UnreadableStatement, match="is a folder"):
        read_bytes(tmp_path)
    with pytest.raises(UnreadableStatement, match="does not exist"):
        read_bytes(tmp_path / "none.txt")
