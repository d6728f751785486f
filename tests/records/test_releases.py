from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from backing.records.catalog import Dataset
from backing.records.coverage import Coverage
from backing.records.releases import number_of, replaces, standing, standing_on


def release(
    number: str,
    end: int | None,
    dataset: str = "ged",
    begin: int = 1989,
    supersedes: tuple[str, ...] = (),
    **coverage: object,
) -> Dataset:
    """A release that holds the years from ``begin`` to ``end``."""
    held = {
        "complete": True, "start": date(begin, 1, 1), "end": date(end, 12, 31) if end else None, "measure": "lethal events",
        "per_actor": True, **coverage,
    }  # fmt: skip
    return Dataset(
        id=dataset, release=number, title="", table="events", path=f"{dataset}-{number}", licence="", attribution="",
        url="", rows=1, digest="", available_from=None, coverage=Coverage(**held), supersedes=supersedes,  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_later_release_replaces_the_one_before() -> None:
    old, new = release("24.1", 2023), release("25.1", 2024)
    assert standing([old, new]) == standing([new, old]) == (new,)


def test_releases_that_accumulate_replace_none_of_each_other() -> None:
    old, new = (replace(release(number, 2023), accumulates=True) for number in ("2023.1", "2023.2"))
    assert standing([old, new]) == (old, new)
    other = release("1", 2024, "summary", supersedes=("ged",))
    assert standing([old, new, other]) == (other,)


def test_release_numbers_are_numbers() -> None:
    assert number_of("9.1") < number_of("19.1") < number_of("25.0.9") < number_of("25.0.10") < number_of("25.1")
    assert number_of("2024-03") < number_of("2024-11")


def test_a_final_release_replaces_the_candidates_that_it_covers() -> None:
    final = release("25.1", 2024, supersedes=("candidate",))
    inside = release("24.0.9", 2024, "candidate", begin=2024)
    after = release("25.0.1", 2025, "candidate", begin=2025)
    assert standing([inside, after, final]) == (after, final)


def test_of_a_release_that_is_half_replaced_the_rest_stands() -> None:
    final, longer = release("25.1", 2024, supersedes=("candidate",)), release("25.0.6", 2025, "candidate", begin=2023)
    kept, _ = standing([longer, final])
    assert kept.since == kept.coverage.start == date(2025, 1, 1)
    assert (kept.path, kept.coverage.end) == (longer.path, longer.coverage.end)


def test_the_last_days_of_a_longer_release_do_not_end_its_beginning() -> None:
    long, month = release("1", 2025), release("2", 2025, begin=2025)
    assert standing([long, month]) == (long, month)


def test_neither_a_sample_nor_a_narrower_release_replaces_a_complete_one() -> None:
    whole = release("1", 2024)
    assert not replaces(release("2", 2024, complete=False), whole)
    assert not replaces(release("2", 2024, places=("AFG",)), whole)
    assert replaces(release("2", 2024), release("1", 2024, places=("AFG",)))


def test_a_release_with_no_end_replaces_everything_before_it() -> None:
    assert standing([release("1", 2024), release("2", None)])[0].release == "2"


def test_what_stood_on_a_day_is_there_beside_what_stands_now() -> None:
    old = replace(release("22.1", 2021), available_from=date(2022, 6, 1))
    new = replace(release("25.1", 2024), available_from=date(2025, 6, 1))
    assert standing_on([old, new], []) == (new,)
    assert standing_on([old, new], [date(2023, 5, 1)]) == (new, replace(old, replaced=True))
    assert standing_on([old, new], [date(2022, 5, 31)]) == (new,)
    assert standing_on([old, new], [date(2026, 1, 1)]) == (new,)


releases = st.lists(
    st.builds(release, st.sampled_from(["1", "2", "3.1", "10"]), st.integers(2000, 2004)),
    max_size=4,
    unique_by=lambda each: each.release,
)


@given(releases)
def test_what_stands_depends_on_what_is_there_and_not_on_the_order(datasets: list[Dataset]) -> None:
    results = {frozenset(standing(order)) for order in permutations(datasets)}
    assert len(results) == 1


@given(releases)
def test_to_remove_a_release_and_add_it_again_changes_nothing(datasets: list[Dataset]) -> None:
    for removed in datasets:
        rest = [each for each in datasets if each is not removed]
        assert set(standing([*rest, removed])) == set(standing(datasets))
    assert not datasets or standing(datasets)
