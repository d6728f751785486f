"""Sets of hypotheses as ``hypotheses.yaml``, to be edited by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backing.assessment.hypotheses.hypothesis import CatchAll, Expected, Hypothesis, HypothesisSet, Observable
from backing.assessment.hypotheses.read import NO_OTHER, UNKNOWN, read_sets
from backing.assessment.items.chances import write_chance
from backing.assessment.items.item import Chance
from backing.errors import UnusableHypotheses
from backing.files.yaml_text import flow, listed, number, scalar

HEADER = """\
# Rival explanations, to be edited: they exclude each other, and their priors sum to 1 with that of `other`.
# claims: how likely the claim is if the hypothesis is true, 0 to 1. part of: a hypothesis that includes this one.
# observables: what would be seen under each hypothesis. Write `seen: true` or `seen: false` once somebody has looked; what was
# not found needs `searched`, the log of where. exist, publish and find multiply, in each of n places.
# Then: backing weigh CASE. All chances of a template are starting points: put your own there.
"""


def write_sets(sets: Iterable[HypothesisSet]) -> str:
    """A whole file; ``read_sets`` gives the same sets back."""
    blocks = [set_block(each) for each in sets]
    return HEADER + ("sets:\n" + "\n".join(blocks) if blocks else "sets: []\n")


def add_set(text: str, added: HypothesisSet) -> str:
    """The text of a file with one more set at its end, all else as it was.

    Raises UnusableHypotheses where the file does not end with its list, or holds the set's id.
    """
    held = read_sets(text)
    if added.id in {each.id for each in held}:
        raise UnusableHypotheses(
            f"hypotheses.yaml holds the set {added.id} already",
            hint="Edit it there, or take it out to have it written anew.",
        )
    if not held:
        return write_sets([added])
    longer = text.rstrip() + "\n\n" + set_block(added)
    try:
        found: tuple[HypothesisSet, ...] = read_sets(longer)
    except UnusableHypotheses:
        found = ()
    if found != (*held, added):
        raise UnusableHypotheses(
            "hypotheses.yaml is written in a form that nothing can be added to",
            hint="Write its sets as a list of `  - id: ...` at the end of the file.",
        )
    return longer


def set_block(each: HypothesisSet) -> str:
    """One set as it stands in a file."""
    lines = [f"id: {scalar(each.id)}", f"question: {scalar(each.question)}"]
    if each.about:
        lines.append(f"about: {listed(each.about)}")
    lines += [
        f"{name}: {scalar(text)}" for name, text in (("template", each.template), ("digest", each.digest)) if text
    ]
    lines.append("hypotheses:")
    for hypothesis in each.hypotheses:
        lines += _listed(_hypothesis(hypothesis))
    lines += _other(each.other)
    if each.observables:
        lines.append("observables:")
    for observable in each.observables:
        lines += _listed(_observable(observable))
    if each.judged:
        lines.append("judged:")
    for analyst, chances in each.judged.items():
        inside = ", ".join(f"{scalar(name)}: {number(chance)}" for name, chance in chances.items())
        lines.append(f"  {scalar(analyst)}: {{{inside}}}")
    return "".join(f"  {'-' if place == 0 else ' '} {line}\n" for place, line in enumerate(lines))


def _listed(lines: Iterable[str]) -> Iterator[str]:
    for place, line in enumerate(lines):
        yield f"  {'-' if place == 0 else ' '} {line}"


def _hypothesis(each: Hypothesis) -> Iterator[str]:
    yield f"id: {scalar(each.id)}"
    yield f"text: {scalar(each.text)}"
    yield f"prior: {number(each.prior)}"
    if each.part_of:
        yield f"part of: {scalar(each.part_of)}"
    if each.claims:
        yield "claims: {" + ", ".join(f"{scalar(name)}: {number(chance)}" for name, chance in each.claims.items()) + "}"


def _other(other: CatchAll | None) -> list[str]:
    if other is None:
        return [f"other: {NO_OTHER}"]
    return [
        "other:",
        f"  prior: {number(other.prior)}",
        f"  text: {scalar(other.text)}",
        f"  range: {flow(map(number, (other.low, other.high)))}",
    ]


def _observable(each: Observable) -> Iterator[str]:
    yield f"id: {scalar(each.id)}"
    yield f"text: {scalar(each.text)}"
    yield f"seen: {UNKNOWN if each.seen is None else str(each.seen).lower()}"
    if each.searched:
        yield f"searched: {listed(each.searched)}"
    yield f"cost: {number(each.cost)}"
    for name, text in (("source", each.source), ("by", each.by), ("why", each.why)):
        if text:
            yield f"{name}: {scalar(text)}"
    for name, day in (("on", each.on), ("known from", each.known_from)):
        if day:
            yield f"{name}: {day.isoformat()}"
    if each.derived_from:
        yield f"from: {listed(each.derived_from)}"
    if any(part.certain for expected in each.expected.values() for part in _parts(expected).values()):
        yield "certain: true"
    yield "expected:"
    for name, expected in each.expected.items():
        yield f"  {scalar(name)}: {_chain(expected)}"


def _parts(expected: Expected) -> dict[str, Chance]:
    parts = {"exist": expected.exist, "publish": expected.publish, "find": expected.find}
    return {name: part for name, part in parts.items() if part is not None}


def _chain(expected: Expected) -> str:
    if expected.publish is None and expected.find is None and expected.n == 1:
        return write_chance(expected.exist)
    parts = {name: write_chance(part) for name, part in _parts(expected).items()}
    inside = ", ".join(f"{name}: {part}" for name, part in parts.items())
    return "{" + inside + (f", n: {number(expected.n)}" if expected.n != 1 else "") + "}"
