"""What the record says about a claim. A finding holds no verdict: that is the next stage's."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

NEEDS_DEFINITION, OVERSTATED, CHOSEN_WINDOW = "needs a definition", "overstated", "depends on the chosen window"
"""The flags of a finding, in the words for readers (rule R7)."""

P_VALUE = "p"
"""The measure of a model that is a p value. A dossier adjusts them all for their number, so a finding has one for a test."""


class Proxy(StrEnum):
    """How far the measure is from the claim (rule R4); ``SAME_PLACE`` never carries a verdict."""

    DIRECT = "direct"
    SAME_ACTOR = "same actor"
    SAME_PLACE = "same place"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelResult:
    """One model of a range of models: what it assumes and the number it gives.

    ``measure`` names the number (``P(no claim in the window)``, ``rate ratio`` …); ``interval`` is its 95 % interval
    unless ``assumptions`` say otherwise.
    """

    name: str
    measure: str
    value: float | None
    interval: tuple[float, float] | None = None
    assumptions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How strongly a finding bears on the claim under one admissible threshold, model or date.

    ``log_lr`` is the natural log of P(evidence | claim) / P(evidence | not claim). ``central`` marks the reading that
    is shown when only one can be.
    """

    name: str
    log_lr: float
    central: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """Finished numbers for one picture.

    ``kind`` is timeline, estimates, curve, before_after, forks, tipping, ladder, rates or counts, or another that is
    shown as a table; ``data`` are rows of plain values, ``notes`` what the picture needs besides (window, unit, date of the
    break).
    """

    kind: str
    title: str
    data: tuple[dict[str, Any], ...]
    notes: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One test of one claim on one release, as of one day or with hindsight.

    ``as_of`` is the first day on which the statement can have been made, or None for hindsight; only what was public by
    then was used. ``query`` is readable SQL, one statement or several. ``result`` is one plain sentence, ``headline`` its
    shortest form. ``complete`` says whether the release claims to hold all there is. ``cannot_tell`` lists what the
    record is unable to say, ``needs`` the records that could say it. ``readings`` are empty when the finding may not carry
    a verdict. ``counter_examples`` are dated rows that bear on the claim by themselves (rule R1). ``weaker`` is the
    weaker version that holds of a claim that is overstated. ``searched`` is the log of what was looked through, the same for
    every side.
    """

    id: str
    claim: str
    test: str
    proxy: Proxy
    dataset: str
    release: str
    coverage: str
    query: str
    as_of: date | None
    result: str
    sample_size: int
    complete: bool = False
    headline: str = ""
    models: tuple[ModelResult, ...] = ()
    readings: tuple[Reading, ...] = ()
    counter_examples: tuple[dict[str, Any], ...] = ()
    explanation: tuple[str, ...] = ()
    cannot_tell: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    flips_if: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    weaker: str = ""
    exhibits: tuple[Exhibit, ...] = ()
    searched: tuple[str, ...] = ()
