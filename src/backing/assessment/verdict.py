"""What the evidence supports: a label, a probability with its interval, and what would change it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from backing.assessment.weighing.answer import SetVerdict


class Label(StrEnum):
    """The words for readers (rules R6 and R7)."""

    SUPPORTED = "Supported"
    LEANS_SUPPORTED = "Leans supported"
    REFUTED = "Refuted"
    LEANS_REFUTED = "Leans refuted"
    CONFLICTING = "Conflicting evidence"
    NOT_ENOUGH = "Not enough evidence"
    CANNOT_TELL = "Cannot tell from these records"
    OPINION = "Opinion or advice"
    NEEDS_DEFINITION = "Needs a definition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One answer at one time.

    ``p`` is the probability of the claim at the even prior under the central reading, ``interval`` its range over every
    admissible reading and each of the three priors, ``word`` the ICD 203 (2015) term for ``p``, which it has from 1 to 99 %; all
    are None when no finding may carry a verdict.
    """

    label: Label
    p: float | None = None
    interval: tuple[float, float] | None = None
    word: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one finding added, in decibans (10·log10 of the likelihood ratio; Good 1950), lowest and highest reading.

    ``finding`` is its id, or that of the item of evidence that speaks for a witness. ``share`` is the part of its weight that
    counts, and is counted here; ``note`` says why where that is below 1.
    """

    finding: str
    name: str
    low: float
    central: float
    high: float
    share: float = 1.0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer to one claim: *said* and *so* apart (R2), as of posting and with hindsight apart (R3).

    ``said`` is found, not found or not searched for a claim that somebody else is said to have made, else None. ``so``
    is the label with hindsight. ``tests`` are the families of tests that ran. ``confidence`` is high, moderate or low,
    on its own axis, with its reasons. ``weaker`` is the weaker version that
    holds of a claim that is overstated. ``flip_prior`` is the prior probability at which the central hindsight answer would
    cross one half. ``survived`` names the contribution that is the strongest test which the claim survived,
    ``denial_survived`` that of its denial.
    """

    claim: str
    said: str | None
    so: Label
    as_of: Judgement
    hindsight: Judgement
    reason: str
    tests: tuple[str, ...] = ()
    confidence: str
    confidence_reasons: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    weaker: str = ""
    flips_if: tuple[str, ...] = ()
    flip_prior: float | None = None
    contributions: tuple[Contribution, ...] = ()
    survived: str | None = None
    denial_survived: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The claims of one side, most consequential first."""

    name: str
    role: str
    note: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something that a person should look at, about the ``claims`` with these ids; no weight hangs on it."""

    text: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What the answer takes the source of an item for, and where that comes from, in words (``ground``).

    ``reliable`` is P(the source reports what is so): lowest, central, highest; None where the item holds what the source
    ``says`` of claims. ``worth`` has for each of these claims the decibans that the words give it by themselves.
    """

    item: str
    source: str
    ground: str
    reliable: tuple[float, float, float] | None = None
    says: dict[str, str] = field(default_factory=dict)
    worth: dict[str, tuple[float, float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjusted:
    """The p value of one frequentist test with hindsight, and the same adjusted for the number of tests of the case.

    ``stands`` says whether the adjusted one is at or below 0.05. No verdict rests on either.
    """

    finding: str
    claim: str
    test: str
    p: float
    adjusted: float
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """All verdicts of a case, its sides, and what would change most if it were known, and the p values of its tests.

    ``sets`` are the answers of the sets of hypotheses that an analyst set up; none without them. ``credits`` say for each
    item whose source something is known of what that is. ``remarks`` are what a person should look at in what was entered and
    said.
    """

    verdicts: tuple[Verdict, ...]
    sides: tuple[Side, ...]
    would_change_most: tuple[str, ...]
    settings: dict[str, str]
    sets: tuple[SetVerdict, ...] = ()
    credits: tuple[Credit, ...] = ()
    remarks: tuple[Remark, ...] = ()
    adjusted: tuple[Adjusted, ...] = ()

    def verdict_on(self, claim: str) -> Verdict:
        """The verdict on a claim's id; raises KeyError for one that was not assessed."""
        for verdict in self.verdicts:
            if verdict.claim == claim:
                return verdict
        raise KeyError(claim)
