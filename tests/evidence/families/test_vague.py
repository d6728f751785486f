"""Vague words of strength: a curve over meanings, a verdict only where all agree, and no number where none is on record."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from backing.assessment.verdict import Label
from backing.claims.claim import Claim, Kind
from backing.evidence.families.strengths.meaning import in_words
from backing.evidence.families.strengths.tempo import curve_of, nearest_count, readings
from backing.evidence.families.vague import word_of
from backing.evidence.finding import Finding
from backing.evidence.statistics.mixture import Mixture
from backing.vocabulary.lexicon import threshold
from tests.evidence.factory import claim_of, findings_on, verdict_on
from tests.evidence.families.test_other_families import POSTED


def said(text: str, place: str = "Afghanistan", actor: str = "ISKP", **fields: Any) -> Claim:
    return claim_of(text, Kind.PRESENCE, actors=(actor,), places=(place,), **fields)


SIGNIFICANT, REMNANTS = "the significant presence of ISKP in Afghanistan", "ISKP are only remnants in Afghanistan"


def late(claim: Claim) -> Finding:
    return next(f for f in findings_on(claim, days=POSTED) if f.as_of is None and f.test == "vague strength")


@pytest.mark.parametrize(("text", "few"), [(SIGNIFICANT, False), (REMNANTS, True)])
def test_the_curve_and_the_readings_follow_the_meaning_one_way(text: str, few: bool) -> None:
    finding = late(said(text))
    curve = next(exhibit for exhibit in finding.exhibits if exhibit.kind == "curve")
    for series in {line["series"] for line in curve.data}:
        chances = [line["p"] for line in curve.data if line["series"] == series]
        assert all(b >= a if few else b <= a for a, b in pairwise(chances))
    for way in ("sources side by side", "sources pooled"):
        by_meaning = {
            int(r.name.rpartition("meaning ")[2].split()[0].replace(",", "")): r.log_lr
            for r in finding.readings
            if r.name.startswith(way)
        }
        ordered = [by_meaning[place] for place in sorted(by_meaning)]
        assert ordered == sorted(ordered, reverse=not few)


def test_the_first_line_of_the_picture_is_the_central_reading() -> None:
    finding = late(said(SIGNIFICANT))
    central = next(r for r in finding.readings if r.central)
    drawn = next(line for line in finding.exhibits[0].data if line["central"])
    assert central.name.startswith(str(drawn["series"]))
    assert finding.exhibits[0].notes["meanings"] == {"lenient": 500, "middle": 1500, "strict": 4000}


def test_a_word_that_turns_with_its_meaning_is_not_decided() -> None:
    assert verdict_on(said(SIGNIFICANT), days=POSTED).hindsight.label is Label.NOT_ENOUGH
    assert "turns with the meaning" in late(said(SIGNIFICANT)).headline


def test_a_word_and_its_denial_mirror() -> None:
    denial = said("there is no significant presence of ISKP in Afghanistan", polarity="negative")
    there, back = late(said(SIGNIFICANT)), late(denial)
    assert [r.log_lr for r in back.readings] == [-r.log_lr for r in there.readings]
    assert back.exhibits == there.exhibits


def test_the_north_has_no_posterior_and_gets_no_curve() -> None:
    finding = late(said("the significant presence of ISKP members in northern Afghanistan", "northern Afghanistan"))
    assert (finding.readings, finding.exhibits, finding.models) == ((), (), ())
    assert "Afghanistan as a whole, not for northern Afghanistan" in finding.cannot_tell[0]
    assert "could mean at least 500 or 1,500 or 4,000 fighters" in finding.result


def test_remnants_of_nobody_in_particular_and_of_a_group_without_estimates_are_not_told() -> None:
    nobody = late(said("only remnants of militant groups are in Afghanistan", actor="militant groups"))
    unknown = late(said("al-Qaeda are only remnants in Afghanistan", actor="al-Qaeda"))
    for finding in (nobody, unknown):
        assert not finding.readings
        assert finding.cannot_tell
    assert "not said" in nobody.cannot_tell[0]
    assert unknown.headline == "no estimate"


def test_many_claimed_attacks_speak_against_remnants_and_few_do_not_speak_for_them() -> None:
    many = readings(curve_of({"low": 60.0, "exposure_days": 90.0}))
    few = readings(curve_of({"low": 0.0, "exposure_days": 365.0}))
    assert all(reading.log_lr < 0 for reading in many)
    assert all(reading.log_lr == 0 for reading in few)
    assert readings(None) == ()


def test_the_count_is_the_nearest_one_that_is_long_and_recent_enough() -> None:
    def count(end: date, **fields: Any) -> dict[str, Any]:
        start = date(2022, 1, 1)
        return {"low": 1.0, "exposure_days": 90.0, "single_event": False, "start": start, "end": end} | fields

    posted = date(2023, 5, 1)
    near, far = count(date(2023, 3, 1)), count(date(2022, 8, 1))
    assert nearest_count([far, near], posted) == near
    assert nearest_count([far, count(date(2023, 3, 1), exposure_days=30.0)], posted) == far
    assert nearest_count([count(date(2020, 1, 1))], posted) is None
    assert nearest_count([count(date(2023, 3, 1), single_event=True)], posted) is None
    assert nearest_count([far, near], None) == near


@pytest.mark.parametrize(
    ("text", "entry"),
    [("a large presence", "significant_presence"), ("the remnants of the group", "remnants"), ("a presence", None),
     ("significant growth", None), ("substantial numbers of fighters", "significant_presence")],
)  # fmt: skip
def test_words_are_told_by_what_they_are_about(text: str, entry: str | None) -> None:
    word = word_of(text)
    assert (word and word.entry) == entry


def test_what_the_claim_says_beyond_the_word_leaves_it_open() -> None:
    assert not late(said("the significant presence of ISKP suicide squads in Afghanistan")).readings


def test_no_chance_reads_as_certain() -> None:
    word = threshold("significant_presence")
    sure = Mixture(weights=(1.0,), means=(20.0,), sds=(0.1,))
    finding_word = word_of("a significant presence")
    assert finding_word
    assert in_words(finding_word.curve(sure), word).startswith("over 0.99 at 500")
