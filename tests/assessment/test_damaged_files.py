"""Files that somebody edited badly: whatever was done to them, they are weighed or refused with advice, and never crash."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from backing.assessment.hypotheses.name import TemplateName
from backing.assessment.hypotheses.read import read_sets
from backing.assessment.hypotheses.template import instantiate
from backing.assessment.hypotheses.write import write_sets
from backing.assessment.weigh import weigh
from backing.assessment.weighing.read import read_evidence
from backing.assessment.weighing.write import write_evidence
from backing.claims.claim import Claim, Kind
from backing.errors import BackingError
from backing.provenance import Span

CLAIM = Claim(id="c02", text="", span=Span(start=0, end=1), post_index=1, kind=Kind.PRESENCE)
SETS = write_sets([instantiate(TemplateName.PRESENCE, CLAIM)])
ITEMS = Path(__file__).parents[2].joinpath("examples", "evidence.yaml").read_text(encoding="utf-8")
SOURCES = """
  - {id: E8, text: the ministry denied it, source: A ministry, says: {c02: no}}
  - {id: E9, text: the agency reported it, source: An agency, says: {c02: yes}, known from: 2023-02-28}
  - {id: E10, text: an outlet reported it, source: An outlet, admiralty: B2, chances: {c02: 0.9, not c02: 0.1}}
sources:
  A ministry: {says: {always: no, chance: 0.95}, by: the example}
  An agency: {says: {record: {so: {yes: 30, no: 4}, not so: {yes: 2, no: 29, nothing: 5}}}}
  An outlet: {record: {right: 41, wrong: 6}, reliable: [0.6, 0.8], says: {so: {yes: 0.5, no: 0.1}, not so: {yes: 0.1, no: 0.5}}}
grades: {all: 0.7, B2: [0.6, 0.8], by: the example, on: 2023-02-28, why: a guess}
"""
PUT_IN = (
    "0", "1", "-1", "1e308", "nan", "inf", "[]", "{}", "~", "null", "none", "H1", "H9", "c02", "not c02", "&a", "*a", "!!x", "\t",
    '"', "'", ":", "- ", "  ", "\n", "1e-320", "seen: true", "seen: false", "certain: true", "part of: H1", "E1", "#", "[0, 1]",
    "sources:", "says: ", "yes", "no", "nothing", "chance: 0", "so: ", "all: 1", "-5", "30",
)  # fmt: skip


def test_what_is_damaged_here_is_in_order() -> None:
    assert len(read_evidence(ITEMS + SOURCES).sources.named) == 3


edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(("", *PUT_IN))), max_size=3)


def edited(text: str, changes: list[tuple[float, int, str]]) -> str:
    """The text with some characters taken out, and a word put in, at some places."""
    for where, length, word in changes:
        place = int(where * len(text))
        text = text[:place] + word + text[place + length :]
    return text


@settings(deadline=None, max_examples=150)
@given(to_sets=edits, to_items=edits)
def test_a_damaged_file_is_weighed_or_refused(
    to_sets: list[tuple[float, int, str]], to_items: list[tuple[float, int, str]]
) -> None:
    hint = None
    try:
        sets, entered = read_sets(edited(SETS, to_sets)), read_evidence(edited(ITEMS + SOURCES, to_items))
        assert read_sets(write_sets(sets)) == sets
        assert read_evidence(write_evidence(entered)) == entered
        weigh([CLAIM], (), (), replace(entered, sets=sets))
    except BackingError as problem:
        hint = problem.hint or ""
    assert hint != "", "an error says what to do"
