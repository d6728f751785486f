"""Several counts of one claim, and the matches between them, as readers see them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from backing.evidence.bounds import Bounds
from backing.evidence.families.numbers.side_by_side import SideBySide
from backing.evidence.finding import Exhibit
from backing.evidence.report import several
from backing.records.reconciliation.pair import Pair, least_certain
from backing.records.reconciliation.totals import Totals

SHOWN = 10
"""Matches that a finding shows, the least certain first."""


def lines_of(together: SideBySide | None) -> Iterator[str]:
    """A line a release, one with every event counted once, and how to change a match."""
    if together is None:
        return
    for name in together.twins:
        yield f"{name} has several rows with one id: they cannot be told apart, and are not held against other releases."
    if together.found is None:
        return
    for each in together.found.under:
        sample = ", a sample that may miss some" if each.name in together.samples else ""
        yield f"{each.name} alone{sample}: {_words(each)}, {each.shared:,} of them in another release too."
    once = together.found.together
    yield f"Each event counted once: {_words(once)}, {once.shared:,} of them in more than one release."
    if together.samples:
        yield "The further rows of a sample may be right or wrong: they widen the range of readings, and settle nothing."
    if together.decisions:
        yield f"{several(together.decisions, 'decision')} of the user's about these rows went before every score."
    if together.found.pairs:
        yield (
            "To change a match, write its two rows and “same” or “different” to a CSV with the columns "
            "one,other,decision, and test again with --matches."
        )


def exhibits_of(together: SideBySide | None, *, measure: str, claimed: Bounds) -> tuple[Exhibit, ...]:
    """The counts for a picture, and the matches as a table."""
    if together is None or together.found is None:
        return ()
    found = together.found
    counts = Exhibit(
        kind="counts",
        title="The same question to each dataset, and with every event counted once",
        data=tuple(
            {
                "label": "each event once" if each is found.together else each.name,
                "events": each.events,
                "in_several": each.shared,
                "deaths_low": each.deaths_low,
                "deaths_best": each.deaths_best_least,
                "deaths_best_at_most": each.deaths_best_most,
                "deaths_high": each.deaths_high,
                "without_deaths": each.without_deaths,
            }
            for each in (*found.under, found.together)
        ),
        notes={"measure": measure, "claimed": claimed[0] if claimed[0] == claimed[1] else None},
    )
    if not found.pairs:
        return (counts,)
    shown = least_certain(found.pairs)[:SHOWN]
    title = f"Rows taken for one event: the least certain {len(shown)} of {len(found.pairs):,}"
    return counts, Exhibit(kind="matches", title=title, data=tuple(map(_match, shown)))


def _words(each: Totals) -> str:
    """Events and their deaths, from the lowest to the highest estimate where these differ."""
    least, most = each.deaths_best_least, each.deaths_best_most
    best = several(most, "death") if least == most else f"{least:,} to {most:,} deaths"
    spread = f" ({each.deaths_low:,} to {each.deaths_high:,})" if each.deaths_low != each.deaths_high else ""
    unknown = f", {each.without_deaths:,} without a number" if each.without_deaths else ""
    return f"{several(each.events, 'event')}, {best}{spread}{unknown}"


def _match(pair: Pair) -> dict[str, Any]:
    """A match as a row of plain words; its two names are what a decision of the user's would name."""
    return {
        "one": str(pair.one),
        "other": str(pair.other),
        "score": f"{pair.score:.2f}",
        "decided by": pair.decided.value,
        **{each.dimension: each.words for each in pair.agreements},
    }
