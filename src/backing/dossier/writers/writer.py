"""What every writer offers: a dossier in, a text out."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol

from backing.dossier.dossier import Dossier
from backing.dossier.writers import WRITERS
from backing.errors import BackingError


class Writer(Protocol):
    """Writes a dossier in one format. Pure: the same dossier gives the same text."""

    def __call__(self, dossier: Dossier) -> str: ...


def formats() -> tuple[str, ...]:
    """The names of the formats that there are."""
    return tuple(path.partition(":")[0].rpartition(".")[2] for path in WRITERS)


def load_writer(name: str) -> Writer:
    """The writer of a format; raises BackingError for a name that is not in ``formats()``."""
    for path in WRITERS:
        module, _, function = path.partition(":")
        if module.rpartition(".")[2] == name:
            writer: Writer = getattr(import_module(module), function)
            return writer
    raise BackingError(f"no writer for the format {name!r}", hint=f"formats: {', '.join(formats())}")
