"""``evidence.yaml``: the items that an analyst entered, and what is known of their sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial

from backing.assessment.dependence.provenance import is_id, root_key
from backing.assessment.items.read import read_items
from backing.assessment.sources.hear import hear
from backing.assessment.sources.read import read_sources
from backing.assessment.weighing.evidence import Evidence
from backing.errors import UnusableEvidence
from backing.files.entries import Entry, parse_entries


def read_evidence(text: str, where: str = "evidence.yaml") -> Evidence:
    """What a file holds, without sets of hypotheses; raises UnusableEvidence with the line for what does not fit."""
    top = parse_entries(text, where, UnusableEvidence).fields(("sources", "grades", "documents", "evidence"))
    entries = top["evidence"].entries() if "evidence" in top else []
    items, sources = read_items(entries), read_sources(top.get("sources"), top.get("grades"))
    for entry, item in zip(entries, items, strict=True):
        if item.says:
            entry.made(partial(hear, item, sources))
    found = Evidence(items=items, sources=sources, documents=top["documents"].texts() if "documents" in top else None)
    if found.roots is not None:
        _check_from(entries, {root_key(name) for name in (*found.roots, *(item.id for item in items))})
    return found


def _check_from(entries: Iterable[Entry], known: Collection[str]) -> None:
    """Whether items are from what may be named; what has the form of an id may be an observable, and is traced later."""
    for entry in entries:
        names = entry.mapping().get("from")
        for name in names.texts() if names else ():
            if root_key(name) not in known and not is_id(name):
                raise entry.mapping()["from"].problem(
                    f"{name!r} is no item, and not among the documents",
                    "Write it as it stands under `documents`, or list it there.",
                )
