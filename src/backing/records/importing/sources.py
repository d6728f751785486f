"""Every source that is recognised, the more particular first."""

from __future__ import annotations

from backing.records.events.sources.acled import ACLED, ACLED_WITHOUT_TARGETS
from backing.records.events.sources.gdelt import GDELT_1, GDELT_2
from backing.records.events.sources.gtd import GTD
from backing.records.events.sources.polecat import POLECAT
from backing.records.events.sources.ucdp_ged import UCDP_CANDIDATE, UCDP_GED
from backing.records.importing.canonical import CANONICAL
from backing.records.importing.source import Source
from backing.records.series.sources.ucdp_yearly import UCDP_NON_STATE, UCDP_PRIO_ACD

SOURCES: tuple[Source, ...] = (
    UCDP_CANDIDATE,
    UCDP_GED,
    ACLED,
    ACLED_WITHOUT_TARGETS,
    GTD,
    GDELT_2,
    GDELT_1,
    POLECAT,
    UCDP_NON_STATE,
    UCDP_PRIO_ACD,
    *CANONICAL,
)
