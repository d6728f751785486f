"""Words and numbers as YAML that a person can go on editing, and that is read back as the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLAIN = re.compile(r"[A-Za-z0-9(][\w .,()/%'+-]*(?<![ ])", re.ASCII)
_MEANT_OTHERWISE = {"~", "null", "true", "false", "yes", "no"}


def scalar(text: str) -> str:
    """A text as one line: as it is where that is safe, else between quotation marks."""
    if _PLAIN.fullmatch(text) and text.lower() not in _MEANT_OTHERWISE:
        return text
    return '"' + "".join(_escaped(letter) for letter in text) + '"'


def number(value: float) -> str:
    """A number in as few digits as give it back exactly."""
    plain = float(value)  # whatever sort of float it is
    return repr(int(plain)) if plain == int(plain) and abs(plain) < 1e15 else repr(plain)


def flow(parts: Iterable[str]) -> str:
    """A list in one line."""
    return "[" + ", ".join(parts) + "]"


def listed(texts: Iterable[str]) -> str:
    """Texts in one line; a comma inside one needs quotation marks there."""
    return flow(scalar(text) if "," not in text else '"' + "".join(map(_escaped, text)) + '"' for text in texts)


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return "\\" + letter
    return letter if letter.isprintable() else f"\\U{ord(letter):08x}"
