"""Spans, dates known as ranges, digests."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.provenance import DateRange, Span, digest

SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: Span(start=min(pair), end=max(pair)))


@given(SPANS, SPANS)
def test_overlap_is_symmetric_and_never_longer_than_either_span(a: Span, b: Span) -> None:
    assert a.overlap(b) == b.overlap(a) <= min(len(a), len(b))


@given(SPANS, SPANS)
def test_a_span_contains_another_when_it_shares_all_of_it(a: Span, b: Span) -> None:
    if a.contains(b):
        assert a.overlap(b) == len(b)


def test_a_span_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start=3, end=2)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023-03-27", date(2023, 3, 27), date(2023, 3, 27)),
        ("2021-08..2022-06", date(2021, 8, 1), date(2022, 6, 30)),
        ("", None, None),
    ],
)
def test_a_date_widens_to_what_it_leaves_open(text: str, earliest: date | None, latest: date | None) -> None:
    assert DateRange.parse(text) == DateRange(earliest=earliest, latest=latest)


@pytest.mark.parametrize("text", ["2023-13", "yesterday", "2023-02-30", "2023..2022"])
def test_what_is_no_date_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        DateRange.parse(text)


def test_the_digest_is_sha256() -> None:
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
