"""``backing records compare``: releases side by side, and with every event counted once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

Names = Annotated[list[str], typer.Argument(metavar="DATASET[@RELEASE]...", help="two releases of events, or more")]
Country = Annotated[str | None, typer.Option("--country", metavar="NAME", help="only events in this country")]
Actor = Annotated[str | None, typer.Option("--actor", metavar="NAME", help="only events with this actor on a side")]
From = Annotated[
    str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="only events that end on this day or later")
]
To = Annotated[
    str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="only events that start on this day or before")
]
Matches = Annotated[
    Path | None, typer.Option("--matches", metavar="FILE", help="your own decisions: a CSV with one,other,decision")
]
Settings = Annotated[
    Path | None, typer.Option("--settings", metavar="FILE", help="limits and weights of your own, as matching.toml")
]
Json = Annotated[bool, typer.Option("--json", help="print JSON for machines")]
Every = Annotated[bool, typer.Option("--all", help="print every match, not only the least certain")]

SHOWN = 10
"""Matches that are printed unless all are asked for."""
HINT = "Name two releases or more, as DATASET or DATASET@RELEASE; `backing records list` has them."


def compare(  # noqa: PLR0913, PLR0917 - a command's parameters are its options
    names: Names,
    country: Country = None,
    actor: Actor = None,
    start: From = None,
    end: To = None,
    matches: Matches = None,
    settings: Settings = None,
    every: Every = False,
    as_json: Json = False,
) -> None:
    """Count the events of two releases or more, side by side, and together with each event counted once.

    The matches are shown with their reasons, the least certain first. To change one, write its two rows and "same" or
    "different" to a CSV with the columns one,other,decision, and give it with --matches.
    """
    from backing.casefile.codec import to_plain
    from backing.records.reconciliation.matching import default_matching
    from backing.records.reconciliation.read import read_adjustments, read_matching
    from backing.records.reconciliation.reconcile import reconcile

    rules = read_matching(settings) if settings else default_matching()
    adjustments = read_adjustments(matches) if matches else ()
    found = reconcile(_rows(names, country, actor, (start, end)), rules, adjustments)
    if as_json:
        print(json.dumps(to_plain(found), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(found, every=every)))


def _rows(
    names: Sequence[str], country: str | None, actor: str | None, days: tuple[str | None, str | None]
) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """The rows of each release that are asked for; raises InvalidTest for what holds no events, and for one name alone."""
    from backing.errors import InvalidTest
    from backing.records.catalog import split_name
    from backing.records.engines.duckdb import DuckDBEngine
    from backing.records.query import Query
    from backing.records.reconciliation.columns import READ
    from backing.records.store.load import all_records

    catalog = all_records()
    chosen = {(each.id, each.release): each for each in (catalog.find(*split_name(name)) for name in names)}
    if len(chosen) < 2:
        raise InvalidTest(f"{', '.join(names)}: there is nothing to compare", hint=HINT)
    for each in chosen.values():
        if each.table != "events":
            raise InvalidTest(f"{each.id} {each.release} holds {each.table}, no events", hint=HINT)
    where = tuple(_conditions(country, actor, days))
    with DuckDBEngine(catalog) as engine:
        return {
            name: engine.fetch(Query(table="events", dataset=name[0], release=name[1], where=where, columns=READ))
            for name in chosen
        }


def _conditions(country: str | None, actor: str | None, days: tuple[str | None, str | None]) -> Iterator[Any]:
    from backing.cli.stages import day_of
    from backing.errors import InvalidTest
    from backing.records.query import Condition, Operator
    from backing.vocabulary.places import find_place

    if country:
        place = find_place(country)
        if place is None or place.kind != "country":
            raise InvalidTest(f"{country} is no country that is known", hint="Use its English name, or ISO code.")
        yield Condition(column="country", operator=Operator.EQ, value=place.country)
    if actor:
        yield _with_actor(actor)
    bounds: Iterator[tuple[str, Operator, date | None]] = zip(
        ("end", "start"), (Operator.GE, Operator.LE), map(day_of, days), strict=True
    )
    for column, operator, day in bounds:
        if day:
            yield Condition(column=column, operator=operator, value=day)


def _with_actor(name: str) -> Any:
    """An actor on either side, by UCDP's code or by any of its names."""
    from backing.errors import InvalidTest
    from backing.records.query import AnyOf, Condition, Operator
    from backing.vocabulary.actors import find_actor

    actor = find_actor(name)
    if actor is None:
        raise InvalidTest(
            f"{name} is no actor that is known, or several", hint="`docs/vocabulary.md` says how to add one."
        )
    names = tuple(filter(None, (actor.name, *actor.aliases, actor.ucdp_name)))
    sides = [Condition(column=side, operator=Operator.IN, value=names) for side in ("side_a", "side_b")]
    if actor.ucdp_id is not None:
        sides += [
            Condition(column=side, operator=Operator.EQ, value=actor.ucdp_id) for side in ("side_a_id", "side_b_id")
        ]
    return AnyOf(conditions=tuple(sides))


def _lines(found: Any, *, every: bool) -> Iterator[str]:
    from backing.records.reconciliation.pair import least_certain

    yield f"{'':32} {'events':>8} {'shared':>8}   {'deaths: low':>11} {'best':>15} {'high':>9}"
    for each in (*found.under, found.together):
        least, most = f"{each.deaths_best_least:,}", f"{each.deaths_best_most:,}"
        best = least if least == most else f"{least}–{most}"
        unknown = f"   {each.without_deaths:,} without a number" if each.without_deaths else ""
        yield (
            f"{each.name:32} {each.events:8,} {each.shared:8,}   {each.deaths_low:11,} {best:>15} "
            f"{each.deaths_high:9,}{unknown}"
        )
    yield ""
    by_doubt = least_certain(found.pairs)
    for pair in by_doubt if every else by_doubt[:SHOWN]:
        yield f"{pair.score:.2f}  {pair.one} = {pair.other}  ({pair.decided})"
        yield f"      {'; '.join(each.words for each in pair.agreements)}"
    left = 0 if every else max(0, len(by_doubt) - SHOWN)
    yield f"{len(by_doubt):,} matches" + (f"; {left:,} more certain ones with --all or --json" if left else "")
    for adjustment in found.unused:
        yield f"not used: {adjustment.one} and {adjustment.other}: not among the rows that were compared"
