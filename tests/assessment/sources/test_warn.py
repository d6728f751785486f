"""What comes to nothing is said: short records, sources that nothing is by, codes that the table does not hold."""

from __future__ import annotations

from backing.assessment.sources.warn import warn
from backing.assessment.weighing.read import read_evidence


def warned(sources: str, item: str = "source: A, chances: {c1: 0.8, not c1: 0.2}") -> tuple[str, ...]:
    found = read_evidence(f"{sources}\nevidence:\n  - {{id: E1, text: a, {item}}}\n")
    return warn(found.items, found.sources)


def test_a_short_record_weighs_nothing() -> None:
    (text,) = warned("sources: {A: {record: {right: 6, wrong: 1}}}")
    assert text.startswith("A was right in 6 of 7 resolved items (0.")
    assert text.endswith("fewer than 30, so the record weighs nothing")
    assert not warned("sources: {A: {record: {right: 26, wrong: 4}}}")


def test_words_of_too_few_cases_weigh_nothing() -> None:
    speech = "sources: {{A: {{says: {{record: {{so: {{yes: 30}}, not so: {{no: {0}}}}}}}}}}}"
    (text,) = warned(speech.format(29), "source: A, says: {c1: yes}")
    assert text.startswith("what A says is known of 30 cases in which it was so and 29 in which it was not")
    assert not warned(speech.format(30), "source: A, says: {c1: yes}")


def test_a_source_that_nothing_is_by_may_be_misspelled() -> None:
    assert warned("sources: {Outlet Y: {reliable: 0.5}}") == (
        "nothing is by Outlet Y, of which the sources say something",
    )
    assert not warned("sources: {the a: {reliable: 0.5}}")


def test_a_name_that_is_nearly_a_source_is_remarked() -> None:
    sources = "sources: {UN Monitoring Team: {reliable: 0.5}, B: {reliable: 0.5}}"
    _, _, text = warned(sources, "source: the UN Monitoring Teams, chances: {c1: 0.8, not c1: 0.2}")
    assert text.endswith("look like one source and count as two: if they are one, write them alike")
    assert "'UN Monitoring Team' and" in text or "and 'UN Monitoring Team' look" in text
    assert len(warned(sources, "source: The UN monitoring team, chances: {c1: 0.8, not c1: 0.2}")) == 1
    assert not warned("sources: {}", "source: the UN Monitoring Teams, chances: {c1: 0.8, not c1: 0.2}")


def test_a_code_that_the_table_does_not_hold_is_no_number() -> None:
    table = "grades: {all: 0.7, B2: 0.8, by: me, on: 2026-11-27, why: a}"
    chances = "chances: {c1: 0.8, not c1: 0.2}"
    assert warned(table, f"admiralty: C3, {chances}") == (
        "E1 is rated C3, which the table of grades does not hold: it is no number",
    )
    assert not warned(table, f"admiralty: B2, {chances}")
    assert not warned(table, f"admiralty: C3, reliable: 0.5, {chances}")
    assert not warned("sources: {}", f"admiralty: C3, {chances}"), (
        "without a table a code is kept, and meant to be no number"
    )
