"""What the check-worthiness model sees."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backing.claims.model import load_model, parse
from backing.claims.worth_features import BUCKETS, FAMILIES, buckets_of, grams_of, meaning_of


def grams(text: str) -> dict[str, list[str]]:
    return grams_of(list(parse(text)))


def test_names_and_numbers_give_way_to_their_sort() -> None:
    seen = grams("Sudan lost 40 soldiers.")["unnamed"]
    assert "GPE lose NUM" in seen
    assert not any("sudan" in gram.lower() or "40" in gram for gram in seen)


def test_content_gives_way_to_grammar() -> None:
    assert "^ NNS VBD NNS" in grams("Rebels shelled towns.")["shapes"]


def test_who_governs_whom() -> None:
    assert {"shell nsubj rebel", "top VBD", "VBD dobj NNS"} <= set(grams("Rebels shelled towns.")["grammar"])


def test_a_clause_inside_a_sentence_has_its_own_top() -> None:
    tokens = list(parse("They said rebels shelled towns."))[2:]
    assert "top VBD" in grams_of(tokens)["grammar"]


def test_the_same_words_fall_into_the_same_buckets() -> None:
    families = buckets_of(list(parse("Rebels shelled towns.")))
    assert [int(family[0]) for family in families] == [
        103294,
        71436,
        258642,
        49860,
        106841,
    ]


@given(st.text(max_size=120))
def test_any_words_fall_into_the_table(text: str) -> None:
    tokens = list(load_model().make_doc(text))
    families = buckets_of(tokens)
    assert len(families) == len(FAMILIES)
    assert all(((family >= 0) & (family < BUCKETS)).all() for family in families)
    assert meaning_of(tokens).shape == (150,)
