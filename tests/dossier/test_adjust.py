from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from backing.dossier.adjust import adjust
from backing.dossier.assemble import assemble
from backing.dossier.writers.html import write_html
from backing.evidence.finding import Finding, ModelResult
from tests.dossier import factory


def with_p(values: Sequence[float], **fields: object) -> factory.MadeUp:
    """The case of the factory, its findings on the claim about a fall with these p values."""
    case = factory.case()
    models = tuple(ModelResult(name=f"test {n}", measure="p", value=p) for n, p in enumerate(values))

    def given(finding: Finding) -> Finding:
        return replace(finding, models=(*finding.models, *models), **fields) if finding.id == "f7" else finding

    return replace(case, findings=tuple(map(given, case.findings)))


def table_of(case: factory.MadeUp):
    return assemble(case, (factory.dataset(),)).adjusted


def test_p_values_are_adjusted_for_all_that_the_dossier_holds() -> None:
    table = table_of(with_p((0.01, 0.02, 0.04, 0.9)))
    assert table is not None
    assert table.columns[2:] == ("p", "adjusted for 4", "at or below 0.05")
    assert [row[2:] for row in table.rows] == [
        ("0.01", "0.04", "yes"), ("0.02", "0.04", "yes"), ("0.04", "0.0533", "no"), ("0.9", "0.9", "no")
    ]  # fmt: skip


def test_the_page_shows_them_and_says_that_no_answer_rests_on_them() -> None:
    page = write_html(assemble(with_p((0.01, 0.2)), (factory.dataset(),)))
    assert "No answer above rests on them." in page
    assert "adjusted for 2" in page


def test_without_a_test_there_is_nothing_to_adjust() -> None:
    assert table_of(factory.case()) is None
    assert adjust((), {}) is None
    assert "several chances to be wrong" not in write_html(assemble(factory.case(), (factory.dataset(),)))


def test_posteriors_and_answers_as_of_posting_are_left_alone() -> None:
    assert table_of(with_p((0.01,), as_of=date(2024, 5, 3))) is None
    case = factory.case()
    posterior = ModelResult(name="a posterior", measure="P(ratio below 1)", value=0.01)
    findings = tuple(replace(finding, models=(posterior,)) for finding in case.findings)
    assert table_of(replace(case, findings=findings)) is None
