"""Actors as the records and the claims both name them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An armed group, a government, or an organisation.

    ``name`` is the usual short name (``ISKP``), ``aliases`` all other spellings. ``ucdp_id`` and ``ucdp_name`` say how UCDP
    codes it (``234``, ``IS``), and ``countries`` (alpha-3) narrow that code to the branch that is meant; both may be empty.
    ``parent`` is the id of the organisation that it is a branch of.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    ucdp_id: int | None = None
    ucdp_name: str | None = None
    countries: tuple[str, ...] = ()
    parent: str | None = None
