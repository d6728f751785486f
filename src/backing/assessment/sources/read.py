"""``sources`` and ``grades`` in ``evidence.yaml``: what is known of who says it, and the project's table of grades."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from backing.assessment.items.chances import read_chance
from backing.assessment.items.item import Chance, Said
from backing.assessment.sources.admiralty import Conversion, parse
from backing.assessment.sources.source import Source, Sources
from backing.assessment.sources.speech import Behaviour, Habit, Sayings, Speech
from backing.files.entries import Entry

ALL = "all"
"""The entry of a table of grades that is about all sources together."""
MOST = 1_000_000
"""Resolved items of a source; nobody has counted more."""

_SIGNED = ("by", "on", "why", "known from")
_KNOWN = ("reliable", "record", "says")
_TIMES = {"so": True, "not so": False}


def read_sources(sources: Entry | None, grades: Entry | None) -> Sources:
    """What the two blocks of a file hold, nothing without them; raises the entry's error, with its line, for the rest."""
    table = _grades(grades) if grades else Conversion()
    if sources is None:
        return Sources(grades=table)
    named = tuple(_source(name, entry) for name, entry in sources.mapping().items())
    return sources.made(lambda: Sources(named=named, grades=table))


def _source(name: str, entry: Entry) -> Source:
    fields = entry.fields((*_KNOWN, *_SIGNED))
    if not name.strip():
        raise entry.problem("a source has no name", "Write the name that its items have as `source`.")
    if not fields.keys() & _KNOWN:
        raise entry.problem(f"nothing is said of {name}", f"Write {', '.join(_KNOWN)}, or take it out.")
    return Source(
        name=name,
        reliable=_reliability(fields["reliable"]) if "reliable" in fields else None,
        record=_record(fields["record"]) if "record" in fields else None,
        speech=_speech(fields["says"]) if "says" in fields else None,
        by=_text(fields, "by"),
        on=_day(fields, "on"),
        why=_text(fields, "why"),
        known_from=_day(fields, "known from"),
    )


def _reliability(entry: Entry) -> Chance:
    """0 and 1 may stand here: a source that is never or always right decides nothing by itself."""
    return read_chance(entry, certain=True)


def _record(entry: Entry) -> tuple[int, int]:
    fields = entry.fields(("right", "wrong"), needed=("right", "wrong"))
    return _count(fields["right"]), _count(fields["wrong"])


def _speech(entry: Entry) -> Speech:
    """A habit, a record of what was said, or the chances of a yes and a no."""
    given = entry.mapping()
    if "always" in given:
        fields = entry.fields(("always", "chance"), needed=("always", "chance"))
        always, chance = Said(fields["always"].choice([Said.YES.value, Said.NO.value])), fields["chance"].number()
        return entry.made(lambda: Habit(always=always, chance=chance))
    if "record" in given:
        return Sayings(cases=_cases(entry.fields(("record",))["record"]))
    fields = entry.fields((*_TIMES, "certain"), needed=tuple(_TIMES))
    certain = "certain" in fields and fields["certain"].flag()
    (yes_if_true, no_if_true), (yes_if_false, no_if_false) = (_pair(fields[when], certain=certain) for when in _TIMES)
    return entry.made(
        lambda: Behaviour(
            yes_if_true=yes_if_true, no_if_true=no_if_true, yes_if_false=yes_if_false, no_if_false=no_if_false
        )
    )


def _pair(entry: Entry, *, certain: bool) -> tuple[Chance, Chance]:
    """The chances of a yes and of a no; what they leave of 1 is that of saying nothing."""
    fields = entry.fields((Said.YES.value, Said.NO.value), needed=(Said.YES.value, Said.NO.value))
    return read_chance(fields[Said.YES], certain=certain), read_chance(fields[Said.NO], certain=certain)


def _cases(entry: Entry) -> dict[tuple[bool, Said], int]:
    fields = entry.fields(_TIMES, needed=tuple(_TIMES))
    words = [each.value for each in Said]
    return {
        (so, Said(word)): _count(number)
        for when, so in _TIMES.items()
        for word, number in fields[when].fields(words).items()
    }


def _grades(entry: Entry) -> Conversion:
    table = entry.mapping()
    codes = {name: each.made(partial(parse, name)).code for name, each in table.items() if name not in (ALL, *_SIGNED)}
    twice = next((name for name, code in codes.items() if list(codes.values()).count(code) > 1), None)
    if twice:
        raise table[twice].problem(f"{codes[twice]} stands twice", "Keep one of them.")
    return entry.made(
        lambda: Conversion(
            reliable={code: _reliability(table[name]) for name, code in codes.items()},
            every=_reliability(table[ALL]) if ALL in table else None,
            by=_text(table, "by"),
            on=_day(table, "on"),
            why=_text(table, "why"),
            known_from=_day(table, "known from"),
        )
    )


def _count(entry: Entry) -> int:
    number = entry.number()
    if not (0 <= number <= MOST and number == int(number)):
        raise entry.problem(f"{number:g} is no number of cases", f"Write how many there were: 0 to {MOST:,}.")
    return int(number)


def _text(fields: Mapping[str, Entry], name: str) -> str:
    return fields[name].text() if name in fields else ""


def _day(fields: Mapping[str, Entry], name: str) -> date | None:
    return fields[name].day() if name in fields and not fields[name].empty else None
