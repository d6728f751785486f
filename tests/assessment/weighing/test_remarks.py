"""What is remarked of evidence before it is weighed."""

from __future__ import annotations

from dataclasses import replace

from backing.assessment.dependence.provenance import sources_of, trace
from backing.assessment.items.item import Chance, Item
from backing.assessment.weighing.remarks import MOST, remarks_on_claims, remarks_on_items
from backing.claims.claim import Kind, Relation
from backing.provenance import Span
from backing.statements.compose import join
from backing.statements.read import read_statement
from tests.assessment.sources.test_own_words import DENIED, SAID, claim

CHANCES = {"H1": Chance.of(0.8), "H2": Chance.of(0.3)}


def remarks_on(items):
    return tuple(remark.text for remark in remarks_on_items(items, trace(sources_of(items))))


def item(name: str, text: str, **options) -> Item:
    return Item(id=name, text=text, chances=CHANCES, **options)


def test_likely_copies_are_named_until_they_are_confirmed() -> None:
    one, other = item("E1", "the ministry counted 1,472 dead"), item("E2", "an agency wrote of 1,472 dead")
    (remark,) = remarks_on([one, other])
    assert remark.startswith("E1 and E2 count as two witnesses and may be one: the same rare figure: 1472.")
    assert remark.endswith("If so, write E2: from: [E1]")
    assert not remarks_on([one, item("E2", other.text, derived_from=("E1",))])


def test_a_rating_that_counts_twice_is_remarked() -> None:
    (remark,) = remarks_on([item("E1", "a camp was seen", admiralty="B1"), item("E2", "fires were reported")])
    assert remark.startswith("E1 is rated B1, confirmed by other sources, and E2 on the same matter")


def test_items_of_one_root_that_rate_it_otherwise_are_remarked() -> None:
    """8 to 3 for H1 is heard; 5 to 1 is within a factor of two of it, 1 to 4 is not; neither scale nor a wide range clashes."""
    first = item("E1", "a camp was seen", derived_from=("a report",))

    def other(name: str, so: Chance, denied: Chance) -> Item:
        return replace(first, id=name, text=name, chances={"H1": so, "H2": denied})

    clash, alike = other("E2", Chance.of(0.1), Chance.of(0.4)), other("E3", Chance.of(0.5), Chance.of(0.1))
    wide, scaled = other("E4", Chance.between(0.1, 0.9), Chance.of(0.3)), other("E5", Chance.of(0.08), Chance.of(0.03))
    assert remarks_on([first, alike, wide, scaled]) == ()
    assert remarks_on([clash, wide, first]) == (
        "E1 speaks for its root, which is rated otherwise by E2: settle whose chances hold",
    )
    assert remarks_on([first, replace(clash, derived_from=("a letter",))]) == ()


def test_documents_with_nearly_one_name_are_remarked() -> None:
    one = item("E1", "a camp was seen", derived_from=("UN Nangarhar Team report",))
    other = item("E2", "fires were reported", derived_from=("UN Nangahar Team report",))
    (remark,) = remarks_on([one, other])
    assert remark == (
        "'UN Nangahar Team report' and 'UN Nangarhar Team report' look like one document and count as two: if they are one, "
        "write them alike in `from`"
    )
    assert remarks_on([one, replace(other, derived_from=one.derived_from)]) == ()


def test_a_long_list_is_cut_and_says_so() -> None:
    rows = [item(f"E{place}", f"report number {place} says 1,47{place // 2}.25 dead") for place in range(10)]
    found = remarks_on(rows)
    assert len(found) == MOST + 1
    assert found[-1] == "2 more pairs may be copies: backing copies lists them"


def test_nothing_to_remark_is_nothing() -> None:
    assert remarks_on([]) == ()
    assert remarks_on([item("E1", "a camp was seen", admiralty="C2")]) == ()


def test_claims_of_one_speaker_that_clash_are_remarked() -> None:
    rows = [claim("C1", SAID), claim("C2", DENIED, polarity="negative")]
    (remark,) = remarks_on_claims(rows, ())
    assert remark.claims == ("C1", "C2")
    assert remark.text == "the author: two claims that hardly hold both; one says what the other denies"


def test_authors_of_several_texts_are_told_apart() -> None:
    statement = join(
        [
            read_statement(f"{text} today.\n".encode(), name=name)
            for name, text in (("one.txt", SAID), ("two.txt", DENIED))
        ]
    )
    rows = [
        replace(claim("C1", SAID), span=Span(start=0, end=len(SAID))),
        replace(
            claim("C2", DENIED, polarity="negative"),
            span=Span(start=statement.utterances[1].span.start, end=statement.utterances[1].span.end),
        ),
    ]
    assert remarks_on_claims(rows, statement.utterances) == ()
    assert remarks_on_claims(rows, statement.utterances[:1]) != ()


def test_what_a_side_grants_is_remarked() -> None:
    rebuttal = claim("C2", "no proof", relations=(Relation(type="rebuts", to="C1"),), kind=Kind.OTHER)
    (remark,) = remarks_on_claims([claim("C1", SAID, asserter="Moscow"), rebuttal, claim("C3", SAID)], ())
    assert remark.claims == ("C3", "C1")
    assert remark.text == "the author: a claim that grants what the other side says; says the same as Moscow"
