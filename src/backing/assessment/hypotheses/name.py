"""The names of the templates, which the command line lists."""

from __future__ import annotations

from enum import StrEnum


class TemplateName(StrEnum):
    """The templates that ship with Backing, each for a sort of claim."""

    PRESENCE = "presence"
    MAGNITUDE = "magnitude"
    ABSENCE = "absence"
    INTENT = "intent"
