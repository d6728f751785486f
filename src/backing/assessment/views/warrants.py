"""The usual warrants: what has to hold for a claim of one kind to bear on one of another."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from backing.errors import InvalidTest


def warrant_for(link: str, source: str, target: str) -> str:
    """The first warrant of the list that fits a link between two kinds of claims; raises InvalidTest for an unknown link."""
    for each in _warrants():
        if each["link"] == link and source in each.get("from", (source,)) and target in each.get("to", (target,)):
            return str(each["text"])
    raise InvalidTest(f"no warrant is listed for the link {link!r}")


@cache
def _warrants() -> list[dict[str, Any]]:
    text = files("backing.assessment").joinpath("data/warrants.toml").read_text(encoding="utf-8")
    warrants: list[dict[str, Any]] = tomllib.loads(text)["warrant"]
    return warrants
