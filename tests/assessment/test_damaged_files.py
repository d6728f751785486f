"""Files that somebody edited badly: whatever was done to them, they are weighed or refused with advice, and never crash."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from backing.assessment.hypotheses.name import TemplateName
from backing.assessment.hypotheses.read import read_sets
from backing.assessment.hypotheses.template import instantiate
from backing.assessment.hypotheses.write import write_sets
from backing.assessment.items.read import read_items
from backing.assessment.items.write import write_items
from backing.assessment.weigh import weigh
from backing.assessment.weighing.evidence import Evidence
from backing.claims.claim import Claim, Kind
from backing.errors import BackingError
from backing.provenance import Span

CLAIM = Claim(id="c02", text="", span=Span(start=0, end=1), post_index=1, kind=Kind.PRESENCE)
SETS = write_sets([instantiate(TemplateName.PRESENCE, CLAIM)])
ITEMS = Path(__file__).parents[2].joinpath("examples", "evidence.yaml").read_text(encoding="utf-8")
PUT_IN = (
    "0", "1", "-1", "1e308", "nan", "inf", "[]", "{}", "~", "null", "none", "H1", "H9", "c02", "not c02", "&a", "*a", "!!x", "\t",
    '"', "'", ":", "- ", "  ", "\n", "1e-320", "seen: true", "seen: false", "certain: true", "part of: H1", "E1", "#", "[0, 1]",
)  # fmt: skip

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
        sets, items = read_sets(edited(SETS, to_sets)), read_items(edited(ITEMS, to_items))
        assert read_sets(write_sets(sets)) == sets
        assert read_items(write_items(items)) == items
        weigh([CLAIM], (), (), Evidence(items=items, sets=sets))
    except BackingError as problem:
        hint = problem.hint or ""
    assert hint != "", "an error says what to do"
