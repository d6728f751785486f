"""Many sources on many items: what each method makes of them, whom the record can judge, and what to be wary of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from backing.assessment.dependence.copying import CopyingHint, copying_hint
from backing.assessment.dependence.provenance import root_key
from backing.assessment.dependence.spelling import nearly_one
from backing.assessment.sources.track_record import LEAST, Resolved, TrackRecord, track_records
from backing.assessment.sources.truth.assertions import Assertions, from_names
from backing.assessment.sources.truth.estimate import Estimate, shares
from backing.assessment.sources.truth.methods import METHODS, run
from backing.assessment.sources.truth.origins import Assertion, once_per_root
from backing.errors import UnusableEvidence

MOST_COMPARED = 1_000_000
"""Sources times values up to which copying is looked for in the values."""
MOST_NAMED = 3
"""Pairs of names that look like one source which are named."""
MANY_ALIKE = 10
"""Disputed items on which two sources must agree without exception to be remarked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One source: how much it says of its own, how much it repeats, its score by the method, its record in each domain."""

    name: str
    says: int
    repeats: int
    score: float | None
    records: tuple[TrackRecord, ...] = ()

    @property
    def weighs(self) -> bool:
        """Whether some record of it is long enough to give weights."""
        return any(record.automatic for record in self.records)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One item: the value believed most (None on a tie), its share of belief in [0, 1], and how many say it or another.

    ``number`` is the estimate where values are numbers. ``methods`` counts for each value how many methods choose it.
    ``truth`` is the known value, if it is.
    """

    name: str
    value: str | None
    share: float
    number: float | None
    sources: int
    values: int
    methods: Mapping[str, int]
    truth: str | None = None

    @property
    def contested(self) -> bool:
        """Whether methods choose different values, or some cannot choose."""
        return len(self.methods) > 1 or self.value is None

    @property
    def right(self) -> bool | None:
        return None if self.truth is None else self.value == self.truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Sources with the highest score first, items in their order, how often each method was right, and warnings."""

    method: str
    assertions: int
    sources: tuple[SourceRow, ...]
    items: tuple[ItemRow, ...]
    right: Mapping[str, tuple[int, int]]
    hint: CopyingHint | None
    warnings: tuple[str, ...]


def survey(
    assertions: Sequence[Assertion],
    *,
    method: str,
    truths: Mapping[str, str] | None = None,
    domains: Mapping[str, str] | None = None,
    days: Mapping[str, date] | None = None,
    forgetting: float = 1.0,
    numbers: bool = False,
) -> Survey:
    """What ``method``, and beside it every other, makes of assertions in which each root speaks once.

    ``truths`` gives the known value of some items: it judges sources and methods, and is never used to find the rest.
    ``domains`` and ``days`` are of items: a source has a record in each domain, in which an item counts ``forgetting`` times
    the next. Raises UnusableEvidence for an unknown method, for no assertions, for a truth of an item that nobody speaks of,
    and for forgetting where a known item has no day.
    """
    known, dated = truths or {}, days or {}
    kept = once_per_root(assertions)
    given = from_names(((row.source, row.item, row.value) for row in kept), numbers=numbers)
    _check(given, known)
    _check_days(known, dated, forgetting)
    estimates = {name: found for name in METHODS if (found := _run(name, given, wanted=name == method)) is not None}
    if method not in estimates:
        run(method, given)
    chosen = estimates[method]
    resolved = _resolved(kept, known, domains or {}, dated, numbers=numbers)
    records: dict[str, tuple[TrackRecord, ...]] = defaultdict(tuple)
    for record in track_records(resolved, forgetting=forgetting):
        records[record.source] += (record,)
    items = tuple(_items(given, chosen, estimates, known))
    small = len(given.sources) * len(given.item_of) <= MOST_COMPARED
    hint = copying_hint(given) if small and len(given.sources) > 1 else None
    sources = _sources(assertions, kept, given, chosen, records)
    return Survey(
        method=method,
        assertions=len(assertions),
        sources=sources,
        items=items,
        right=_right(estimates, given, known, numbers=numbers),
        hint=hint,
        warnings=(
            *_misspelled(assertions),
            *_warnings(sources, items, chosen, known),
            *(_alike(given) if small else ()),
            *_copying(hint),
        ),
    )


def _check(given: Assertions, truths: Mapping[str, str]) -> None:
    unknown = sorted(set(truths) - set(given.items))
    if unknown:
        raise UnusableEvidence(
            f"a truth is given for {unknown[0]!r}, of which no source speaks", hint="check how the item is written"
        )


def _check_days(truths: Mapping[str, str], days: Mapping[str, date], forgetting: float) -> None:
    """Without days nobody can say what is older."""
    undated = next((item for item in truths if item not in days), None)
    if forgetting != 1 and undated is not None:
        raise UnusableEvidence(
            f"the truth of {undated!r} is known, and its day is not, so that what is older cannot be forgotten",
            hint="give the day of each such item in the column `on`, or forget nothing",
        )


def _run(name: str, given: Assertions, *, wanted: bool) -> Estimate | None:
    """The estimate; None where a method that was not asked for cannot work on these assertions."""
    try:
        return run(name, given)
    except UnusableEvidence:
        if wanted:
            raise
        return None


def _same(value: str, truth: str, *, numbers: bool) -> bool:
    return value == truth or (numbers and value.replace(",", "") == truth.replace(",", ""))


def _resolved(
    kept: Iterable[Assertion],
    truths: Mapping[str, str],
    domains: Mapping[str, str],
    days: Mapping[str, date],
    *,
    numbers: bool,
) -> Iterator[Resolved]:
    """One item of each source that is resolved; a source that says two things of it said neither for certain."""
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in kept:
        if row.item in truths:
            said[row.source, row.item].add(row.value)
    for (source, item), values in said.items():
        right = all(_same(value, truths[item], numbers=numbers) for value in values)
        yield Resolved(source=source, domain=domains.get(item, ""), root=item, right=right, on=days.get(item))


def _sources(
    assertions: Sequence[Assertion],
    kept: Sequence[Assertion],
    given: Assertions,
    chosen: Estimate,
    records: Mapping[str, tuple[TrackRecord, ...]],
) -> tuple[SourceRow, ...]:
    says = Counter(row.source for row in kept)
    originals = set(kept)
    repeats = Counter(row.source for row in assertions if row not in originals)
    scores = dict(zip(given.sources, chosen.score.tolist(), strict=True))
    rows = [
        SourceRow(
            name=name, says=says[name], repeats=repeats[name], score=scores.get(name), records=records.get(name, ())
        )
        for name in dict.fromkeys([*given.sources, *repeats])
    ]
    return tuple(sorted(rows, key=lambda row: (-(row.score if row.score is not None else -np.inf), row.name)))


def _items(
    given: Assertions, chosen: Estimate, estimates: Mapping[str, Estimate], truths: Mapping[str, str]
) -> Iterator[ItemRow]:
    source, fact = given.pairs
    speakers = np.bincount(given.item_of[np.unique(np.stack([source, fact]), axis=1)[1]], minlength=len(given.items))
    share, values = shares(chosen.belief, given), np.bincount(given.item_of)
    picks = {name: found.chosen.tolist() for name, found in estimates.items()}
    for place, name in enumerate(given.items):
        votes = Counter(_value(given, picked[place]) or "" for picked in picks.values())
        best = picks[chosen.method][place]
        number = None if chosen.number is None or np.isnan(chosen.number[place]) else float(chosen.number[place])
        yield ItemRow(
            name=name,
            value=_value(given, best),
            share=float(share[best]) if best >= 0 else 0.0,
            number=number,
            sources=int(speakers[place]),
            values=int(values[place]),
            methods=dict(votes.most_common()),
            truth=truths.get(name),
        )


def _value(given: Assertions, fact: int) -> str | None:
    return given.values[given.value_of[fact]] if fact >= 0 else None


def _right(
    estimates: Mapping[str, Estimate], given: Assertions, truths: Mapping[str, str], *, numbers: bool
) -> dict[str, tuple[int, int]]:
    """For each method the items whose known truth it chose, and how many are known; none where nothing is known."""
    if not truths:
        return {}
    found = {}
    for name, estimate in estimates.items():
        picked = dict(zip(given.items, (_value(given, fact) for fact in estimate.chosen.tolist()), strict=True))
        right = sum(_same(picked[item] or "", truth, numbers=numbers) for item, truth in truths.items())
        found[name] = (right, len(truths))
    return found


def _warnings(
    sources: Sequence[SourceRow],
    items: Sequence[ItemRow],
    chosen: Estimate,
    truths: Mapping[str, str],
) -> Iterator[str]:
    few = [row for row in sources if row.says and not row.weighs]
    if few:
        yield (
            f"sources with fewer than {LEAST} resolved items: {len(few)} of {sum(row.says > 0 for row in sources)}; their "
            "scores are shown, and should weigh nothing by themselves"
        )
    if not truths:
        yield "no item has a known truth: scores say who agrees with whom, and a shared error looks like reliability"
    contested = sum(item.contested for item in items)
    if contested:
        yield f"items that depend on the method: {contested} of {len(items)}"
    alone = sum(item.sources == 1 for item in items)
    if alone:
        yield f"items of which one source alone speaks: {alone} of {len(items)}; its word is all that is known"
    if not chosen.settled:
        yield f"{chosen.method} did not come to rest in {chosen.steps} steps"


def _misspelled(assertions: Sequence[Assertion]) -> Iterator[str]:
    """Names of sources and origins that differ in case or punctuation alone, or nearly: each counts as one of its own.

    An origin that says nothing itself is mentioned once, however many repeat it: a slip of the pen is copied with its row.
    """
    names = dict.fromkeys(name for row in assertions for name in (row.source, *row.origins))
    by_key: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_key[root_key(name)].append(name)
    same = [pair for each in by_key.values() for pair in pairwise(each)]
    speaking = {row.source for row in assertions}
    mentions = [(row.source,) for row in assertions] + [(name,) for name in names if name not in speaking]
    found = [*same, *nearly_one(mentions)]
    for one, other in found[:MOST_NAMED]:
        yield f"{one!r} and {other!r} look like one source and count as two: if they are one, write them alike"
    if len(found) > MOST_NAMED:
        yield f"{len(found) - MOST_NAMED} more pairs of sources have nearly one name"


def _alike(given: Assertions) -> Iterator[str]:
    """Sources that never differ, on items of which somebody says something else."""
    source, fact = given.pairs
    disputed = (np.bincount(given.item_of) > 1)[given.item_of[fact]]
    said = np.zeros((len(given.sources), len(given.item_of)))
    said[source[disputed], fact[disputed]] = 1.0
    spoken = np.add.reduceat(said, given.starts, axis=1).clip(max=1)
    both, same = spoken @ spoken.T, said @ said.T
    for place, name in enumerate(given.sources):
        others = [
            given.sources[other]
            for other in np.flatnonzero((both[place] >= MANY_ALIKE) & (same[place] == both[place])).tolist()
            if other != place
        ]
        if others and all(given.sources.index(other) > place for other in others):
            least = int(both[place][[given.sources.index(other) for other in others]].min())
            yield (
                f"{name} and {', '.join(others)} say the same of every disputed item that they share ({least} or more): if "
                "they have it from each other, name the origin"
            )


def _copying(hint: CopyingHint | None) -> Iterator[str]:
    if hint is None:
        yield "copying was not looked for in the values: name the origin of what is repeated"
        return
    sure = [pair for pair in hint.pairs if pair.low > 0.5]
    if sure:
        named = ", ".join(f"{pair.one} and {pair.other}" for pair in sure[:3])
        more = f" and {len(sure) - 3} more pairs" if len(sure) > 3 else ""
        others = "" if hint.identifiable else "; about others the settings disagree"
        yield (
            f"at every setting of the copying model {named}{more} look like copies: a hint, and no evidence. If they are, name "
            f"the origin{others}"
        )
    elif not hint.identifiable:
        yield f"whether sources copy cannot be told. {hint.warning}"
