"""A speaker against himself, and what he grants the other side."""

from __future__ import annotations

from datetime import date

from backing.assessment.sources.own_words import Tension, own_words
from backing.claims.claim import Claim, Kind, Period, Quantity, Relation
from backing.provenance import Span


def claim(name: str, text: str, **options) -> Claim:
    place = int(name[1:]) * 100
    options = {"kind": Kind.PRESENCE, "actors": ("taliban",)} | options
    return Claim(id=name, text=text, span=Span(start=place, end=place + len(text)), post_index=0, **options)


DENIED = "the Taliban have no training camps in the north"
SAID = "the Taliban keep training camps in the north"


def test_who_says_and_denies_one_thing_contradicts_himself() -> None:
    (found,) = own_words([claim("C1", SAID), claim("C2", DENIED, polarity="negative")])
    assert (found.tension, found.one, found.other) == (Tension.CONTRADICTION, "C1", "C2")


def test_other_words_are_another_matter() -> None:
    assert not own_words([claim("C1", SAID), claim("C2", "the Taliban fly no warplanes", polarity="negative")])


def test_none_in_a_part_goes_with_some_in_the_whole() -> None:
    year, month = (Period(start=date(2023, 1, 1), end=end) for end in (date(2023, 12, 31), date(2023, 1, 31)))
    some, none = claim("C1", SAID, period=year), claim("C2", DENIED, polarity="negative", period=month)
    assert not own_words([some, none])
    turned = [claim("C1", SAID, period=month), claim("C2", DENIED, polarity="negative", period=year)]
    assert [each.tension for each in own_words(turned)] == [Tension.CONTRADICTION]
    somewhere = claim("C3", SAID)
    assert not own_words([somewhere, claim("C4", DENIED, polarity="negative", places=("balkh",))])


def test_two_speakers_do_not_contradict_themselves() -> None:
    assert not own_words([claim("C1", SAID, asserter="Moscow"), claim("C2", DENIED, polarity="negative")])


def test_two_numbers_of_one_thing_at_one_time_clash() -> None:
    year = Period(start=date(2023, 1, 1), end=date(2023, 12, 31))
    rows = [
        claim(name, "they have fighters", kind=Kind.COUNT, period=year, quantity=Quantity(value=value, unit="fighters"))
        for name, value in (("C1", 7000), ("C2", 2000))
    ]
    (found,) = own_words(rows)
    assert found.why == "two numbers of one thing at one time"
    later = claim(
        "C3",
        "they have fighters",
        kind=Kind.COUNT,
        period=Period(start=date(2024, 1, 1), end=date(2024, 12, 31)),
        quantity=Quantity(value=2000, unit="fighters"),
    )
    assert not own_words([rows[0], later])


def test_other_places_and_other_units_do_not_clash() -> None:
    north = claim("C1", SAID, places=("balkh",))
    assert not own_words([north, claim("C2", DENIED, polarity="negative", places=("helmand",))])
    rows = [
        claim(name, "they have people", kind=Kind.COUNT, quantity=Quantity(value=value, unit=unit))
        for name, value, unit in (("C1", 7000, "fighters"), ("C2", 2000, "families"))
    ]
    assert not own_words(rows)


def test_who_says_what_the_other_side_says_grants_it() -> None:
    rebuttal = claim("C2", "no allegation was proved", relations=(Relation(type="rebuts", to="C1"),), kind=Kind.OTHER)
    rows = [claim("C1", SAID, asserter="Moscow", author_stance="reports"), rebuttal, claim("C3", SAID)]
    (found,) = own_words(rows)
    assert (found.tension, found.speaker, found.one, found.other) == (Tension.ADMISSION, "author", "C3", "C1")
    assert not own_words([rows[0], rows[2]]), "nobody argues"


def test_the_sides_may_change_places() -> None:
    rows = [
        claim("C1", SAID, asserter="Moscow"),
        claim("C2", "no allegation was proved", kind=Kind.OTHER, relations=(Relation(type="rebuts", to="C1"),)),
        claim("C3", SAID),
    ]
    turned = [
        claim("C1", SAID),
        claim("C2", "no proof", kind=Kind.OTHER, asserter="Moscow", relations=(Relation(type="rebuts", to="C1"),)),
        claim("C3", SAID, asserter="Moscow"),
    ]
    assert [each.tension for each in own_words(rows)] == [each.tension for each in own_words(turned)]
    assert own_words(turned)[0].speaker == "Moscow"


def test_opinions_and_attributions_are_left_out() -> None:
    rows = [claim("C1", SAID, checkable=False), claim("C2", DENIED, polarity="negative", kind=Kind.ATTRIBUTION)]
    assert not own_words([*rows, claim("C3", SAID)])


def test_the_speaker_may_be_known_from_elsewhere() -> None:
    rows = [claim("C1", SAID), claim("C2", DENIED, polarity="negative")]
    assert not own_words(rows, {"C1": "Imankulov", "C2": "Khalilzad"})
