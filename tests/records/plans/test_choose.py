from __future__ import annotations

import pytest

from backing.records.plans.choice import Plan
from backing.records.plans.choose import BYTES_A_ROW, CROSSOVER, choose_tally, crossover


@pytest.mark.parametrize(("rows", "number"), CROSSOVER)
def test_it_turns_where_it_was_measured(rows: int, number: int) -> None:
    assert crossover(rows) == number
    assert choose_tally(number - 1, rows).plan is Plan.EACH
    assert choose_tally(number, rows).plan is Plan.BATCH


def test_it_grows_with_the_rows_and_stays_within_what_was_measured() -> None:
    numbers = [crossover(10**power) for power in range(12)]
    assert numbers == sorted(numbers)
    assert (numbers[0], numbers[-1]) == (CROSSOVER[0][1], CROSSOVER[-1][1])


def test_standing_questions_get_an_index_where_memory_holds_it() -> None:
    rows = 10**6
    enough = rows * BYTES_A_ROW
    assert choose_tally(10_000, rows, standing=True, memory=enough).plan is Plan.INDEX
    assert choose_tally(10_000, rows, standing=True, memory=enough - 1).plan is Plan.BATCH
    assert choose_tally(3, rows, standing=True, memory=enough).plan is Plan.EACH
    assert choose_tally(10_000, rows, known=True).plan is Plan.DELTA


def test_the_reason_is_for_a_reader() -> None:
    assert str(choose_tally(30, 10**8)) == (
        f"one query each (30 questions, 100,000,000 rows; one statement for all is cheaper from {crossover(10**8):,} on)"
    )
