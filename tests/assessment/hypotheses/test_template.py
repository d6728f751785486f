"""The templates that ship: each fits, favours no side, and shows when its priors were changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backing.assessment.hypotheses.check import check
from backing.assessment.hypotheses.hypothesis import Expected
from backing.assessment.hypotheses.name import TemplateName
from backing.assessment.hypotheses.read import read_sets
from backing.assessment.hypotheses.template import instantiate, origin_note, template_for
from backing.assessment.hypotheses.write import add_set, write_sets
from backing.assessment.items.item import Chance
from backing.claims.claim import Claim, Kind
from backing.errors import UnusableHypotheses
from backing.provenance import Span

LOCKED = {"presence": "8d57bf2c5a3e", "magnitude": "a95ea8a282a8", "absence": "df2d0a9375bb", "intent": "c0a8533ea8fc"}
"""The first digits of each template's digest: who changes one says so here, and in the list of changes."""


def claim(kind: Kind = Kind.PRESENCE, polarity: str = "affirmative", name: str = "c4") -> Claim:
    return Claim(id=name, text="", span=Span(start=0, end=1), post_index=1, kind=kind, polarity=polarity)


def implied(name: TemplateName, about: Claim) -> float:
    """The prior probability of the claim among the named hypotheses."""
    made = instantiate(name, about)
    return sum(each.prior * each.claims[about.id] for each in made.hypotheses) / sum(
        each.prior for each in made.hypotheses
    )


@pytest.mark.parametrize("name", TemplateName)
def test_each_fits_and_gives_its_claim_an_even_chance(name: TemplateName) -> None:
    about = claim(Kind.ABSENCE if name is TemplateName.ABSENCE else Kind.PRESENCE)
    check(instantiate(name, about), [about.id])
    assert 0.4 < implied(name, about) < 0.6
    held = [each.prior for each in instantiate(name, about).hypotheses if each.claims[about.id] > 0.5]
    assert sum(held) == pytest.approx(0.45)


@pytest.mark.parametrize("name", TemplateName)
def test_a_denial_mirrors_the_claim(name: TemplateName) -> None:
    assert implied(name, claim()) + implied(name, claim(polarity="negative")) == pytest.approx(1)


@pytest.mark.parametrize("name", TemplateName)
def test_no_observable_favours_the_claim_before_anybody_has_looked(name: TemplateName) -> None:
    made = instantiate(name, claim())
    assert all(each.seen is None for each in made.observables)
    for each in made.observables:
        assert each.expected.keys() == {hypothesis.id for hypothesis in made.hypotheses}
        assert each.why


def test_the_founding_question_has_seven_answers() -> None:
    made = instantiate(TemplateName.PRESENCE, claim())
    assert [each.id for each in made.hypotheses] == ["H1", "H2", "H3", "H4", "H5", "H6"]
    assert made.other is not None
    assert made.other.prior == 0.1


def test_the_kind_of_a_claim_calls_for_its_template() -> None:
    assert template_for(claim(Kind.COUNT)) is TemplateName.MAGNITUDE
    assert template_for(claim(Kind.ABSENCE)) is TemplateName.ABSENCE
    assert template_for(claim(Kind.CAUSAL)) is None


@pytest.mark.parametrize("name", TemplateName)
def test_no_template_changes_unnoticed(name: TemplateName) -> None:
    assert instantiate(name, claim()).digest.startswith(LOCKED[name])


def test_priors_that_were_changed_are_told() -> None:
    made = instantiate(TemplateName.PRESENCE, claim())
    changed = replace(made.hypotheses[0], prior=0.2), replace(made.hypotheses[1], prior=0.1), *made.hypotheses[2:]
    for wrong, words in (
        ({"hypotheses": changed}, "priors changed by hand from the template presence"),
        ({"other": replace(made.other, high=50.0)}, "priors changed by hand from the template presence"),
        ({"digest": "0" * 64}, "priors of another version of the template presence"),
        ({"template": ""}, "priors set by hand"),
        ({"template": "x"}, "priors set by hand: there is no template x"),
    ):
        assert origin_note(replace(made, **wrong), [claim()]) == words


@pytest.mark.parametrize("name", TemplateName)
@pytest.mark.parametrize("polarity", ["affirmative", "negative"])
def test_what_of_a_template_was_changed_is_told(name: TemplateName, polarity: str) -> None:
    """By the claim's own sense: the chances of a claim are no template's chances of its denial."""
    about = claim(polarity=polarity)
    made = instantiate(name, about, prefix="x.")
    locked = f"priors of the template {name}, as they were locked ({LOCKED[name]})"
    (read,) = read_sets(write_sets([made]))
    assert origin_note(read, [claim(name="c1"), about]) == locked
    first, *rest = made.hypotheses
    sure = replace(made, hypotheses=(replace(first, claims={about.id: 0.99}), *rest))
    other_way = claim(polarity="negative" if polarity == "affirmative" else "affirmative")
    for changed, claims in ((sure, [about]), (replace(made, about=()), [about]), (made, [other_way])):
        assert origin_note(changed, claims) == f"{locked}; the claims' chances changed by hand"
    row, *others = made.observables
    replaced = replace(made, observables=(replace(row, expected={first.id: Expected(exist=Chance.of(0.5))}), *others))
    assert origin_note(replaced, [about]) == f"{locked}; starting points of observables replaced"
    looked = replace(made, observables=(replace(row, seen=True, why="mine"), *others))
    assert origin_note(looked, [about]) == locked


def test_a_second_set_has_ids_of_its_own_and_the_first_stays_as_it_was() -> None:
    first = write_sets([instantiate(TemplateName.PRESENCE, claim())]).replace("prior: 0.1\n", "prior: 0.1  # mine\n")
    second = instantiate(TemplateName.MAGNITUDE, claim(name="c7"), prefix="c7.")
    longer = add_set(first, second)
    assert longer.startswith(first.rstrip())
    assert "c7.H1" in longer
    with pytest.raises(UnusableHypotheses, match="holds the set"):
        add_set(longer, second)
    with pytest.raises(UnusableHypotheses, match="nothing can be added"):
        add_set("sets: [{id: A, question: q, hypotheses: [{id: H1, text: a, prior: 0.9}]}]", second)
