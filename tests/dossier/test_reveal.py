from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from backing.dossier.reveal import reveal


def test_overrides_are_written_out():
    assert reveal("claimed \u202egnihton\u202c here") == "claimed ⟦U+202E⟧gnihton⟦U+202C⟧ here"


def test_words_of_persian_and_emoji_stay_as_they_are():
    assert reveal("می\u200cخواهم 👩\u200d🚒\n\tپښتو\u200f") == "می\u200cخواهم 👩\u200d🚒\n\tپښتو\u200f"


@given(st.text(alphabet=st.characters(codec=None)))
def test_what_is_left_can_be_written_and_hides_nothing(text: str):
    shown = reveal(text)
    shown.encode()
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t"]
    assert not [c for c in shown if unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI"}]
    assert reveal(shown) == shown
