"""Items, observables and findings in one table."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from backing.assessment.combine import Weight
from backing.assessment.hypotheses.hypothesis import CatchAll, Expected, Hypothesis, HypothesisSet, Observable
from backing.assessment.items.item import Chance, Item
from backing.assessment.weighing.evidence import Evidence
from backing.assessment.weighing.explain import explain
from backing.assessment.weighing.posterior import posterior
from backing.assessment.weighing.surprise import surprise
from backing.assessment.weighing.tabulate import OnClaim, Tabulated, tabulate

gum = pytest.importorskip("pyagrum")


def rivals(**claims: dict[str, float]) -> HypothesisSet:
    return HypothesisSet(
        id="A",
        question="?",
        hypotheses=tuple(
            Hypothesis(id=name, text=name, prior=prior, claims=claims.get(name, {}))
            for name, prior in (("H1", 0.3), ("H2", 0.4), ("H3", 0.2))
        ),
        other=CatchAll(prior=0.1),
    )


def item(name: str, source: tuple[str, ...] = (), **chances: float) -> Item:
    named = {key.replace("not_", "not "): Chance.of(value) for key, value in chances.items()}
    return Item(id=name, text=name, derived_from=source, chances=named)


def made(hypotheses: HypothesisSet, *items: Item, findings: dict[str, OnClaim] | None = None) -> Tabulated:
    evidence = Evidence(items=items, sets=(hypotheses,))
    every = {each.id: each for each in evidence.every}
    return tabulate(hypotheses, every, evidence.witnesses(every), findings or {})


ONE, TWO = item("E1", H1=0.8, H2=0.2, H3=0.4), item("E2", H1=0.1, H2=0.5, H3=0.5)


def test_independent_items_multiply() -> None:
    result = posterior(made(rivals(), ONE, TWO).table)
    joint = np.array([0.3 * 0.8 * 0.1, 0.4 * 0.2 * 0.5, 0.2 * 0.4 * 0.5])
    assert result.central[:3] / result.central[:3].sum() == pytest.approx(joint / joint.sum())


def test_adding_a_copy_changes_nothing() -> None:
    copies = [replace(ONE, id=f"E{number}", derived_from=("E1",)) for number in range(3, 8)]
    alone, copied = made(rivals(), ONE, TWO), made(rivals(), ONE, TWO, *copies)
    assert posterior(copied.table).central == pytest.approx(posterior(alone.table).central)
    assert posterior(copied.table).low == pytest.approx(posterior(alone.table).low)
    assert copied.rows[0].copies == ("E3", "E4", "E5", "E6", "E7")


def test_a_hypothesis_that_is_not_named_takes_the_mean_of_the_others() -> None:
    table = made(rivals(), item("E1", H1=0.8, H2=0.1)).table
    assert np.exp(table.central[0]) == pytest.approx([0.8, 0.1, (0.3 * 0.8 + 0.4 * 0.1) / 0.7])
    assert (np.exp(table.low[0, 2]), np.exp(table.high[0, 2])) == pytest.approx((0.1, 0.8))


def test_a_part_takes_the_chance_of_its_whole_and_a_split_changes_no_total() -> None:
    split = rivals()
    part = Hypothesis(id="H1a", text="", prior=0.1, part_of="H1")
    split = replace(split, hypotheses=(*split.hypotheses, part))
    whole, parted = posterior(made(rivals(), ONE, TWO).table), posterior(made(split, ONE, TWO).table)
    for name in ("H1", "H2", "H3", "other"):
        assert parted.of(name) == pytest.approx(whole.of(name))
    assert parted.of("H1a")[1] == pytest.approx(whole.of("H1")[1] / 3)


def test_splitting_the_leader_leaves_it_the_leader() -> None:
    strong = item("E1", H1=0.5, H2=0.3, H3=0.1)
    parts = tuple(Hypothesis(id=f"H1{letter}", text="", prior=0.075, part_of="H1") for letter in "abcd")
    split = replace(rivals(), hypotheses=(*rivals().hypotheses, *parts))
    whole, parted = explain(rivals(), made(rivals(), strong)), explain(split, made(split, strong))
    assert (whole.leading, whole.counted, whole.rival) == ("H1", "H1", "H2")
    assert (parted.leading, parted.counted, parted.rival) == ("H1", "H1a", "H2")
    assert parted.shares[0].central == whole.shares[0].central
    assert parted.pieces[0].without == whole.pieces[0].without


def test_a_part_is_never_likelier_than_its_whole() -> None:
    split = rivals()
    split = replace(split, hypotheses=(*split.hypotheses, Hypothesis(id="H1a", text="", prior=0.3, part_of="H1")))
    tabulated = made(split, ONE, item("E9", H1=0.2, H1a=0.9, H2=0.1, H3=0.1))
    result = posterior(tabulated.table)
    assert len(tabulated.leaves) == 3, "nothing is left of the whole beside its part"
    assert result.of("H1") == pytest.approx(result.of("H1a"))


def test_evidence_on_a_claim_counts_together_as_a_network_says() -> None:
    """Two items on one claim, and the findings: the hypotheses bear on the claim, and the claim on all three."""
    chances = {"H1": 0.9, "H2": 0.3, "H3": 0.05}
    hypotheses = rivals(**{name: {"c1": chance} for name, chance in chances.items()})
    hypotheses = replace(
        hypotheses, other=None, hypotheses=tuple(replace(h, prior=h.prior / 0.9) for h in hypotheses.hypotheses)
    )
    both = item("E1", c1=0.7, not_c1=0.1), item("E2", c1=0.6, not_c1=0.5)
    log_ratio = np.log(0.8 / 0.25)
    findings = {"c1": OnClaim(weight=Weight(low=log_ratio, central=log_ratio, high=log_ratio), findings=("f1",))}
    tabulated = made(hypotheses, *both, findings=findings)
    assert [row.claim for row in tabulated.rows] == ["c1"]
    net = gum.BayesNet()
    net.add(gum.RangeVariable("H", "", 0, 2))
    net.cpt("H").fillWith([h.prior for h in hypotheses.hypotheses])
    net.add(gum.RangeVariable("C", "", 0, 1))
    net.addArc("H", "C")
    net.cpt("C")[:] = [[1 - chance, chance] for chance in chances.values()]
    for name, (denied, so) in {"F": (0.25, 0.8), "E1": (0.1, 0.7), "E2": (0.5, 0.6)}.items():
        net.add(gum.RangeVariable(name, "", 0, 1))
        net.addArc("C", name)
        net.cpt(name)[:] = [[1 - denied, denied], [1 - so, so]]
    engine = gum.LazyPropagation(net)
    engine.setEvidence({"F": 1, "E1": 1, "E2": 1})
    assert posterior(tabulated.table).central == pytest.approx(engine.posterior("H").tolist())
    answer = explain(hypotheses, tabulated)
    assert answer.implied["c1"] == pytest.approx(
        sum(s.central * chances[s.hypothesis] for s in answer.shares), abs=1e-3
    )


def test_a_hypothesis_that_leaves_the_claim_open_is_moved_by_it_in_no_known_way() -> None:
    findings = {"c1": OnClaim(weight=Weight(low=1, central=2, high=3), findings=("f1",))}
    tabulated = made(rivals(H1={"c1": 1.0}, H2={"c1": 0.0}), findings=findings)
    assert tabulated.table.central[0, :2] == pytest.approx([2, 0])
    assert (tabulated.table.low[0, 2], tabulated.table.high[0, 2]) == pytest.approx((0, 3))
    assert tabulated.rows[0].unsaid == ("H3",)


def test_what_was_looked_for_counts_seen_or_not() -> None:
    expected = {
        "H1": Expected(exist=Chance.of(0.9)),
        "H2": Expected(exist=Chance.of(0.2)),
        "H3": Expected(exist=Chance.of(0.5)),
    }
    rows = tuple(
        Observable(id=name, text="a video", expected=expected, seen=seen, searched=("a channel",))
        for name, seen in (("O1", False), ("O2", None))
    )
    hypotheses = replace(rivals(), observables=rows)
    tabulated = made(hypotheses)
    assert np.exp(tabulated.table.central[0]) == pytest.approx([0.1, 0.8, 0.5])
    answer = explain(hypotheses, tabulated)
    assert [each.observable for each in answer.collect] == ["O2"]
    assert answer.leading == "H2"


def test_the_answer_adds_up() -> None:
    answer = explain(rivals(), made(rivals(), ONE, TWO))
    assert (answer.leading, answer.rival) == ("H2", "H3")
    assert answer.total == pytest.approx(answer.prior + sum(piece.central for piece in answer.pieces), abs=0.02)
    assert sum(share.central for share in answer.shares) == pytest.approx(1, abs=1e-3)
    assert [piece.name for piece in answer.pieces] == ["E1", "E2"]
    assert not any(piece.decides for piece in answer.pieces[:1])


def test_dependent_items_count_in_part_and_one_that_tells_nothing_takes_nothing() -> None:
    strong, same = item("E1", ("a", "b"), H1=0.9, H2=0.1, H3=0.1), item("E2", ("b", "c"), H1=0.8, H2=0.2, H3=0.2)
    even = item("E3", ("b", "d"), H1=0.5, H2=0.5, H3=0.5)
    alone, beside = made(rivals(), strong), made(rivals(), strong, even)
    assert posterior(beside.table).central == pytest.approx(posterior(alone.table).central)
    both = made(rivals(), strong, same, even)
    assert both.table.central[0] == pytest.approx(np.log([0.9, 0.1, 0.1]))
    assert both.table.central[1] == pytest.approx(0.5 * np.log([0.8, 0.2, 0.2]))
    assert both.rows[1].shares == {"E2": pytest.approx(0.5)}
    assert both.rows[1].notes == ("E2 counts for 0.50 of its weight: it depends in part on E1",)
    answer = explain(rivals(), both)
    assert [piece.notes for piece in answer.pieces] == [row.notes for row in both.rows]
    assert answer.pieces[1].shares == {"E2": 0.5}


def test_splitting_a_hypothesis_changes_no_share() -> None:
    items = item("E1", ("a", "b"), H1=0.9, H2=0.1, H3=0.4), item("E2", ("b", "c"), H1=0.8, H2=0.3, H3=0.2)
    half = Hypothesis(id="H1a", text="", prior=0.1, part_of="H1")
    split = replace(rivals(), hypotheses=(*rivals().hypotheses, half))
    whole, parted = made(rivals(), *items), made(split, *items)
    assert whole.rows[1].shares == pytest.approx(parted.rows[1].shares)
    assert whole.rows[1].shares["E2"] < 1
    for name in ("H1", "H2", "H3", "other"):
        assert posterior(parted.table).of(name) == pytest.approx(posterior(whole.table).of(name))


def test_items_on_one_claim_depend_as_those_on_the_hypotheses_do() -> None:
    hypotheses = rivals(H1={"c1": 0.9}, H2={"c1": 0.2}, H3={"c1": 0.5})
    one, other = item("E1", ("a", "b"), c1=0.9, not_c1=0.1), item("E2", ("b", "c"), c1=0.8, not_c1=0.2)
    (row,) = made(hypotheses, one, other, item("E3", ("b", "d"), c1=0.3, not_c1=0.3)).rows
    assert row.items == ("E1", "E2")
    assert row.shares == {"E2": pytest.approx(0.5, abs=1e-3)}


@pytest.mark.parametrize("turned", [False, True])
def test_an_item_on_two_claims_counts_through_the_one_that_tells_most(turned: bool) -> None:
    """E1 speaks of both as strongly, but the hypotheses differ more about c2."""
    claims = {"H1": {"c1": 0.6, "c2": 0.9}, "H2": {"c1": 0.4, "c2": 0.1}, "H3": {"c1": 0.5, "c2": 0.5}}
    if turned:
        claims = {name: dict(reversed(of.items())) for name, of in claims.items()}
    said = item("E1", c1=0.9, not_c1=0.1, c2=0.9, not_c2=0.1)
    (row,) = made(rivals(**claims), said).rows
    assert row.claim == "c2"
    assert row.notes == ("E1 counts here through c2; what it says of c1 is not used",)


def test_of_claims_that_tell_the_same_the_first_by_id_counts() -> None:
    for names in (("c1", "c2"), ("c2", "c1")):
        claims = {"H1": dict.fromkeys(names, 0.9), "H2": dict.fromkeys(names, 0.1), "H3": dict.fromkeys(names, 0.5)}
        (row,) = made(rivals(**claims), item("E1", c1=0.9, not_c1=0.1, c2=0.9, not_c2=0.1)).rows
        assert row.claim == "c1"


def test_what_speaks_of_the_hypotheses_themselves_counts_by_that() -> None:
    claims = {"H1": {"c1": 0.9}, "H2": {"c1": 0.1}, "H3": {"c1": 0.5}}
    (row,) = made(rivals(**claims), item("E1", H1=0.5, c1=0.9, not_c1=0.1)).rows
    assert row.claim == ""
    assert row.notes == ("E1 counts here by what it says of the explanations; what it says of c1 is not used",)


@pytest.mark.parametrize("shared", [(), ("a common root",)])
def test_the_alarm_is_tested_on_one_witness_of_a_cluster(shared: tuple[str, ...]) -> None:
    items = [item(f"E{place}", (*shared, f"own {place}"), H1=0.02, H2=0.02, H3=0.02) for place in range(1, 6)]
    found = surprise(made(rivals(), *items).table)
    assert found.alarm
    assert found.roots == (1 if shared else 5)


def test_the_alarm_is_tested_on_the_chance_of_the_first_and_not_on_its_part() -> None:
    weaker = item("E1", ("a", "b"), H1=0.04, H2=0.03, H3=0.04)
    stronger = item("E2", ("b", "c"), H1=0.9, H2=0.2, H3=0.9)
    table = made(rivals(), weaker, stronger).table
    assert surprise(table).roots == 1
    assert surprise(table).tail == pytest.approx(0.04)
