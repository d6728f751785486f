"""Transcripts: every paragraph knows its speaker, and the labels stay in the text."""

from __future__ import annotations

import pytest

from backing.statements.read import read_statement

HEARING = (
    "Hearing of 12 May 2017\n\nMINISTER: There was an attack.\n\nIt was in Dhaka.\n\n"
    "Ada Lovelace (spokesperson): There was none.\nMINISTER: I stand by it.\n"
)


def test_every_paragraph_knows_its_speaker() -> None:
    statement = read_statement(HEARING.encode(), name="hearing.txt")
    assert [(post.speaker, post.span.slice(statement.text)) for post in statement.posts] == [
        (None, "Hearing of 12 May 2017"),
        ("MINISTER", "MINISTER: There was an attack."),
        ("MINISTER", "It was in Dhaka."),
        ("Ada Lovelace", "Ada Lovelace (spokesperson): There was none."),
        ("MINISTER", "MINISTER: I stand by it."),
    ]
    assert statement.utterances[0].reader == "transcript"
    assert statement.utterances[0].speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "Background: none.\n\nMethods: none.\n\nResults: none.",
        "NOTE: one.\n\nNOTE: two.\n\nNOTE: three.",
        "MINISTER: One turn.\n\nAnother.",
        "\n\n".join(
            ["Note: one.", "Filename: two.", "Note: three.", *(f"A sentence with a {n} in it." for n in range(30))]
        ),
    ],
)
def test_headings_before_a_colon_are_no_speakers(text: str) -> None:
    assert read_statement(text.encode(), name="x").utterances[0].reader == "text"
