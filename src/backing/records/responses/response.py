"""One dated criticism or demand of the past, the answer to it, and the conduct that followed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Form(StrEnum):
    """How the matter was raised."""

    ALLEGATION = "public allegation"
    SHAMING = "public shaming"
    QUIET = "quiet demand"
    ENGAGEMENT = "engagement"


class Answer(StrEnum):
    """What the authority said to it."""

    COMPLIED = "complied"
    DENIED = "denied"
    IGNORED = "ignored"
    RETALIATED = "retaliated"
    UNKNOWN = "unknown"


class Conduct(StrEnum):
    """What it did later, as far as anybody recorded it. To admit what was denied is no change of what is done."""

    CHANGED = "changed"
    ADMITTED = "admitted"
    UNCHANGED = "unchanged"
    UNKNOWN = "unknown"


KNOWN = (Conduct.CHANGED, Conduct.UNCHANGED)
"""Conduct that says whether anything changed. Whoever admitted may have changed or not: it is counted apart, and as not known."""

OBSERVATIONAL = (
    "Observed, not caused: whoever chose the form knew the case, hard cases are shamed more often, and what was granted may have "
    "been going to happen anyway."
)

INEFFECTIVE = (0.1, 0.2, 1 / 3)
"""Shares of changed conduct up to which a form is called ineffective: low, central and high. An assumption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A row of the table; ``conduct_on`` is the day of the later conduct, None where none is known.

    ``selected`` says how the row came into the table: cases that are known because of how they ended favour one side.
    """

    case: str
    on: date
    by: str
    to: str
    form: Form
    answer: Answer
    conduct: Conduct
    source: str
    conduct_on: date | None = None
    selected: str = ""
    note: str = ""
