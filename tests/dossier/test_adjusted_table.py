from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backing.assessment.adjust import adjust
from backing.dossier.adjusted_table import adjusted_table
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

    return with_findings(tuple(map(given, case.findings)))


def with_findings(findings: tuple[Finding, ...]) -> factory.MadeUp:
    case = factory.case()
    return replace(case, findings=findings, assessment=replace(case.assessment, adjusted=adjust(findings)))


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


def test_without_a_test_there_is_nothing_to_show() -> None:
    assert table_of(factory.case()) is None
    assert adjusted_table((), (), ()) is None
    assert "several chances to be wrong" not in write_html(assemble(factory.case(), (factory.dataset(),)))


def test_a_test_whose_finding_was_taken_out_by_hand_is_not_shown() -> None:
    case = with_p((0.01, 0.02))
    left = tuple(finding for finding in case.findings if finding.id != "f7")
    assert table_of(replace(case, findings=left)) is None
