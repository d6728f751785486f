"""One item as it stands in ``evidence.yaml``; ``read_items`` gives the same back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from backing.assessment.items.chances import write_chance
from backing.assessment.items.item import Item
from backing.files.yaml_text import listed, number, scalar


def write_item(item: Item) -> str:
    """One part of the list."""
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
    if item.says:
        yield "says: {" + ", ".join(f"{scalar(claim)}: {said.value}" for claim, said in item.says.items()) + "}"
    else:
        chances = ", ".join(f"{scalar(name)}: {write_chance(chance)}" for name, chance in item.chances.items())
        yield f"chances: {{{chances}}}"
