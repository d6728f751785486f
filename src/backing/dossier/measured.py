"""How often the numbers were right where the truth was known: sentences from what the measuring commands wrote."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

SHORT = 0.03
"""How far below its level the share that holds may lie before a reader is told: more than chance in 400 runs."""

IN_WORDS = {
    "Poisson": "where events are independent of each other",
    "clumped, k = 2": "where events clump",
    "waves": "where the rate wanders by itself",
    "normal": "where sources differ as is assumed",
    "log-normal": "where rates differ as is assumed",
    "heavy tails": "where a few are far off",
    "independent": "where the lists are independent",
    "copying": "where one list copies the other",
    "each by itself": "where each case stands by itself",
    "all together": "where things are found or missed together",
    "in groups": "where cases come in groups",
    "steady": "where sightings come at a steady rate",
    "fading": "where sightings fade out",
}
"""The generators of ``bench/intervals.py``."""


def measured(families: Iterable[str]) -> tuple[str, ...]:
    """What was measured of settled claims, and of each range of these families of tests that is too narrow somewhere."""
    used = set(families)
    return (*_settled(), *(_in_words(each) for each in _read("coverage")["interval"] if _short(each, used)))


def _settled() -> tuple[str, ...]:
    """Of claims with known answers, how many were called supported or refuted, and how many of these wrongly."""
    as_is, _, unsaid = _read("verdicts")["way"]
    usual = (
        f"Of {as_is['claims']} claims whose answers complete records give, {as_is['settled']} were called supported or "
        f"refuted, {as_is['wrong']} of them wrongly."
    )
    blind = (
        f"With 30 of 100 rows missing and the record not saying so, {unsaid['settled']} were, {unsaid['wrong']} of them "
        "wrongly: a record that is less complete than it says makes answers too sure, and its rows do not show it."
    )
    return usual, blind


def _short(interval: dict[str, Any], families: set[str]) -> bool:
    return interval["family"] in families and any(share < interval["level"] - SHORT for _, share in interval["held"])


def _in_words(interval: dict[str, Any]) -> str:
    (first, usual), *others = interval["held"]
    name = interval["name"]
    shares = [f"in {usual:.0%} of simulated cases {IN_WORDS[first]}"]
    shares += [f"in {share:.0%} {IN_WORDS[generator]}" for generator, share in others]
    return f"{name[0].upper()}{name[1:]}: its {interval['level']:.0%} range held the truth {', '.join(shares)}."


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("backing.dossier").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))
