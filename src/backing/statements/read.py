"""The first stage: saved bytes in, a statement out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

from backing.errors import UnknownDate, UnreadableStatement
from backing.files.read import MAX_BYTES, decode
from backing.files.sniff import HTML, JSON, PDF, PLAIN, SCRIPT, ZIP, media_type
from backing.provenance import DateRange, Span, digest
from backing.statements.compose import Composition, compose
from backing.statements.dating import date_statement, on_days
from backing.statements.formats import FORMATS
from backing.statements.formats.format import Format, Rendition
from backing.statements.language import with_languages
from backing.statements.readers import READERS
from backing.statements.readers.reader import Draft, Reader, Reading
from backing.statements.statement import UNDETERMINED, Dating, Statement, Utterance

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Days outside of these years are slips of the pen."""
_KINDS = {HTML: "a web page", PDF: "a PDF", JSON: "JSON", SCRIPT: "a part of an archive"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A statement with what it was read from: the bytes as given, and their rendition where they are not plain text."""

    statement: Statement
    original: bytes
    rendition: bytes | None


def read_statement(content: bytes, *, name: str, day: date | None = None, url: str | None = None) -> Statement:
    """The statement alone of ``read_source``."""
    return read_source(content, name=name, day=day, url=url).statement


def read_source(content: bytes, *, name: str, day: date | None = None, url: str | None = None) -> Source:
    """Rebuild the statement that ``content`` holds: plain text in UTF-8, or one of the formats.

    ``name`` is how the source is called in the case and in messages, ``url`` the address that it came from, if any.
    ``day`` overrides whatever date the text gives or implies. Raises UnreadableStatement when the bytes are of no known
    form, or nothing is left once the artefacts are gone.
    """
    if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UnknownDate(
            f"{day} is no day on which {name} was said", hint=f"give a day from {FIRST_YEAR} to {LAST_YEAR}"
        )
    form = _format_of(content, name)
    rendition = form.render(content, name) if form else Rendition(text=decode(content, name))
    _check_length(rendition.text, name)
    reading, reader = _read(rendition, form)
    composed = compose(rendition.text, reading)
    if not any(character.isalpha() for character in composed.text):
        raise UnreadableStatement(f"{name} holds no words", hint="check that the page was saved with its text")
    rendered = rendition.text.encode() if form else None
    utterance = Utterance(
        name=name,
        digest=digest(content),
        size=len(content),
        reader=reader,
        language=UNDETERMINED,
        speaker=rendition.speaker or _only_speaker(reading.drafts),
        dating=given(day) if day else _dating(rendition, reading, composed, url),
        span=Span(start=0, end=len(composed.text)),
        segments=composed.segments,
        left_out=composed.left_out,
        media=form.media if form else PLAIN,
        rendition=digest(rendered) if rendered is not None else None,
        url=url or rendition.url,
    )
    statement = Statement(text=composed.text, utterances=(utterance,), posts=composed.posts)
    return Source(statement=with_languages(statement), original=content, rendition=rendered)


def given(day: date) -> Dating:
    """The dating of a statement whose day the user knows."""
    return Dating(days=DateRange(earliest=day, latest=day), basis="given", words="set by the user")


def _dating(rendition: Rendition, reading: Reading, composed: Composition, url: str | None) -> Dating:
    """What the document says of its date, else what its posts do, else what its text and its addresses tell."""
    days = [draft.day for draft in reading.drafts if draft.day]
    if rendition.dating:
        return rendition.dating
    if days:
        return on_days(days, basis="given", words="the time of its posts")
    urls = [each for each in (url, rendition.url, *(draft.url for draft in reading.drafts)) if each]
    return date_statement(composed.text, urls=dict.fromkeys(urls))


def _only_speaker(drafts: tuple[Draft, ...]) -> str | None:
    """Who says all of it, where that is one person."""
    speakers = {draft.speaker for draft in drafts}
    return speakers.pop() if len(speakers) == 1 else None


def _check_length(text: str, name: str) -> None:
    size = len(text.encode())
    if size > MAX_BYTES:
        raise UnreadableStatement(
            f"{name} holds {size:,} bytes of text, and a statement may hold {MAX_BYTES:,}",
            hint="save the one thread or article that you want to examine in a file of its own",
        )


def _read(rendition: Rendition, form: Format | None) -> tuple[Reading, str]:
    """The posts, and who found them: the format where it knows them, else the first reader of text that does."""
    if form and rendition.reading:
        return rendition.reading, form.name
    reader = _reader_of(rendition.text)
    takes_anything = READERS[-1].endswith(f":{type(reader).__name__}")
    return reader.read(rendition.text), form.name if form and takes_anything else reader.name


def _format_of(content: bytes, name: str) -> Format | None:
    """The format of bytes that are not plain text; None for plain text."""
    for path in FORMATS:
        form: Format = _load(path)
        if form.recognises(content):
            return form
    kind = media_type(content)
    if kind == ZIP:
        raise UnreadableStatement(f"{name} is a ZIP archive", hint="give an archive alone, and to backing assess")
    if kind != PLAIN:
        raise UnreadableStatement(
            f"{name} is {_KINDS.get(kind, kind)}, and holds no statement in a form that is known",
            hint="save the text itself as plain text, or see docs/reading.md for the forms that are known",
        )
    return None


def _reader_of(text: str) -> Reader:
    for path in READERS:
        reader: Reader = _load(path)
        if reader.recognises(text):
            return reader
    raise UnreadableStatement("no reader takes this text")


def _load(path: str) -> Any:
    """What stands at an import path, made anew."""
    module, _, name = path.partition(":")
    return getattr(import_module(module), name)()
