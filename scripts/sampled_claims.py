"""Claims about recorded violence with their truth, which the complete rows give; drawn by chance, the same ones each time.

Everything here reads the rows themselves and none of the code that is to be measured. A claim is drawn only where no row leaves
its truth open, because it lies across the border of a window.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from backing.claims.claim import Claim, Comparison, Kind, Period, Quantity
from backing.provenance import Span

Row = dict[str, Any]
SEED = 2024
GROUPS = {
    "Myanmar": {
        "KNU": 180, "KIA": 201, "RCSS": 256, "TNLA": 5965, "MNDAA": 880, "Karenni National Progressive Party": 225,
        "DKBA": 785, "ARSA": 6692, "Arakan Army": 3051, "United Wa State Army": 364, "MTA": 255,
    },
    "Bangladesh": {"Islamic State": 234, "JMB": 1218, "JSS/SB": 285, "PBCP-J": 1165, "Supporters of Awami League": 372},
}  # fmt: skip
CODES = {"Myanmar": "MMR", "Bangladesh": "BGD"}
DAYS = tuple(date(year, month, 15) for year in range(1996, 2019) for month in (6, 12))
"""Days on which claims are made."""

ACCORDING_TO_THE_LEXICON = (0.75, 1.25)
"""Middle meanings of "decreased" and "increased": later over earlier rate below the one, above the other."""

ACTIVE, WAVE, WAVE_EVENTS, AROUND_YEARS = 4, 2.0, 3, 10
"""Middle meanings of "active" (events in a year) and of "a wave" (times the rate of the other days, which reach ten years back),
and how many events a wave has at the least."""

BEGINS = date(1989, 1, 1)
"""The first day of the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a claim counts, in words: singular, plural, and in front of the actor."""

    one: str
    many: str
    link: str
    civilians: bool | None
    """Whether the rows must target civilians, must not, or may."""

    def of(self, row: Row, code: int | None) -> bool:
        if self.civilians is not None and bool(row["targets_civilians"]) is not self.civilians:
            return False
        sides = (row["attacker_id"],) if self.civilians else (row["side_a_id"], row["side_b_id"])
        return code is None or code in sides


ATTACK = Deed(one="lethal attack on civilians", many="lethal attacks on civilians", link="by", civilians=True)
CLASH = Deed(one="deadly clash", many="deadly clashes", link="with", civilians=False)
EVENT = Deed(one="lethal event", many="lethal events", link="with", civilians=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A claim as text and as a record, the day on which it is made, and whether it is true."""

    sort: str
    text: str
    claim: Claim
    day: date
    truth: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Rows of one deed by one group in one country, up to the day of the claim."""

    group: str
    place: str
    deed: Deed
    rows: tuple[Row, ...]
    day: date

    def between(self, start: date, end: date) -> list[Row] | None:
        """The rows inside a window; None where one lies across its border."""
        near = [row for row in self.rows if row["start"] <= end and row["end"] >= start]
        inside = [row for row in near if start <= row["start"] and row["end"] <= end]
        return inside if len(inside) == len(near) else None

    @property
    def named(self) -> str:
        return f"{self.deed.link} {self.group} in {self.place}" if self.group else f"in {self.place}"


Records = dict[tuple[str, str, Deed], list[Row]]
"""What each group did in each country; a group without a name stands for the country as a whole."""


def records_of(rows: Iterable[Row]) -> Records:
    ordered = sorted(rows, key=lambda row: (row["start"], row["end"], row["id"]))
    found: Records = {}
    for place, groups in GROUPS.items():
        here = [row for row in ordered if row["country"] == CODES[place]]
        for deed in (ATTACK, CLASH, EVENT):
            found.update({(place, name, deed): [r for r in here if deed.of(r, code)] for name, code in groups.items()})
        found[place, "", EVENT] = here
    return found


def subject(draw: random.Random, records: Records, day: date, deeds: Sequence[Deed]) -> Subject | None:
    """A group (or a country as a whole, for events) that the record knew before the day."""
    deed, place = draw.choice(deeds), draw.choice(list(GROUPS))
    group = "" if deed is EVENT and draw.random() < 0.25 else draw.choice(list(GROUPS[place]))
    known = tuple(row for row in records[place, group, deed] if row["end"] <= day)
    return Subject(group=group, place=place, deed=deed, rows=known, day=day) if len(known) > 3 else None


def window(draw: random.Random, about: Subject) -> tuple[date, date]:
    """Some weeks to two years, around an event of theirs or soon before or after, ending on the day of the claim or before."""
    length = draw.choice([14, 30, 60, 120, 365, 730])
    start = draw.choice(about.rows)["start"] + timedelta(days=draw.randint(-length - 200, 200))
    end = min(start + timedelta(days=length), about.day)
    return min(start, end), end


def written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def claim_of(about: Subject, text: str, kind: Kind, *, negative: bool, **slots: Any) -> Claim:
    whom = ((about.group,) if about.group else ()) + (("civilians",) if about.deed.civilians else ())
    return Claim(
        id="c01", text=text[:-1], span=Span(start=0, end=len(text) - 1), post_index=1, kind=kind, actors=whom,
        places=(about.place,), polarity="negative" if negative else "affirmative", **slots,
    )  # fmt: skip


def occurrence(draw: random.Random, about: Subject) -> Sample | None:
    start, end = window(draw, about)
    if (found := about.between(start, end)) is None:
        return None
    denied = draw.random() < 0.5
    when = f"between {written(start)} and {written(end)}"
    text = f"There was {'no' if denied else 'a'} {about.deed.one} {about.named} {when}."
    slots: dict[str, Any] = {"period": Period(text=when, start=start, end=end)}
    if denied:
        slots["quantity"] = Quantity(value=0, unit=about.deed.one, qualifier="no")
    kind = Kind.ABSENCE if denied else Kind.EVENT
    made = claim_of(about, text, kind, negative=denied, **slots)
    return Sample(
        sort="absence" if denied else "occurrence", text=text, claim=made, day=about.day, truth=bool(found) != denied
    )


def since(draw: random.Random, about: Subject) -> Sample | None:
    start, _ = window(draw, about)
    if start >= about.day or (found := about.between(start, about.day)) is None:
        return None
    when = f"since {written(start)}"
    text = f"There has been no {about.deed.one} {about.named} {when}."
    period = Period(text=when, start=start, end=about.day, until_statement=True)
    quantity = Quantity(value=0, unit=about.deed.one, qualifier="no")
    made = claim_of(about, text, Kind.ABSENCE, negative=True, period=period, quantity=quantity)
    return Sample(sort="since", text=text, claim=made, day=about.day, truth=not found)


def count(draw: random.Random, about: Subject) -> Sample | None:
    start, end = window(draw, about)
    found, dead = about.between(start, end), about.deed.civilians is True and draw.random() < 0.4
    number = None if found is None else sum(row["deaths_best"] or 0 for row in found) if dead else len(found)
    if not number:
        return None
    named = max(2, round(number * draw.choice([0.5, 0.8, 0.9, 1, 1, 1.1, 1.25, 2])) + draw.choice([-1, 0, 0, 1]))
    word, holds = draw.choice(
        [("at least", number >= named), ("more than", number > named), ("fewer than", number < named)]
    )
    denied, when = draw.random() < 0.5, f"between {written(start)} and {written(end)}"
    unit = "civilians" if dead else about.deed.many
    if dead:
        verb = "did not kill" if denied else "killed"
        text = f"{about.group} {verb} {word} {named} civilians in {about.place} {when}."
    else:
        text = f"There were {'not ' if denied else ''}{word} {named} {unit} {about.named} {when}."
    bound = {"high" if word == "fewer than" else "low": float(named)}
    made = claim_of(
        about, text, Kind.ABSENCE if denied and not dead else Kind.COUNT, negative=denied,
        quantity=Quantity(unit=unit, qualifier=word, **bound), period=Period(text=when, start=start, end=end),
    )  # fmt: skip
    return Sample(sort="count", text=text, claim=made, day=about.day, truth=holds != denied)


def comparison(draw: random.Random, about: Subject) -> Sample | None:
    years = range(max(1989, min(row["start"] for row in about.rows).year - 1), about.day.year)
    if len(years) < 2:
        return None
    a, b = draw.sample(years, 2)
    one, other = (about.between(date(year, 1, 1), date(year, 12, 31)) for year in (a, b))
    if one is None or other is None or len(one) == len(other):
        return None
    more, denied = draw.random() < 0.5, draw.random() < 0.5
    than = f"{'not ' if denied else ''}{'more' if more else 'fewer'} {about.deed.many}"
    text = f"There were {than} {about.named} in {a} than in {b}."
    periods = [Period(text=f"in {year}", start=date(year, 1, 1), end=date(year, 12, 31)) for year in (a, b)]
    made = claim_of(
        about, text, Kind.PERIOD_COMPARISON, negative=denied, period=periods[0],
        comparison=Comparison(a=periods[0], b=periods[1]),
    )  # fmt: skip
    return Sample(
        sort="comparison", text=text, claim=made, day=about.day, truth=((len(one) > len(other)) == more) != denied
    )


def change(draw: random.Random, about: Subject) -> Sample | None:
    """A change after a date: the months after it, up to the day of the claim, against as many before it."""
    start = (about.day - timedelta(days=draw.randint(200, 900))).replace(day=1)
    after, before = (
        about.between(start, about.day),
        about.between(start - (about.day - start), start - timedelta(days=1)),
    )
    if after is None or before is None or len(after) + len(before) < 8:
        return None
    less, denied, ratio = draw.random() < 0.5, draw.random() < 0.5, len(after) / max(len(before), 0.5)
    verb = ("not decrease" if less else "not increase") if denied else ("decreased" if less else "increased")
    text = f"{about.deed.many.capitalize()} {about.named} {'did ' if denied else ''}{verb} after {written(start)}."
    period = Period(text=f"after {written(start)}", start=start, end=about.day, until_statement=True)
    made = claim_of(about, text, Kind.TREND, negative=denied, period=period)
    holds = ratio < ACCORDING_TO_THE_LEXICON[0] if less else ratio > ACCORDING_TO_THE_LEXICON[1]
    return Sample(sort="before and after", text=text, claim=made, day=about.day, truth=holds != denied)


def last(draw: random.Random, about: Subject) -> Sample | None:
    row = draw.choice(about.rows[-3:])
    first = row["start"].replace(day=1)
    end = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    later = about.between(end + timedelta(days=1), about.day) if end < about.day else None
    if later is None or not about.between(first, end):
        return None
    when = f"in {first:%B %Y}"
    text = f"The last {about.deed.one} {about.named} was {when}."
    made = claim_of(about, text, Kind.EVENT, negative=False, period=Period(text=when, start=first, end=end))
    return Sample(sort="first and last", text=text, claim=made, day=about.day, truth=not later)


def presence(draw: random.Random, about: Subject) -> Sample | None:
    """That a group was active in a year, by how many events with it there were."""
    year = draw.randint(max(1989, min(row["start"] for row in about.rows).year - 1), about.day.year - 1)
    found = about.between(date(year, 1, 1), date(year, 12, 31))
    if not about.group or found is None:
        return None
    denied, when = draw.random() < 0.5, f"in {year}"
    text = f"{about.group} was {'not ' if denied else ''}active in {about.place} {when}."
    period = Period(text=when, start=date(year, 1, 1), end=date(year, 12, 31))
    made = claim_of(about, text, Kind.PRESENCE, negative=denied, period=period)
    return Sample(sort="presence", text=text, claim=made, day=about.day, truth=(len(found) >= ACTIVE) != denied)


def wave(draw: random.Random, about: Subject) -> Sample | None:
    """A dense window: its rate against that of the other days, ten years back and up to the day of the claim."""
    start, end = window(draw, about)
    inside, first = about.between(start, end), max(BEGINS, start.replace(year=start.year - AROUND_YEARS, day=1))
    days, period = (end - start).days + 1, (about.day - first).days + 1
    if inside is None or start < BEGINS or 2 * days > period:
        return None
    others = sum(row["start"] >= first for row in about.rows) - len(inside)
    dense = len(inside) / days > WAVE * others / (period - days)
    denied, when = draw.random() < 0.5, f"between {written(start)} and {written(end)}"
    text = f"There was {'no' if denied else 'a'} wave of {about.deed.many} {about.named} {when}."
    slots: dict[str, Any] = {"period": Period(text=when, start=start, end=end)}
    if denied:
        slots["quantity"] = Quantity(value=0, unit=f"wave of {about.deed.many}", qualifier="no")
    made = claim_of(about, text, Kind.ABSENCE if denied else Kind.PRESENCE, negative=denied, **slots)
    truth = (dense and len(inside) >= WAVE_EVENTS) != denied
    return Sample(sort="wave", text=text, claim=made, day=about.day, truth=truth)


def deadliest(draw: random.Random, about: Subject) -> Sample | None:
    """The month with most deaths in a country since a year, where no row that spans two months could turn it."""
    dead: dict[date, int] = {}
    year = draw.randint(1989, about.day.year - 2)
    rows = [row for row in about.rows if row["start"].year >= year]
    for row in rows:
        month = row["start"].replace(day=1)
        dead[month] = dead.get(month, 0) + (row["deaths_best"] or 0)
    across = sum(row["deaths_best"] or 0 for row in rows if row["start"].replace(day=1) != row["end"].replace(day=1))
    named = draw.choice(sorted(dead, key=lambda month: (-dead[month], month))[:4]) if dead else None
    if about.group or named is None or named.year <= year:
        return None
    most = max((number for month, number in dead.items() if month < named), default=0)
    over = (named + timedelta(days=31)).replace(day=1) <= about.day
    if not over or abs(dead[named] - most) <= across:
        return None
    denied = draw.random() < 0.5
    text = f"{named:%B %Y} was {'not ' if denied else ''}the deadliest month of the conflict in {about.place} since {year}."
    period = Period(text=f"since {year}", start=date(year, 1, 1), end=about.day, until_statement=True)
    made = claim_of(about, text, Kind.PERIOD_COMPARISON, negative=denied, period=period)
    return Sample(sort="deadliest month", text=text, claim=made, day=about.day, truth=(dead[named] > most) != denied)


PLAN = (
    (occurrence, 160, (ATTACK, CLASH, EVENT)), (since, 50, (ATTACK, CLASH)), (count, 100, (ATTACK, EVENT)),
    (comparison, 60, (ATTACK, EVENT)), (change, 60, (EVENT,)), (last, 20, (ATTACK, CLASH)),
    (presence, 40, (EVENT,)), (wave, 50, (ATTACK, CLASH, EVENT)), (deadliest, 30, (EVENT,)),
)  # fmt: skip
"""What is drawn, how many of it, and about what; half of each is true."""


def samples(rows: Iterable[Row]) -> Iterator[Sample]:
    """The same 570 claims on every run."""
    draw, records = random.Random(SEED), records_of(rows)  # noqa: S311 -- a fixed sample, not a secret
    for make, number, deeds in PLAN:
        wanted = {True: number // 2, False: number // 2}
        while any(wanted.values()):
            about = subject(draw, records, draw.choice(DAYS), deeds)
            made = about and make(draw, about)
            if made and wanted[made.truth]:
                wanted[made.truth] -= 1
                yield made
