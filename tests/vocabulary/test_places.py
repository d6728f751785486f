from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.vocabulary.places import countries_of, covers_exactly, expand, find_place, place_names, places

REGIONS = [place for place in places() if place.kind == "region"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Afghanistan", "AFG"), ("AFG", "AFG"), ("Burma", "MMR"), ("the United States", "USA"), ("DRC", "COD"),
        ("Russia", "RUS"), ("Syria", "SYR"), ("Niger", "NER"), ("Georgia", "GEO"),
        ("Balkh", "AF-BAL"), ("Balkh province", "AF-BAL"), ("Sar-e Pol", "AF-SAR"), ("Sari Pul", "AF-SAR"),
        ("Badakhshan", "AF-BDS"), ("Kandahar", "AF-KAN"), ("Rakhine State", "MM-16"), ("Karen State", "MM-13"),
        ("Barisāl Division", "BD-A"), ("Bago  region", "MM-02"), ("Deir ez-Zor", "SY-DY"), ("Kabul province", "AF-KAB"),
        ("Kabul", "AFG:kabul"), ("Mazar-i-Sharif", "AFG:mazar-e-sharif"), ("London", "GBR:london"),
        ("Odessa", "UKR:odesa"), ("Goma", "COD:goma"), ("northern Afghanistan", "AFG:northern"),
        ("Northern  Afghanistan", "AFG:northern"), ("Donbass", "UKR:donbas"), ("Gaza", "PSE:gaza-strip"),
    ],
)  # fmt: skip
def test_usual_spellings_are_found(name: str, code: str) -> None:
    place = find_place(name)
    assert place is not None
    assert place.id == code


@pytest.mark.parametrize("name", ["", " ", "?", "Nowhere in particular", "IS", "Punjab", "province", "Northern"])
def test_what_is_unknown_or_undecided_is_none(name: str) -> None:
    assert find_place(name) is None


def test_a_country_decides_between_namesakes() -> None:
    assert getattr(find_place("Punjab", country="PAK"), "id", None) == "PK-PB"
    assert getattr(find_place("Punjab", country="IND"), "id", None) == "IN-PB"
    assert find_place("Punjab", country="AFG") is None


def test_every_country_of_the_standard_is_there_with_its_capital() -> None:
    countries = {place.id for place in places() if place.kind == "country"}
    assert len(countries) == 250  # ISO 3166-1 and Kosovo
    towns = Counter(place.country for place in places() if place.kind == "town")
    without = countries - set(towns)
    assert not {"AFG", "VUT", "NRU", "XKX", "PSE", "LIE"} & without


def test_ids_are_unique_and_divisions_exist() -> None:
    assert max(Counter(place.id for place in places()).values()) == 1
    divisions = {place.id for place in places() if place.kind == "division"}
    assert {division for place in places() for division in place.divisions} <= divisions


def test_a_country_expands_to_its_divisions() -> None:
    afghanistan = find_place("Afghanistan")
    assert afghanistan is not None
    assert len(expand(afghanistan)) == 34
    assert afghanistan.divisions == ()


def test_the_regions_of_afghanistan_share_its_provinces_out() -> None:
    names = ("northern", "eastern", "south-eastern", "southern", "western", "central")
    parts = [expand(place) for name in names if (place := find_place(f"{name} Afghanistan"))]
    everything = [division for part in parts for division in part]
    assert len(parts) == len(names)
    assert sorted(everything) == sorted(expand(next(place for place in places() if place.id == "AFG")))


def test_a_region_says_where_it_was_read() -> None:
    text = files("backing.vocabulary").joinpath("data/regions.toml").read_text(encoding="utf-8")
    regions = tomllib.loads(text)["region"]
    assert len(regions) >= 25
    assert all(region["source"] for region in regions)
    assert all(find_place(name) for region in regions for name in (region["name"], *region["aliases"]))


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.id)
def test_a_region_lies_in_its_country(region: object) -> None:
    assert region.divisions  # type: ignore[attr-defined]
    assert region.country in countries_of(region)  # type: ignore[arg-type,attr-defined]


def test_a_region_across_borders_names_all_its_countries() -> None:
    region = find_place("Liptako-Gourma")
    assert region is not None
    assert set(countries_of(region)) == {"BFA", "MLI", "NER"}


@pytest.mark.parametrize(
    ("name", "exact"), [("Balkh", True), ("northern Afghanistan", True), ("northern Rakhine", False), ("Kabul", False)]
)
def test_it_is_said_when_divisions_reach_beyond_the_place(name: str, exact: bool) -> None:
    place = find_place(name)
    assert place is not None
    assert covers_exactly(place) is exact


def test_surface_forms_lead_back_to_their_place() -> None:
    forms = list(place_names())
    assert len(forms) > 10_000
    assert all(find_place(form) is place for form, place in forms)


def test_surface_forms_leave_out_common_words_and_names() -> None:
    forms = {form for form, _ in place_names()}
    assert {"Kabul", "Balkh", "northern Afghanistan", "US", "Kandahar", "Kandahār"} <= forms
    assert not {"Bay", "Mobile", "Reading", "Nice", "Jackson", "Northern", "Van", "Of", "Kennedy"} & forms


@given(st.sampled_from([form for form, _ in place_names()]), st.data())
def test_case_hyphens_and_spaces_do_not_matter(form: str, data: st.DataObject) -> None:
    varied = data.draw(st.sampled_from([form.lower(), form.upper(), form.title()]))
    varied = varied.replace("-", data.draw(st.sampled_from(["-", " ", "–"])))
    assert find_place(f" {varied} ") is find_place(form)
