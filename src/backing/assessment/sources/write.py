"""The blocks ``sources`` and ``grades`` of ``evidence.yaml``; ``read_sources`` gives the same back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backing.assessment.items.chances import write_chance
from backing.assessment.items.item import Chance, Said
from backing.assessment.sources.admiralty import Conversion
from backing.assessment.sources.read import ALL
from backing.assessment.sources.source import Source, Sources
from backing.assessment.sources.speech import Behaviour, Habit, Sayings, Speech
from backing.files.yaml_text import number, scalar


def write_sources(sources: Sources) -> str:
    """The two blocks, each left out where it holds nothing."""
    named = "".join(f"  {scalar(each.name)}:\n{_indented(_source(each))}" for each in sources.named)
    grades = "".join(f"  {line}\n" for line in _grades(sources.grades))
    return (f"sources:\n{named}" if named else "") + (f"grades:\n{grades}" if grades else "")


def _indented(lines: Iterable[str]) -> str:
    return "".join(f"    {line}\n" for line in lines)


def _source(source: Source) -> Iterator[str]:
    if source.reliable is not None:
        yield f"reliable: {write_chance(source.reliable)}"
    if source.record is not None:
        yield f"record: {_mapping(right=str(source.record[0]), wrong=str(source.record[1]))}"
    if source.speech is not None:
        yield f"says: {_speech(source.speech)}"
    yield from _signed(source)


def _speech(speech: Speech) -> str:
    match speech:
        case Habit():
            return _mapping(always=speech.always.value, chance=number(speech.chance))
        case Sayings():
            return f"{{record: {_times(_counts(speech, so=True), _counts(speech, so=False))}}}"
        case Behaviour():
            so, not_so = _pair(speech.yes_if_true, speech.no_if_true), _pair(speech.yes_if_false, speech.no_if_false)
            return _times(so, not_so, ", certain: true" if speech.certain else "")


def _times(so: str, not_so: str, more: str = "") -> str:
    return f"{{so: {so}, not so: {not_so}{more}}}"


def _counts(sayings: Sayings, *, so: bool) -> str:
    return _mapping(**{said.value: str(number) for (when, said), number in sayings.cases.items() if when is so})


def _pair(yes: Chance, no: Chance) -> str:
    return _mapping(**{Said.YES.value: write_chance(yes), Said.NO.value: write_chance(no)})


def _mapping(**parts: str) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in parts.items()) + "}"


def _grades(table: Conversion) -> Iterator[str]:
    if table.every is not None:
        yield f"{ALL}: {write_chance(table.every)}"
    yield from (f"{code}: {write_chance(each)}" for code, each in table.reliable.items())
    yield from _signed(table)


def _signed(entry: Source | Conversion) -> Iterator[str]:
    told = {
        "known from": entry.known_from and entry.known_from.isoformat(),
        "by": entry.by and scalar(entry.by),
        "on": entry.on and entry.on.isoformat(),
        "why": entry.why and scalar(entry.why),
    }
    yield from (f"{name}: {value}" for name, value in told.items() if value)
