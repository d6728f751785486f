"""How often is a claim true that is called so? python scripts/calibrate_verdicts.py [--save]

570 claims are drawn whose answers the complete rows of the bundled release give. Each is judged as of its day on a release that
holds no later row, in three ways: as it is recorded, with 30 % of the rows missing and the release saying so, and with 30 %
missing and the release not saying so. Prints tables; with --save they go into docs/calibration.md, the reliability diagram beside
it, and the shares into the file that every dossier reads. Ten minutes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backing.assessment.weigh import weigh  # noqa: E402
from backing.case import compile_tests, find_together, run_tests  # noqa: E402
from backing.claims.claim import Claim  # noqa: E402
from backing.evidence.bounds import bounds_of  # noqa: E402
from backing.evidence.link import link_claim  # noqa: E402
from backing.records.catalog import Catalog, Dataset, load_catalog  # noqa: E402
from backing.records.engines.duckdb import DuckDBEngine  # noqa: E402
from backing.statements.read import read_statement  # noqa: E402
from backing.statements.statement import Statement  # noqa: E402
from scripts.measured import write  # noqa: E402
from scripts.sampled_claims import Sample, samples  # noqa: E402
from scripts.truncated_records import RELEASE, kept, rows_of, truncated  # noqa: E402
from scripts.verdict_tables import Outcome, diagram, tables, toml  # noqa: E402

MISSING = 0.3
WAYS = {"as recorded": (0.0, None), "30 % missing, said": (MISSING, MISSING), "30 % missing, not said": (MISSING, None)}
"""Which share of the rows is missing, and what the release says of that."""

DIAGRAM, MEASURED = ROOT / "docs/calibration.svg", ROOT / "src/backing/dossier/data/verdicts.toml"


def answers(drawn: Sequence[Sample], dataset: Dataset) -> Iterator[Outcome]:
    """Every claim in every way, all claims of a day together."""
    rows = rows_of(dataset)
    by_day: dict[date, list[Sample]] = defaultdict(list)
    for sample in drawn:
        by_day[sample.day].append(sample)
    with tempfile.TemporaryDirectory() as folder:
        for way, (missing, said) in WAYS.items():
            ids = kept(rows, missing=missing) if missing else None
            for day, together in by_day.items():
                yield from judged(together, way, truncated(dataset, day, Path(folder), ids=ids, missing=said))


def judged(together: Sequence[Sample], way: str, catalog: Catalog) -> Iterator[Outcome]:
    """The answers by the public pipeline: tests, records, findings, verdicts."""
    claims = tuple(replace(sample.claim, id=f"c{number:03}") for number, sample in enumerate(together))
    pairs = list(zip(together, claims, strict=True))
    with DuckDBEngine(catalog) as engine:
        tests = [test for s, claim in pairs for test in compile_tests(statement_of(s), (claim,), catalog)]
        verdicts = weigh(claims, run_tests(tests, engine)).verdicts
    for sample, verdict in zip(together, verdicts, strict=True):
        label, p = verdict.as_of.label, verdict.as_of.p
        yield Outcome(text=sample.text, sort=sample.sort, way=way, label=label, p=p, truth=sample.truth)


def statement_of(sample: Sample) -> Statement:
    return read_statement(sample.text.encode(), name="sample", day=sample.day)


def reading(drawn: Sequence[Sample]) -> str:
    """How many of the sentences the claim stage reads so that the records are asked the same."""
    found = find_together([statement_of(sample) for sample in drawn])
    read = [
        max(each, key=lambda claim: len(claim.span)) if isinstance(each, tuple) and each else None for each in found
    ]
    right = sum(claim is not None and asked(claim) == asked(s.claim) for s, claim in zip(drawn, read, strict=True))
    return (
        f"These are claims whose slots were filled when they were drawn. Of the {len(drawn)} sentences, the claim stage reads "
        f"{right} so that the same is asked ({right / len(drawn):.0%}): whom, where, when, how many, and whether it is denied."
    )


def asked(claim: Claim) -> tuple[Any, ...]:
    """What a claim asks the records."""
    link, period, between = link_claim(claim), claim.period, claim.comparison
    return (
        claim.negative,
        link.actor and link.actor.ucdp_id,
        link.place,
        period and (period.start, period.end),
        between and (between.a.start, between.a.end, between.b.start, between.b.end),
        bounds_of(claim.quantity),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--save", action="store_true", help="write docs/calibration.md and what the dossiers read")
    save = parser.parse_args().save
    dataset = load_catalog().find(RELEASE)
    drawn = list(samples(rows_of(dataset)))
    outcomes = list(answers(drawn, dataset))
    text = f"{tables(outcomes)}\n\n{reading(drawn)}"
    if not save:
        print(text)
        return
    write(ROOT / "docs/calibration.md", "scripts/calibrate_verdicts.py", text)
    DIAGRAM.write_text(diagram(outcomes), encoding="utf-8")
    MEASURED.write_text(toml(outcomes), encoding="utf-8")


if __name__ == "__main__":
    main()
