"""Folders and archives as streams: what is hostile or damaged is named and does not stop the rest."""

from __future__ import annotations

import contextlib
import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.errors import UnreadableStatement
from backing.files.bundle import MAX_TOTAL, is_bundle, items


def packed(members: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return content.getvalue()


def read_all(path: Path, total: int = MAX_TOTAL) -> dict[str, bytes | str]:
    """Every item's bytes, or what is said about it."""
    found: dict[str, bytes | str] = {}
    for item in items(path, total):
        try:
            found[item.name] = item.load()
        except UnreadableStatement as problem:
            found[item.name] = problem.detail
    return found


@pytest.fixture
def archive(tmp_path: Path):
    def write(members: dict[str, bytes]) -> Path:
        path = tmp_path / "a.zip"
        path.write_bytes(packed(members))
        return path

    return write


def test_a_folder_gives_its_files_by_name_without_what_is_hidden_linked_or_a_case(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", ".hidden", ".git/x", "old-case/log.jsonl", "old-case/originals/1.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"words")
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "in.zip").write_bytes(packed({"d.txt": b"more"}))
    (tmp_path / "cut.zip").write_bytes(packed({"d.txt": b"more"})[:-30])
    found = read_all(tmp_path)
    assert list(found) == ["a/c.txt", "b.txt", "cut.zip", "in.zip/d.txt"]
    assert found["in.zip/d.txt"] == b"more"
    assert "damaged ZIP" in str(found["cut.zip"])


def test_a_case_is_no_folder_of_statements(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_text("")
    with pytest.raises(UnreadableStatement, match="is a case"):
        list(items(tmp_path))


def test_an_archive_is_known_by_its_content(archive, tmp_path: Path) -> None:
    assert is_bundle(archive({"a.txt": b"words"}).rename(tmp_path / "a.txt"))
    (tmp_path / "b.zip").write_bytes(b"words")
    assert not is_bundle(tmp_path / "b.zip")
    assert not is_bundle(tmp_path / "none")


@pytest.mark.parametrize("name", ["../out.txt", "a/../../out.txt", "/etc/out.txt", "..\\out.txt"])
def test_a_member_that_points_out_of_its_archive_is_refused_and_nothing_is_written(
    archive, tmp_path: Path, name
) -> None:
    found = read_all(archive({name: b"words", "good.txt": b"good"}))
    assert found.pop("good.txt") == b"good"
    assert "points out of its archive" in str(found.popitem()[1])
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_a_member_that_is_packed_out_of_all_proportion_is_refused(archive) -> None:
    found = read_all(archive({"bomb.txt": b"0" * 30_000_000, "good.txt": b"good"}))
    assert "out of all proportion" in str(found["bomb.txt"])
    assert found["good.txt"] == b"good"


def test_a_member_that_lies_about_its_size_is_read_no_further_than_its_limit(tmp_path: Path) -> None:
    content = bytearray(packed({"liar.txt": b"0" * 5_000_000}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.index(signature) + offset
        content[at : at + 4] = struct.pack("<I", 10)
    (tmp_path / "a.zip").write_bytes(content)
    assert (
        isinstance(read_all(tmp_path / "a.zip")["liar.txt"], str) or len(read_all(tmp_path / "a.zip")["liar.txt"]) <= 10
    )


def test_all_members_together_are_limited(archive) -> None:
    found = read_all(archive({f"{n}.txt": b"x" * 400 for n in range(5)}), total=1000)
    assert [isinstance(body, bytes) for body in found.values()] == [True, True, False, False, False]


def test_an_archive_in_an_archive_is_opened_and_one_inside_that_is_not(archive) -> None:
    inner = packed({"deep.txt": b"deep", "deeper.zip": packed({"x.txt": b"x"})})
    found = read_all(archive({"inner.zip": inner, "cut.zip": inner[:-30]}))
    assert found["inner.zip/deep.txt"] == b"deep"
    assert "packed too deeply" in str(found["inner.zip/deeper.zip"])
    assert "damaged ZIP" in str(found["cut.zip"])


def test_links_and_hidden_members_are_left_out(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("__MACOSX/._a.txt", "x")
        archive.writestr(".hidden/a.txt", "x")
        archive.writestr("bell\x07.txt", "words")
    assert list(read_all(tmp_path / "a.zip")) == ["bell\ufffd.txt"]


def test_a_locked_member_is_named(tmp_path: Path) -> None:
    content = bytearray(packed({"locked.txt": b"words"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    (tmp_path / "a.zip").write_bytes(content)
    assert "cannot be unpacked" in str(read_all(tmp_path / "a.zip")["locked.txt"])


@given(st.integers(0, 400), st.binary(max_size=8))
def test_a_damaged_archive_ends_in_words(tmp_path_factory: pytest.TempPathFactory, at: int, noise: bytes) -> None:
    content = packed({"a.txt": b"words " * 50, "b.txt": b"more"})
    path = tmp_path_factory.mktemp("zip") / "a.zip"
    path.write_bytes(content[:at] + noise + content[at + len(noise) :])
    if is_bundle(path):
        with contextlib.suppress(UnreadableStatement):
            read_all(path)
