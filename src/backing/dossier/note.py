"""Notes on method that a text calls for: what studies found about its ways of reasoning. They carry no answer."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from backing.claims.claim import Claim
from backing.dossier.dossier import Note
from backing.dossier.tag import Tag
from backing.evidence.finding import Finding


def note(
    claims: Sequence[Claim], findings: Mapping[str, Sequence[Finding]], tags: Mapping[str, Tag]
) -> tuple[Note, ...]:
    """The notes that at least one claim calls for, tested or not, each with those claims in the order of the text."""
    called = ((each, [c for c in claims if _calls(c, findings.get(c.id, ()), each)]) for each in _notes())
    return tuple(
        Note(
            name=each["name"],
            text=each["text"],
            tags=tuple(tags[claim.id] for claim in calling),
            sources=tuple((source["work"], source["found"]) for source in each["source"]),
        )
        for each, calling in called
        if calling
    )


def _calls(claim: Claim, findings: Sequence[Finding], each: dict[str, Any]) -> bool:
    """Whether a claim's kind, its relations, its words or its tests call for a note."""
    text = f" {claim.text.lower()}"
    return (
        (claim.checkable and claim.kind in each.get("kinds", ()))
        or any(relation.type in each.get("relations", ()) for relation in claim.relations)
        or any(f" {stem}" in text or (stem.startswith(("'", "’")) and stem in text) for stem in each.get("stems", ()))
        or any(f.test in each.get("tests", ()) and f.sample_size >= each["rows"] for f in findings)
    )


@cache
def _notes() -> list[dict[str, Any]]:
    notes: list[dict[str, Any]] = tomllib.loads(
        files("backing.dossier").joinpath("data/notes.toml").read_text(encoding="utf-8")
    )["note"]
    return notes
