"""Where an ensemble is run."""

from __future__ import annotations

from enum import StrEnum


class Place(StrEnum):
    """Processes of this machine, or Spark."""

    HERE = "here"
    SPARK = "spark"
