from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.vocabulary.actors import actor_names, actors, find_actor

KHORASAN = [
    "ISKP", "the ISKP", "ISIS-K", "isis k", "ISIL-K", "IS-K", "IS-KP", "Islamic State Khorasan", "Daesh Khorasan",
    "Islamic State Khorasan Province", "Islamic State – Khorasan Province", "ISKP's", "ISKP’s",
]  # fmt: skip


@pytest.mark.parametrize("name", KHORASAN)
def test_every_spelling_of_the_khorasan_branch_is_one_actor(name: str) -> None:
    actor = find_actor(name)
    assert actor is not None
    assert (actor.id, actor.ucdp_id, actor.ucdp_name, actor.parent) == ("iskp", 234, "IS", "islamic-state")
    assert actor.countries == ("AFG", "PAK")


@pytest.mark.parametrize("name", ["Islamic State", "IS", "ISIS", "ISIL", "Daesh", "Da'esh", "the Islamic State"])
def test_the_organisation_itself_is_not_narrowed_to_a_branch(name: str) -> None:
    actor = find_actor(name)
    assert actor is not None
    assert (actor.id, actor.ucdp_id, actor.countries, actor.parent) == ("islamic-state", 234, (), None)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Taliban", 303), ("Tatmadaw", 144), ("Government of Myanmar (Burma)", 144), ("KIA", 201), ("AA", 3051),
        ("ARSA", 6692), ("JMB", 1218), ("Houthis", 1091), ("M23", 1160), ("TTP", 356), ("US", 3), ("Al Qaida", 769),
        ("Boko Haram", 1051), ("Northern Alliance", 304), ("Supporters of BNP", 374), ("Pakistan", 142),
    ],
)  # fmt: skip
def test_newsroom_names_lead_to_the_code_of_the_record(name: str, code: int) -> None:
    actor = find_actor(name)
    assert actor is not None
    assert actor.ucdp_id == code


def test_an_organisation_that_the_record_does_not_code_has_no_code() -> None:
    actor = find_actor("UN Monitoring Team")
    assert actor is not None
    assert actor.ucdp_id is None
    assert actor.parent == "un-security-council"


@pytest.mark.parametrize("name", ["", "  ", "-", "Nobody at all", "Marat"])
def test_an_unknown_name_is_none(name: str) -> None:
    assert find_actor(name) is None


def test_a_country_decides_between_namesakes() -> None:
    assert getattr(find_actor("NRF", country="SDN"), "ucdp_id", None) == 470
    assert getattr(find_actor("NRF", country="AFG"), "ucdp_id", None) == 8114


def test_a_country_never_turns_an_organisation_into_its_branch() -> None:
    assert find_actor("Islamic State", country="AFG") is find_actor("Islamic State")


def test_a_name_that_several_actors_share_is_undecided() -> None:
    assert find_actor("UNLF") is None
    assert getattr(find_actor("UNLF", country="UGA"), "ucdp_id", None) == 479


def test_ids_are_unique_and_parents_exist() -> None:
    ids = Counter(actor.id for actor in actors())
    assert max(ids.values()) == 1
    assert {actor.parent for actor in actors()} - {None} <= set(ids)


def test_every_ucdp_code_is_there() -> None:
    codes = {actor.ucdp_id for actor in actors()}
    assert len(codes - {None}) > 1700
    assert {1, 234, 303, 356} - codes == {1}  # 1 is civilians, who are no actor


def test_surface_forms_lead_back_to_their_actor() -> None:
    forms = list(actor_names())
    assert len(forms) > 2000
    assert all(find_actor(form) is actor for form, actor in forms)


def test_surface_forms_leave_out_what_running_text_would_mistake() -> None:
    forms = {form for form, _ in actor_names()}
    assert {"ISKP", "Taliban", "US", "al-Qaeda"} <= forms
    assert not {"Fulani", "Pakistan", "Myanmar", "The Base", "Army of Islam", "MODEL", "Maidan"} & forms
    assert not [form for form in forms if len(form) < 4 and form != form.upper()]


@given(st.sampled_from([form for form, _ in actor_names() if len(form) > 3]), st.data())
def test_case_hyphens_and_spaces_do_not_matter(form: str, data: st.DataObject) -> None:
    letters = [data.draw(st.sampled_from([letter.lower(), letter.upper()])) for letter in form]
    varied = "".join(letters).replace("-", data.draw(st.sampled_from(["-", " ", "", "–"])))
    assert find_actor(f"  {varied} ") is find_actor(form)
