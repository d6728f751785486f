"""Pages of Scrolly, saved as text; the first lines say who posted, when and how much."""

from __future__ import annotations

from backing.statements.readers.frame import bears, read_page
from backing.statements.readers.reader import Reading
from backing.vocabulary.interface import service


class ScrollyPage:
    """Knows its pages by the service's own strings (data/interface.toml)."""

    name = "thread from Scrolly"

    def recognises(self, text: str) -> bool:
        return bears(text, service("Scrolly"))

    def read(self, text: str) -> Reading:
        return read_page(text, service("Scrolly"))
