"""A counted question never misses a row that its query fetches, whatever the query and the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from backing.evidence.rechecking.covering import covering, days_of
from backing.records.events.event import Event
from backing.records.plans.delta import Change
from backing.records.plans.difference import Difference
from backing.records.query import AnyOf, Condition, Operator, Query
from backing.records.tally import Role
from tests.records.plans.made import ACTORS, COUNTRIES, DIVISIONS, KINDS, counted, days, engine_over, events

long_events = st.builds(
    lambda row, length, civilians: replace(row, end=row.start + timedelta(days=length), targets_civilians=civilians),
    events, st.integers(-3, 400), st.booleans(),
)  # fmt: skip


def condition(column: str, operator: Operator, value: object) -> Condition:
    return Condition(column=column, operator=operator, value=value)  # type: ignore[arg-type]


def among(column: str, values: Sequence[str]) -> st.SearchStrategy[Condition]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=2).map(
        lambda found: condition(column, Operator.IN, tuple(found))
    )


sides = st.sampled_from(ACTORS).map(
    lambda code: AnyOf(conditions=tuple(condition(side, Operator.EQ, code) for side in ("side_a_id", "side_b_id")))
)
somewhere = among("division", DIVISIONS).map(
    lambda inside: AnyOf(conditions=(inside, Condition(column="division", operator=Operator.IS_NULL)))
)
conditions = st.one_of(
    sides,
    st.sampled_from(ACTORS).map(lambda code: condition("attacker_id", Operator.EQ, code)),
    among("country", COUNTRIES),
    among("division", DIVISIONS),
    somewhere,
    among("kind", KINDS),
    st.sampled_from(KINDS).map(lambda kind: condition("kind", Operator.EQ, kind)),
    st.just(condition("targets_civilians", Operator.EQ, True)),
    st.just(condition("deaths_best", Operator.GE, 1)),
    days.map(lambda day: condition("end", Operator.GE, day)),
    days.map(lambda day: condition("start", Operator.GE, day)),
    days.map(lambda day: condition("start", Operator.LE, day)),
)
queries = st.lists(conditions, max_size=5).map(
    lambda where: Query(table="events", dataset="made", release="1", where=tuple(where))
)


def of(rows: Sequence[Event]) -> Difference:
    return Difference(
        change=Change(added=(), standing=()),
        rows=len(rows),
        first=min((row.start for row in rows), default=None),
        last=max((row.start for row in rows), default=None),
        longest=max(((row.end - row.start).days for row in rows), default=0),
    )


@settings(max_examples=60)
@given(rows=st.lists(long_events, max_size=25), asked=st.lists(queries, min_size=1, max_size=5))
def test_what_a_query_fetches_is_counted(rows: list[Event], asked: list[Query]) -> None:
    rows = [replace(row, release="1") for row in rows]
    with engine_over(rows) as engine:
        for query in asked:
            tally = covering(query, of(rows))
            assert tally is not None
            fetched = engine.fetch(query)
            met = [row for row in rows if counted(tally, [row]).events]
            assert {row["id"] for row in fetched} <= {row.id for row in met}


def test_the_question_asks_for_the_actor_the_place_and_the_days() -> None:
    query = Query(
        table="events",
        dataset="made",
        release="1",
        where=(
            condition("attacker_id", Operator.EQ, 234),
            condition("country", Operator.IN, ("BGD",)),
            condition("end", Operator.GE, date(2016, 7, 2)),
            condition("start", Operator.LE, date(2017, 8, 15)),
        ),
    )
    row = Event(id="1", dataset="made", release="1", start=date(2010, 1, 1), end=date(2010, 1, 11))
    wide = of([row, replace(row, start=date(2020, 1, 1), end=date(2020, 1, 5))])
    tally = covering(query, wide)
    assert tally is not None
    assert asdict(tally) == asdict(
        replace(
            tally, start=date(2016, 6, 22), end=date(2017, 8, 15), actors=(234,), role=Role.ATTACKER, countries=("BGD",)
        )
    )
    assert (days_of(query).start, days_of(query).end) == (date(2016, 7, 2), date(2017, 8, 15))


def test_only_questions_to_events_are_counted() -> None:
    assert covering(Query(table="series", dataset="made", release="1"), of([])) is None
