"""Words that unrolling services print around a thread and that its author never wrote."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LONGEST = 300
"""Characters in the longest line that is compared."""
SURE = ("header", "end", "footer", "others", "opening")
"""The parts whose strings no author is likely to write as a line of a post."""

_DAY = r"(?:[A-Z][a-z]{2} \d{1,2}|\d{1,2} [A-Z][a-z]{2})(?:,? (?:19|20)\d\d)?"
_FILLED = {"handle": r"\w{1,20}", "n": r"\d[\d,.]{0,6}", "m": r"\d{1,4}", "day": _DAY}
_ANYTHING = ".{1,100}?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The strings of one service by where they stand on its pages; data/interface.toml says what each part is.

    ``any`` matches a string of whichever part, and ``enough`` lines of them make a page the service's.
    """

    name: str
    enough: int
    header: tuple[re.Pattern[str], ...]
    weak: tuple[re.Pattern[str], ...]
    end: tuple[re.Pattern[str], ...]
    footer: tuple[re.Pattern[str], ...]
    others: tuple[re.Pattern[str], ...]
    opening: tuple[re.Pattern[str], ...]
    any: re.Pattern[str]

    def prints(self, line: str, *parts: str) -> dict[str, str] | None:
        """What was filled in, if the whole line is a string of one of the ``parts``; else None."""
        if len(line) > LONGEST or not self.any.fullmatch(line):
            return None
        patterns = (pattern for part in parts for pattern in getattr(self, part))
        match = next(filter(None, (pattern.fullmatch(line) for pattern in patterns)), None)
        return match and match.groupdict()


@cache
def services() -> tuple[Service, ...]:
    """Every service that is known."""
    source = files("backing.vocabulary").joinpath("data/interface.toml").read_text(encoding="utf-8")
    return tuple(_service(**table) for table in tomllib.loads(source)["service"])


@cache
def service(name: str) -> Service:
    """The service of that name; raises KeyError for one that is not in the list."""
    return {each.name: each for each in services()}[name]


def is_interface_string(line: str) -> bool:
    """Whether the whole line is a string that only a service prints, in any of the listed languages."""
    return any(each.prints(line.strip(), *SURE) is not None for each in services())


def _service(*, name: str, enough: int, **parts: list[str]) -> Service:
    patterns = {part: tuple(map(_pattern, strings)) for part, strings in parts.items()}
    union = "|".join(re.sub(r"\?P<\w+>", "?:", each.pattern) for group in patterns.values() for each in group)
    return Service(name=name, enough=enough, **patterns, any=re.compile(union, re.IGNORECASE))


def _pattern(string: str) -> re.Pattern[str]:
    """An interface string as a pattern: ``{…}`` stands for whatever the service fills in."""
    return re.compile("".join(_parts(string)), re.IGNORECASE)


def _parts(string: str) -> Iterator[str]:
    for index, part in enumerate(re.split(r"\{([^}]*)\}", string)):
        yield f"(?P<{part.split()[-1]}>{_FILLED.get(part, _ANYTHING)})" if index % 2 else re.escape(part)
