"""A majority of copiers cannot outvote what they copy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.sources.truth.assertions import from_names
from backing.assessment.sources.truth.crh import crh
from backing.assessment.sources.truth.dawid_skene import dawid_skene
from backing.assessment.sources.truth.ltm import ltm
from backing.assessment.sources.truth.origins import Assertion, once_per_root
from backing.assessment.sources.truth.sums import average_log, sums
from backing.assessment.sources.truth.truthfinder import truthfinder
from backing.assessment.sources.truth.vote import vote
from backing.errors import UnusableEvidence

COPIERS = 9
ITEMS = 20


def said() -> list[Assertion]:
    """Two witnesses are right everywhere, a third is wrong everywhere, and nine repeat the third."""
    rows = []
    for place in range(ITEMS):
        item = f"event {place}"
        rows += [Assertion(source=name, item=item, value="no") for name in ("one", "two")]
        rows.append(Assertion(source="rumour", item=item, value="yes"))
        rows += [
            Assertion(source=f"copier {k}", item=item, value="yes", origins=("rumour" if k < 3 else f"copier {k - 3}",))
            for k in range(COPIERS)
        ]
    return rows


def chosen(method, rows) -> set[str]:
    found = from_names([(row.source, row.item, row.value) for row in rows])
    return {found.values[found.value_of[fact]] for fact in method(found).chosen.tolist() if fact >= 0}


@pytest.mark.parametrize(
    "method", [vote, sums, average_log, truthfinder, crh, ltm, dawid_skene], ids=lambda method: method.__name__
)
def test_a_majority_of_copiers_cannot_outvote_provenance(method) -> None:
    assert chosen(method, said()) == {"yes"}, "without provenance the copiers win"
    assert chosen(method, once_per_root(said())) == {"no"}


def test_what_has_no_origin_stays_as_it_is() -> None:
    rows = (Assertion(source="a", item="x", value="1"), Assertion(source="b", item="x", value="2"))
    assert once_per_root(rows) == rows


def test_a_copy_of_somebody_who_speaks_is_left_out_even_where_it_was_altered() -> None:
    rows = [
        Assertion(source="S1", item="x", value="300"),
        Assertion(source="S2", item="x", value="3000", origins=("S1",)),
        Assertion(source="S2", item="y", value="1"),
    ]
    assert [(row.source, row.item, row.value) for row in once_per_root(rows)] == [("S1", "x", "300"), ("S2", "y", "1")]


def test_what_several_have_from_a_silent_source_is_that_ones_word_once() -> None:
    rows = [Assertion(source=f"S{k}", item="x", value="1", origins=("S9",)) for k in range(5)]
    assert once_per_root(rows) == (Assertion(source="S9", item="x", value="1"),)


def test_to_name_many_origins_gives_no_more_votes() -> None:
    rows = [Assertion(source="S1", item="x", value="1", origins=("a", "b", "c"))]
    assert len(once_per_root(rows)) == 1
    rows += [Assertion(source="S2", item="x", value="1", origins=("b",))]
    assert once_per_root(rows) == (Assertion(source="b", item="x", value="1"),)


def test_a_circle_is_refused() -> None:
    rows = [
        Assertion(source="a", item="x", value="1", origins=("b",)),
        Assertion(source="b", item="x", value="1", origins=("a",)),
    ]
    with pytest.raises(UnusableEvidence, match="in a circle"):
        once_per_root(rows)


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), st.sampled_from("12")), min_size=1, max_size=12)
)
def test_adding_a_copy_of_every_assertion_changes_nothing(rows) -> None:
    own = [Assertion(source=source, item=item, value=value) for source, item, value in rows]
    copies = [
        Assertion(source=f"copy of {row.source}", item=row.item, value=row.value, origins=(row.source,)) for row in own
    ]
    assert once_per_root(own + copies) == once_per_root(own)
