"""Which country a people's name belongs to: "Congolese", "Afghans". Hand-written, in ``data/demonyms.csv``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from backing.vocabulary.tables import read_rows


def country_of_people(name: str) -> str | None:
    """The country (alpha-3) whose people or things are called ``name``, written with its capital; None when unknown."""
    return _demonyms().get(name)


@cache
def _demonyms() -> Mapping[str, str]:
    return {word: row["country"] for row in read_rows("demonyms.csv") for word in row["words"].split("|")}
