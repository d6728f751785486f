"""Rival explanations in the dossier: a chapter where there are any, in the words and sums of the assessment."""

from __future__ import annotations

from dataclasses import replace

from backing.assessment.hypotheses.name import TemplateName
from backing.assessment.hypotheses.template import instantiate
from backing.assessment.items.item import Chance, Item
from backing.assessment.verdict import Contribution
from backing.assessment.weigh import weigh
from backing.assessment.weighing.evidence import Evidence
from backing.claims.claim import Kind
from backing.dossier.assemble import assemble
from backing.dossier.charts import draw
from backing.dossier.dossier import Dossier
from backing.dossier.explain import explain
from backing.dossier.writers.html import write_html
from tests.dossier.factory import case


def dossier_with(*items: Item, text: str = "a <b>large</b> group") -> Dossier:
    made = case()
    about = next(claim for claim in made.claims if claim.kind is Kind.PRESENCE and claim.checkable)
    presence = instantiate(TemplateName.PRESENCE, about)
    first = replace(presence.hypotheses[0], text=text)
    sets = (replace(presence, hypotheses=(first, *presence.hypotheses[1:])),)
    assessment = weigh(made.claims, (), made.statement.utterances, Evidence(items=items, sets=sets))
    return assemble(replace(made, assessment=replace(made.assessment, sets=assessment.sets)))


def item(name: str, source: tuple[str, ...] = (), **chances: float) -> Item:
    return Item(
        id=name, text=f"text of {name}", derived_from=source, chances={k: Chance.of(v) for k, v in chances.items()}
    )


ITEMS = (
    item("E1", H1=0.8, H2=0.5, H3=0.2, H4=0.1, H5=0.05, H6=0.3),
    item("E2", H1=0.5, H2=0.5, H3=0.5, H4=0.6, H5=0.2),
    item("E3", ("E1",), H1=0.8, H2=0.5, H3=0.2, H4=0.1, H5=0.05, H6=0.3),
)


def test_a_case_without_sets_has_no_chapter() -> None:
    dossier = assemble(case())
    assert dossier.explanations == ()
    assert "#explanations" not in write_html(dossier)


def test_the_chapter_adds_up_and_shows_what_it_hangs_on() -> None:
    dossier = dossier_with(*ITEMS)
    (found,) = dossier.explanations
    assert any(line.startswith("with hindsight: H1 over H2: +0.0 (priors) +2.0 (E1)") for line in found.sums)
    assert found.pieces is not None
    assert [row[4] for row in found.pieces.rows] == ["E3", "–"]
    assert any("would be even with all others" in line for line in found.hangs_on)
    assert any("E2 says nothing about H6" in line for line in found.hangs_on)
    assert found.turns is not None
    assert [row[0] for row in found.turns.rows] == ["E1", "E2"]
    assert found.matrix is not None
    assert found.matrix.columns == ("", "E1", "E2", "inconsistent")
    assert found.letters is not None
    cells = {(row["hypothesis"].split()[0], row["evidence"]): row["letter"] for row in found.letters.data}
    for row in found.matrix.rows[:-1]:
        assert [cells[row[0].split()[0], name] for name in ("E1", "E2")] == list(row[1:3])
    assert (draw(found.letters, prefix="matrix") or "").startswith("<svg")
    assert found.collect is not None
    assert "as they were locked" in found.remarks[-1]
    assert dict(dossier.minute)["Explanations"].startswith("How strong is the group there")


def test_the_page_shows_it_and_escapes_what_was_entered() -> None:
    page = write_html(dossier_with(*ITEMS))
    assert 'href="#explanations"' in page
    assert "What to look for next" in page
    assert "What each side would look for" in page
    assert "knowing the answer would add" in page
    assert "<b>large</b>" not in page
    assert page.count("<svg") >= 2


def test_analysts_stand_beside_the_model() -> None:
    made = case()
    about = next(claim for claim in made.claims if claim.kind is Kind.PRESENCE and claim.checkable)
    names = ("H1", "H2", "H3", "H4", "H5", "H6", "other")
    judged = {"Ann": dict.fromkeys(names, 0.2), "Ben": dict.fromkeys(names, 1 / 7)}
    sets = (replace(instantiate(TemplateName.PRESENCE, about), judged=judged),)
    assessed = weigh(made.claims, (), made.statement.utterances, Evidence(sets=sets))
    (found,) = explain(assessed.sets, {})
    assert found.group is not None
    assert found.group.columns == ("", "Ann", "Ben", "apart", "pooled", "the model, with hindsight")
    assert found.group.rows[-1][:3] == ("summed to", "1.4", "1")


def test_before_any_evidence_the_priors_are_shown_and_nothing_is_summed() -> None:
    (found,) = dossier_with().explanations
    assert (found.sums, found.pieces, found.matrix, found.tornado) == ((), None, None, None)
    assert found.collect is not None


def test_evidence_that_nothing_explains_raises_the_alarm() -> None:
    odd = [item(f"E{n}", H1=0.03, H2=0.03, H3=0.02, H4=0.02, H5=0.02, H6=0.02) for n in range(1, 5)]
    (found,) = dossier_with(*odd).explanations
    assert "None of these explains the evidence well" in found.remarks[0]


def test_where_only_ratios_are_known_the_alarm_says_that_it_was_not_tested() -> None:
    made = case()
    about = next(claim for claim in made.claims if claim.kind is Kind.PRESENCE and claim.checkable)
    (found,) = dossier_with(item("E1", **{about.id: 0.9, f"not {about.id}": 0.1})).explanations
    assert found.remarks[0].startswith("Whether any of these explains the evidence well was not tested")
    assert not any("not tested" in line for line in (*dossier_with().explanations[0].remarks, *found.hangs_on))


def test_what_counts_in_part_is_said_with_the_explanations_and_on_the_card() -> None:
    two = [item(f"E{n}", ("a visit", f"film {n}"), H1=0.8, H2=0.2, H3=0.2, H4=0.2, H5=0.2, H6=0.2) for n in (1, 2)]
    (found,) = dossier_with(*two).explanations
    assert "E2 counts for 0.75 of its weight: it depends in part on E1" in found.hangs_on
    made = case()
    judged = made.assessment.verdicts[0]
    part = Contribution(
        finding="E2", name="E2: a film", low=1, central=1, high=1, share=0.75, note="E2 counts <b>less</b>"
    )
    verdicts = (replace(judged, contributions=(part,)), *made.assessment.verdicts[1:])
    page = write_html(assemble(replace(made, assessment=replace(made.assessment, verdicts=verdicts))))
    assert "E2 counts &lt;b&gt;less&lt;/b&gt;" in page
