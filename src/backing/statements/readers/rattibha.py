"""Pages of Rattibha, saved as text: every last paragraph twice, and below the thread a line about suggestions."""

from __future__ import annotations

from backing.statements.readers.frame import bears, read_page
from backing.statements.readers.reader import Reading
from backing.vocabulary.interface import service


class RattibhaPage:
    """Knows its pages by the service's own strings (data/interface.toml)."""

    name = "thread from Rattibha"

    def recognises(self, text: str) -> bool:
        return bears(text, service("Rattibha"))

    def read(self, text: str) -> Reading:
        return read_page(text, service("Rattibha"))
