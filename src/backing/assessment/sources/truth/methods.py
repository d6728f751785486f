"""The methods of truth discovery by name."""

from __future__ import annotations

from collections.abc import Callable

from backing.assessment.sources.truth.assertions import Assertions
from backing.assessment.sources.truth.crh import crh
from backing.assessment.sources.truth.dawid_skene import dawid_skene
from backing.assessment.sources.truth.estimate import Estimate
from backing.assessment.sources.truth.ltm import ltm
from backing.assessment.sources.truth.sums import average_log, sums
from backing.assessment.sources.truth.truthfinder import truthfinder
from backing.assessment.sources.truth.vote import vote
from backing.errors import UnusableEvidence

METHODS: dict[str, Callable[[Assertions], Estimate]] = {
    "vote": vote,
    "sums": sums,
    "average_log": average_log,
    "truthfinder": truthfinder,
    "crh": crh,
    "ltm": ltm,
    "dawid_skene": dawid_skene,
}


def run(name: str, given: Assertions) -> Estimate:
    """The estimate of a method, at its defaults; raises UnusableEvidence for a name that is none."""
    if name not in METHODS:
        raise UnusableEvidence(f"there is no method {name!r}", hint=f"the methods are {', '.join(METHODS)}")
    return METHODS[name](given)
