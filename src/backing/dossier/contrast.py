"""Where one policy does worse than another, both ways round: a table for each pair, and a picture of each box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from backing.consequences.parameter import Parameter
from backing.consequences.reading.boxes import Box
from backing.consequences.reading.reading import Reading, Worse
from backing.dossier.hang_on import assumed_among
from backing.dossier.outlook import Contrast
from backing.dossier.table import Table
from backing.evidence.finding import Exhibit

LIMITS = 4
"""Limits of a box that a line names."""

COLUMNS = ("policy", "worse by", "in", "where", "how well that says it")


def contrast(reading: Reading, titles: Mapping[str, str], parameters: Mapping[str, Parameter]) -> tuple[Contrast, ...]:
    """The pairs in the order of the reading, a quiet demand's like in public first; nothing where no boxes were sought."""
    pairs: dict[frozenset[str], list[Worse]] = {}
    for each in reading.worse:
        pairs.setdefault(frozenset((each.policy, each.other)), []).append(each)
    return tuple(_contrast(found, titles, parameters) for found in pairs.values())


def _contrast(found: Sequence[Worse], titles: Mapping[str, str], parameters: Mapping[str, Parameter]) -> Contrast:
    one, other = titles[found[0].policy], titles[found[0].other]
    return Contrast(
        title=f"{one} beside {other.lower()}",
        table=Table(columns=COLUMNS, rows=tuple(_row(each, titles, parameters) for each in found)),
        boxes=tuple(_box(each, titles, parameters) for each in found if each.box.limits),
        assumed=assumed_among(
            parameters[name] for name in dict.fromkeys(limit.parameter for each in found for limit in each.box.limits)
        ),
    )


def _row(each: Worse, titles: Mapping[str, str], parameters: Mapping[str, Parameter]) -> tuple[str, ...]:
    return (
        titles[each.policy],
        each.measure,
        f"{each.box.share:.0%}",
        _where(each.box, parameters),
        _how_well(each.box),
    )


def _where(box: Box, parameters: Mapping[str, Parameter]) -> str:
    """The limits of the box, the surest first, or why there is none."""
    limits = sorted(box.limits, key=lambda limit: limit.p)[:LIMITS]
    named = (f"{parameters[limit.parameter].meaning}: {limit.low:.2g} to {limit.high:.2g}" for limit in limits)
    return "; ".join(named) or str(box.search)


def _how_well(box: Box) -> str:
    if not box.limits:
        return ""
    return f"{box.density:.0%} of the futures there, which are {box.coverage:.0%} of them all"


def _box(each: Worse, titles: Mapping[str, str], parameters: Mapping[str, Parameter]) -> Exhibit:
    """The limits of a box, each within the whole range of its parameter as 0 to 1."""
    rows = []
    for limit in each.box.limits:
        given = parameters[limit.parameter]
        width = given.high - given.low
        low, high = ((min(max(end, given.low), given.high) - given.low) / width for end in (limit.low, limit.high))
        words = f"{max(limit.low, given.low):.2g} to {min(limit.high, given.high):.2g}"
        rows.append({"parameter": given.meaning, "low": low, "high": high, "words": words})
    pair = f"{titles[each.policy].lower()} does worse than {titles[each.other].lower()} by {each.measure}"
    return Exhibit(
        kind="box",
        title=f"Where {pair}",
        data=tuple(rows),
        notes={"assumed": assumed_among(parameters[limit.parameter] for limit in each.box.limits)},
    )
