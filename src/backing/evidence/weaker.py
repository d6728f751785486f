"""Overstated: a claim falls as it is worded, and a weaker version of it holds (rule R7). One rule for every family of tests.

A family says in words which weaker version its rows bear out ("there were some", "among the three highest"). The flag follows
from the readings alone: every admissible one speaks against the claim, none for it. What denies a number or a rank has no weaker
version; what denies that there was anything at all may have one ("little", instead of "none").
"""

from __future__ import annotations

from dataclasses import replace

from backing.evidence.finding import OVERSTATED, Finding


def overstate(finding: Finding, weaker: str) -> Finding:
    """The finding with the flag and the words of the weaker version, where it falls and ``weaker`` names one; else as it is."""
    weights = [reading.log_lr for reading in finding.readings]
    if not weaker or not weights or max(weights) > 0 or min(weights) >= 0:
        return finding
    return replace(finding, flags=(*finding.flags, OVERSTATED), weaker=weaker)
