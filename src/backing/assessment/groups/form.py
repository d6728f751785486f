"""The form on which one analyst judges a set alone: its explanations, and nothing of what others or the model say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from backing.assessment.hypotheses.check import NOTHING_HINT, NOTHING_JUDGED, judged_ids
from backing.assessment.hypotheses.hypothesis import HypothesisSet
from backing.errors import UnusableHypotheses
from backing.files.entries import Entry, parse_entries
from backing.files.yaml_text import scalar

HEADER = """\
# Fill this in alone, before you talk to anybody: a probability from 0 to 1 behind each explanation, whatever they sum to.
# Judge all of a set's explanations, or none of them.
sets:
"""

Judged = Mapping[str, Mapping[str, float]]
"""Probabilities by set and explanation; a set that was left empty has none."""


def write_form(sets: Iterable[HypothesisSet]) -> str:
    """An empty form for some sets."""
    return HEADER + "".join(map(_block, sets))


def extend_form(text: str, sets: Sequence[HypothesisSet], where: str) -> str:
    """A form with those of the sets that it lacks at its end, all else as it was.

    Raises UnusableHypotheses where it lacks none, or does not end with its sets.
    """
    held = _sets(text, where)
    lacking = [each for each in sets if each.id not in held]
    if not lacking:
        raise UnusableHypotheses(f"{where} asks about every set already", hint="Fill it in there; nothing was changed.")
    longer = f"{text.rstrip()}\n{''.join(map(_block, lacking))}"
    try:
        names = list(_sets(longer, where))
    except UnusableHypotheses:
        names = []
    if names != [*held, *(each.id for each in lacking)]:
        raise UnusableHypotheses(
            f"{where} is written in a form that nothing can be added to",
            hint="Write its sets below `sets:`, at its end.",
        )
    return longer


def read_form(text: str, where: str, sets: Iterable[HypothesisSet]) -> Judged:
    """What a form says; raises UnusableHypotheses with the line for what does not fit the sets, and for half a judgement."""
    known = {each.id: each for each in sets}
    found = {}
    for name, entry in _sets(text, where).items():
        if name not in known:
            raise entry.problem(
                f"{name} is no set of hypotheses.yaml", f"Known are {', '.join(known) or 'none'}: take it out."
            )
        found[name] = _row(entry, judged_ids(known[name]))
    return found


def with_forms(sets: Iterable[HypothesisSet], forms: Mapping[str, Judged]) -> tuple[HypothesisSet, ...]:
    """The sets with what each analyst's form says of them; raises UnusableHypotheses where somebody judged a set twice."""
    return tuple(
        _joined(each, {name: form[each.id] for name, form in forms.items() if form.get(each.id)}) for each in sets
    )


def _joined(hypotheses: HypothesisSet, forms: Mapping[str, Mapping[str, float]]) -> HypothesisSet:
    names: dict[str, str] = {}
    for name in (*hypotheses.judged, *forms):
        if name.casefold() in names:
            raise UnusableHypotheses(
                f"{name} judged {hypotheses.id} twice",
                hint="Keep one: under `judged` of hypotheses.yaml, or in one file of judgements/.",
            )
        names[name.casefold()] = name
    return replace(hypotheses, judged={**hypotheses.judged, **{name: dict(row) for name, row in forms.items()}})


def _sets(text: str, where: str) -> dict[str, Entry]:
    top = parse_entries(text, where, UnusableHypotheses).fields(("sets",))
    return top["sets"].mapping() if "sets" in top else {}


def _row(entry: Entry, wanted: Sequence[str]) -> dict[str, float]:
    """The probabilities of one set; empty where none is given."""
    row = entry.fields(wanted)
    given = {name: each for name, each in row.items() if not each.empty}
    for name in wanted if given else ():
        if name not in given:
            raise row.get(name, entry).problem(
                f"{', '.join(given)} is judged, and {name} is not", "Judge each explanation of the set, or none."
            )
    judged = {name: _probability(given[name]) for name in wanted if given}
    if judged and not sum(judged.values()):
        raise entry.problem(NOTHING_JUDGED, NOTHING_HINT)
    return judged


def _probability(entry: Entry) -> float:
    value = entry.number()
    if not 0 <= value <= 1:
        raise entry.problem(f"{value:g} is no probability", "Write a number from 0 to 1; they need not sum to 1.")
    return value


def _block(hypotheses: HypothesisSet) -> str:
    texts = {each.id: each.text for each in hypotheses.hypotheses}
    if hypotheses.other is not None:
        texts[hypotheses.other.id] = hypotheses.other.text
    lines = [f"    {scalar(name)}:  # {_one_line(texts[name])}" for name in judged_ids(hypotheses)]
    return "\n".join([f"  {scalar(hypotheses.id)}:  # {_one_line(hypotheses.question)}", *lines, ""])


def _one_line(text: str) -> str:
    """A text as a comment can hold it."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
