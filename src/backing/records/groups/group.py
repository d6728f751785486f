"""One armed group of a reference class: how large it was, and whether the state kept control beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from backing.provenance import DateRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A row of the table ``groups``: one group in one ``country`` (alpha-3) and one ``year``.

    ``strength_low`` to ``strength_high`` are people in ``unit`` (fighters or members), counted over the country or over
    several (``strength_scope``). ``held_territory`` and ``state_kept_control`` are yes, no or contested. ``actor`` is a
    vocabulary id. ``verified`` and ``outcome_verified`` say how far the figure and the outcome were read in a source.
    """

    id: str
    dataset: str
    release: str
    group_name: str
    actor: str | None = None
    country: str
    year: int
    strength_low: int
    strength_high: int
    unit: str
    strength_scope: str
    stated_by: str
    published_earliest: date | None = None
    published_latest: date | None = None
    authority_force: int | None = None
    held_territory: str
    state_kept_control: str
    basis: str
    source: str | None = None
    url: str | None = None
    verified: str
    outcome_verified: str
    outcome_url: str | None = None


GROUP_COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Group))
"""The columns of the table ``groups``, in order."""


def read_group(row: Mapping[str, str], *, dataset: str, release: str, actor: str | None) -> Group:
    """A group from a row of text; raises ValueError for what cannot be read, KeyError for a missing column."""
    published = DateRange.parse(row["published"])
    return Group(
        id=re.sub(r"[^a-z0-9]+", "-", f"{row['country']}-{row['year']}-{row['group']}".lower()).strip("-"),
        dataset=dataset,
        release=release,
        group_name=row["group"],
        actor=actor,
        country=row["country"],
        year=int(row["year"]),
        strength_low=int(row["strength_low"]),
        strength_high=int(row["strength_high"]),
        unit=row["unit"],
        strength_scope=row["strength_scope"],
        stated_by=row["stated_by"],
        published_earliest=published.earliest,
        published_latest=published.latest,
        authority_force=int(row["authority_force"]) if row["authority_force"] else None,
        held_territory=row["held_territory"],
        state_kept_control=row["state_kept_control"],
        basis=row["basis"],
        source=row["source"] or None,
        url=row["url"] or None,
        verified=row["verified"],
        outcome_verified=row["outcome_verified"],
        outcome_url=row["outcome_url"] or None,
    )
