"""``evidence.yaml`` as a whole, and one more item at the end of its list in a file that a person has edited."""

from __future__ import annotations

import re
from dataclasses import replace

from backing.assessment.items.item import Item
from backing.assessment.items.write import write_item
from backing.assessment.sources.write import write_sources
from backing.assessment.weighing.evidence import Evidence
from backing.assessment.weighing.read import read_evidence
from backing.errors import UnusableEvidence
from backing.files.yaml_text import listed

HEADER = """\
# Evidence beside the records: documents, figures, replies, judgements. One item each; what you write is kept.
# chances: P(this evidence | hypothesis), one number or [lowest, highest], by the id of a hypothesis, or of a claim and its
# denial. from: the items or the documents that it repeats; what has one root counts once. known from: the first day on which
# it was public; without it, it counts with hindsight only. kind: finding, document, figure, reply or judgement.
#
# evidence:
#   - id: E1
#     text: One plain sentence that says what was seen
#     kind: document
#     source: who says it
#     known from: 2023-02-13
#     by: who entered it
#     on: 2023-05-20
#     why: the reason for the chances
#     from: [the report that it repeats]
#     reliable: [0.6, 0.8]                    # how often this source reports what is so; without it the chances are of its report
#     partly from: {E2: 0.5}                  # how far it depends on another item: a correlation, 0 to 1
#     chances: {H1: [0.3, 0.5], H5: 0.05}     # or for a claim: {C4: [0.7, 0.9], not C4: [0.1, 0.2]}
#     says: {C4: no}                          # instead of chances: yes, no or nothing, by a source that stands below
#
# What is known of a source, for all of its items alike, by the name that they have as source:
#
# sources:
#   An agency: {reliable: [0.6, 0.8], why: on what it rests, by: who entered it, on: 2023-05-20}
#   An outlet: {record: {right: 41, wrong: 6}}                  # resolved, independent items; below 30 it weighs nothing
#   A ministry: {says: {so: {yes: 0.9, no: 0.05}, not so: {yes: 0.6, no: 0.1}}}   # the rest of each is saying nothing
#   A spokesman: {says: {always: no, chance: 0.95}}             # whatever is so: worth nothing
# grades: {all: 0.7, B2: [0.7, 0.9], by: whose table it is, on: 2023-05-20, why: on what it rests}   # for admiralty codes
#
# documents: [the report that it repeats]                  # if you list them, `from` may name no others
"""

_EMPTY = re.compile(r"\[\s*\]|~|null")
_LIST = re.compile(rf"evidence\s*:\s*({_EMPTY.pattern})?\s*(#.*)?$")
_NEXT = re.compile(r"[^\s#-]")


def write_evidence(evidence: Evidence) -> str:
    """A whole file; ``read_evidence`` gives the same items, sources and documents back."""
    blocks = "\n".join(map(write_item, evidence.items))
    items = f"evidence:\n{blocks}" if blocks else "evidence: []\n"
    documents = "" if evidence.documents is None else f"documents: {listed(evidence.documents)}\n"
    return HEADER + write_sources(evidence.sources) + documents + items


def add_item(text: str, item: Item) -> str:
    """The text of a file with one more item at the end of its list, all else as it was.

    Raises UnusableEvidence where it cannot be put there, or the file holds the item's id.
    """
    held = read_evidence(text)
    if item.id in {each.id for each in held.items}:
        raise UnusableEvidence(f"evidence.yaml holds an item {item.id}", hint="Give the new one an id of its own.")
    if not text.strip():
        return write_evidence(Evidence(items=(item,)))
    longer = _inserted(text, write_item(item))
    try:
        added = read_evidence(longer)
    except UnusableEvidence:
        added = Evidence()
    if added != replace(held, items=(*held.items, item)):
        raise UnusableEvidence(
            "evidence.yaml is written in a form that nothing can be added to",
            hint="Write its items as a list of `  - id: ...` below `evidence:`.",
        )
    return longer


def _inserted(text: str, block: str) -> str:
    """The text with a block below what stands under ``evidence``, before the block that follows and its comments."""
    lines = text.splitlines(keepends=True)
    start = next((place for place, line in enumerate(lines) if _LIST.match(line.rstrip())), None)
    if start is None:
        return f"{text.rstrip()}\nevidence:\n{block}"
    lines[start] = _EMPTY.sub("", lines[start], count=1)
    end = next((place for place in range(start + 1, len(lines)) if _NEXT.match(lines[place])), len(lines))
    while start + 1 < end < len(lines) and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return f"{''.join(lines[:end]).rstrip()}\n{block}{''.join(lines[end:])}"
