"""Places as the records and the claims both name them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A country, a first-level division, a region made of divisions, a town, or a district (second-level division).

    ``id`` is ISO 3166-1 alpha-3 for a country (``AFG``), ISO 3166-2 for a division (``AF-BAL``), and
    ``<country>:<slug>`` for the others (``AFG:northern``, ``AFG:kabul``). ``country`` is alpha-3. ``divisions`` are
    the ISO 3166-2 codes that the place covers, or that it lies in; empty for a whole country.
    """

    id: str
    name: str
    kind: str
    country: str
    divisions: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
