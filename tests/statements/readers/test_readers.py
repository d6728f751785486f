"""Every reader, on any text: nothing lost, nothing twice, no crash, and twice the time for twice the text."""

from __future__ import annotations

import time
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.statements.compose import compose
from backing.statements.read import read_source
from backing.statements.readers import READERS
from backing.statements.readers.reader import Reader
from backing.statements.statement import Reason
from tests.statements.formats.whole import assert_whole as assert_source_whole
from tests.statements.readers.artefacts import artefacts_in, crude_words, skipped, words_of
from tests.statements.readers.whole import assert_whole

UKRAINIAN, TECHNICAL = 95, 22
SAYS_NOTHING = {Reason.REPEAT, Reason.MARK}
"""What is left out although it is words of the author's: those said twice, and "a thread"."""
PARTS = [
    "1/", "2/", "1/3", "2/3", "(3/3)", "{1/2}", "/1", "1️⃣", "2️⃣", "1.", "2.", "3)", "👇", "⬇️", "🧵", "↓", "[END]",
    "Thread:", "A thread", "…", "...", "\n", "\n\n", "\r\n", " ", "word", "Word.", "https://t.co/x", "twitter.com/a/…",
    "[a](http://b.c)", "[b.cc: title](http://b)", "|", "| ![x](y) |", "<blockquote", "</blockquote>", "---",
    "Read 12 tweets", "More from @abc", "@abc", "Mar 3", "Keep Current with Bob", "Thread Reader", "Read on X", "• • •",
    "Author: [N](https://x.com/n)", "https://twitter.com/n/status/123456", "# Title", "* [a](b.md)", "Keep scrolling",
    "You can follow @abc.", "ت", "\u200f", "\u200d", "\ufe0f", "\u2003", "- ", "Loading suggestions...",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=200),
    st.lists(st.sampled_from(PARTS), max_size=40).map("".join),
    st.lists(st.sampled_from(PARTS), max_size=30).map("\n".join),
)
LONG = {
    "one line": "a" * 100_000,
    "short lines": "x\n" * 3_000,
    "em spaces": "\u2003" * 100_000 + "x",
    "emblems": "🧵" * 20_000 + "x",
    "arrows": "↓ " * 20_000,
    "open brackets": "[" * 60_000,
    "links": "[a](http://b) " * 6_000,
    "broken links": "[a](" * 20_000,
    "addresses": "http://" * 6_000,
    "dots": "a." * 100_000,
    "glued numbers": "x. 1/ " * 8_000,
    "numbered paragraphs": "\n\n".join(f"{number}/ a" for number in range(1, 2_000)),
    "repeats": "ab\n" * 3_000,
    "open quotations": "<blockquote\n" * 3_000,
    "openings": "Read 12 tweets\n" * 3_000,
    "handles": "@abc\n" * 3_000,
    "ellipses": "…\n\n" * 3_000,
    "rules": "---\n" * 3_000,
}


def load(path: str) -> Reader:
    module, _, name = path.partition(":")
    return getattr(import_module(module), name)()


EVERY = [load(path) for path in READERS]
SEVERAL = pytest.mark.parametrize("reader", EVERY, ids=lambda reader: reader.name)


@given(TEXTS)
def test_every_visible_character_is_said_or_left_out_once(text: str) -> None:
    content = text.encode()
    for reader in EVERY:
        reader.recognises(text)
        reading = reader.read(text)
        assert_whole(text, reading)
        composed = compose(text, reading)
        for segment in composed.segments:
            said = content[segment.original.start : segment.original.end].decode()
            assert segment.text.slice(composed.text) == said


@SEVERAL
@pytest.mark.parametrize("kind", LONG)
def test_a_large_hostile_text_comes_to_an_end(reader: Reader, kind: str) -> None:
    """Work that grew with the square of these texts would take many minutes; what it takes is well under a second."""
    assert seconds(reader, LONG[kind]) < 30


def seconds(reader: Reader, text: str) -> float:
    start = time.process_time()
    reader.recognises(text)
    reader.read(text)
    return time.process_time() - start


def pages(shared: Path, folder: str) -> list[Path]:
    found = (shared / "data/statements" / folder).rglob("*")
    return sorted(path for path in found if path.is_file() and path.name != "SOURCE.txt")


@pytest.mark.parametrize(
    ("folder", "count", "name"),
    [("threads-ukraine", UKRAINIAN, "archived thread"), ("threads-technical", TECHNICAL, "unrolled thread")],
)
def test_real_threads_lose_no_words_and_keep_no_artefacts(shared: Path, folder: str, count: int, name: str) -> None:
    found = pages(shared, folder)
    assert len(found) == count
    assert not {path.name: fault for path in found if (fault := fault_of(path, name))}


def fault_of(path: Path, name: str) -> str | None:
    """What is wrong with the statement that is read from a page, if anything is."""
    content = path.read_bytes()
    source = read_source(content, name=path.name)
    assert_source_whole(source)
    utterance = source.statement.utterances[0]
    if utterance.reader != name:
        return f"read as {utterance.reader}"
    if left := artefacts_in(source.statement.text):
        return f"kept {left}"
    lost = skipped(crude_words(content.decode()), words_of(source.statement.text))
    if lost is None:
        return "words out of order"
    why = (content[out.span.start : out.span.end].decode() for out in utterance.left_out if out.reason in SAYS_NOTHING)
    unexplained = Counter(lost) - Counter(words_of(" ".join(why))) - Counter(["image"] * 3)
    return f"lost {unexplained}" if unexplained else None
