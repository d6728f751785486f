"""The index of a stream: what a run finished the next one does not do again, whatever happened in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from backing.casefile.stream import DONE, NO_CLAIMS, REFUSED, STREAM, Outcome, Stream
from backing.errors import UnusableCase
from backing.provenance import digest


def entry(name: str, content: bytes, state: str, case: str | None = None) -> Outcome:
    return Outcome(input=name, digest=digest(content), case=case, state=state)


def test_what_is_finished_is_known_by_name_and_content(tmp_path: Path) -> None:
    stream = Stream(tmp_path / "out")
    stream.add(entry("a", b"1", DONE, "a-case"))
    stream.add(entry("b", b"2", NO_CLAIMS))
    stream.add(entry("c", b"3", REFUSED))
    again = Stream(tmp_path / "out")
    assert again.entries() == stream.entries()
    assert not again.finished("a", b"1")  # its case is gone
    (tmp_path / "out/a-case").mkdir()
    (tmp_path / "out/a-case/dossier.html").touch()
    finished = [again.finished(*each) for each in (("a", b"1"), ("a", b"other"), ("b", b"2"), ("c", b"3"), ("d", b"4"))]
    assert finished == [entry("a", b"1", DONE, "a-case"), None, entry("b", b"2", NO_CLAIMS), None, None]


def test_the_last_line_on_an_input_holds_and_the_same_is_noted_once(tmp_path: Path) -> None:
    stream = Stream(tmp_path / "out")
    for state in (REFUSED, REFUSED, NO_CLAIMS):
        stream.add(entry("a", b"1", state))
    assert len((tmp_path / "out" / STREAM).read_text().splitlines()) == 2
    assert [each.state for each in Stream(tmp_path / "out").entries()] == [NO_CLAIMS]


def test_a_line_that_was_cut_is_dropped_and_the_others_hold(tmp_path: Path) -> None:
    stream = Stream(tmp_path / "out")
    stream.add(entry("a", b"1", NO_CLAIMS))
    path = tmp_path / "out" / STREAM
    path.write_text(path.read_text() + '{"input": "b", "dig')
    again = Stream(tmp_path / "out")
    again.add(entry("c", b"3", NO_CLAIMS))
    assert [each.input for each in Stream(tmp_path / "out").entries()] == ["a", "c"]


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(UnusableCase, match="holds no stream"):
        Stream(tmp_path)
    with pytest.raises(UnusableCase, match="holds no stream"):
        Stream(tmp_path / "thesis.txt")


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    (tmp_path / STREAM).write_text("{}\n")
    with pytest.raises(UnusableCase, match="line 1"):
        Stream(tmp_path)


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b.txt", "weird \u202e name\n", "x" * 300, "…"])
def test_a_case_s_folder_lies_inside_the_stream_s_and_is_the_same_each_time(tmp_path: Path, name: str) -> None:
    stream = Stream(tmp_path)
    folder = stream.folder_of(name, b"1")
    assert folder.parent == tmp_path
    assert folder == stream.folder_of(name, b"1") != stream.folder_of(name, b"2")
    folder.mkdir()
