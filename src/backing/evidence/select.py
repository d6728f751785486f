"""The queries that several families ask: events of an actor, figures about an actor, a country's series."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from backing.evidence.counted import Counted
from backing.evidence.link import Link
from backing.records.catalog import Catalog, Dataset
from backing.records.coverage import DEATHS, EVENTS, LETHAL, REPORTED
from backing.records.query import AnyOf, Condition, Operator, Query
from backing.vocabulary.actor import Actor
from backing.vocabulary.places import countries_of

VIOLENT = ("battles", "explosions/remote violence", "violence against civilians")
"""Of events of every sort those that are violence, in ACLED's words."""


def events_query(
    dataset: Dataset, link: Link, counted: Counted | None, *, start: date | None, end: date | None
) -> Query:
    """Events in the claim's place that overlap a period; of its actor as a side, or as the coded attacker (rule R5).

    Without ``counted`` every event of the actor is asked for; with it only violence, where a record holds other events too.
    """
    where = _standing(dataset)
    if link.actor and link.actor.ucdp_id is not None:
        where.append(_by_actor(link.actor.ucdp_id, attacker=counted is not None and counted.by_attacker))
    where.extend(_in_place(link))
    where.extend(_counted(dataset, counted))
    if start:
        where.append(Condition(column="end", operator=Operator.GE, value=start))
    if end:
        where.append(Condition(column="start", operator=Operator.LE, value=end))
    return Query(
        table="events", dataset=dataset.id, release=dataset.release, where=tuple(where), order=("start", "end", "id")
    )


def others_query(dataset: Dataset, link: Link, counted: Counted | None, *, start: date, end: date) -> Query:
    """When, in the claim's country, something happened between others than its actor: a series to compare with."""
    code = link.actor.ucdp_id if link.actor else None
    where = [*_standing(dataset), Condition(column="country", operator=Operator.EQ, value=link.country)]
    if code is not None:
        where += [Condition(column=side, operator=Operator.NE, value=code) for side in ("side_a_id", "side_b_id")]
    where += [*_counted(dataset, counted), Condition(column="start", operator=Operator.GE, value=start)]
    where.append(Condition(column="start", operator=Operator.LE, value=end))
    return Query(
        table="events",
        dataset=dataset.id,
        release=dataset.release,
        where=tuple(where),
        columns=("id", "side_a", "start", "end", "first_reported"),
        order=("start", "end", "id"),
    )


def figures_query(dataset: Dataset, actor: Actor | None, kind: str, *, place: str | None = None) -> Query:
    """Published figures of one kind about one actor, in order of publication."""
    where = [Condition(column="kind", operator=Operator.EQ, value=kind)]
    if actor:
        where.append(Condition(column="actor", operator=Operator.EQ, value=actor.id))
    if place:
        where.append(Condition(column="place", operator=Operator.EQ, value=place))
    return Query(
        table="figures",
        dataset=dataset.id,
        release=dataset.release,
        where=tuple(where),
        order=("published_latest", "start", "id"),
    )


def series_query(dataset: Dataset, place: str, *, start: date | None, end: date | None) -> Query:
    """A country's series of all actors together over a period."""
    where = [*_standing(dataset), Condition(column="place", operator=Operator.EQ, value=place)]
    if start:
        where.append(Condition(column="start", operator=Operator.GE, value=start))
    if end:
        where.append(Condition(column="end", operator=Operator.LE, value=end))
    return Query(table="series", dataset=dataset.id, release=dataset.release, where=tuple(where), order=("start",))


def event_datasets(catalog: Catalog, country: str | None) -> tuple[Dataset, ...]:
    """The event releases that hold anything on a country, complete ones first.

    What a machine read in reports is none of them: a row there may be an old event, or none.
    """
    found = [
        d
        for d in catalog
        if d.table == "events"
        and d.coverage.measure != REPORTED
        and (country is None or not d.coverage.places or country in d.coverage.places)
    ]
    return tuple(sorted(found, key=lambda d: not d.coverage.complete))


def death_series(catalog: Catalog) -> tuple[Dataset, ...]:
    """The series of deaths; those of something else cannot stand in for them."""
    return tuple(d for d in datasets_of(catalog, "series") if d.coverage.measure == DEATHS)


def datasets_of(catalog: Catalog, table: str) -> tuple[Dataset, ...]:
    """The releases of a canonical table, in the catalogue's order."""
    return tuple(dataset for dataset in catalog if dataset.table == table)


def _counted(dataset: Dataset, counted: Counted | None) -> Iterator[Condition | AnyOf]:
    """Which rows are the things that are counted (rule R5): what a row is depends on the record."""
    if counted is None:
        return
    if counted.on_civilians:
        yield Condition(column="targets_civilians", operator=Operator.EQ, value=True)
    elif counted.noun == "clash":  # an attack on civilians is none
        fought = Condition(column="targets_civilians", operator=Operator.EQ, value=False)
        yield AnyOf(conditions=(fought, Condition(column="targets_civilians", operator=Operator.IS_NULL)))
    if dataset.coverage.measure == EVENTS:
        yield Condition(column="kind", operator=Operator.IN, value=VIOLENT)
    if counted.lethal and dataset.coverage.measure != LETHAL:
        yield Condition(column="deaths_best", operator=Operator.GE, value=1)


def _standing(dataset: Dataset) -> list[Condition | AnyOf]:
    """Without the first days of a release, where a later one has replaced them."""
    return [Condition(column="start", operator=Operator.GE, value=dataset.since)] if dataset.since else []


def _by_actor(code: int, *, attacker: bool) -> Condition | AnyOf:
    if attacker:
        return Condition(column="attacker_id", operator=Operator.EQ, value=code)
    sides = ("side_a_id", "side_b_id")
    return AnyOf(conditions=tuple(Condition(column=side, operator=Operator.EQ, value=code) for side in sides))


def _in_place(link: Link) -> list[Condition | AnyOf]:
    """The place's countries and divisions. Rows that name no division come along: they may belong there."""
    if link.place is None:
        return []
    where: list[Condition | AnyOf] = [Condition(column="country", operator=Operator.IN, value=countries_of(link.place))]
    if link.place.divisions:
        inside = Condition(column="division", operator=Operator.IN, value=link.place.divisions)
        where.append(AnyOf(conditions=(inside, Condition(column="division", operator=Operator.IS_NULL))))
    return where
