"""``evidence.yaml``: read, written, added to, refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.items.item import Chance, Item, ItemKind, Said
from backing.assessment.sources.admiralty import Conversion
from backing.assessment.sources.source import Source, Sources
from backing.assessment.sources.speech import Behaviour, Habit, Sayings
from backing.assessment.weighing.evidence import Evidence
from backing.assessment.weighing.read import read_evidence
from backing.assessment.weighing.write import add_item, write_evidence
from backing.errors import UnusableEvidence
from backing.vocabulary.fold import fold

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
    first, second = read_evidence(FILE).items
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
    assert read_evidence(text).items == ()


SOURCES = """\
sources:
  UN Monitoring Team: {reliable: [0.6, 0.8], why: "what came after", by: analyst A, on: 2026-11-27}
  Outlet Y: {record: {right: 41, wrong: 6}}
  The ministry:
    says: {so: {yes: 0.9, no: [0.03, 0.05]}, not so: {yes: 0.6, no: 0.1}}
  The spokesman: {says: {always: no, chance: 0.95}}
  The agency: {says: {record: {so: {yes: 30, no: 4, nothing: 3}, not so: {yes: 2, no: 29}}}}
# the project's own
grades: {all: 0.7, b2: [0.6, 0.8], by: analyst A, on: 2026-11-27, why: 212 reports}
"""
SAID = "evidence:\n  - id: E1\n    text: a\n    source: The spokesman\n    says: {c12: no, c13: nothing}\n"


def test_what_is_known_of_sources_is_read() -> None:
    found = read_evidence(SAID + SOURCES)
    assert found.items[0].says == {"c12": Said.NO, "c13": Said.NOTHING}
    assert found.items[0].place == "evidence.yaml, line 2"
    team, outlet, ministry, spokesman, agency = found.sources.named
    assert (team.name, team.reliable, team.by, team.on, team.why) == (
        "UN Monitoring Team", Chance.between(0.6, 0.8, certain=True), "analyst A", date(2026, 11, 27), "what came after",
    )  # fmt: skip
    assert outlet.record == (41, 6)
    assert ministry.speech == Behaviour(
        yes_if_true=Chance.of(0.9),
        no_if_true=Chance.between(0.03, 0.05),
        yes_if_false=Chance.of(0.6),
        no_if_false=Chance.of(0.1),
    )
    assert spokesman.speech == Habit(always=Said.NO, chance=0.95)
    assert agency.speech == Sayings(
        cases={
            (True, Said.YES): 30, (True, Said.NO): 4, (True, Said.NOTHING): 3, (False, Said.YES): 2, (False, Said.NO): 29,
        }
    )  # fmt: skip
    table = found.sources.grades
    assert (table.every, table.reliable, table.by) == (
        Chance.of(0.7, certain=True), {"B2": Chance.between(0.6, 0.8, certain=True)}, "analyst A",
    )  # fmt: skip


def said(speech: str) -> str:
    return f"{SAID}sources:\n  The spokesman:\n    says: {speech}\n"


TOLD = said("{always: no, chance: 0.9}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SAID, "line 2: E1 says what The spokesman says, and how that source speaks is not known"),
        (SAID + "sources: {The spokesman: {reliable: 0.5}}\n", "line 2: .* is not known"),
        (TOLD.replace("    source: The spokesman\n", ""), "line 2: who says it is not said"),
        (TOLD.replace("{c12: no, c13: nothing}", "{}"), "line 5: `says` names no claim"),
        (TOLD.replace("c12: no", "c12: perhaps"), "line 5: 'perhaps' is none of the words"),
        (TOLD.replace("c12: no", "not c12: no"), "line 5: not c12 is a denial"),
        (TOLD.replace("c12: no", "c12: yes"), "line 2: by these chances the speaker never says yes"),
        (
            TOLD.replace("    says: {c12", "    chances: {c1: 0.5, not c1: 0.4}\n    says: {c12"),
            "line 5: `chances` stands beside",
        ),
        (TOLD.replace("    says: {c12", "    reliable: 0.5\n    says: {c12"), "line 5: `reliable` stands beside"),
        (TOLD.replace("    says: {c12", "    certain: true\n    says: {c12"), "line 5: `certain` stands beside"),
        (said("{always: nothing, chance: 0.9}"), "line 8: 'nothing' is none of the words"),
        (said("{always: no, chance: 1.9}"), "line 8: .* no interval"),
        (said("{always: no}"), "line 8: 'chance' is missing"),
        (said("{always: no, chance: 0.9, so: {yes: 0.1, no: 0.2}}"), "line 8: 'so' means nothing here"),
        (
            said("{so: {yes: 0.9, no: 0.2}, not so: {yes: 0.1, no: 0.2}}"),
            "line 8: yes and no have 1.1 together .* is true",
        ),
        (
            said("{so: {yes: 0.1, no: 0.2}, not so: {yes: 0.9, no: 0.2}}"),
            "line 8: yes and no have 1.1 together .* is false",
        ),
        (said("{so: {yes: 0.1, no: 0.2}}"), "line 8: 'not so' is missing"),
        (said("{so: {yes: 0.1}, not so: {yes: 0.9, no: 0.1}}"), "line 8: 'no' is missing"),
        (said("{so: {yes: 0.1, no: 0}, not so: {yes: 0.8, no: 0.1}}"), "line 8: a chance of 0 would decide"),
        (
            said("{so: {yes: 0.5, no: 0.5}, not so: {yes: 0.8, no: 0.1}}"),
            "line 2: yes and no leave no chance of saying nothing",
        ),
        (said("{record: {so: {yes: 1.5}, not so: {}}}"), "line 8: 1.5 is no number of cases"),
        (said("{record: {so: {yes: -1}, not so: {}}}"), "line 8: -1 is no number of cases"),
        (said("{record: {so: {perhaps: 1}, not so: {}}}"), "line 8: 'perhaps' means nothing here"),
        (said("{}"), "line 8: 'so' is missing"),
        ("sources: {A: {}}", "line 1: nothing is said of A"),
        ("sources: {A: {by: me}}", "line 1: nothing is said of A"),
        ("sources: {A: {weight: 3}}", "line 1: 'weight' means nothing here"),
        ("sources: {' ': {reliable: 0.5}}", "line 1: a source has no name"),
        ("sources: {A: {reliable: 1.5}}", "line 1: .* no interval"),
        ("sources: {A: {record: {right: 3}}}", "line 1: 'wrong' is missing"),
        ("sources: {A: {record: {right: 1e308, wrong: 3}}}", r"line 1: 1e\+308 is no number of cases"),
        ("sources:\n  A b: {reliable: 0.5}\n  a-b: {reliable: 0.6}\n", "line 2: a-b and A b are one source"),
        ("sources: [A]", "line 1: names with values"),
        ("grades: {B2: 0.5, by: A, on: 2026-11-27, why: a}", "line 1: .* how reliable all sources are"),
        ("grades: {all: 0.5, B2: 0.5, by: A, on: 2026-11-27}", "line 1: .* whose it is"),
        ("grades: {all: 0.5, B9: 0.5, by: A, on: 2026-11-27, why: a}", "line 1: 'B9' is no Admiralty code"),
        ("grades: {all: 0.5, B2: 0.5, b2: 0.6, by: A, on: 2026-11-27, why: a}", "line 1: B2 stands twice"),
        ("grades: {all: 0.5, B2: 2, by: A, on: 2026-11-27, why: a}", "line 1: .* no interval"),
    ],
)
def test_what_cannot_be_of_a_source_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(UnusableEvidence, match=words) as problem:
        read_evidence(text)
    assert str(problem.value.detail).startswith("evidence.yaml, line "), problem.value
    assert problem.value.hint


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
        read_evidence(text)


LISTED = "documents: [the UN report]\n" + ROW.replace("C1: 0.5, not C1: 0.4", "H1: 0.5")


def test_where_documents_are_listed_no_other_name_will_do() -> None:
    assert read_evidence(ROW).documents is None
    copy = "  - {id: E2, text: b, from: [E1, UN Report], chances: {H1: 0.4}}\n"
    found = read_evidence(LISTED + copy)
    assert found.documents == ("the UN report",)
    assert found.provenance.roots["E2"] == {"E1", "the UN report"}
    assert read_evidence(write_evidence(found)) == found
    assert add_item(LISTED, found.items[1]).startswith(LISTED.rstrip())
    with pytest.raises(UnusableEvidence, match="line 6: 'UM report' is no item, and not among the documents"):
        read_evidence(LISTED + copy.replace("UN Report", "UM report"))
    with pytest.raises(UnusableEvidence, match="'O7', and there is no such item or root"):
        _ = read_evidence(LISTED + copy.replace("UN Report", "O7")).provenance


def test_words_may_be_from_whoever_says_them_where_documents_are_listed() -> None:
    reply = "  - {id: E2, text: b, source: A ministry, from: A Ministry, chances: {H1: 0.4}}\n"
    assert read_evidence(LISTED + reply).provenance.roots["E2"] == {"A ministry"}


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(str.strip)
filled = texts.filter(bool)
days = st.none() | st.dates()
chances = st.tuples(*[st.floats(0.001, 0.999)] * 3).map(
    lambda three: Chance(**dict(zip(("low", "central", "high"), sorted(three), strict=True)))
)


counts = st.dictionaries(st.sampled_from(Said), st.integers(0, 10**6))
signed = {"by": texts, "on": days, "why": texts, "known_from": days}


@st.composite
def behaviours(draw: st.DrawFn) -> Behaviour:
    parts = draw(st.lists(chances, min_size=4, max_size=4))
    yes, no = (Chance(low=each.low / 2, central=each.central / 2, high=each.high / 2) for each in parts[:2])
    return Behaviour(yes_if_true=yes, no_if_true=no, yes_if_false=no, no_if_false=yes)


speeches = (
    st.none()
    | behaviours()
    | st.builds(Habit, always=st.sampled_from([Said.YES, Said.NO]), chance=st.floats(0.001, 1))
    | st.tuples(counts, counts).map(
        lambda two: Sayings(
            cases={(so, said): n for so, row in zip((True, False), two, strict=True) for said, n in row.items()}
        )
    )
)
reliabilities = chances.map(lambda chance: replace(chance, certain=True))
known = st.builds(
    Source,
    name=filled,
    reliable=st.none() | reliabilities,
    record=st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)),
    speech=speeches,
    **signed,
)
tables = st.just(Conversion()) | st.builds(
    Conversion,
    reliable=st.dictionaries(st.sampled_from(["A1", "B2", "F6"]), reliabilities, min_size=1),
    every=reliabilities,
    by=filled,
    on=st.dates(),
    why=filled,
    known_from=days,
)
everything = st.builds(
    Sources,
    named=st.lists(known, max_size=3, unique_by=lambda each: fold(each.name) or each.name).map(tuple),
    grades=tables,
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


@given(sources=everything, written=st.lists(items(), max_size=2, unique_by=lambda item: item.id), data=st.data())
def test_sources_are_read_back_and_stay_where_an_item_is_added(
    sources: Sources, written: list[Item], data: st.DataObject
) -> None:
    speaking = [each.name for each in sources.named if isinstance(each.speech, Behaviour)]
    if speaking:
        own = Item(id="S1", text="a", source=data.draw(st.sampled_from(speaking)), says={"c1": Said.YES, "C4": Said.NO})
        written = [*(item for item in written if item.id != "S1"), own]
    evidence = Evidence(items=tuple(written), sources=sources)
    text = write_evidence(evidence)
    assert read_evidence(text) == evidence
    added = data.draw(items().filter(lambda item: item.id not in {each.id for each in written}))
    longer = read_evidence(add_item(text, added))
    assert (longer.items, longer.sources) == ((*written, added), sources)


def test_what_logic_alone_decides_of_a_speaker_has_to_be_meant() -> None:
    text = said("{so: {yes: 0.1, no: 0.2}, not so: {yes: 0, no: 0.5}, certain: true}")
    found = read_evidence(text)
    assert found.sources.named[0].speech.certain
    assert read_evidence(write_evidence(found)) == found
    with pytest.raises(UnusableEvidence, match="line 8: a chance of 0 would decide"):
        read_evidence(text.replace("certain: true", "certain: false"))


@pytest.mark.parametrize("between", ["", "\n", "\n# about the sources\n\n# more\n"])
@pytest.mark.parametrize("own", [FILE, ROW, SAID, "evidence:\n", "evidence: []   # none yet\n", ""])
def test_an_item_is_added_before_the_sources_and_all_else_stays(own: str, between: str) -> None:
    item = Item(id="E9", text="b", chances={"C1": Chance.of(0.5)})
    text = own + between + SOURCES
    longer = add_item(text, item)
    before, after = read_evidence(text), read_evidence(longer)
    assert (after.items, after.sources) == ((*before.items, item), before.sources)
    for line in text.replace("[]", "").splitlines():
        assert line.rstrip() in map(str.rstrip, longer.splitlines())
    if own:
        assert longer.endswith(between + SOURCES)


@given(written=st.lists(items(), max_size=3, unique_by=lambda item: item.id))
def test_what_is_written_is_read_back(written: list[Item]) -> None:
    assert read_evidence(write_evidence(Evidence(items=tuple(written)))).items == tuple(written)


@given(item=items().filter(lambda item: item.id not in {"E1", "E2"}))
def test_an_item_is_added_at_the_end_and_all_else_stays(item: Item) -> None:
    longer = add_item(FILE, item)
    assert longer.startswith(FILE.rstrip())
    assert read_evidence(longer).items == (*read_evidence(FILE).items, item)
    assert read_evidence(add_item("evidence: []", item)).items == (item,)


def test_an_item_is_not_added_twice_or_to_what_cannot_take_it() -> None:
    item = read_evidence(ROW).items[0]
    with pytest.raises(UnusableEvidence, match="holds an item E1"):
        add_item(ROW, item)
    with pytest.raises(UnusableEvidence, match="nothing can be added"):
        add_item("evidence: [{id: E2, text: a, chances: {C1: 0.5}}]", item)
