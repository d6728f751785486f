from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.views.argument import LINKS, ArgumentMap, Edge, Link, map_argument
from backing.assessment.views.warrants import warrant_for
from backing.claims.claim import Claim, Kind, Relation
from backing.claims.extract import extract_claims
from backing.errors import InvalidTest
from backing.provenance import Span
from backing.statements.read import read_statement


def claim(number: int, *relations: tuple[str, int], kind: Kind = Kind.EVENT, **slots: object) -> Claim:
    usual = {
        "id": f"c{number}",
        "text": f"claim {number}",
        "span": Span(start=20 * number, end=20 * number + 9),
        "post_index": 1,
        "kind": kind,
        "relations": tuple(Relation(type=type_, to=f"c{to}") for type_, to in relations),
    }
    return Claim(**usual | slots)


def edges(*claims: Claim) -> dict[tuple[str, str], Edge]:
    return {(edge.source, edge.target): edge for edge in map_argument(claims).edges}


def test_a_claim_for_and_a_claim_against_another_are_steps_with_a_warrant():
    found = edges(claim(1), claim(2, ("supports", 1)), claim(3, ("rebuts", 1)))
    assert found["c2", "c1"].link is Link.SUPPORTS
    assert found["c3", "c1"].against
    assert all(edge.assumptions[0].hidden for edge in found.values())


def test_less_seen_is_not_less_done_without_saying_so():
    found = edges(claim(1, kind=Kind.TREND), claim(2, ("supports", 1), kind=Kind.ABSENCE))
    assert "not only that less was shown" in found["c2", "c1"].assumptions[0].text


def test_lack_of_backing_is_no_rebuttal_by_itself():
    found = edges(claim(1, actors=("A",)), claim(2, ("rebuts", 1), kind=Kind.SUBSTANTIATION, actors=("B",)))
    assert [each.text.partition(".")[0] for each in found["c2", "c1"].assumptions] == ["What was not shown is not so"]


def test_a_conditional_rebuts_by_what_is_seen_and_that_may_be_said_or_not():
    conditional = claim(2, ("rebuts", 1), kind=Kind.CONDITIONAL, span=Span(start=40, end=90))
    holds, seen = edges(claim(1), conditional)["c2", "c1"].assumptions
    assert (holds.hidden, seen.hidden) == (True, True)
    premise = claim(5, ("premise_of", 2))
    inside = claim(3, modality="presupposed")
    _, seen = edges(claim(1), conditional, inside, premise)["c2", "c1"].assumptions
    assert seen.stated == ("c5", "c3")
    assert edges(claim(1), conditional, inside)["c3", "c2"].link is Link.PRESUPPOSED


def test_a_causal_claim_presupposes_its_effect_and_an_event_is_said_to_cause_another():
    whole, event = claim(1, ("causes", 2), kind=Kind.CAUSAL), claim(3, ("causes", 2))
    found = edges(whole, claim(2), event)
    assert found["c2", "c1"].link is Link.PRESUPPOSED
    assert found["c3", "c2"].link is Link.CAUSES


def test_the_step_between_two_places_is_named_once_and_none_between_the_same():
    north = claim(1, places=("northern Afghanistan",), actors=("ISKP",))
    whole = claim(2, ("rebuts", 1), places=("Afghanistan",), actors=("ISKP",))
    texts = [each.text for each in edges(north, whole)["c2", "c1"].assumptions]
    assert texts[1:] == ["What holds for Afghanistan holds for northern Afghanistan."]
    same = claim(3, ("rebuts", 1), places=("northern Afghanistan",), actors=("ISKP", "Taliban"))
    assert len(edges(north, same)["c3", "c1"].assumptions) == 1


def test_what_is_said_again_is_one_node():
    found = map_argument((claim(1), claim(2, ("restates", 1)), claim(3, ("restates", 2)), claim(4, ("supports", 3))))
    assert [node.claim for node in found.nodes] == ["c1", "c4"]
    assert found.nodes[0].restated == ("c2", "c3")
    assert (found.edges[0].source, found.edges[0].target) == ("c4", "c1")
    assert found.alone == 0


def test_a_relation_to_a_claim_that_was_taken_out_is_left_out():
    assert map_argument((claim(1, ("supports", 9)),)) == ArgumentMap(nodes=(), edges=(), alone=1)


@given(
    st.lists(st.tuples(st.sampled_from([*LINKS, "restates", "odd"]), st.integers(1, 8)), max_size=20),
    st.lists(st.sampled_from(list(Kind)), min_size=8, max_size=8),
)
def test_any_relations_make_a_map(relations: list[tuple[str, int]], kinds: list[Kind]):
    """Cycles, claims about themselves, and relations of no known type included: every step has ends and a warrant."""
    claims = [
        claim(n, *[each for place, each in enumerate(relations) if place % 8 == n - 1], kind=kinds[n - 1])
        for n in range(1, 9)
    ]
    found = map_argument(claims)
    names = {node.claim for node in found.nodes}
    assert all({edge.source, edge.target} <= names and edge.source != edge.target for edge in found.edges)
    assert all(edge.assumptions for edge in found.edges)
    assert len(names) + found.alone + sum(len(node.restated) for node in found.nodes) == len(claims)


def test_no_name_moves_the_map():
    text = "A {0} spokesman said that ISKP has 7,000 fighters in Afghanistan. That is baseless."
    one, other = (
        map_argument(extract_claims(read_statement(text.format(name).encode(), name="t")))
        for name in ("Kyrgyz", "Taliban")
    )
    assert [(e.source, e.target, e.link, e.assumptions) for e in one.edges] == [
        (e.source, e.target, e.link, e.assumptions) for e in other.edges
    ]
    assert one.edges


def test_every_link_has_a_warrant_for_any_kinds():
    listed = tomllib.loads(files("backing.assessment").joinpath("data/warrants.toml").read_text(encoding="utf-8"))
    assert {each["link"] for each in listed["warrant"]} == {*Link, "is seen"}
    for link in Link:
        assert all(warrant_for(link, one, other) for one in Kind for other in Kind)
    known = {kind.value for kind in Kind}
    assert all({*each.get("from", ()), *each.get("to", ())} <= known for each in listed["warrant"])
    with pytest.raises(InvalidTest):
        warrant_for("odd", Kind.EVENT, Kind.EVENT)
