"""Every source that is recognised, the more particular first."""

from __future__ import annotations

from backing.records.events.sources.ucdp_ged import UCDP_CANDIDATE, UCDP_GED
from backing.records.importing.source import Source

SOURCES: tuple[Source, ...] = (UCDP_CANDIDATE, UCDP_GED)
