"""Items as ``evidence.yaml``, and one more item at the end of a file that a person has edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from backing.assessment.items.chances import write_chance
from backing.assessment.items.item import Item
from backing.assessment.items.read import read_items
from backing.errors import UnusableEvidence
from backing.files.yaml_text import listed, number, scalar

HEADER = """\
# Evidence beside the records: documents, figures, replies, judgements. One item each; what you write is kept.
# chances: P(this evidence | hypothesis), one number or [lowest, highest], by the id of a hypothesis, or of a claim and its
# denial. from: the items or the documents that it repeats; what has one root counts once. known from: the first day on which
# it was public; without it, it counts with hindsight only. kind: finding, document, figure, reply or judgement.
#
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
"""


def write_items(items: Iterable[Item]) -> str:
    """A whole file; ``read_items`` gives the same items back."""
    blocks = "\n".join(block(item) for item in items)
    return f"{HEADER}evidence:\n{blocks}" if blocks else f"{HEADER}evidence: []\n"


def add_item(text: str, item: Item) -> str:
    """The text of a file with one more item at its end, all else as it was.

    Raises UnusableEvidence where the file does not end with its list, or holds the item's id.
    """
    held = read_items(text)
    if item.id in {each.id for each in held}:
        raise UnusableEvidence(f"evidence.yaml holds an item {item.id}", hint="Give the new one an id of its own.")
    if not held:
        return write_items([item])
    longer = text.rstrip() + "\n" + block(item)
    try:
        added = read_items(longer)
    except UnusableEvidence:
        added = ()
    if added != (*held, item):
        raise UnusableEvidence(
            "evidence.yaml is written in a form that nothing can be added to",
            hint="Write its items as a list of `  - id: ...` at the end of the file.",
        )
    return longer


def block(item: Item) -> str:
    """One item as it stands in a file."""
    lines = list(_lines(item))
    return "".join(f"  {'-' if place == 0 else ' '} {line}\n" for place, line in enumerate(lines))


def _rhos(partly_from: Mapping[str, float]) -> str:
    return "{" + ", ".join(f"{scalar(name)}: {number(rho)}" for name, rho in partly_from.items()) + "}"


def _lines(item: Item) -> Iterator[str]:
    reliable = [item.reliable] if item.reliable else []
    told = {
        "id": scalar(item.id),
        "text": scalar(item.text),
        "kind": item.kind.value,
        "source": item.source and scalar(item.source),
        "by": item.by and scalar(item.by),
        "on": item.on and item.on.isoformat(),
        "known from": item.known_from and item.known_from.isoformat(),
        "why": item.why and scalar(item.why),
        "from": item.derived_from and listed(item.derived_from),
        "partly from": item.partly_from and _rhos(item.partly_from),
        "admiralty": item.admiralty,
        "reliable": write_chance(item.reliable) if item.reliable else "",
        "seen": "" if item.seen else "false",
        "searched": item.searched and listed(item.searched),
        "certain": "true" if any(chance.certain for chance in (*item.chances.values(), *reliable)) else "",
    }
    yield from (f"{name}: {value}" for name, value in told.items() if value)
    chances = ", ".join(f"{scalar(name)}: {write_chance(chance)}" for name, chance in item.chances.items())
    yield f"chances: {{{chances}}}"
