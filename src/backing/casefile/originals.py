"""What the kept originals of a case are called."""

from __future__ import annotations

from backing.files.sniff import SUFFIXES
from backing.statements.statement import Utterance

ORIGINALS = "originals"


def original_name(number: int, utterance: Utterance) -> str:
    """The file that keeps an utterance's original bytes."""
    return f"{number}-{utterance.digest[:12]}{SUFFIXES.get(utterance.media, '.txt')}"


def rendition_name(number: int, utterance: Utterance) -> str:
    """The file that keeps the plain text of an original that is none itself."""
    return f"{number}-{utterance.digest[:12]}.rendition.txt"
