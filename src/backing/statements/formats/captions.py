"""Captions of a recording, WebVTT or SubRip: what was said, without the times, as a transcript with its speakers.

Captions are cut by the clock. Here a paragraph is what one speaker says without a pause.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backing.errors import UnreadableStatement
from backing.files.read import decode
from backing.files.sniff import PLAIN, VTT, media_type
from backing.statements.formats.format import Rendition
from backing.statements.readers.transcript import LABEL

PAUSE = 2.0
"""Seconds of silence, after the end of a sentence, that begin a new paragraph."""

_TIME = r"(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{3})"
_CUE = re.compile(rf"^[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}[^\n]*$", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^\s>]+)?\s+([^>]+)>")
_DASH = re.compile(r"(?:[-–] ?|>> ?)(?=\w)")
_TAG = re.compile(r"</?[a-z][^>]*>|<[\d:.]+>|\{\\[^}]*\}", re.IGNORECASE)
_ENDS = (".", "!", "?", "”", '"', "…")
_ORDINAL = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One line of a caption; ``turns`` is whether it says that somebody else begins to speak."""

    start: float
    end: float
    speaker: str | None
    words: str
    turns: bool


class CaptionsFormat:
    """Timed text that stands under a film, or beside a recorded talk."""

    name = "captions transcript"
    media = VTT

    def recognises(self, content: bytes) -> bool:
        if b"-->" not in content or media_type(content) != PLAIN:
            return False
        text = content[:4096].decode("utf-8", "replace").removeprefix("\ufeff").lstrip()
        first = _CUE.search(text)
        return first is not None and (
            text.startswith("WEBVTT") or _ORDINAL.fullmatch(text[: first.start()].strip() or "0") is not None
        )

    def render(self, content: bytes, name: str) -> Rendition:
        lines = list(_lines(decode(content, name).replace("\r\n", "\n")))
        if not lines:
            raise UnreadableStatement(f"{name} holds no captions with words", hint="check that it was saved whole")
        voices = {line.speaker for line in lines}
        paragraphs = _paragraphs(lines, labelled=len(voices) > 1)
        return Rendition(text="\n\n".join(paragraphs) + "\n", speaker=lines[0].speaker if len(voices) == 1 else None)


def _lines(text: str) -> Iterator[_Line]:
    hits = list(_CUE.finditer(text))
    for hit, following in zip(hits, [*hits[1:], None], strict=True):
        block = text[hit.end() + 1 : following.start() if following else len(text)]
        speaker = None
        for line in block.partition("\n\n")[0].splitlines():  # after a blank line comes the next caption's number
            voice = _VOICE.search(line)
            speaker = voice[1].strip() if voice else speaker
            plain = html.unescape(_TAG.sub("", line)).strip()
            words = " ".join(_DASH.sub("", plain).split())
            turns = _DASH.match(plain) is not None or LABEL.match(f"{words} ") is not None
            if words:
                yield _Line(start=_seconds(hit, 1), end=_seconds(hit, 5), speaker=speaker, words=words, turns=turns)


def _seconds(hit: re.Match[str], group: int) -> float:
    hours, minutes, seconds, thousandths = (int(hit[group + part] or 0) for part in range(4))
    return 3600 * hours + 60 * minutes + seconds + thousandths / 1000


def _paragraphs(lines: Iterable[_Line], *, labelled: bool) -> Iterator[str]:
    """What one speaker says at a stretch; captions that roll up the screen say each line again, and are read once."""
    said: list[str] = []
    before: _Line | None = None
    for line in lines:
        if before and (line.turns or line.speaker != before.speaker or _pauses(before, line)):
            yield " ".join(said)
            said = []
        if not said:
            said.append(f"{line.speaker}: {line.words}" if labelled and line.speaker else line.words)
        elif line.words not in said[-2:]:
            said.append(line.words)
        before = line
    if said:
        yield " ".join(said)


def _pauses(before: _Line, line: _Line) -> bool:
    return line.start - before.end >= PAUSE and before.words.endswith(_ENDS)
