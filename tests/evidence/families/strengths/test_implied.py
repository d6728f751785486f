"""What a number of fighters would look like on the ground, and what a silence tells of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from backing.claims.claim import Kind, Period
from backing.evidence.families.strengths.implied import (
    QUIET,
    comparables,
    expected,
    in_words,
    others_than,
    rate_of,
    silences,
    silent_groups,
)
from backing.evidence.statistics.observables import AttackRate
from backing.provenance import DateRange
from tests.evidence.factory import claim_of, findings_on
from tests.evidence.families.test_other_families import POSTED, strength

CLASS = AttackRate(median=0.079, log_sd=0.64)


def count(number: float, year: int = 2022, actor: str = "ttp") -> dict[str, Any]:
    return {
        "id": f"{actor}-{year}", "actor": actor, "subject": actor.upper(), "low": number, "high": number, "exposure_days": 365.25,
        "start": date(year, 1, 1), "end": date(year, 12, 31),
    }  # fmt: skip


def strong(number: float, year: int = 2022, actor: str = "ttp", root: str = "un") -> dict[str, Any]:
    return {
        "id": f"{root}-{actor}-{year}", "actor": actor, "low": number, "high": number, "unit": "fighters",
        "stated_by": root.upper(), "root": root, "copy_of": None, "start": date(year, 2, 1), "end": date(year, 2, 28),
    }  # fmt: skip


def test_each_count_is_held_over_each_strength_near_it() -> None:
    found = comparables([count(400)], [strong(4000), strong(2000, root="us"), strong(9000, year=2017)], but=None)
    assert sorted(each.rate for each in found) == pytest.approx([0.1, 0.2])


def test_the_claims_own_group_and_silent_periods_are_no_class_of_comparison() -> None:
    assert comparables([count(400), count(0, 2023)], [strong(4000)], but="ttp") == ()
    assert len(comparables([count(400), count(0, 2023)], [strong(4000)], but="iskp")) == 1


def test_one_point_is_no_class() -> None:
    assert rate_of(comparables([count(400)], [strong(4000)], but=None)) is None
    assert rate_of(()) is None


def test_a_silent_group_of_known_strength_is_named_with_the_times_around_it() -> None:
    (sentence,) = silent_groups([count(300, 2021), count(0, 2022), count(500, 2023)], [strong(4000)])
    assert "4,000 fighters by UN" in sentence
    assert "300 from 1 Jan 2021" in sentence
    assert "500 from 1 Jan 2023" in sentence
    assert silent_groups([count(0, 2022)], []) == ()


def test_the_class_of_the_bundled_records_agrees_with_the_published_one() -> None:
    """Median .079 over nine overlapping points (a reference class of three movements); ours leaves ISKP out."""
    late = next(f for f in findings_on(strength(7000), days=POSTED) if f.as_of is None)
    attacks = next(m for m in late.models if m.name.startswith("Attacks in 365 days if there were 7,000"))
    assert attacks.value == pytest.approx(7000 * 0.079 * 365 / 365.25, rel=0.2)


@pytest.mark.parametrize(("other", "at_five", "at_fifteen"), [(1000, 0.95, 0.98), (300, 0.44, 0.72)])
def test_silence_hardly_tells_sizes_apart_once_quiet_spells_are_possible(other, at_five, at_fifteen) -> None:
    found = silences(CLASS, 7000, [("other", other)], 56)
    assert [model.value for model in found][1:] == pytest.approx([at_five, at_fifteen], abs=0.01)
    assert found[0].value < 0.01
    assert QUIET == (0.0, 0.05, 0.15)


def test_words_say_whether_it_tells_much() -> None:
    hardly, somewhat, hangs = in_words(CLASS, 7000, [("one", 1000), ("another", 100)], 56)
    assert hardly.endswith("hardly at all.")
    assert somewhat.endswith("somewhat.")
    assert "which no record here gives" in hangs
    assert in_words(CLASS, 7000, [], 56) == ()


def test_only_smaller_numbers_are_held_against_the_claimed_one() -> None:
    assert others_than(400, [("lowest", 1000.0)]) == ()
    assert dict(others_than(7000, [("lowest", 1000.0)])) == {"lowest": 1000, "remnants": 500}


def test_more_fighters_imply_more_attacks() -> None:
    few, many = expected(CLASS, (500, 7000), 56)
    assert few.value < many.value
    assert few.interval[1] < many.interval[1]


def test_a_silence_is_weighed_only_where_the_statement_speaks_of_one() -> None:
    quiet = claim_of(
        "ISKP has claimed no attack over the past eight weeks", Kind.ABSENCE, id="c02", actors=("ISKP",), places=("Afghanistan",),
        polarity="negative", period=Period(length_days=56, until_statement=True),
    )  # fmt: skip

    def lasting(*others) -> list[str]:
        found = findings_on(strength(7000), *others, days=POSTED)
        return [
            m.name for f in found if f.as_of is None and f.test == "magnitude" for m in f.models if "silence" in m.name
        ]

    assert lasting(quiet)
    assert not lasting()
    assert not lasting(replace(quiet, actors=("TTP",)))


def test_before_two_counts_were_public_nothing_is_reckoned() -> None:
    early = DateRange(earliest=date(2021, 6, 1), latest=date(2021, 6, 1))
    found = next(f for f in findings_on(strength(7000), days=early) if f.as_of)
    assert "Too few counts" in " ".join(found.explanation)
    assert not any("Attacks in" in model.name for model in found.models)
