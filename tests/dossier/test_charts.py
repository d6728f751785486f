from __future__ import annotations

import re
from dataclasses import replace

import pytest

from backing.dossier.charts import draw, specify
from backing.evidence.finding import Exhibit
from tests.dossier.exhibits import exhibits

KINDS = sorted(exhibits())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_as_clean_svg(kind: str):
    exhibit = exhibits()[kind]
    svg = draw(exhibit, prefix="figure-7")
    assert svg is not None
    assert svg.startswith("<svg ")
    assert 'aria-labelledby="figure-7-title figure-7-desc"' in svg
    assert exhibit.title in svg
    assert all(name.startswith("figure-7-") for name in re.findall(r'\bid="([^"]+)"', svg))
    assert not re.search(r"<script|\son\w+=|href=|<style|<image", svg)
    assert float(re.findall(r'<svg [^>]*width="(\d+)', svg)[0]) < 800


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_the_same_twice(kind: str):
    assert draw(exhibits()[kind], prefix="a") == draw(exhibits()[kind], prefix="a")


def test_an_unknown_kind_and_missing_numbers_leave_it_to_a_table():
    curve = exhibits()["curve"]
    assert draw(replace(curve, kind="unheard-of"), prefix="a") is None
    assert draw(replace(curve, data=()), prefix="a") is None
    assert draw(replace(curve, data=({"threshold": 1},)), prefix="a") is None
    assert draw(replace(curve, data=({"threshold": 1, "p": float("nan"), "series": "x"},)), prefix="a") is None


def test_a_day_that_is_none_leaves_it_to_a_table():
    row = {"date": "2003", "label": "x", "type": "event", "in_window": False}
    assert specify(Exhibit(kind="timeline", title="t", data=(row,))) is None


def test_rows_far_from_the_window_do_not_shrink_it_and_are_counted():
    timeline = exhibits()["timeline"]
    far = {"date": "1999-01-01", "label": "x", "type": "event", "in_window": False}
    spec = specify(replace(timeline, data=(*timeline.data, far)))
    assert spec is not None
    assert "1999" not in str(spec["layer"])
    assert spec["title"]["text"].startswith("1 more")


def test_names_in_a_picture_cannot_leave_it():
    row = {"label": '</text><script>alert("\u202ex")</script>', "low": 1, "mid": 2, "high": 3, "kind": "published"}
    svg = draw(Exhibit(kind="estimates", title="<b>t</b>", data=(row,)), prefix="a")
    assert svg is not None
    assert "<script" not in svg
    assert "<b>" not in svg
    assert "\u202e" not in svg
    assert "U+202E" in svg


def test_a_window_that_does_not_depend_on_the_posting_day_is_drawn_once():
    timeline = exhibits()["timeline"]
    fixed = [window | {"start": "2024-01-01", "end": "2024-02-01"} for window in timeline.notes["windows"]]
    spec = specify(replace(timeline, notes={"windows": fixed}))
    assert spec is not None
    assert len(spec["layer"][0]["data"]["values"]) == 1


def test_a_probability_of_zero_still_has_a_place_on_a_logarithmic_axis():
    spec = specify(Exhibit(kind="ladder", title="t", data=({"model": "a", "p": 0.0}, {"model": "b", "p": 0.2})))
    assert spec is not None
    points = spec["layer"][1]
    assert points["encoding"]["x"]["scale"]["type"] == "log"
    assert [row["value"] for row in points["data"]["values"]] == ["0", "0.2"]


def test_rows_of_one_name_keep_their_own_lines():
    row = {"label": "same", "low": 1, "mid": 2, "high": 3, "kind": "published"}
    spec = specify(Exhibit(kind="estimates", title="t", data=(row, row)))
    assert spec is not None
    assert [line["place"] for line in spec["layer"][0]["data"]["values"]] == [0, 1]


def test_many_events_are_counted_on_one_line_and_counter_examples_stay_named():
    rows = tuple(
        {"date": f"2024-01-{d:02}", "label": f"e{d}", "type": "event", "in_window": False} for d in range(1, 29)
    )
    hit = {"date": "2024-01-15", "label": "hit", "type": "counter-example", "in_window": True}
    spec = specify(Exhibit(kind="timeline", title="t", data=(*rows, hit)))
    assert spec is not None
    named = [r["name"] for layer in spec["layer"] for r in layer["data"]["values"] if layer["mark"]["type"] == "text"]
    assert named == ["15 Jan 2024  hit"]


def test_counts_of_events_have_their_shared_events_beside_them_and_no_range():
    counts = exhibits()["counts"]
    deaths, events = specify(counts), specify(replace(counts, notes={"measure": "events"}))
    assert deaths is not None
    assert events is not None
    texts = [
        [row["value"] for row in layer["data"]["values"]]
        for spec in (deaths, events)
        for layer in spec["layer"]
        if layer["encoding"].get("text", {}).get("field") == "value"
    ]
    assert texts == [
        ["30 (25 to 40)", "38 (33 to 48)", "42 to 46 (37 to 52)"],
        ["21, 17 shared", "19, 17 shared", "23, 17 shared"],
    ]


def test_a_silence_looked_for_everywhere_is_a_line_to_its_second_number():
    rows = ({"model": "a", "p": 1e-5, "anywhere": 1e-3}, {"model": "b", "p": 0.2, "anywhere": None})
    spec = specify(Exhibit(kind="ladder", title="t", data=rows, notes={"weeks": 91}))
    assert spec is not None
    line, points, _ = spec["layer"]
    assert [(row["low"], row["high"]) for row in line["data"]["values"]] == [(1e-5, 1e-3)]
    assert [row["value"] for row in points["data"]["values"]] == ["1.0×10⁻⁵ → 0.001", "0.2"]
    assert spec["title"]["text"].endswith("anywhere in 91 weeks")


def test_the_base_rate_is_a_bar_that_reaches_back_a_year_at_most():
    timeline = exhibits()["timeline"]
    base = {"start": "2020-01-01", "end": "2024-02-01", "label": "1.9 a week"}
    spec = specify(replace(timeline, notes=timeline.notes | {"base": base, "range": "none in 42 days: 0.1 to 0.3"}))
    assert spec is not None
    bars = [row for layer in spec["layer"] for row in layer["data"]["values"] if row.get("label") == "1.9 a week"]
    assert {(bar["start"], bar["end"]) for bar in bars} == {("2023-03-24", "2024-02-01")}
    assert "none in 42 days" in str(spec["layer"])
    assert draw(replace(timeline, notes=timeline.notes | {"base": base}), prefix="a") is not None
