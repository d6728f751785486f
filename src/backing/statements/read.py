"""The first stage: the bytes of a saved text in, a statement out."""

from __future__ import annotations

from datetime import date
from importlib import import_module

from backing.errors import UnknownDate, UnreadableStatement
from backing.files.read import decode
from backing.provenance import DateRange, Span, digest
from backing.statements.compose import compose
from backing.statements.dating import date_statement
from backing.statements.readers import READERS
from backing.statements.readers.reader import Reader
from backing.statements.statement import Dating, Statement, Utterance

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Days outside of these years are slips of the pen."""


def read_statement(content: bytes, *, name: str, day: date | None = None) -> Statement:
    """Rebuild the statement that ``content`` (UTF-8) holds.

    ``name`` is how the source is called in the case and in messages. ``day`` overrides whatever date the text gives or
    implies. Raises UnreadableStatement when the bytes are not text, or nothing is left once the artefacts are gone.
    """
    if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UnknownDate(
            f"{day} is no day on which {name} was said", hint=f"give a day from {FIRST_YEAR} to {LAST_YEAR}"
        )
    original = decode(content, name)
    reader = _reader_of(original)
    composed = compose(original, reader.read(original))
    text = composed.text
    if not any(character.isalpha() for character in text):
        raise UnreadableStatement(f"{name} holds no words", hint="check that the page was saved with its text")
    utterance = Utterance(
        name=name,
        digest=digest(content),
        size=len(content),
        reader=reader.name,
        language="und",
        speaker=None,
        dating=given(day) if day else date_statement(text),
        span=Span(start=0, end=len(text)),
        segments=composed.segments,
        left_out=composed.left_out,
    )
    return Statement(text=text, utterances=(utterance,), posts=composed.posts)


def given(day: date) -> Dating:
    """The dating of a statement whose day the user knows."""
    return Dating(days=DateRange(earliest=day, latest=day), basis="given", words="set by the user")


def _reader_of(text: str) -> Reader:
    for path in READERS:
        module, _, name = path.partition(":")
        reader: Reader = getattr(import_module(module), name)()
        if reader.recognises(text):
            return reader
    raise UnreadableStatement("no reader takes this text")
