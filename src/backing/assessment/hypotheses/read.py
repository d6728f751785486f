"""``hypotheses.yaml``: the rival explanations that an analyst set up, as sets of hypotheses."""

from __future__ import annotations

from backing.assessment.hypotheses.check import check, judged_by
from backing.assessment.hypotheses.hypothesis import (
    DEFAULT_OTHER,
    CatchAll,
    Expected,
    Hypothesis,
    HypothesisSet,
    Observable,
)
from backing.assessment.items.chances import read_chance
from backing.assessment.items.read import read_id
from backing.errors import UnusableHypotheses
from backing.files.entries import Entry, parse_entries

UNKNOWN = "unknown"
"""How it is written that nobody has looked for an observable yet."""

NO_OTHER = "none"
"""How it is written that the hypotheses leave nothing out."""

_SET = ("id", "question", "about", "template", "digest", "hypotheses", "other", "observables", "judged")
_HYPOTHESIS = ("id", "text", "prior", "claims", "part of")
_OTHER = ("prior", "text", "range")
_OBSERVABLE = (
    "id", "text", "seen", "searched", "cost", "source", "by", "on", "why", "known from", "from", "certain", "expected",
)  # fmt: skip
_EXPECTED = ("exist", "publish", "find", "n")


def read_sets(text: str, where: str = "hypotheses.yaml") -> tuple[HypothesisSet, ...]:
    """The sets of a file, each checked; raises UnusableHypotheses with the line for what does not fit."""
    top = parse_entries(text, where, UnusableHypotheses).fields(("sets",))
    if "sets" not in top:
        return ()
    sets: dict[str, HypothesisSet] = {}
    for entry in top["sets"].entries():
        made = read_set(entry)
        if made.id in sets:
            raise entry.problem(f"two sets have the id {made.id}", "Give each set an id of its own.")
        sets[made.id] = made
    return tuple(sets.values())


def read_set(entry: Entry) -> HypothesisSet:
    """One set, checked by itself; which claims there are is not known here."""
    fields = entry.fields(_SET, needed=("id", "question"))
    lines = {read_id(fields["id"]): entry.place}
    named = fields["hypotheses"].entries() if "hypotheses" in fields else []
    rows = fields["observables"].entries() if "observables" in fields else []
    hypotheses, observables = tuple(map(_hypothesis, named)), tuple(map(_observable, rows))
    lines |= {each.id: row.place for each, row in zip(hypotheses, named, strict=True)}
    lines |= {each.id: row.place for each, row in zip(observables, rows, strict=True)}
    made = HypothesisSet(
        id=read_id(fields["id"]),
        question=fields["question"].text(),
        hypotheses=hypotheses,
        other=_other(fields.get("other")),
        about=fields["about"].texts() if "about" in fields else (),
        observables=observables,
        judged=_judged(fields["judged"]) if "judged" in fields else {},
        template=fields["template"].text() if "template" in fields else "",
        digest=fields["digest"].text() if "digest" in fields else "",
    )
    if "judged" in fields:
        lines |= {judged_by(analyst): row.place for analyst, row in fields["judged"].mapping().items()}
    if made.other is not None and "other" in fields:
        lines[made.other.id] = fields["other"].place
    check(made, lines=lines)
    return made


def _hypothesis(entry: Entry) -> Hypothesis:
    fields = entry.fields(_HYPOTHESIS, needed=("id", "text", "prior"))
    part = fields.get("part of")
    return Hypothesis(
        id=read_id(fields["id"]),
        text=fields["text"].text(),
        prior=fields["prior"].number(),
        claims={name: each.number() for name, each in fields["claims"].mapping().items()} if "claims" in fields else {},
        part_of=part.text() if part and not part.empty else None,
    )


def _other(entry: Entry | None) -> CatchAll | None:
    """The catch-all: its prior alone, or with its words and range; ``none`` where the hypotheses leave nothing out."""
    if entry is None:
        return CatchAll()
    if isinstance(entry.value, str):
        if entry.value.lower() == NO_OTHER:
            return None
        return CatchAll(prior=entry.number())
    fields = entry.fields(_OTHER)
    ends = (
        [each.number() for each in fields["range"].entries()]
        if "range" in fields
        else [CatchAll().low, CatchAll().high]
    )
    if len(ends) != 2:
        raise entry.problem("a range has two numbers", "Write `range: [0.2, 5]`.")
    return CatchAll(
        text=fields["text"].text() if "text" in fields else CatchAll().text,
        prior=fields["prior"].number() if "prior" in fields else DEFAULT_OTHER,
        low=ends[0],
        high=ends[1],
    )


def _observable(entry: Entry) -> Observable:
    fields = entry.fields(_OBSERVABLE, needed=("id", "text", "expected"))
    certain = "certain" in fields and fields["certain"].flag()
    seen = fields.get("seen")
    texts = {name: fields[name].text() for name in ("source", "by", "why") if name in fields}
    days = {name: fields[name].day() for name in ("on", "known from") if name in fields and not fields[name].empty}
    return Observable(
        id=read_id(fields["id"]),
        text=fields["text"].text(),
        expected={name: _expected(each, certain=certain) for name, each in fields["expected"].mapping().items()},
        seen=None if seen is None or seen.empty or seen.value == UNKNOWN else seen.flag(),
        searched=fields["searched"].texts() if "searched" in fields else (),
        cost=fields["cost"].number() if "cost" in fields else 1.0,
        source=texts.get("source", ""),
        by=texts.get("by", ""),
        why=texts.get("why", ""),
        on=days.get("on"),
        known_from=days.get("known from"),
        derived_from=fields["from"].texts() if "from" in fields else (),
    )


def _judged(entry: Entry) -> dict[str, dict[str, float]]:
    return {
        analyst: {name: chance.number() for name, chance in row.mapping().items()}
        for analyst, row in entry.mapping().items()
    }


def _expected(entry: Entry, *, certain: bool) -> Expected:
    """A plain chance of seeing it, or the chain: that it exists, is published, and is found, in each of n places."""
    if not isinstance(entry.value, dict):
        return Expected(exist=read_chance(entry, certain=certain))
    fields = entry.fields(_EXPECTED, needed=("exist",))
    parts = {
        name: read_chance(fields[name], certain=certain) for name in ("exist", "publish", "find") if name in fields
    }
    n = fields["n"].number() if "n" in fields else 1.0
    if n <= 0:
        raise fields["n"].problem("the number of places is not above 0", "Write how many places could show it.")
    return Expected(exist=parts["exist"], publish=parts.get("publish"), find=parts.get("find"), n=n)
