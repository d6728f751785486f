"""The list under ``evidence`` in ``evidence.yaml``: what an analyst entered by hand, as items."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from backing.assessment.items.chances import read_chance
from backing.assessment.items.item import DENIED, Item, ItemKind, Said
from backing.files.entries import Entry

_FIELDS = (
    "id", "text", "kind", "source", "known from", "by", "on", "why", "from", "partly from", "admiralty", "reliable", "says",
    "chances", "certain", "seen", "searched",
)  # fmt: skip
_ADMIRALTY = re.compile(r"[A-F][1-6]")
_ID = re.compile(r"[^\W\d_][\w.-]*")


def read_items(entries: Sequence[Entry]) -> tuple[Item, ...]:
    """The items of a list, in its order; raises the entry's error, with its line, for what does not fit."""
    items: dict[str, Item] = {}
    for entry in entries:
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
    fields = entry.fields(_FIELDS, needed=("id", "text"))
    _check_one_of_two(entry, fields)
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
        chances={name: read_chance(each, certain=certain) for name, each in fields["chances"].mapping().items()}
        if "chances" in fields
        else {},
        admiralty=_admiralty(fields.get("admiralty")),
        reliable=read_chance(fields["reliable"], certain=certain) if "reliable" in fields else None,
        says={name: _said(name, each) for name, each in fields["says"].mapping().items()} if "says" in fields else {},
        seen=seen,
        searched=searched,
        place=entry.place,
    )


def _check_one_of_two(entry: Entry, fields: Mapping[str, Entry]) -> None:
    """An item has its own chances, or what its source says, from which they follow."""
    if "says" not in fields:
        if "chances" not in fields or fields["chances"].empty:
            raise entry.problem("'chances' is missing", "Write `chances: ...`, or what the source `says` of a claim.")
        return
    for name in ("chances", "reliable", "certain"):
        if name in fields:
            raise fields[name].problem(
                f"`{name}` stands beside `says`",
                "Keep one: from what a source says the chances follow by how it speaks.",
            )
    if not fields["says"].mapping():
        raise fields["says"].problem("`says` names no claim", "Write `says: {c12: no}`.")
    if "source" not in fields or not fields["source"].text():
        raise entry.problem("who says it is not said", "Write `source: ...`, by a name under `sources`.")


def _said(claim: str, entry: Entry) -> Said:
    if claim.startswith(DENIED):
        raise entry.problem(
            f"{claim} is a denial", f"Write what is said of the claim itself: `{claim.removeprefix(DENIED)}: no`."
        )
    return Said(entry.choice([each.value for each in Said]))


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
