"""The families of tests, in the order in which they are asked; the last takes what no other takes."""

from __future__ import annotations

from backing.evidence.claimtest import Family
from backing.evidence.families.alternatives import Alternatives
from backing.evidence.families.burst import Burst
from backing.evidence.families.comparison import PeriodComparison
from backing.evidence.families.conditional import ConditionalExpectation
from backing.evidence.families.counting import Counting
from backing.evidence.families.extreme import Extreme
from backing.evidence.families.magnitude import Magnitude
from backing.evidence.families.media import WeightedAbsence
from backing.evidence.families.occurrence import Occurrence
from backing.evidence.families.past_responses import PastResponses
from backing.evidence.families.presence import Presence
from backing.evidence.families.saying import Saying
from backing.evidence.families.substantiation import Substantiation
from backing.evidence.families.trend import Trend
from backing.evidence.families.unrecorded import Unrecorded
from backing.evidence.families.vague import VagueStrength

FAMILIES: tuple[Family, ...] = (
    Substantiation(),
    Occurrence(),
    Counting(),
    Magnitude(),
    Trend(),
    PeriodComparison(),
    Extreme(),
    Burst(),
    ConditionalExpectation(),
    WeightedAbsence(),
    Alternatives(),
    PastResponses(),
    Presence(),
    VagueStrength(),
    Saying(),
)
LAST: Family = Unrecorded()
