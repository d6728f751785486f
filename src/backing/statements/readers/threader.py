"""Pages of Threader, saved as text; its lines stand below the thread."""

from __future__ import annotations

from backing.statements.readers.frame import bears, read_page
from backing.statements.readers.reader import Reading
from backing.vocabulary.interface import service


class ThreaderPage:
    """Knows its pages by the service's own strings (data/interface.toml)."""

    name = "thread from Threader"

    def recognises(self, text: str) -> bool:
        return bears(text, service("Threader"))

    def read(self, text: str) -> Reading:
        return read_page(text, service("Threader"))
