"""Many sources on many items: what each method makes of them, and whom the record can judge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from backing.assessment.dependence.copying import copying_hint
from backing.assessment.sources.caution import alike, copying, misspelled, unsure
from backing.assessment.sources.surveyed import ItemRow, SourceRow, Survey
from backing.assessment.sources.track_record import Resolved, TrackRecord, track_records
from backing.assessment.sources.truth.assertions import Assertions, from_names
from backing.assessment.sources.truth.estimate import Estimate, shares
from backing.assessment.sources.truth.methods import METHODS, run
from backing.assessment.sources.truth.origins import Assertion, once_per_root
from backing.errors import UnusableEvidence

MOST_COMPARED = 1_000_000
"""Sources times values up to which copying is looked for in the values."""


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
            *misspelled(assertions),
            *unsure(sources, items, chosen, known),
            *(alike(given) if small else ()),
            *copying(hint),
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
