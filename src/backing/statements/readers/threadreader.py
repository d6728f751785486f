"""Pages of the Thread Reader App, saved as text with header, footer and the openings of other threads."""

from __future__ import annotations

from backing.statements.readers.frame import bears, read_page
from backing.statements.readers.reader import Reading
from backing.vocabulary.interface import service


class ThreadReaderPage:
    """Knows its pages by the service's own strings (data/interface.toml)."""

    name = "thread from Thread Reader"

    def recognises(self, text: str) -> bool:
        return bears(text, service("Thread Reader"))

    def read(self, text: str) -> Reading:
        return read_page(text, service("Thread Reader"))
