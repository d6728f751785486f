"""The files in which analysts judge alone: one for each, by name, in a folder of the case."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from backing.errors import UnusableHypotheses

JUDGEMENTS = "judgements"
_NAME = re.compile(r"[^\W_](?:[\w .-]{0,60}\w)?")


def form_of(folder: Path, analyst: str) -> str:
    """The file of an analyst, whatever the case of its letters; raises UnusableHypotheses for a name that no file can have."""
    if not _NAME.fullmatch(analyst):
        raise UnusableHypotheses(
            f"{analyst!r} cannot be the name of a file",
            hint="Use letters, digits, spaces, points and hyphens; begin and end with a letter or a digit.",
        )
    wanted = f"{JUDGEMENTS}/{analyst}.yaml"
    return next((name for name in forms_in(folder) if name.casefold() == wanted.casefold()), wanted)


def forms_in(folder: Path) -> tuple[str, ...]:
    """The files that a case holds, in the order of their names."""
    return tuple(f"{JUDGEMENTS}/{path.name}" for path in sorted((folder / JUDGEMENTS).glob("[!.]*.yaml")))


def analyst_of(name: str) -> str:
    """Whose a file is."""
    return PurePosixPath(name).stem


def is_form(name: str) -> bool:
    """Whether a file of a case is one of them."""
    return name.startswith(f"{JUDGEMENTS}/")
