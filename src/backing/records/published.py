"""Releases that publishers give away: where, under which terms, and what they would add."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from backing.errors import UnknownRecord

_RELEASE = re.compile(r"[\w.-]{1,32}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A dataset that can be had on request.

    ``url`` is a pattern for its releases, of which ``release`` is an example. ``digests`` lists what its files must be;
    ``token`` is where an account is exchanged for a key, for an interface that gives its rows page by page. ``measures``
    says what its rows are, as a coverage does, and ``first`` the day from which on; ``last`` is the last day of the release
    that is the example, where releases have one.
    """

    dataset: str
    title: str
    url: str
    release: str
    licence: str
    attribution: str
    measures: tuple[str, ...]
    first: date
    last: date | None = None
    digests: str = ""
    token: str = ""

    def address(self, release: str) -> str:
        """Where a release lies. Raises UnknownRecord for what cannot be one."""
        if not _RELEASE.fullmatch(release):
            raise UnknownRecord(
                f"{release!r} is no release of {self.dataset}", hint=f"one is named like {self.release}"
            )
        digits = release.replace(".", "").replace("-", "")
        return self.url.format(release=release, digits=digits, underscored=release.replace(".", "_"))

    def file_name(self, release: str) -> str:
        """The name of a release's file."""
        return self.address(release).rpartition("/")[2]


@cache
def published() -> tuple[Published, ...]:
    """All that are known, in the order in which they are to be shown."""
    text = files("backing.records").joinpath("bundled", "published.toml").read_text(encoding="utf-8")
    return tuple(
        Published(**{**entry, "measures": tuple(entry["measures"])}) for entry in tomllib.loads(text)["published"]
    )


def find_published(dataset: str) -> Published:
    """The dataset of that name. Raises UnknownRecord when it is not among them."""
    found = [each for each in published() if each.dataset == dataset]
    if not found:
        known = ", ".join(each.dataset for each in published())
        raise UnknownRecord(
            f"nobody is known to publish {dataset}", hint=f"known are {known}; or give a file to: backing records add"
        )
    return found[0]
