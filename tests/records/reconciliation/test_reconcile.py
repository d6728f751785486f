"""The same event in two releases is found and counted once; nothing else is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.errors import InvalidTest
from backing.records.catalog import load_catalog
from backing.records.engines.duckdb import DuckDBEngine
from backing.records.query import Query
from backing.records.reconciliation.adjust import Adjustment, Decision, RowName
from backing.records.reconciliation.columns import READ
from backing.records.reconciliation.matching import default_matching
from backing.records.reconciliation.pair import Decided, EventKey
from backing.records.reconciliation.reconcile import Reconciled, reconcile

Row = dict[str, Any]
DATASET = "ucdp-ged-mmr-bgd"
FAR = timedelta(days=90)
DEGREE_KM = 111.195


def bundled() -> list[Row]:
    with DuckDBEngine(load_catalog()) as engine:
        return engine.fetch(Query(table="events", dataset=DATASET, release="19.1", columns=READ))


ROWS = bundled()


def spaced(rows: Sequence[Row]) -> list[Row]:
    """Rows so far apart in time that each has one possible partner."""
    kept: list[Row] = []
    for row in sorted(rows, key=lambda row: row["start"]):
        if row["date_precision"] == 1 and (not kept or row["start"] - kept[-1]["end"] > FAR):
            kept.append(row)
    return kept


samples = st.lists(st.sampled_from(ROWS), min_size=1, max_size=25, unique_by=lambda row: row["id"])


@st.composite
def copied(draw: st.DrawFn) -> tuple[list[Row], list[Row]]:
    """Real events, and copies that differ as another dataset's rows would; some are missing."""
    rows, copies = spaced(draw(samples)), []
    for row in rows:
        days = timedelta(days=draw(st.integers(-1, 1)))
        copy = {**row, "dataset": "copy", "release": "1", "start": row["start"] + days, "end": row["end"] + days}
        if row["place_precision"] <= 3:
            copy["latitude"] += draw(st.floats(-0.01, 0.01))
        copy["deaths_best"] = round(row["deaths_best"] * draw(st.floats(0.8, 1.2)))
        copy["kind"] = draw(st.sampled_from([row["kind"], None]))
        if draw(st.booleans()):
            copies.append(copy)
    return rows, copies


def found(*releases: Sequence[Row], **options: Any) -> Reconciled:
    return reconcile({(rows[0]["dataset"], rows[0]["release"]): rows for rows in releases if rows}, **options)


def ids(result: Reconciled) -> set[frozenset[tuple[str, str]]]:
    return {frozenset((key.dataset, key.id) for key in (pair.one, pair.other)) for pair in result.pairs}


@given(copied())
def test_a_changed_copy_of_a_real_event_is_found_and_counted_once(both: tuple[list[Row], list[Row]]) -> None:
    rows, copies = both
    result = found(rows, copies)
    assert ids(result) == {frozenset({(DATASET, copy["id"]), ("copy", copy["id"])}) for copy in copies}
    assert result.together.events == len(rows)
    assert result.together.shared == len(copies)


