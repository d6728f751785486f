from __future__ import annotations

from dataclasses import replace
from datetime import date

from backing.evidence.compile import compile_claims
from backing.evidence.run import run_tests
from backing.provenance import DateRange
from backing.records.catalog import Catalog, load_catalog
from tests.evidence.factory import attacks, engine, statement_of

POSTED = DateRange(earliest=date(2019, 7, 1), latest=date(2019, 7, 1))


def judged(*, replaced: bool) -> set[date | None]:
    """The days on which a claim is judged on the complete release, which was replaced since or stands."""
    claim = attacks(date(2016, 7, 2), date(2017, 8, 15))
    release = replace(load_catalog().find("ucdp-ged-mmr-bgd"), replaced=replaced)
    tests = compile_claims(statement_of([claim], POSTED), [claim], Catalog(datasets=(release,)))
    return {finding.as_of for found in run_tests(tests, engine()) for finding in found if finding.readings}


def test_a_claim_is_judged_as_of_its_day_and_with_hindsight() -> None:
    assert judged(replaced=False) == {POSTED.earliest, None}


def test_a_release_that_was_replaced_since_tells_what_was_in_the_data_then_and_no_more() -> None:
    assert judged(replaced=True) == {POSTED.earliest}
