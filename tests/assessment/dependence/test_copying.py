"""Copying told from values alone: a hint at best, and a warning where the settings decide."""

from __future__ import annotations

import numpy as np
import pytest

from backing.assessment.dependence import copying
from backing.assessment.dependence.copying import CopyingSetting, copied_from_each_other, copying_hint
from backing.assessment.sources.truth.assertions import from_codes, from_names
from backing.errors import UnusableEvidence

RESEARCHERS = {
    "S1": ["MIT", "MSR", "MSR", "UCI", "Google"],
    "S2": ["Berkeley", "MSR", "MSR", "AT&T", "Google"],
    "S3": ["MIT", "UWisc", "MSR", "BEA", "UW"],
    "S4": ["MIT", "UWisc", "MSR", "BEA", "UW"],
    "S5": ["MS", "UWisc", "MSR", "BEA", "UW"],
}
"""Five sources on the affiliations of five people; three copy, and their values are false (Dong and others 2009)."""


def test_five_sources_on_five_items_are_not_identifiable() -> None:
    rows = [
        (source, f"person {place}", value) for source, row in RESEARCHERS.items() for place, value in enumerate(row)
    ]
    hint = copying_hint(from_names(rows))
    assert not hint.identifiable
    assert hint.warning.startswith("Not identifiable from the values alone: 16 settings")
    assert any(pair.low < 0.5 < pair.high for pair in hint.pairs), "the settings disagree about some pair"


@pytest.mark.parametrize(("true", "false", "apart"), [(3, 0, 0), (0, 2, 0), (0, 0, 3), (5, 1, 2)])
@pytest.mark.parametrize("copying", [0.1, 0.5])
def test_two_sources_of_one_accuracy_follow_the_formula_of_the_paper(true, false, apart, copying) -> None:
    error, rate, number = 0.2, 0.7, 50
    against = (
        (1 - copying)
        / copying
        * ((1 - error) / (1 - error + rate * error)) ** true
        * (error / (rate * number + error - rate * error)) ** false
        * (1 / (1 - rate)) ** apart
    )
    found = copied_from_each_other(
        tuple(np.full((2, 2), float(count)) for count in (true, false, apart)),
        np.full(2, 1 - error),
        CopyingSetting(copying=copying, rate=rate, false_values=number, start="vote"),
    )
    assert found[0, 1] == pytest.approx(1 / (1 + against))


def test_copiers_of_many_values_are_accused_at_every_setting() -> None:
    random = np.random.default_rng(3)
    sources, items = 8, 150
    truth = random.integers(0, 60, items)
    said = np.where(random.random((sources, items)) < 0.8, truth, random.integers(0, 60, (sources, items)))
    for copier in (5, 6):
        said[copier] = np.where(random.random(items) < 0.8, said[4], said[copier])
    hint = copying_hint(
        from_codes(np.repeat(np.arange(sources), items), np.tile(np.arange(items), sources), said.ravel())
    )
    assert {(pair.one, pair.other) for pair in hint.pairs if pair.low > 0.5} == {("4", "5"), ("4", "6"), ("5", "6")}
    assert hint.warning


def test_a_hint_that_all_settings_share_is_no_evidence_either() -> None:
    rows = [("a", f"{place}", "1") for place in range(3)] + [("b", f"{place + 9}", "2") for place in range(3)]
    hint = copying_hint(from_names(rows))
    assert hint.identifiable
    assert hint.pairs == ()
    assert hint.warning.startswith("A hint, and no evidence")


def test_other_names_change_nothing() -> None:
    rows = [
        (source, f"person {place}", value) for source, row in RESEARCHERS.items() for place, value in enumerate(row)
    ]
    names = dict(zip(RESEARCHERS, ("S3", "S5", "S1", "S2", "S4"), strict=True))
    first = {frozenset((p.one, p.other)): (p.low, p.high) for p in copying_hint(from_names(rows)).pairs}
    renamed = copying_hint(from_names([(names[source], item, value) for source, item, value in reversed(rows)]))
    second = {frozenset((p.one, p.other)): (p.low, p.high) for p in renamed.pairs}
    assert {frozenset(names[each] for each in pair): pytest.approx(value) for pair, value in first.items()} == second


def test_too_large_a_table_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(copying, "MOST_CELLS", 3)
    with pytest.raises(UnusableEvidence, match="too many to compare"):
        copying_hint(from_names([("a", "x", "1"), ("b", "x", "2")]))