@given(samples, samples, st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_of_releases_matters(rows: list[Row], others: list[Row], chance: Any) -> None:
    others = [{**row, "dataset": "another"} for row in others]
    once = found(rows, others)
    chance.shuffle(rows)
    chance.shuffle(others)
    assert found(others, rows) == once


@given(samples, samples)
def test_every_row_is_in_one_event_and_no_row_is_matched_twice(rows: list[Row], others: list[Row]) -> None:
    others = [{**row, "dataset": "another"} for row in others]
    result = found(rows, others)
    keys = [key for event in result.events for key in event]
    assert sorted(keys) == sorted(EventKey(r["dataset"], r["release"], r["id"]) for r in (*rows, *others))
    one_to_one = [key for pair in result.pairs if pair.decided is Decided.SCORE for key in (pair.one, pair.other)]
    assert len(one_to_one) == len(set(one_to_one))
    assert result.together.events == len(keys) - len(result.pairs)
    low = (
        max(totals.events for totals in result.under)
        if not any(p.decided is Decided.SPLIT for p in result.pairs)
        else 0
    )
    assert low <= result.together.events <= sum(totals.events for totals in result.under)


@given(samples, samples, st.sampled_from(ROWS))
def test_a_row_that_has_nothing_to_do_with_the_others_changes_no_match(
    rows: list[Row], others: list[Row], row: Row
) -> None:
    others = [{**each, "dataset": "another"} for each in others]
    far = {**row, "id": "far", "start": date(1970, 1, 1), "end": date(1970, 1, 1)}
    with_it, without = found([*rows, far], others), found(rows, others)
    assert with_it.pairs == without.pairs
    assert with_it.together.events == without.together.events + 1


@given(st.sampled_from(ROWS))
def test_armed_sides_with_nothing_in_common_are_never_one_event(row: Row) -> None:
    other = {**row, "dataset": "another", "side_a": "A", "side_a_id": 9001, "side_b": "B", "side_b_id": 9002}
    assert not found([row], [other]).pairs


@given(st.sampled_from([row for row in ROWS if row["place_precision"] <= 3]))
def test_places_beyond_what_both_rows_leave_open_are_never_one_event(row: Row) -> None:
    rules = default_matching()
    reach = (2 * rules.open_km[str(row["place_precision"])] + rules.near_km) / DEGREE_KM
    for share, pairs in ((0.99, 1), (1.01, 0)):
        other = {**row, "dataset": "another", "latitude": row["latitude"] + share * reach}
        assert len(found([row], [other]).pairs) == pairs


def event(name: str, **values: Any) -> Row:
    day = values.pop("start", date(2016, 7, 1))
    return {
        "id": name,
        "dataset": "one",
        "release": "1",
        "start": day,
        "end": day,
        "date_precision": 1,
        "side_a": "IS",
        "side_b": "Civilians",
        "side_a_id": 234,
        "side_b_id": 1,
        "kind": "one-sided",
        "country": "BGD",
        "division": "BD-C",
        "latitude": 23.8,
        "longitude": 90.4,
        "place_precision": 1,
        "deaths_low": 20,
        "deaths_best": 22,
        "deaths_high": 24,
        **values,
    }


def other(name: str, **values: Any) -> Row:
    return event(name, **{"dataset": "two", "release": "1", **values})


def test_a_pair_says_what_was_compared() -> None:
    (pair,) = found([event("1")], [other("2", start=date(2016, 7, 2), latitude=23.85)]).pairs
    assert [(each.dimension, each.words) for each in pair.agreements] == [
        ("time", "1 day apart"),
        ("place", "6 km apart"),
        ("actors", "both civilians and IS"),
        ("kind", "both one-sided"),
        ("deaths", "22 (20–24) and 22 (20–24)"),
    ]
    weights = default_matching().weights
    assert pair.score == pytest.approx(sum(weights[a.dimension] * a.value for a in pair.agreements), abs=1e-3)


@pytest.mark.parametrize(
    ("theirs", "matched"),
    [
        ({"side_a": "ISKP", "side_a_id": None}, True),  # a branch that UCDP codes as IS
        ({"side_a": "Islamic State", "side_a_id": None, "side_b": "Civilians (Bangladesh)", "side_b_id": None}, True),
        ({"side_a": "Unidentified Armed Group (Bangladesh)", "side_a_id": None}, True),
        ({"side_a": None, "side_a_id": None, "side_b": None, "side_b_id": None}, True),
        ({"side_a": "JMB", "side_a_id": None}, False),
        ({"side_a": "Police Forces of Bangladesh (2009-)", "side_a_id": None}, False),
        ({"country": "IND", "division": "IN-WB"}, False),
        ({"start": date(2016, 7, 4)}, False),
        ({"start": date(2016, 7, 4), "date_precision": 3}, True),
    ],
)
def test_who_where_and_when(theirs: Row, matched: bool) -> None:
    assert bool(found([event("1")], [other("2", **theirs)]).pairs) is matched


def test_forces_named_by_their_country_are_its_government() -> None:
    ours = event(
        "1", side_a="Government of Bangladesh", side_a_id=143, side_b="PBCP", side_b_id=805, kind="state-based"
    )
    theirs = {**ours, "dataset": "two", "side_a": "Police Forces of Bangladesh (2009-)", "side_a_id": None}
    (pair,) = found([ours], [theirs]).pairs
    assert pair.score == 1.0


def test_the_taliban_are_the_government_of_afghanistan_from_the_day_they_took_kabul() -> None:
    place = {"country": "AFG", "division": "AF-KAB", "latitude": 34.5, "longitude": 69.2}
    sides = {"side_a": "Government of Afghanistan", "side_a_id": 130, "side_b": "IS", "side_b_id": 234}
    taliban = {**sides, "side_a": "Taleban", "side_a_id": 303}
    for day, words in ((date(2021, 8, 14), "IS in both"), (date(2021, 8, 15), "both Government of Afghanistan and IS")):
        (pair,) = found([event("1", start=day, **place, **sides)], [other("2", start=day, **place, **taliban)]).pairs
        assert sorted(pair.agreements[2].words.split()) == sorted(words.split())


def test_one_row_takes_the_better_of_two() -> None:
    result = found([event("1")], [other("far", start=date(2016, 7, 3)), other("near")])
    assert ids(result) == {frozenset({("one", "1"), ("two", "near")})}


def test_the_parts_of_an_event_are_counted_once_where_their_deaths_add_up() -> None:
    parts = [
        other("a", deaths_low=9, deaths_best=10, deaths_high=11),
        other("b", deaths_low=10, deaths_best=12, deaths_high=13),
    ]
    result = found([event("1")], parts)
    assert result.together.events == 1
    assert sorted(pair.decided for pair in result.pairs) == [Decided.SCORE, Decided.SPLIT]
    assert (result.together.deaths_low, result.together.deaths_high) == (19, 24)
    assert (result.together.deaths_best_least, result.together.deaths_best_most) == (22, 22)
    more = [parts[0], other("b", deaths_low=40, deaths_best=40, deaths_high=40)]
    assert found([event("1")], more).together.events == 2
    small = other("b", deaths_low=1, deaths_best=1, deaths_high=1)
    assert found([event("1")], [other("a"), small]).together.events == 2


def test_estimates_that_differ_are_not_averaged() -> None:
    theirs = other("2", deaths_low=24, deaths_best=26, deaths_high=30)
    together = found([event("1")], [theirs, other("3", start=date(2017, 1, 1), deaths_best=None)]).together
    assert (together.events, together.shared, together.without_deaths) == (2, 1, 1)
    assert (together.deaths_low, together.deaths_high) == (20, 30)
    assert (together.deaths_best_least, together.deaths_best_most) == (22, 26)


def test_three_releases_are_one_event_and_none_of_them_twice() -> None:
    third = {**event("3"), "dataset": "three"}
    assert found([event("1")], [other("2")], [third]).together.events == 1
    # The first and the third would be matched too, two days apart, but each has a better partner in the second.
    later = {"start": date(2016, 7, 3)}
    both = found([event("1")], [other("2"), other("2b", **later)], [{**third, **later, "end": later["start"]}])
    assert [[key.id for key in each] for each in both.events] == [["1", "2"], ["3", "2b"]]


def adjusted(decision: Decision, *names: str) -> Adjustment:
    one, two = (RowName(name.partition(":")[0], None, name.partition(":")[2]) for name in names)
    return Adjustment(one=one, other=two, decision=decision)


def test_what_the_user_decides_wins_over_the_score() -> None:
    rows, theirs = [event("1")], [other("near"), other("far", start=date(2016, 9, 1))]
    same = found(rows, theirs, adjustments=[adjusted(Decision.SAME, "one:1", "two:far")])
    assert ids(same) == {frozenset({("one", "1"), ("two", "far")})}
    assert [pair.decided for pair in same.pairs] == [Decided.USER]
    apart = found(rows, theirs, adjustments=[adjusted(Decision.DIFFERENT, "one:1", "two:near")])
    assert (apart.pairs, apart.together.events) == ((), 3)
    nowhere = adjusted(Decision.SAME, "one:1", "two:gone")
    assert found(rows, theirs, adjustments=[nowhere]).unused == (nowhere,)


def test_the_user_may_join_rows_of_one_release() -> None:
    rows = [event("1"), event("again")]
    result = found(rows, [other("2")], adjustments=[adjusted(Decision.SAME, "one:1", "one:again")])
    assert result.together.events == 1
    assert [totals.events for totals in result.under] == [2, 1]


def test_rows_held_apart_stay_apart_where_a_third_release_would_join_them() -> None:
    third = {**event("3"), "dataset": "three"}
    decisions = [adjusted(Decision.DIFFERENT, "one:1", "two:2")]
    result = found([event("1")], [other("2")], [third], adjustments=decisions)
    assert result.together.events == 2


def test_the_threshold_is_a_setting() -> None:
    strict = replace(default_matching(), threshold=1.0)
    theirs = [other("2", start=date(2016, 7, 2))]
    assert found([event("1")], theirs).pairs
    assert not found([event("1")], theirs, matching=strict).pairs
    assert found([event("1")], [other("2")], matching=strict).pairs


def test_two_rows_with_one_id_cannot_be_told_apart() -> None:
    with pytest.raises(InvalidTest, match="several rows with one id"):
        found([event("1"), event("1")], [other("2")])


def test_a_release_without_such_rows_counts_none() -> None:
    result = reconcile({("one", "1"): [event("1")], ("two", "1"): []})
    assert [(each.name, each.events) for each in result.under] == [("one 1", 1), ("two 1", 0)]


def test_the_whole_of_a_release_is_found_again_in_a_copy_of_it() -> None:
    copies = [{**row, "dataset": "copy"} for row in ROWS]
    result = found(ROWS, copies)
    assert len(result.pairs) == len(ROWS) == result.together.events
    assert result.together.deaths_best_least == sum(row["deaths_best"] for row in ROWS)
    assert min(pair.score for pair in result.pairs) > default_matching().threshold


def parts() -> Iterator[tuple[str, Row]]:
    yield "missing", event("1", latitude=None, longitude=None, place_precision=None)
    yield "vague", event("1", place_precision=4)


@pytest.mark.parametrize("row", [row for _, row in parts()], ids=[name for name, _ in parts()])
def test_without_two_points_the_division_decides(row: Row) -> None:
    assert found([row], [other("2", latitude=22.3)]).pairs
    assert not found([row], [other("2", division="BD-B")]).pairs
    (pair,) = found([row], [other("2", division=None)]).pairs
    assert pair.agreements[1].value == default_matching().agreement["same_country"]
