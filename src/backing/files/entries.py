"""YAML that a person edits, as entries that know their line; nothing in it can do more than be text, a list or a mapping.

A safe loader splits the text into events. Aliases, anchors, tags, keys that stand twice, several documents and great depth or
size are refused; what a scalar means (a number, a day, a word) is decided by the field that asks for it, so that ``no`` stays
a word and ``1:30`` no number.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from backing.errors import BackingError

LARGEST = 8_000_000
"""Characters of a file; ten thousand pieces of evidence take about a third of that."""

DEEPEST = 12

_EMPTY = {"", "~", "null"}
_YES, _NO = {"true", "yes"}, {"false", "no"}

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A value with its place: a scalar's text, a list of entries, or a mapping of names to entries.

    ``where`` is the file's name, ``error`` what its problems are raised as. Each method that reads a value raises it, with
    the line, where the value is of another sort.
    """

    value: str | list[Entry] | dict[str, Entry]
    line: int
    where: str
    error: type[BackingError]
    quoted: bool = False

    @property
    def place(self) -> str:
        return f"{self.where}, line {self.line}"

    @property
    def empty(self) -> bool:
        """Whether nothing stands there: no text, ``~`` or ``null``."""
        return isinstance(self.value, str) and not self.quoted and self.value.lower() in _EMPTY

    def problem(self, detail: str, hint: str) -> BackingError:
        """What is wrong here, to be raised."""
        return self.error(f"{self.place}: {detail}", hint=hint)

    def entries(self) -> list[Entry]:
        if self.empty:
            return []
        if not isinstance(self.value, list):
            raise self.problem("a list is wanted here", "Write one `- ` for each part of it, or put it in [ ].")
        return self.value

    def mapping(self) -> dict[str, Entry]:
        if self.empty:
            return {}
        if not isinstance(self.value, dict):
            raise self.problem("names with values are wanted here", "Write `name: value`.")
        return self.value

    def fields(self, known: Collection[str], needed: Collection[str] = ()) -> Mapping[str, Entry]:
        """A mapping that has the ``needed`` names and no others than the ``known`` ones."""
        found = self.mapping()
        for name, entry in found.items():
            if name not in known:
                raise entry.problem(f"{name!r} means nothing here", f"Known are {', '.join(known)}.")
        for name in needed:
            if name not in found or found[name].empty:
                raise self.problem(f"{name!r} is missing", f"Write `{name}: ...`.")
        return found

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise self.problem("words are wanted here", "Write them in one line, or between quotation marks.")
        return "" if self.empty else self.value.strip()

    def texts(self) -> tuple[str, ...]:
        """One text or a list of them."""
        if isinstance(self.value, str):
            return (self.text(),) if self.text() else ()
        return tuple(each.text() for each in self.entries())

    def number(self) -> float:
        try:
            value = float(self.value) if isinstance(self.value, str) else math.nan
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise self.problem("a number is wanted here", "Write it with a point: 0.3.")
        return value

    def flag(self) -> bool:
        word = self.value.lower() if isinstance(self.value, str) else ""
        if word not in _YES | _NO:
            raise self.problem("true or false is wanted here", "Write one of them.")
        return word in _YES

    def day(self) -> date:
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            raise self.problem(f"{self.text()!r} is no day", "Write year, month and day: 2023-02-13.") from None

    def choice(self, words: Collection[str]) -> str:
        word = self.text().lower()
        if word not in words:
            raise self.problem(
                f"{self.text()!r} is none of the words that can stand here", f"Write {', '.join(words)}."
            )
        return word

    def made(self, make: Callable[[], Made]) -> Made:
        """What ``make`` gives; a problem that it raises gets this place."""
        try:
            return make()
        except BackingError as problem:
            if problem.detail.startswith(self.where):
                raise
            raise self.error(f"{self.place}: {problem.detail}", hint=problem.hint) from problem


def parse_entries(text: str, where: str, error: type[BackingError]) -> Entry:
    """The one document of a YAML text; raises ``error`` with the line for anything that a plain file does not hold."""
    import yaml

    if len(text) > LARGEST:
        raise error(f"{where} has {len(text):,} characters", hint=f"At most {LARGEST:,} are read: split the case.")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder(where, error)
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        reason = getattr(problem, "problem", None) or getattr(problem, "reason", None) or "unreadable"
        raise error(
            f"{where}{line}: this is no YAML: {reason}",
            hint="Look at the indentation, and put text with a colon into quotation marks.",
        ) from None
    return builder.root or Entry(value="", line=1, where=where, error=error)


class _Builder:
    """Entries from events, without recursion."""

    def __init__(self, where: str, error: type[BackingError]) -> None:
        self.where, self.error = where, error
        self.root: Entry | None = None
        self.open: list[tuple[Entry, list[Entry]]] = []  # a collection, and a key that waits for its value
        self.documents = 0

    def take(self, event: object) -> None:
        import yaml

        line = event.start_mark.line + 1  # type: ignore[attr-defined]  # every event has its marks
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._refuse(line, "a second document begins", "Keep one in a file: take the line of dashes out.")
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(
                line, "an alias (*name) stands here", "Write out what it stands for; text with * needs quotation marks."
            )
        elif isinstance(event, yaml.NodeEvent):
            self._node(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()

    def _node(self, event: object, line: int) -> None:
        import yaml

        if getattr(event, "anchor", None):
            self._refuse(line, "an anchor (&name) stands here", "Take it out; text with & needs quotation marks.")
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            self._refuse(line, "a tag (!name) stands here", "Take it out; text with ! needs quotation marks.")
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._entry(event.value, line, quoted=not event.implicit[0]))
            return
        entry = self._entry([] if isinstance(event, yaml.SequenceStartEvent) else {}, line)
        self._add(entry)
        self.open.append((entry, []))
        if len(self.open) > DEEPEST:
            self._refuse(line, "lists stand in lists too deeply", "Nothing that is read here is so deep.")

    def _add(self, entry: Entry) -> None:
        if not self.open:
            self.root = entry
            return
        parent, waiting = self.open[-1]
        if isinstance(parent.value, list):
            parent.value.append(entry)
        elif isinstance(parent.value, dict) and not waiting:
            if not isinstance(entry.value, str):
                self._refuse(entry.line, "a name is wanted before the colon", "Write `name: value`.")
            waiting.append(entry)
        elif isinstance(parent.value, dict):
            name = str(waiting.pop().value)
            if name in parent.value:
                self._refuse(entry.line, f"{name!r} stands twice", f"It stands in line {parent.value[name].line} too.")
            parent.value[name] = entry

    def _entry(self, value: str | list[Entry] | dict[str, Entry], line: int, *, quoted: bool = False) -> Entry:
        return Entry(value=value, line=line, where=self.where, error=self.error, quoted=quoted)

    def _refuse(self, line: int, detail: str, hint: str) -> None:
        raise self.error(f"{self.where}, line {line}: {detail}", hint=hint)
