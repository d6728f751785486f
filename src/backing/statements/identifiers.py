"""When a post was made, decoded from its own identifier: services number their posts by the clock.

Sources: X snowflake (announced 2010; milliseconds since 1288834974657 above 22 bits); Mastodon ``Snowflake`` (since
version 2.0: milliseconds since 1970 above 16 bits); AT Protocol TID (base32-sortable, microseconds since 1970 above
10 bits). An identifier outside of the years in which its service numbered posts this way decodes to nothing, because
older ones only count up and others are made up. What a clock gives is a day in UTC.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

X_EPOCH = 1_288_834_974_657
"""Milliseconds since 1970 at which X's clock starts."""
X_FIRST = 29_700_859_247
"""The first post that was numbered by the clock, on 4 November 2010; those before it only count up."""
MASTODON_FIRST = date(2016, 10, 5)
"""Mastodon's first release: no post on it is older."""
BLUESKY_FIRST = date(2022, 10, 18)
"""The day on which the AT Protocol was announced: no post on Bluesky is older."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TID_DIGITS = "234567abcdefghijklmnopqrstuvwxyz"
_TID = r"[234567a-j][234567a-z]{12}"
_X_URL = re.compile(
    r"https?://(?:(?:www|mobile|m)\.)?(?:x|twitter|threadreaderapp)\.com"
    r"/(?:i/web/status|\w{1,15}/status(?:es)?|i/status|thread)/(\d{1,20})(?!\d)",
    re.IGNORECASE,
)
_MASTODON_URL = re.compile(
    r"https?://[\w.-]+(?::\d+)?/(?:@[\w.-]+(?:@[\w.-]+)?|users/[\w.-]+/statuses|web/(?:statuses|@[\w.@-]+))/(\d{1,20})(?!\d)"
)
_BLUESKY_URL = re.compile(
    rf"(?:https?://bsky\.app/profile/[\w.:%-]+/post|at://[\w.:%-]+/app\.bsky\.feed\.post)/({_TID})(?![a-z0-9])"
)


class Decoded(NamedTuple):
    """The day that an identifier gives, and what it was read from."""

    day: date
    words: str


def day_of_x(identifier: int, *, today: date) -> date | None:
    """The day of a post on X, formerly Twitter."""
    if identifier < X_FIRST:
        return None
    return _day(timedelta(milliseconds=(identifier >> 22) + X_EPOCH), date(2010, 11, 4), today)


def day_of_mastodon(identifier: int, *, today: date) -> date | None:
    """The day of a status on a Mastodon server, by that server's clock."""
    return _day(timedelta(milliseconds=identifier >> 16), MASTODON_FIRST, today)


def day_of_bluesky(key: str, *, today: date) -> date | None:
    """The day of a post on Bluesky from its record key; the key is made by the poster's own software."""
    if not re.fullmatch(_TID, key):
        return None
    number = 0
    for digit in key:
        number = number << 5 | _TID_DIGITS.index(digit)
    return _day(timedelta(microseconds=number >> 10), BLUESKY_FIRST, today)


def decode_url(url: str, *, today: date) -> Decoded | None:
    """The day of the post that ``url`` leads to; None where it leads elsewhere, or its identifier tells no time."""
    if hit := _X_URL.match(url):
        service, day = "X", day_of_x(int(hit[1]), today=today)
    elif hit := _BLUESKY_URL.match(url):
        service, day = "Bluesky", day_of_bluesky(hit[1], today=today)
    elif hit := _MASTODON_URL.match(url):
        service, day = "Mastodon", day_of_mastodon(int(hit[1]), today=today)
    else:
        return None
    return Decoded(day, f"the {service} identifier {hit[1]}") if day else None


def _day(since_1970: timedelta, first: date, today: date) -> date | None:
    try:
        day = (_EPOCH + since_1970).date()
    except OverflowError:
        return None
    return day if first <= day <= today + timedelta(days=1) else None  # a day of grace for clocks that run ahead
