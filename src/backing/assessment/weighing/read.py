"""``evidence.yaml``: the items that an analyst entered, and what is known of their sources."""

from __future__ import annotations

from functools import partial

from backing.assessment.items.read import read_items
from backing.assessment.sources.hear import hear
from backing.assessment.sources.read import read_sources
from backing.assessment.weighing.evidence import Evidence
from backing.errors import UnusableEvidence
from backing.files.entries import parse_entries


def read_evidence(text: str, where: str = "evidence.yaml") -> Evidence:
    """What a file holds, without sets of hypotheses; raises UnusableEvidence with the line for what does not fit."""
    top = parse_entries(text, where, UnusableEvidence).fields(("sources", "grades", "evidence"))
    entries = top["evidence"].entries() if "evidence" in top else []
    items, sources = read_items(entries), read_sources(top.get("sources"), top.get("grades"))
    for entry, item in zip(entries, items, strict=True):
        if item.says:
            entry.made(partial(hear, item, sources))
    return Evidence(items=items, sources=sources)
