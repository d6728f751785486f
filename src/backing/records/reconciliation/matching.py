"""When two rows are one event: limits, weights and what stands in for a missing measure, as data that can be edited."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from backing.errors import UnusableMatches

DIMENSIONS = ("time", "place", "actors", "kind", "deaths")
UNKNOWN = "unknown"
HINT = "Copy the shipped matching.toml."


@dataclass(frozen=True, slots=True, kw_only=True)
class Governing:
    """From ``since`` on an actor is the government of a country (alpha-3); both as UCDP codes."""

    country: str
    since: date
    government: int
    actor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """The settings of one reconciliation; ``matching.toml`` says what each number means.

    Windows in time and space and agreement in type are those of MELTT (Donnay, Dunford, McGrath, Backer and Cunningham
    2019, Journal of Conflict Resolution 63(5):1337-1364); the defaults are ours.
    """

    threshold: float
    days: int
    near_km: float
    split_threshold: float
    split_excess: float
    weights: Mapping[str, float]
    open_days: Mapping[str, int]
    open_km: Mapping[str, float]
    agreement: Mapping[str, float]
    governing: tuple[Governing, ...] = ()


@cache
def default_matching() -> Matching:
    """The settings that the package ships."""
    return _matching(tomllib.loads(_shipped()), "matching.toml")


def parse_matching(text: str, where: str) -> Matching:
    """Settings of the user's own; what the text leaves out is as shipped.

    Raises UnusableMatches, which says ``where``, for what is no TOML or holds something else.
    """
    try:
        own = tomllib.loads(text)
    except ValueError as problem:
        raise UnusableMatches(f"{where} cannot be read: {problem}", hint=HINT) from problem
    shipped = tomllib.loads(_shipped())
    for name, value in own.items():
        tables = isinstance(value, dict) and isinstance(shipped.get(name), dict)
        shipped[name] = {**shipped[name], **value} if tables else value
    return _matching(shipped, where)


def _shipped() -> str:
    return files("backing.records.reconciliation").joinpath("matching.toml").read_text(encoding="utf-8")


def _matching(table: Mapping[str, Any], where: str) -> Matching:
    try:
        governing = tuple(Governing(**row) for row in table.get("governing", ()))
        found = Matching(**{**table, "governing": governing})
        _check(found)
    except (TypeError, ValueError, AttributeError) as problem:
        known = ", ".join(field.name for field in fields(Matching))
        raise UnusableMatches(f"{where} does not fit: {problem}", hint=f"It may set: {known}.") from problem
    return found


def _check(matching: Matching) -> None:
    """Raises ValueError for numbers under which nothing could be matched, or everything."""
    if set(matching.weights) != set(DIMENSIONS):
        raise ValueError(f"weights are for {', '.join(DIMENSIONS)}")
    if min(matching.weights.values()) < 0 or sum(matching.weights.values()) <= 0:
        raise ValueError("weights are not negative, and not all of them zero")
    if not 0 < matching.threshold <= 1 or not 0 < matching.split_threshold <= 1:
        raise ValueError("a threshold lies above 0 and is 1 at the most")
    widths = (matching.days, matching.near_km, *matching.open_days.values(), *matching.open_km.values())
    if min(widths) < 0:
        raise ValueError("days and kilometres are not negative")
    if not all(0 <= value <= 1 for value in matching.agreement.values()):
        raise ValueError("agreement lies between 0 and 1")
    if UNKNOWN not in matching.open_days or UNKNOWN not in matching.open_km:
        raise ValueError("open_days and open_km say what is unknown")
