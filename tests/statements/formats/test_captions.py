"""Captions: what was said, by whom, without the clock."""

from __future__ import annotations

import pytest

from backing.errors import UnreadableStatement
from backing.statements.read import read_source, read_statement
from tests.statements.formats.whole import assert_whole

VTT = """WEBVTT - Press conference

NOTE made by hand

1
00:00:01.000 --> 00:00:03.000 align:start
<v Minister>The group has built up
a significant presence

2
00:00:03.000 --> 00:00:05.000
<v Minister>in the north.</v>

00:00:05.500 --> 00:00:08.000
<v.loud Ada Lovelace>Have you <i>any</i> evidence for that?
<v Minister>We do &amp; we don't.

00:01:00.000 --> 00:01:02.000
<v Minister>Next question.
"""
SRT = """1
00:00:01,000 --> 00:00:03,000
There was no attack in the past

2
00:00:03,000 --> 00:00:05,000
eight weeks.

3
00:00:09,000 --> 00:00:11,000
- Are you sure?
- We are.
"""


def test_what_one_speaker_says_at_a_stretch_is_a_paragraph() -> None:
    source = read_source(VTT.encode(), name="talk.vtt")
    assert source.statement.text.split("\n\n") == [
        "Minister: The group has built up a significant presence in the north.",
        "Ada Lovelace: Have you any evidence for that?",
        "Minister: We do & we don't.",
        "Minister: Next question.",
    ]
    assert [post.speaker for post in source.statement.posts] == ["Minister", "Ada Lovelace", "Minister", "Minister"]
    assert source.statement.utterances[0].reader == "transcript"
    assert source.statement.utterances[0].speaker is None
    assert_whole(source)


@pytest.mark.parametrize("text", [SRT, SRT.replace("\n", "\r\n"), "\ufeff" + SRT])
def test_captions_without_speakers_are_cut_at_pauses_and_dashes(text: str) -> None:
    statement = read_statement(text.encode(), name="talk.srt")
    assert statement.text.split("\n\n") == ["There was no attack in the past eight weeks.", "Are you sure?", "We are."]
    assert statement.utterances[0].reader == "captions transcript"


def test_captions_that_roll_up_the_screen_are_read_once() -> None:
    rolling = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nthere was\n\n00:02.000 --> 00:03.000\nthere was\nno attack\n\n"
        "00:03.000 --> 00:04.000\nno attack\nin the north\n"
    )
    assert read_statement(rolling.encode(), name="x").text == "there was no attack in the north"


def test_one_voice_alone_is_the_speaker() -> None:
    one = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Minister>There was none.\n"
    statement = read_statement(one.encode(), name="x")
    assert (statement.text, statement.utterances[0].speaker) == ("There was none.", "Minister")


def test_an_arrow_in_a_text_makes_no_captions() -> None:
    assert read_statement(b"From 145 --> 20 attacks in a year.", name="x").utterances[0].reader == "text"


def test_captions_without_words_are_refused() -> None:
    with pytest.raises(UnreadableStatement, match="no captions with words"):
        read_statement(b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n", name="x")
