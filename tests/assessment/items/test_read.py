"""``evidence.yaml``: read, written, added to, refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.items.item import Chance, Item, ItemKind
from backing.assessment.items.read import read_items
from backing.assessment.items.write import add_item, write_items
from backing.errors import UnusableEvidence

FILE = """\
evidence:
  - id: E1
    text: "Two photographs show a training site in X"   # a remark
    kind: document
    source: UN Monitoring Team, S/2023/95
    known from: 2023-02-13
    by: analyst A
    on: 2026-11-27
    why: such sites are rarely photographed
    from: [Monitoring Team report of February 2023]
    partly from: {E2: 0.5}
    admiralty: b2
    reliable: [0.6, 0.8]
    chances: {H1: [0.3, 0.5], H5: 0.05, not C4: [0.1, 0.15, 0.3]}
  - id: E2
    text: No video of a camp
    seen: false
    searched: [three channels, 1 to 30 April 2023]
    certain: true
    chances:
      H1: 1
"""


def test_every_field_is_read() -> None:
    first, second = read_items(FILE)
    assert (first.kind, first.source, first.known_from) == (
        ItemKind.DOCUMENT,
        "UN Monitoring Team, S/2023/95",
        date(2023, 2, 13),
    )
    assert (first.by, first.on, first.why) == ("analyst A", date(2026, 11, 27), "such sites are rarely photographed")
    assert (first.derived_from, first.admiralty) == (("Monitoring Team report of February 2023",), "B2")
    assert (first.reliable, second.reliable) == (Chance.between(0.6, 0.8), None)
    assert first.partly_from == {"E2": 0.5}
    assert first.chances["H1"] == Chance.between(0.3, 0.5)
    assert first.chances["H5"] == Chance.of(0.05)
    assert first.chances["not C4"] == Chance(low=0.1, central=0.15, high=0.3)
    assert (second.seen, len(second.searched), second.chances["H1"].certain) == (False, 2, True)


@pytest.mark.parametrize("text", ["", "evidence:\n", "evidence: []\n", "# nothing yet\n"])
def test_a_file_may_hold_nothing(text: str) -> None:
    assert read_items(text) == ()


ROW = "evidence:\n  - id: E1\n    text: a\n    chances: {C1: 0.5, not C1: 0.4}\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ROW + "  - id: E1\n    text: b\n    chances: {C1: 0.5}\n", "line 5: two items have the id E1"),
        (ROW.replace("0.5", "1"), "line 4: a chance of 1 would decide"),
        (ROW.replace("0.5", "0"), "line 4: a chance of 0 would decide"),
        (ROW.replace("0.5", "[0.5, 0.2]"), "line 4: .* no interval"),
        (ROW.replace("0.5", "1.5"), "no interval"),
        (ROW.replace("0.5", "[]"), "0 numbers are no chance"),
        (ROW.replace("0.5", "often"), "a number is wanted"),
        (ROW.replace("E1", "not C1"), "is no id"),
        (ROW + "    admiralty: G7\n", "line 5: 'G7' is no Admiralty code"),
        (ROW + "    reliable: 1\n", "line 5: a chance of 1 would decide"),
        (ROW + "    partly from: {E2: 1.5}\n", "line 5: a correlation of 1.5 cannot be"),
        (ROW + "    kind: rumour\n", "none of the words"),
        (ROW + "    seen: false\n", "where it was looked for"),
        (ROW + "    weight: 3\n", "'weight' means nothing"),
        (ROW + "    known from: soon\n", "is no day"),
        ("evidence:\n  - id: E1\n    text: a\n", "'chances' is missing"),
        ("items: []\n", "'items' means nothing"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(UnusableEvidence, match=words):
        read_items(text)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(str.strip)
filled = texts.filter(bool)
days = st.none() | st.dates()
chances = st.tuples(*[st.floats(0.001, 0.999)] * 3).map(
    lambda three: Chance(**dict(zip(("low", "central", "high"), sorted(three), strict=True)))
)


@st.composite
def items(draw: st.DrawFn) -> Item:
    seen = draw(st.booleans())
    return Item(
        id=draw(st.from_regex(r"[A-Za-z][A-Za-z0-9_.-]{0,6}", fullmatch=True)),
        text=draw(filled),
        kind=draw(st.sampled_from(ItemKind)),
        source=draw(texts),
        by=draw(texts),
        on=draw(days),
        why=draw(texts),
        known_from=draw(days),
        derived_from=tuple(draw(st.lists(filled, max_size=3))),
        chances=draw(st.dictionaries(st.sampled_from(["H1", "C4", "not C4", "C7.H2"]), chances, min_size=1)),
        admiralty=draw(st.sampled_from(["", "A1", "F6"])),
        reliable=draw(st.none() | chances),
        seen=seen,
        searched=tuple(draw(st.lists(filled, min_size=0 if seen else 1, max_size=2))),
    )


@given(written=st.lists(items(), max_size=3, unique_by=lambda item: item.id))
def test_what_is_written_is_read_back(written: list[Item]) -> None:
    assert read_items(write_items(written)) == tuple(written)


@given(item=items().filter(lambda item: item.id not in {"E1", "E2"}))
def test_an_item_is_added_at_the_end_and_all_else_stays(item: Item) -> None:
    longer = add_item(FILE, item)
    assert longer.startswith(FILE.rstrip())
    assert read_items(longer) == (*read_items(FILE), item)
    assert read_items(add_item("evidence: []", item)) == (item,)


def test_an_item_is_not_added_twice_or_to_what_cannot_take_it() -> None:
    item = read_items(ROW)[0]
    with pytest.raises(UnusableEvidence, match="holds an item E1"):
        add_item(ROW, item)
    with pytest.raises(UnusableEvidence, match="nothing can be added"):
        add_item("evidence: [{id: E2, text: a, chances: {C1: 0.5}}]", item)
