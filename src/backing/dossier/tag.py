"""How a claim is named wherever a page speaks of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """How a claim is named on the page: ``R1``, where its card is, and its answer as word, tone and symbol.

    ``tone`` is a slug of the label (``leans-refuted``), ``symbol`` one character, so that colour is never the only cue.
    """

    claim: str
    name: str
    anchor: str
    label: str
    tone: str
    symbol: str
