"""Works out what the complete record says about examples/article.txt, with the standard library alone.

The product is not imported: these answers check it. Rows are UCDP GED 19.1: the lethal events of Bangladesh and Myanmar
from 1989 to 2018. UCDP codes no initiator, so an attack by a group is a row of one-sided violence (type 3) with that
group as side A; clashes between a state and a group are not attacks by either.

usage: python scripts/article_answers.py GED191.csv > tests/data/article_answers.json
"""

from __future__ import annotations

import csv
import json
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

PUBLISHED = date(2018, 11, 15)
ONE_SIDED = "3"

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["country"] == "Bangladesh"]


def between(rows: list[Row], start: date, end: date) -> list[Row]:
    """Events that began on a day of the period; both ends belong to it."""
    return [row for row in rows if start <= date.fromisoformat(row["date_start"]) <= end]


def on(rows: list[Row], day: date) -> list[Row]:
    return between(rows, day, day)


def attacks(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["type_of_violence"] == ONE_SIDED and row["side_a"] == "IS"]


def deaths(rows: list[Row]) -> int:
    return sum(int(row["best"]) for row in rows)


def year(rows: list[Row], number: int) -> list[Row]:
    return between(rows, date(number, 1, 1), date(number, 12, 31))


def answer(begins: str, kind: str, expected: str, why: str, **numbers: Any) -> dict[str, Any]:
    return {"sentence_begins": begins, "kind": kind, "expected": expected, "why": why, "numbers": numbers}


def decided(*, holds: bool) -> str:
    return "true" if holds else "false"


def counted(rows: list[Row]) -> list[dict[str, Any]]:
    """The claims about how many."""
    by_is = attacks(rows)
    two_years = between(by_is, date(2015, 9, 1), date(2017, 8, 31))
    siege = [row for row in on(by_is, date(2016, 7, 1)) if row["where_coordinates"] == "Dhaka city"]
    in_2016 = year(by_is, 2016)
    return [
        answer(
            "From 1 September 2015 to 31 August 2017",
            "count",
            decided(holds=len(two_years) == 19),
            "one-sided events of IS in the period",
            events=len(two_years),
            claimed=19,
        ),
        answer(
            "The attack of 1 July 2016 in Dhaka",
            "event",
            decided(holds=len(siege) == 1 and deaths(siege) == 20),
            "the one row of that day and town",
            events=len(siege),
            deaths=deaths(siege),
            claimed=20,
        ),
        answer(
            "One website claims that",
            "count",
            decided(holds=len(in_2016) > 40),
            "one-sided events of IS in 2016; the lower figure is itself a fact, so the claim is overstated",
            events=len(in_2016),
            claimed=40,
            bound="more than",
        ),
        answer(
            "An opposition politician says that",
            "count",
            decided(holds=deaths(in_2016) >= 100),
            "best estimates of deaths in one-sided events of IS in 2016",
            deaths=deaths(in_2016),
            claimed=100,
            bound="at least",
        ),
    ]


def absent(rows: list[Row]) -> list[dict[str, Any]]:
    """The claims that nothing happened; the first two differ by one day, on which something did."""
    by_is = attacks(rows)
    answers = []
    for begins, start, end in (
        ("No lethal attack by Islamic State", date(2016, 7, 2), date(2017, 8, 15)),
        ("One television channel stretched", date(2016, 7, 2), date(2017, 8, 16)),
        ("In the past eight weeks", PUBLISHED - timedelta(weeks=8), PUBLISHED),
    ):
        inside = between(by_is, start, end)
        involved = [row for row in between(rows, start, end) if "IS" in (row["side_a"], row["side_b"])]
        answers.append(
            answer(
                begins,
                "absence_over_window",
                decided(holds=not inside),
                "one-sided events of IS in the window; clashes with the state are listed beside them and do not count",
                start=start.isoformat(),
                end=end.isoformat(),
                events=len(inside),
                dates=[row["date_start"] for row in inside],
                all_events_with_is=len(involved),
            )
        )
    return answers


def compared(rows: list[Row]) -> list[dict[str, Any]]:
    """The claims that set one period beside another."""
    by_is, raid = attacks(rows), date(2016, 7, 26)
    days = (PUBLISHED - raid).days
    before = between(by_is, raid - timedelta(days=days), raid - timedelta(days=1))
    after = between(by_is, raid + timedelta(days=1), PUBLISHED)
    return [
        answer(
            "Lethal attacks by Islamic State on civilians in Bangladesh became rarer",
            "before_after",
            decided(holds=len(after) < len(before)),
            "one-sided events of IS in equally long periods on both sides of the raid, up to the article's day",
            days=days,
            before=len(before),
            after=len(after),
        ),
        answer(
            "From 2016 to 2017, lethal attacks",
            "trend",
            decided(holds=len(year(by_is, 2017)) < len(year(by_is, 2016)) / 2),
            "one-sided events of IS by year; steeply is read as by more than half",
            **{"2016": len(year(by_is, 2016)), "2017": len(year(by_is, 2017))},
        ),
        answer(
            "A columnist wrote that",
            "period_comparison",
            decided(holds=len(year(rows, 2015)) > len(year(rows, 2016))),
            "all lethal events in Bangladesh by year",
            **{"2015": len(year(rows, 2015)), "2016": len(year(rows, 2016))},
        ),
    ]


def undecided() -> list[dict[str, Any]]:
    """What these records cannot decide, and what no record can."""
    unseen, advice = "cannot tell", "opinion"
    return [
        answer(
            "The government denies that",
            "attribution",
            unseen,
            "said: the original was not searched; so: a presence is more than its lethal events",
        ),
        answer("Islamic State recruited more than 500", "count", unseen, "recruits are not lethal events"),
        answer(
            "There were fewer lethal events in Pakistan", "period_comparison", unseen, "the release holds no Pakistan"
        ),
        answer("The government should publish", "normative", advice, "advice"),
        answer("It would be a mistake to treat", "normative", advice, "a judgement"),
    ]


def main() -> None:
    rows = read(Path(sys.argv[1]))
    answers = [*counted(rows), *absent(rows), *compared(rows), *undecided()]
    document = {
        "article": "examples/article.txt",
        "source": "UCDP Georeferenced Event Dataset 19.1 (Sundberg and Melander 2013), CC BY 4.0",
        "rule": "attack by IS = type_of_violence 3 and side_a IS; a period holds both of its days; date_start counts",
        "published": PUBLISHED.isoformat(),
        "answers": answers,
    }
    print(json.dumps(document, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
