"""What holds of every reading: each visible character of the text is in one line of one post or left out, and once."""

from __future__ import annotations

from itertools import pairwise

from backing.statements.readers.lines import visible
from backing.statements.readers.reader import Reading


def assert_whole(text: str, reading: Reading) -> None:
    said = [run for draft in reading.drafts for line in draft.lines for run in line]
    spans = sorted([*said, *(out.span for out in reading.left_out)])
    assert all(len(span) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    found = "".join(span.slice(text) for span in spans)
    assert [c for c in found if visible(c)] == [c for c in text if visible(c)]


def posts_of(text: str, reading: Reading) -> list[str]:
    """The words of each post."""
    return ["\n".join("".join(run.slice(text) for run in line) for line in draft.lines) for draft in reading.drafts]
