"""Words that unrolling services print around a thread and that its author never wrote."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


def is_interface_string(line: str) -> bool:
    """Whether the whole line is a known interface string, in any of the listed languages."""
    return any(pattern.fullmatch(line.strip()) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    source = files("backing.vocabulary").joinpath("data/interface.toml").read_text(encoding="utf-8")
    services = tomllib.loads(source)["service"]
    return tuple(_pattern(string) for service in services for string in service["strings"])


def _pattern(string: str) -> re.Pattern[str]:
    """An interface string as a pattern: ``{…}`` stands for whatever the service fills in."""
    parts = re.split(r"\{[^}]*\}", string)
    return re.compile(r".{1,200}?".join(re.escape(part) for part in parts), re.IGNORECASE)
