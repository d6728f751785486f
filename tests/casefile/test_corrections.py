"""What an analyst corrected holds when claims are found anew."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from backing.casefile.corrections import carry_over
from backing.claims.claim import Claim, Kind, Relation
from backing.provenance import Span


def claim(name: str, start: int, end: int, kind: Kind = Kind.EVENT) -> Claim:
    return Claim(id=name, text="", span=Span(start=start, end=end), post_index=1, kind=kind)


BASE = (claim("c01", 0, 20), claim("c02", 30, 50), claim("c03", 60, 80))


@st.composite
def edits(draw: st.DrawFn) -> tuple[Claim, ...]:
    kept = [c for c in BASE if draw(st.booleans())]
    changed = [replace(c, polarity="negative") if draw(st.booleans()) else c for c in kept]
    added = [claim(f"x{i}", 100 + 10 * i, 108 + 10 * i) for i in range(draw(st.integers(0, 3)))]
    return (*changed, *added)


@given(edits())
def test_found_again_as_before_gives_the_edited_claims(edited: tuple[Claim, ...]) -> None:
    assert carry_over(BASE, edited, BASE).claims == edited


@given(edits())
def test_doing_it_twice_changes_nothing(edited: tuple[Claim, ...]) -> None:
    found = (claim("c01", 0, 20, Kind.COUNT), claim("c02", 25, 28), claim("c03", 31, 50))
    once = carry_over(BASE, edited, found)
    assert carry_over(once.found, once.claims, found).claims == once.claims


def test_a_changed_slot_holds_and_the_others_are_taken_anew() -> None:
    edited = (replace(BASE[0], polarity="negative"), *BASE[1:])
    found = (replace(BASE[0], kind=Kind.COUNT), *BASE[1:])
    result = carry_over(BASE, edited, found)
    assert (result.claims[0].kind, result.claims[0].polarity) == (Kind.COUNT, "negative")
    assert (result.changed, result.added, result.removed) == (1, 0, 0)


def test_a_claim_that_was_taken_out_stays_out_and_one_that_is_new_comes_in() -> None:
    found = (claim("c01", 0, 20), claim("c02", 22, 28), claim("c03", 30, 50), claim("c04", 60, 80))
    result = carry_over(BASE, BASE[:2], found)
    assert [(c.id, c.span.start) for c in result.claims] == [("c01", 0), ("c04", 22), ("c02", 30)]
    assert result.removed == 1


def test_a_corrected_claim_that_is_not_found_any_more_stays() -> None:
    edited = (replace(BASE[0], places=("Dhaka",)), *BASE[1:])
    assert carry_over(BASE, edited, BASE[1:]).claims[0] == edited[0]


def test_relations_follow_the_ids() -> None:
    found = (claim("c01", 22, 28), replace(claim("c02", 30, 50), relations=(Relation(type="rebuts", to="c01"),)))
    result = carry_over(BASE, BASE, found)
    by_start = {c.span.start: c for c in result.claims}
    assert by_start[30].relations[0].to == by_start[22].id
    assert by_start[30].id == "c02"
