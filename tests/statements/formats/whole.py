"""What holds of every source: each visible character of the text that was read is kept or left out, once."""

from __future__ import annotations

from itertools import pairwise

from backing.statements.read import Source
from backing.statements.readers.lines import visible


def assert_whole(source: Source) -> None:
    (utterance,) = source.statement.utterances
    content = source.rendition if source.rendition is not None else source.original
    for segment in utterance.segments:
        said = content[segment.original.start : segment.original.end].decode()
        assert segment.text.slice(source.statement.text) == said
    spans = sorted([*(s.original for s in utterance.segments), *(out.span for out in utterance.left_out)])
    assert all(one.end <= other.start for one, other in pairwise(spans))
    found = "".join(content[span.start : span.end].decode() for span in spans)
    assert [c for c in found if visible(c)] == [c for c in content.decode() if visible(c)]
