"""Links are reduced to what they show, and addresses go."""

from __future__ import annotations

import pytest

from backing.statements.readers.lines import rows_of
from backing.statements.readers.links import STATUS, address_of, without_links


def clean(line: str) -> str:
    (row,) = rows_of(line)
    return without_links(row).words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("See https://example.org/a?b=c#d, he said.", "See, he said."),
        ("Seen (https://example.org/a_(b)) there.", "Seen () there."),
        ("Cut: github.com/SakanaAI/treeq… and on", "Cut: and on"),
        ("Short t.co/AbC and pic.twitter.com/x1 go", "Short and go"),
        ("A [word](https://a.org) and [#tag](https://a.org/t).", "A word and #tag."),
        ("[[nested] words](https://a.org/b_(c))", "[nested] words"),
        ("[[https://a.org](https://b.org)](https://c.org) Then words", "Then words"),
        ("A ![picture](https://a.org/p.png) here", "A here"),
        ("[www.a.org: Title: more](https://a.org)", "Title: more"),
        ("[notion.so/x…](https://a.org)", ""),
        ("[www.a.org: Part 1] of [2](https://a.org) follows", "Part 1] of [2 follows"),
    ],
)
def test_what_is_left_of_a_line(line: str, words: str) -> None:
    assert clean(line) == words


@pytest.mark.parametrize(
    "line", ["He said [this] (and that).", "End.Next it is", "a/b testing", "1.5/2 of it…", "an e.g. or etc…"]
)
def test_words_stay(line: str) -> None:
    assert clean(line) == line


@pytest.mark.parametrize(
    "address",
    [
        "https://twitter.com/who/status/12?s=20&t=x",
        "https://x.com/who/status/12",
        "http://mobile.twitter.com/who/status/12",
    ],
)
def test_the_address_of_a_post(address: str) -> None:
    match = STATUS.fullmatch(address)
    assert match
    assert address_of(match) == "https://twitter.com/who/status/12"
