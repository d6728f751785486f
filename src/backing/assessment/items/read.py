"""``evidence.yaml``: what an analyst entered by hand, as items."""

from __future__ import annotations

import re

from backing.assessment.items.chances import read_chance
from backing.assessment.items.item import Item, ItemKind
from backing.errors import UnusableEvidence
from backing.files.entries import Entry, parse_entries

_FIELDS = (
    "id", "text", "kind", "source", "known from", "by", "on", "why", "from", "partly from", "admiralty", "reliable", "chances",
    "certain", "seen", "searched",
)  # fmt: skip
_ADMIRALTY = re.compile(r"[A-F][1-6]")
_ID = re.compile(r"[^\W\d_][\w.-]*")


def read_items(text: str, where: str = "evidence.yaml") -> tuple[Item, ...]:
    """The items of a file, in its order; raises UnusableEvidence with the line for what does not fit."""
    top = parse_entries(text, where, UnusableEvidence).fields(("evidence",))
    if "evidence" not in top:
        return ()
    items: dict[str, Item] = {}
    for entry in top["evidence"].entries():
        item = _item(entry)
        if item.id in items:
            raise entry.problem(f"two items have the id {item.id}", "Give each item an id of its own.")
        items[item.id] = item
    return tuple(items.values())


def read_id(entry: Entry) -> str:
    """An id: a letter, then letters, digits, points, hyphens or underscores."""
    name = entry.text()
    if not _ID.fullmatch(name):
        raise entry.problem(f"{name!r} is no id", "Begin with a letter, and use letters, digits, points and hyphens.")
    return name


def _item(entry: Entry) -> Item:
    fields = entry.fields(_FIELDS, needed=("id", "text", "chances"))
    certain = "certain" in fields and fields["certain"].flag()
    seen = "seen" not in fields or fields["seen"].flag()
    searched = fields["searched"].texts() if "searched" in fields else ()
    if not seen and not searched:
        raise entry.problem(
            "it was not found, and where it was looked for is not said", "List the places and days under `searched`."
        )
    kind = fields["kind"].choice([each.value for each in ItemKind]) if "kind" in fields else ItemKind.JUDGEMENT
    return Item(
        id=read_id(fields["id"]),
        text=fields["text"].text(),
        kind=ItemKind(kind),
        source=_text(fields.get("source")),
        by=_text(fields.get("by")),
        on=fields["on"].day() if "on" in fields and not fields["on"].empty else None,
        why=_text(fields.get("why")),
        known_from=fields["known from"].day() if "known from" in fields and not fields["known from"].empty else None,
        derived_from=fields["from"].texts() if "from" in fields else (),
        partly_from={name: _rho(each) for name, each in fields["partly from"].mapping().items()}
        if "partly from" in fields
        else {},
        chances={name: read_chance(each, certain=certain) for name, each in fields["chances"].mapping().items()},
        admiralty=_admiralty(fields.get("admiralty")),
        reliable=read_chance(fields["reliable"], certain=certain) if "reliable" in fields else None,
        seen=seen,
        searched=searched,
    )


def _rho(entry: Entry) -> float:
    rho = entry.number()
    if not 0 <= rho <= 1:
        raise entry.problem(
            f"a correlation of {rho:g} cannot be", "Write a number from 0 (independent) to 1 (the same witness)."
        )
    return rho


def _text(entry: Entry | None) -> str:
    return entry.text() if entry else ""


def _admiralty(entry: Entry | None) -> str:
    if entry is None or entry.empty:
        return ""
    code = entry.text().upper()
    if not _ADMIRALTY.fullmatch(code):
        raise entry.problem(
            f"{entry.text()!r} is no Admiralty code",
            "Write the source's letter, A to F, and the information's number, 1 to 6.",
        )
    return code
