"""Many sources at once: what is shown of each, what is judged, and what is warned of."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from backing.assessment.sources import survey as surveying
from backing.assessment.sources.survey import survey
from backing.assessment.sources.truth.methods import METHODS
from backing.assessment.sources.truth.origins import Assertion
from backing.errors import UnusableEvidence


def drawn(items: int = 60, copies: int = 3, *, named: bool = True):
    """Four sources, the last of them often wrong and repeated by others; assertions and truths."""
    random = np.random.default_rng(11)
    rows, truths = [], {}
    for place in range(items):
        item, truth = f"event {place}", random.integers(3)
        truths[item] = f"{truth}"
        for name, right in (("a", 0.9), ("b", 0.9), ("c", 0.8), ("d", 0.4)):
            said = truth if random.random() < right else (truth + random.integers(1, 3)) % 3
            rows.append(Assertion(source=name, item=item, value=f"{said}"))
        rows += [
            Assertion(source=f"copy {k}", item=item, value=rows[-1].value, origins=("d",) if named else ())
            for k in range(copies)
        ]
    return rows, truths


def test_copies_are_shown_and_do_not_count() -> None:
    rows, truths = drawn()
    found = survey(rows, method="crh", truths=truths)
    by_name = {row.name: row for row in found.sources}
    assert (by_name["copy 0"].says, by_name["copy 0"].repeats) == (0, 60)
    assert by_name["copy 0"].score is None
    assert by_name["copy 0"].records == ()
    assert (by_name["d"].says, by_name["d"].repeats) == (60, 0)
    without = survey([row for row in rows if not row.origins], method="crh", truths=truths)
    assert found.items == without.items
    assert found.right == without.right


def test_named_origins_mend_what_copies_spoil() -> None:
    rows, truths = drawn(copies=5)
    spoilt, _ = drawn(copies=5, named=False)
    better, worse = (survey(each, method="vote", truths=truths).right["vote"][0] for each in (rows, spoilt))
    assert better > worse + 15


def test_truths_judge_and_are_not_used_to_find_the_rest() -> None:
    rows, truths = drawn()
    with_truth = survey(rows, method="truthfinder", truths=truths)
    without = survey(rows, method="truthfinder")
    assert [row.score for row in with_truth.sources] == [row.score for row in without.sources]
    assert [item.value for item in with_truth.items] == [item.value for item in without.items]
    assert without.right == {}
    assert any("no item has a known truth" in warning for warning in without.warnings)


def test_below_thirty_resolved_items_no_score_weighs() -> None:
    rows, truths = drawn()
    few = {item: truth for item, truth in truths.items() if int(item.split()[1]) < 29}
    found = survey(rows, method="crh", truths=few)
    assert not any(row.weighs for row in found.sources)
    assert found.warnings[0].startswith("sources with fewer than 30 resolved items: 4 of 4")
    assert survey(rows, method="crh", truths=truths).warnings[0].startswith("items")


def test_sources_that_never_differ_are_remarked() -> None:
    rows, _ = drawn(named=False)
    warnings = survey(rows, method="crh").warnings
    assert any(warning.startswith("d and copy 0, copy 1, copy 2 say the same") for warning in warnings)
    assert any("look like copies: a hint, and no evidence" in warning for warning in warnings)


def test_what_depends_on_the_method_is_counted() -> None:
    rows, _ = drawn(copies=1, named=False)
    found = survey(rows, method="vote")
    contested = [item for item in found.items if item.contested]
    assert contested
    assert any(warning == f"items that depend on the method: {len(contested)} of 60" for warning in found.warnings)
    assert all(sum(item.methods.values()) == len(METHODS) for item in found.items)


def test_a_word_that_stands_alone_is_remarked() -> None:
    found = survey(
        [Assertion(source="a", item="x", value="1"), Assertion(source="a", item="y", value="1")], method="vote"
    )
    assert any("one source alone speaks: 2 of 2" in warning for warning in found.warnings)


def test_numbers_are_estimated_and_known_by_their_value() -> None:
    rows = [
        Assertion(source=source, item=f"strength {place}", value=value)
        for place in range(3)
        for source, value in (("a", "2,000"), ("b", "2,100"), ("c", "9000"))
    ]
    found = survey(rows, method="crh", truths={"strength 0": "2100"}, numbers=True)
    assert found.items[0].number == 2100
    assert found.right["crh"] == (1, 1)


def test_large_tables_are_not_searched_for_copying(monkeypatch) -> None:
    monkeypatch.setattr(surveying, "MOST_COMPARED", 1)
    found = survey(drawn()[0], method="vote")
    assert found.hint is None
    assert any("copying was not looked for" in warning for warning in found.warnings)


def test_what_cannot_be_is_refused() -> None:
    rows, _ = drawn()
    with pytest.raises(UnusableEvidence, match="no method 'wisdom'"):
        survey(rows, method="wisdom")
    with pytest.raises(UnusableEvidence, match="no assertion"):
        survey([], method="vote")
    with pytest.raises(UnusableEvidence, match="of which no source speaks"):
        survey(rows, method="vote", truths={"event 99": "1"})
    many = [Assertion(source=f"s{place % 20}", item=f"{place}", value=f"{place}") for place in range(2000)]
    with pytest.raises(UnusableEvidence, match="cells of confusion"):
        survey(many, method="dawid_skene")
    assert "dawid_skene" not in survey(many, method="vote", truths={"1": "1"}).right


def test_a_source_has_a_record_in_each_domain() -> None:
    """Who is right in one and wrong in the other is not half right in both; what is older counts less where that is asked."""
    rows, truths, domains, days = [], {}, {}, {}
    for place in range(80):
        item, domain = f"event {place}", "north" if place % 2 else "south"
        truths[item], domains[item], days[item] = "yes", domain, date(2020, 1, 1) + timedelta(days=place)
        rows += [
            Assertion(source="a", item=item, value="yes" if domain == "north" else "no"),
            Assertion(source="b", item=item, value="no" if place < 40 else "yes"),
        ]
    plain = survey(rows, method="vote", truths=truths, domains=domains)
    found = {(row.name, each.domain): each for row in plain.sources for each in row.records}
    assert {key: (each.right, each.n) for key, each in found.items()} == {
        ("a", "north"): (40, 40),
        ("a", "south"): (0, 40),
        ("b", "north"): (20, 40),
        ("b", "south"): (20, 40),
    }
    forgetting = survey(rows, method="vote", truths=truths, domains=domains, days=days, forgetting=0.9)
    later = {(row.name, each.domain): each for row in forgetting.sources for each in row.records}
    assert later["b", "north"].mean > found["b", "north"].mean + 0.2
    assert (later["b", "north"].n, later["b", "north"].right) == (40, 20)
    with pytest.raises(UnusableEvidence, match="the truth of 'event 0' is known, and its day is not"):
        survey(rows, method="vote", truths=truths, forgetting=0.9)
    with pytest.raises(UnusableEvidence, match="forgetting is 0"):
        survey(rows, method="vote", truths=truths, days=days, forgetting=0)


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (("Agency", "Agenzy"), [("Agency", "Agenzy")]),
        (("Agency", "Agensy"), [("Agency", "Agensy")]),
        (("Agency", "agency"), [("Agency", "agency")]),
        (("Agency", "The ministry"), []),
        (("Unit 3", "Unit 4"), []),
    ],
)
def test_an_origin_that_is_nearly_a_source_is_pointed_out(names: tuple[str, str], pairs: list[tuple[str, str]]) -> None:
    """It counts as an independent source, however many repeat it."""
    source, origin = names
    rows = [Assertion(source=source, item=f"i{place}", value="1") for place in range(3)]
    rows += [Assertion(source=f"Paper {place}", item="i0", value="1", origins=(origin,)) for place in range(3)]
    told = [text for text in survey(rows, method="vote").warnings if "look like one source" in text]
    assert told == [
        f"{one!r} and {other!r} look like one source and count as two: if they are one, write them alike"
        for one, other in pairs
    ]
