"""Who, when and why, of what carries weight."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from backing.assessment.hypotheses.hypothesis import Expected, Observable
from backing.assessment.hypotheses.name import TemplateName
from backing.assessment.hypotheses.template import instantiate
from backing.assessment.items.item import Chance, Item, Said
from backing.assessment.sources.source import Source, Sources
from backing.assessment.sources.speech import Habit
from backing.assessment.weigh import weigh
from backing.assessment.weighing.evidence import Evidence
from backing.assessment.weighing.gaps import gaps, gaps_of_sources
from tests.assessment.test_weigh_entered import claim

WHOLE = Item(
    id="E1", text="a camp was seen", by="A", on=date(2023, 5, 20), why="pictures are rare",
    chances={"H1": Chance.of(0.8), "H5": Chance.of(0.3)},
)  # fmt: skip


def test_what_is_not_said_is_named_by_id_and_only_where_it_weighs() -> None:
    items = [WHOLE, replace(WHOLE, id="E2", why=""), replace(WHOLE, id="E3", why="", by="", on=None)]
    assert gaps(items, {"E1"}) == ""
    assert gaps(items, {"E1", "E2", "E3"}) == (
        "no reason (`why`) is given for the chances of E2, E3; nobody is named (`by`) who entered E3; "
        "no day is given (`on`) for the entry of E3"
    )


def test_what_a_source_says_has_the_reason_of_the_source() -> None:
    said = replace(WHOLE, why="", chances={}, source="A ministry", says={"c1": Said.NO})
    assert gaps([said], {"E1"}) == ""
    speech = Habit(always=Said.NO, chance=0.9)
    known = Source(name="A ministry", speech=speech, by="A", on=date(2023, 5, 20), why="its statements of ten years")
    for source, missing in (
        (known, ""),
        (replace(known, why=""), "no reason (`why`) is given for the chances of A ministry"),
        (replace(known, by=""), "nobody is named (`by`) who entered A ministry"),
        (replace(known, on=None), "no day is given (`on`) for the entry of A ministry"),
    ):
        sources = Sources(named=(source, replace(known, name="B", by="")))
        assert gaps_of_sources([said], sources, {"E1"}) == missing
        assert gaps_of_sources([said], sources, ()) == "", "it carries nothing"


def test_a_long_list_is_cut_and_says_so() -> None:
    items = [replace(WHOLE, id=f"E{number}", why="") for number in range(11)]
    assert gaps(items, {item.id for item in items}).endswith("E6, E7 and 3 more")


def test_items_and_observables_that_carry_an_answer_are_remarked_and_copies_are_not() -> None:
    presence = instantiate(TemplateName.PRESENCE, claim())
    seen = Observable(id="O1", text="fires", seen=True, expected={"H1": Expected(exist=Chance.of(0.3))})
    hypotheses = replace(presence, observables=(seen,))
    on_claim = replace(WHOLE, id="E2", text="smoke", by="", chances={"c1": Chance.of(0.8), "not c1": Chance.of(0.2)})
    copy = replace(WHOLE, id="E3", text="an echo", derived_from=("E1",), why="")
    items = (WHOLE, on_claim, copy, replace(copy, id="E4", text="dust", derived_from=()))
    (remark,) = weigh([claim()], [], (), Evidence(items=items, sets=(hypotheses,))).remarks
    assert remark.text == (
        "no reason (`why`) is given for the chances of E4, O1; nobody is named (`by`) who entered E2, O1; "
        "no day is given (`on`) for the entry of O1"
    )
