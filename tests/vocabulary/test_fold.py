from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backing.vocabulary.fold import fold, plain


def test_one_key_for_many_spellings() -> None:
    assert {fold(name) for name in ("Sar-e Pul", "sar e pul", "SAR-E PUL", "Sar‑e Pul", "the Sar-e Pul")} == {"sarepul"}


def test_accents_and_marks_go() -> None:
    assert fold("Kandahār") == "kandahar"
    assert fold("Ḩaḑramawt") == "hadramawt"
    assert fold("Gʻazni") == "gazni"
    assert plain("Kandahār") == "Kandahar"


def test_other_scripts_keep_a_key() -> None:
    assert fold("کابل") == "کابل"
    assert fold("Київ") == "киів"


def test_styled_letters_are_letters() -> None:
    assert fold("𝐈𝐒𝐈𝐒-𝐊") == "isisk"
    assert fold("℠") == "sm"


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) in {fold(name), fold(name).removeprefix("the ")}


@given(st.text())
def test_a_key_holds_letters_and_digits_alone(name: str) -> None:
    assert not any(letter.isspace() or letter in "-–'’" for letter in fold(name))
