"""Names in a file become codes of the vocabulary; each function is asked once for every distinct name."""

from __future__ import annotations

from backing.vocabulary.actor import Actor
from backing.vocabulary.actors import find_actor
from backing.vocabulary.places import find_place

CIVILIANS, CIVILIANS_ID = "Civilians", 1
"""UCDP's name and code for the other side of one-sided violence."""


def country_code(name: str) -> str | None:
    """ISO 3166-1 alpha-3 of a country by any of its names or codes; what stands in brackets after it is left out."""
    place = find_place(name.partition(" (")[0]) if name else None
    return place.country if place and place.kind == "country" else None


def division_code(name: str, country: str) -> str | None:
    """ISO 3166-2 of a first-level division by its name and its country's, with or without the word for it."""
    home = country_code(country)
    for wording in (f"{name} division", name):
        place = find_place(wording, country=home) if name else None
        if place and place.kind == "division":
            return place.id
    return None


def actor_code(name: str, country: str) -> int | None:
    """UCDP's code of an actor by any name that the vocabulary knows, also where the place of a branch stands in brackets."""
    if name.partition(" (")[0] == CIVILIANS:
        return CIVILIANS_ID
    actor = known_actor(name, country)
    return actor.ucdp_id if actor else None


def actor_id(name: str, country: str) -> str | None:
    """The vocabulary's id of an actor by any name."""
    actor = known_actor(name, country)
    return actor.id if actor else None


def known_actor(name: str, country: str) -> Actor | None:
    """The actor of that name, as a whole or without what stands in brackets."""
    home = country_code(country)
    for wording in dict.fromkeys((name, name.partition(" (")[0])):
        if wording and (actor := find_actor(wording, country=home)) is not None:
            return actor
    return None
