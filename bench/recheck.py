"""What a recheck costs beside a full test of the same standing claims on the same new release: CPU seconds of this process.

usage: python bench/recheck.py [--claims 1000] [--full 1000] [--save]     prints a Markdown table, or writes docs/performance.md

The claims are made from five sentences and the actors, countries and months of the bundled events, a hundred to a case. The new
release has all bundled rows, 60 more in a year that is new, and 10 corrected ones. Where fewer claims are tested in full than are
rechecked, the seconds of the full test are scaled ("~"). The bench stops at the first verdict that a recheck does not give.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backing.case import find_claims  # noqa: E402
from backing.casefile.folder import CaseFolder  # noqa: E402
from backing.claims.claim import Claim, Comparison, Period  # noqa: E402
from backing.cli import stages  # noqa: E402
from backing.cli.recheck import Answer, opened  # noqa: E402
from backing.provenance import Span  # noqa: E402
from backing.records.engines.choose import EngineName  # noqa: E402
from backing.records.plans.choice import Choice  # noqa: E402
from backing.records.store.add import add_release  # noqa: E402
from backing.statements.read import read_source  # noqa: E402
from backing.statements.statement import Statement  # noqa: E402
from backing.vocabulary.actors import find_actor  # noqa: E402
from scripts.measured import write  # noqa: E402
from tests.records.store.revised import BUNDLED, Revision, bundled_rows, event, filling  # noqa: E402

A_CASE = 100
SAID = date(2021, 2, 1)
COUNTRIES = {"BGD": "Bangladesh", "MMR": "Myanmar"}
SENTENCES = (
    "{actor} carried out no lethal attack on civilians in {country} from {window}.",
    "{actor} killed at least 12 civilians in {country} in {month}.",
    "There was a lethal attack by {actor} in {country} in {month}.",
    "{actor} is present in {country}.",
    "There were more lethal events in {country} in {year} than in 2004.",
)
SEED = {
    "actor": "Islamic State", "country": "Bangladesh", "window": "2 July 2016 to 15 August 2017", "month": "July 2016",
    "year": "2016",
}  # fmt: skip


def actors() -> dict[str, list[str]]:
    """For each country the names of the actors that most of its events are about, and that Backing knows."""
    found = {}
    rows = bundled_rows().select(["country", "side_a", "side_a_id", "side_b", "side_b_id"]).to_pylist()
    for country in COUNTRIES:
        own = [row for row in rows if row["country"] == country]
        named = Counter((row[side], row[f"{side}_id"]) for row in own for side in ("side_a", "side_b"))
        known = [
            name for (name, code), _ in named.most_common(60)
            if name and (actor := find_actor(name, country=country)) and actor.ucdp_id == code
        ]  # fmt: skip
        found[country] = [name for name in known if not name.startswith(("Civilians", "Government"))]
    return found


def made(number: int) -> Iterator[tuple[str, dict[str, str], tuple[date, date]]]:
    """So many sentences with what is filled in, and the days that they are about."""
    random, names = Random(20_240_101), actors()  # noqa: S311 - the same in every run
    for sentence in islice(cycle(SENTENCES), number):
        country = random.choice(list(COUNTRIES))
        start = date(1995, 1, 1) + timedelta(days=random.randrange(8_600))
        first = start.replace(day=1)
        window = (start, start + timedelta(days=random.randrange(60, 500))) if "{window}" in sentence else (
            first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        )  # fmt: skip
        words = {
            "actor": random.choice(names[country]), "country": COUNTRIES[country], "year": str(start.year),
            "month": f"{start:%B %Y}", "window": " to ".join(f"{day.day} {day:%B %Y}" for day in window),
        }  # fmt: skip
        yield sentence, words, window


def fill(claim: Claim, words: dict[str, str], days: tuple[date, date]) -> Claim:
    """The claim that was found in a sentence, about others and other days."""

    def period(text: str, start: date, end: date) -> Period:
        return Period(text=text, start=start, end=end)

    year = int(words["year"])
    dated = claim.period and claim.period.start
    compared = claim.comparison and Comparison(
        a=period(words["year"], date(year, 1, 1), date(year, 12, 31)),
        b=claim.comparison.b,
        metric=claim.comparison.metric,
    )
    text = words["window"] if SEED["window"] in claim.text else words["month"]
    return replace(
        claim,
        actors=(words["actor"],) * bool(claim.actors),
        places=(words["country"],),
        period=period(text, *days) if dated else claim.period,
        comparison=compared,
    )


def write_cases(folder: Path, number: int) -> list[Path]:
    """Cases of a hundred claims each, tested and weighed on the bundled records."""
    seeds = find_claims(read_source(" ".join(SENTENCES).format(**SEED).encode(), name="seed.txt", day=SAID).statement)
    by_sentence = {sentence: next(c for c in seeds if c.text in sentence.format(**SEED)) for sentence in SENTENCES}
    paths = []
    filled = list(made(number))
    for first in range(0, number, A_CASE):
        some = filled[first : first + A_CASE]
        content = "\n\n".join(sentence.format(**words) for sentence, words, _ in some).encode()
        case = CaseFolder(folder / f"{first // A_CASE:03}")
        statement = stages.keep(case, [read_source(content, name="claims.txt", day=SAID)]).statement()
        case.write_claims(list(placed(statement, some, by_sentence)))
        stages.test(case, quiet=True)
        stages.weigh(case)
        paths.append(case.path)
    return paths


def placed(
    statement: Statement, some: Sequence[tuple[str, dict[str, str], tuple[date, date]]], found: dict[str, Claim]
) -> Iterator[Claim]:
    """The claims of a statement, each where it stands."""
    at = 0
    for number, (sentence, words, days) in enumerate(some, start=1):
        text = sentence.format(**words).removesuffix(".")
        at = statement.text.index(text, at)
        claim = fill(found[sentence], words, days)
        span = Span(start=at, end=at + len(text))
        yield replace(claim, id=f"c{number:03}", text=text, standalone=text, span=span)
        at += len(text)


def release() -> Revision:
    """The bundled rows as a later release has them: a year more, and some rows corrected."""
    random = Random(7)  # noqa: S311 - the same in every run
    added = tuple(
        event(
            id=f"made-{number}", start=(day := date(2019, 1, 1) + timedelta(days=random.randrange(365))), end=day,
            country=country, side_a_id=actor, attacker_id=actor, division=None,
        )
        for number in range(60)
        for country, actor in (random.choice((("BGD", 234), ("MMR", 145), ("MMR", 5740))),)
    )  # fmt: skip
    corrected = frozenset(random.sample(range(BUNDLED.rows), 10))
    return Revision(added=added, corrected=corrected, end=date(2019, 12, 31), public=date(2020, 6, 30))


def seconds(since: float = 0.0) -> float:
    return time.process_time() - since


def recheck(folder: Path) -> tuple[list[Answer], tuple[Choice, ...]]:
    with opened([folder], [f"{BUNDLED.id}@20.1"], EngineName.DUCKDB) as desk:
        return list(desk.answers(lambda *_: None)), desk.plan


def test_in_full(paths: Sequence[Path]) -> None:
    for path in paths:
        stages.test(CaseFolder(path), quiet=True)
        stages.weigh(CaseFolder(path))


def agree(answers: Sequence[Answer], before: Sequence[Path], after: Sequence[Path]) -> int:
    """How many verdicts are compared; raises AssertionError for one that differs."""
    compared = 0
    for answer, old, new in zip(answers, before, after, strict=False):
        assert answer.outcome, answer.problem  # noqa: S101
        again = {each.claim.id: each.after for each in answer.outcome.rechecked}
        for was, now in zip(*(CaseFolder(path).assessment().verdicts for path in (old, new)), strict=True):
            told = again.get(now.claim, was)
            assert (told.as_of, told.hindsight) == (now.as_of, now.hindsight), (old, now.claim)  # noqa: S101
            compared += 1
    return compared


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000)
    parser.add_argument("--full", type=int, default=1_000, help="how many of the claims are tested in full")
    parser.add_argument("--save", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ["BACKING_HOME"] = str(home)
        cases = write_cases(home / "cases", asked.claims)
        copies = [Path(shutil.copytree(path, home / "full" / path.name)) for path in cases[: asked.full // A_CASE]]
        revision = release()
        add_release(home / "records", revision.dataset, revision.release, filling(revision), lambda: None)
        start = seconds()
        answers, plan = recheck(home / "cases")
        rechecking, start = seconds(start), seconds()
        test_in_full(copies)
        testing = seconds(start)
        compared = agree(answers, cases, copies)
    found = report(answers, plan, rechecking, testing * asked.claims / (len(copies) * A_CASE), compared)
    if asked.save:
        write(ROOT / "docs" / "performance.md", "bench/recheck.py", found)
    print(found)


def report(answers: Sequence[Answer], plan: Sequence[Choice], rechecking: float, testing: float, compared: int) -> str:
    outcomes = [answer.outcome for answer in answers if answer.outcome]
    columns = zip(*((each.claims, each.tests, each.judged, len(each.moved)) for each in outcomes), strict=True)
    claims, tests, again, moved = map(sum, columns)
    scaled = "~" if compared < claims else ""
    return (
        "| standing claims | full test, CPU s | recheck, CPU s | times less | tests | asked again | moved |\n"
        "|---|---|---|---|---|---|---|\n"
        f"| {claims:,} | {scaled}{testing:,.0f} | {rechecking:,.1f} | {scaled}{testing / rechecking:.1f}× "
        f"| {tests:,} | {again:,} | {moved:,} |\n\n"
        f"{compared:,} verdicts compared, all equal. Plan: {'; '.join(map(str, plan))}."
    )


if __name__ == "__main__":
    main()
