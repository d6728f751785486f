"""A form on which one analyst judges alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.groups.form import extend_form, read_form, with_forms, write_form
from backing.assessment.groups.pool import pool
from backing.assessment.hypotheses.hypothesis import CatchAll, Hypothesis, HypothesisSet
from backing.errors import UnusableHypotheses

WHERE = "judgements/A.yaml"
SET = HypothesisSet(
    id="A1",
    question="How many?",
    hypotheses=(
        Hypothesis(id="H1", text="many", prior=0.45, claims={"c1": 0.77}),
        Hypothesis(id="H2", text="few: or none", prior=0.45),
        Hypothesis(id="H2a", text="none", prior=0.2, part_of="H2"),
    ),
    other=CatchAll(prior=0.1),
    judged={"B": {"H1": 0.31, "H2": 0.62, "other": 0.07}},
)
OTHER = replace(SET, id="A2", question="Where?", judged={})


def filled(form: str, **chances: float) -> str:
    """The first set of a form filled in."""
    for name, chance in chances.items():
        form = form.replace(f"    {name}:", f"    {name}: {chance}", 1)
    return form


def test_a_form_has_the_explanations_and_nothing_that_anybody_thinks() -> None:
    form = write_form([SET])
    assert "A1:  # How many?" in form
    assert "    H2:  # few: or none\n" in form
    assert "H2a" not in form, "a part is in its whole"
    assert not [number for number in ("0.45", "0.31", "0.62", "0.07", "0.77", "0.1", "B") if number in form]
    assert read_form(form, WHERE, [SET]) == {"A1": {}}


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_text_of_a_set_can_fill_a_form_in(question: str, text: str) -> None:
    odd = replace(SET, question=question, hypotheses=(replace(SET.hypotheses[0], text=text), *SET.hypotheses[1:]))
    assert read_form(write_form([odd, OTHER]), WHERE, [odd, OTHER]) == {"A1": {}, "A2": {}}


def test_what_was_filled_in_is_read_and_pooled_beside_the_others() -> None:
    form = read_form(filled(write_form([SET, OTHER]), H1=0.5, H2=0.4, other=0), WHERE, [SET, OTHER])
    assert form == {"A1": {"H1": 0.5, "H2": 0.4, "other": 0}, "A2": {}}
    one, other = with_forms([SET, OTHER], {"A": form})
    assert one.judged == {"B": SET.judged["B"], "A": form["A1"]}
    assert other.judged == {}
    assert pool(one) == pool(replace(SET, judged={**SET.judged, "A": {"H1": 0.5, "H2": 0.4, "other": 0}}))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (filled(write_form([SET]), H1=0.5, other=0.1), "line 6: H1, other is judged, and H2 is not"),
        (filled(write_form([SET]), H1=1.5, H2=0.4, other=0.1), "line 5: 1.5 is no probability"),
        (write_form([SET]).replace("H1:", "H9:"), "line 5: 'H9' means nothing here"),
        (write_form([replace(SET, id="A9")]), "A9 is no set of hypotheses.yaml"),
        ("sets:\n  A1: {H1: 0.5}\n", "line 2: H1 is judged, and H2 is not"),
        ("sets: [", "no YAML"),
        ("judged: {}", "means nothing here"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(UnusableHypotheses, match=words):
        read_form(text, WHERE, [SET])


def test_nobody_judges_a_set_twice() -> None:
    row = {"A1": {"H1": 0.5, "H2": 0.4, "other": 0.1}}
    for forms in ({"B": row}, {"b": row}, {"A": row, "a": row}):
        with pytest.raises(UnusableHypotheses, match="judged A1 twice"):
            with_forms([SET], forms)
    assert with_forms([SET], {"B": {"A1": {}}}) == (SET,), "an empty form is no judgement"


def test_who_holds_nothing_for_possible_has_not_judged() -> None:
    """It would be pooled as if he held all for equally likely."""
    zeros = "sets:\n  A1:\n    H1: 0\n    H2: 0.0\n    other: 0\n"
    with pytest.raises(UnusableHypotheses, match=r"^a\.yaml, line 3: every explanation is judged 0") as problem:
        read_form(zeros, "a.yaml", [SET])
    assert "catch-all" in str(problem.value.hint)
    assert read_form(zeros.replace("other: 0", "other: 0.1"), "a.yaml", [SET])["A1"]["other"] == 0.1


def test_a_form_grows_by_the_sets_that_it_lacks() -> None:
    form = filled(write_form([SET]), H1=0.5, H2=0.4, other=0.1)
    longer = extend_form(form, [SET, OTHER], WHERE)
    assert longer.startswith(form.rstrip())
    assert read_form(longer, WHERE, [SET, OTHER]) == {"A1": {"H1": 0.5, "H2": 0.4, "other": 0.1}, "A2": {}}
    with pytest.raises(UnusableHypotheses, match="asks about every set already"):
        extend_form(longer, [SET, OTHER], WHERE)
    with pytest.raises(UnusableHypotheses, match="nothing can be added"):
        extend_form("sets: {A1: {}}", [SET, OTHER], WHERE)
