"""Identifiers tell the time where their service numbers posts by the clock, and nothing elsewhere."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.statements.identifiers import (
    BLUESKY_FIRST,
    MASTODON_FIRST,
    X_EPOCH,
    X_FIRST,
    day_of_bluesky,
    day_of_mastodon,
    day_of_x,
    decode_url,
)

TODAY = date(2026, 1, 31)
INSTANTS = st.datetimes(datetime(2022, 12, 1), datetime(2026, 1, 30), timezones=st.just(UTC))  # noqa: DTZ001 -- bounds
DIGITS = "234567abcdefghijklmnopqrstuvwxyz"


def milliseconds(instant: datetime) -> int:
    return (instant - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://twitter.com/Twitter/status/1445078208190291973", date(2021, 10, 4)),
        ("https://x.com/someone/status/1233161576649121792?s=20", date(2020, 2, 27)),
        ("https://mobile.twitter.com/someone/status/474971393852182528", date(2014, 6, 6)),
        ("https://x.com/i/web/status/1445078208190291973", date(2021, 10, 4)),
        ("https://threadreaderapp.com/thread/1445078208190291973.html", date(2021, 10, 4)),
        ("https://mastodon.social/@trwnh/103270115826048975", date(2019, 12, 8)),
        ("https://mastodon.social/users/trwnh/statuses/103270115826048975", date(2019, 12, 8)),
        ("https://example.social/@her@elsewhere.example/103270115826048975", date(2019, 12, 8)),
        ("https://bsky.app/profile/some.example/post/3jzfcijpj2z2a", date(2023, 6, 30)),
        ("at://did:plc:abc/app.bsky.feed.post/3jzfcijpj2z2a", date(2023, 6, 30)),
    ],
)
def test_a_published_identifier_gives_its_published_day(url: str, day: date) -> None:
    found = decode_url(url, today=TODAY)
    assert found is not None
    assert found.day == day
    assert found.words.split()[-1] in url


@pytest.mark.parametrize(
    "url",
    [
        "https://x.com/jack/status/20",  # 2006: posts were counted, not clocked
        f"https://x.com/someone/status/{X_FIRST - 1}",
        "https://x.com/someone/status/99999999999999999999",  # beyond the years of the calendar
        "https://x.com/someone/status/8901021614402164665",  # 2077
        "https://x.com/someone",
        "https://x.com.example/someone/status/1445078208190291973",
        "https://mastodon.social/@Gargron/1234567",  # before version 2.0 statuses were counted
        "https://mastodon.example/@her/posts",
        "https://bsky.app/profile/some.example/post/2222222222222",  # 1970
        "https://bsky.app/profile/some.example/post/zzzzzzzzzzzzz",
        "https://bsky.app/profile/some.example",
        "https://example.org/2023/05/12/article.html",
        "",
    ],
)
def test_an_identifier_that_tells_no_time_gives_no_day(url: str) -> None:
    assert decode_url(url, today=TODAY) is None


@given(INSTANTS, st.integers(0, 2**10 - 1))
def test_a_day_comes_back_from_every_clock(instant: datetime, rest: int) -> None:
    ms, day = milliseconds(instant), instant.date()
    assert day_of_x((ms - X_EPOCH) << 22 | rest, today=TODAY) == day
    assert day_of_mastodon(ms << 16 | rest, today=TODAY) == day
    number = (ms * 1000) << 10 | rest
    key = "".join(DIGITS[number >> shift & 31] for shift in range(60, -1, -5))
    assert day_of_bluesky(key, today=TODAY) == day


@given(st.integers(0, 2**70), st.text(alphabet=DIGITS, min_size=12, max_size=14))
def test_no_day_is_older_than_the_service_or_still_to_come(number: int, key: str) -> None:
    latest = TODAY + timedelta(days=1)
    assert date(2010, 11, 4) <= (day_of_x(number, today=TODAY) or latest) <= latest
    assert MASTODON_FIRST <= (day_of_mastodon(number, today=TODAY) or latest) <= latest
    assert BLUESKY_FIRST <= (day_of_bluesky(key, today=TODAY) or latest) <= latest
