"""Events and questions made for the tests of the plans: few values, so that ties, meetings and empty answers are common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import strategies as st

from backing.records.catalog import Catalog, load_catalog
from backing.records.engines.choose import EngineName
from backing.records.engines.engine import Engine
from backing.records.events.event import Event
from backing.records.tables import columns_of
from backing.records.tally import NO_EVENT, Role, Tallied, Tally
from tests.records.engines.opening import opened

DROP = "'; DROP TABLE events; --"
ACTORS, COUNTRIES, DIVISIONS, KINDS = (
    (1, 234, 235, -7),
    ("BGD", "MMR", DROP),
    ("BD-C", "MM-07", DROP),
    ("one-sided", DROP),
)
FIRST = date(1989, 1, 1)
TYPES = {str: pa.string(), int: pa.int32(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}

days = st.integers(0, 800).map(lambda number: FIRST + timedelta(days=number))


def some(values: Sequence[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """A few of the values, repeated perhaps, or none."""
    return st.lists(st.sampled_from(values), max_size=3).map(tuple)


def tallies_over(
    when: st.SearchStrategy[date],
    *,
    actors: Sequence[int] = (*ACTORS, 99),
    countries: Sequence[str] = (*COUNTRIES, "AFG"),
    divisions: Sequence[str] = (*DIVISIONS, "AF-KAB"),
    kinds: Sequence[str] = (*KINDS, "no such kind"),
) -> st.SearchStrategy[Tally]:
    """Questions of every form, also of windows that end before they start and of names that never occur."""
    return st.builds(
        Tally, start=when, end=when, since=st.none() | when, actors=some(actors), role=st.sampled_from(Role),
        countries=some(countries), divisions=some(divisions), kind=st.none() | st.sampled_from(kinds),
    )  # fmt: skip


events = st.builds(
    Event, id=st.uuids().map(str), dataset=st.just("made"), release=st.sampled_from(("1", "2")), start=days, end=st.just(FIRST),
    side_a_id=st.none() | st.sampled_from(ACTORS), side_b_id=st.none() | st.sampled_from(ACTORS),
    attacker_id=st.none() | st.sampled_from(ACTORS), kind=st.none() | st.sampled_from(KINDS),
    country=st.none() | st.sampled_from(COUNTRIES), division=st.none() | st.sampled_from(DIVISIONS),
    deaths_best=st.none() | st.integers(0, 300),
)  # fmt: skip


@contextmanager
def engine_over(rows: Sequence[Event], name: EngineName = EngineName.DUCKDB) -> Iterator[Engine]:
    """An engine over these events, in releases 1 and 2 of the dataset ``made``."""
    columns = columns_of("events")
    table = {name: pa.array([asdict(row)[name] for row in rows], type=TYPES[kind]) for name, kind in columns.items()}
    with TemporaryDirectory() as folder:
        path = Path(folder, "rows.parquet")
        pq.write_table(pa.table(table), path)
        dataset = replace(load_catalog().find("ucdp-ged-mmr-bgd"), id="made", release="1", path=str(path))
        with opened(name, Catalog(datasets=(dataset,))) as engine:
            yield engine


def counted(tally: Tally, rows: Sequence[Event]) -> Tallied:
    """The answer as its definition says it, one row after the other."""
    met = [row for row in rows if meets(tally, row)]
    within = [row for row in met if tally.start <= row.start <= tally.end]
    before = [row for row in met if tally.since is not None and tally.since <= row.start < tally.start]
    dead, dead_before = ([row.deaths_best or 0 for row in found] for found in (within, before))
    return replace(
        NO_EVENT, events=len(within), deaths=sum(dead), deadliest=max(dead, default=0),
        first=min((row.start for row in within), default=None), last=max((row.start for row in within), default=None),
        events_before=len(before), deaths_before=sum(dead_before),
    )  # fmt: skip


def meets(tally: Tally, row: Event) -> bool:
    """Whether an event meets a question's conditions, whenever it was."""
    taking_part = {row.attacker_id} if tally.role is Role.ATTACKER else {row.side_a_id, row.side_b_id}
    return (
        (not tally.actors or bool(taking_part & set(tally.actors)))
        and (not tally.countries or row.country in tally.countries)
        and (not tally.divisions or row.division in tally.divisions)
        and tally.kind in {None, row.kind}
    )
