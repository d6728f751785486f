"""How questions are put to the records, and the reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Plan(StrEnum):
    """How questions are put to the records."""

    EACH = "one query each"
    BATCH = "together"
    INDEX = "resident index"
    DELTA = "new rows alone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A plan, and the reason as a reader sees it."""

    plan: Plan
    reason: str

    def __str__(self) -> str:
        return f"{self.plan} ({self.reason})"
