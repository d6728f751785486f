"""Records as a person writes them: fields with spaces in their names, each with its place for what is wrong with it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

from backing.consequences.action import Action
from backing.consequences.scenario import Authority, State
from backing.files.entries import Entry

Record = TypeVar("Record", State, Authority, Action)


def read_record(kind: type[Record], entry: Entry, needed: tuple[str, ...] = ()) -> Record:
    """A state, an authority or an action from the fields that are written, those that are ``needed`` among them."""
    names = {field.name.replace("_", " "): field.name for field in fields(kind)}
    written = entry.fields(tuple(names), needed=needed)
    values: dict[str, Any] = {
        names[name]: each.text() if name == "name" else each.number() for name, each in written.items()
    }
    return entry.made(lambda: kind(**values))


def read_whole(entry: Entry) -> int:
    """A whole number, such as of months."""
    number = entry.number()
    if number != int(number):
        raise entry.problem(f"{number:g} is no whole number", "Months are counted in whole ones.")
    return int(number)
