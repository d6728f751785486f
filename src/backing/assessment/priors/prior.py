"""How probable claims of a sort are before their evidence, where a project has set that from other cases (rule R6)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from backing.assessment.settings import Settings
from backing.claims.claim import Claim, Kind
from backing.errors import UnusablePriors
from backing.evidence.report import sign_of
from backing.vocabulary.fold import fold

OCCURRENCE = "occurrence"
"""One sort for what was there or happened, how much of it, and that it was not: denials of the first are read as the last, so
that only one prior for all of them gives "X" and "not X" mirrored answers (rule R9)."""

_OCCURRENCES = (Kind.PRESENCE, Kind.COUNT, Kind.EVENT, Kind.ABSENCE)
SORTS = (OCCURRENCE, *(kind.value for kind in Kind if kind not in (*_OCCURRENCES, Kind.NORMATIVE)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """Three probabilities of a claim that affirms, with the cases that they were set from, who set them, when and why.

    Raises UnusablePriors for values that do not rise strictly inside (0, 1), and without a case.
    """

    sceptical: float
    even: float
    enthusiastic: float
    cases: tuple[str, ...]
    by: str
    on: date
    why: str

    def __post_init__(self) -> None:
        if not 0 < self.sceptical < self.even < self.enthusiastic < 1:
            raise UnusablePriors(
                f"{self.sceptical:g}, {self.even:g}, {self.enthusiastic:g} do not rise between 0 and 1",
                hint="Write three numbers: sceptical below even below enthusiastic, none of them 0 or 1.",
            )
        if not self.cases:
            raise UnusablePriors(
                "it is not said which cases the priors were set from",
                hint="Name them under `from`; one of them or more.",
            )

    @property
    def denied(self) -> tuple[float, float, float]:
        """The three for a claim that denies."""
        return 1 - self.enthusiastic, 1 - self.even, 1 - self.sceptical


@dataclass(frozen=True, slots=True, kw_only=True)
class Priors:
    """A project's priors by sort of claim, and the SHA-256 of their file; none where it has no file.

    ``late`` says that the case was first assessed with others, so that these may have been set to its evidence.
    """

    by_sort: Mapping[str, Prior] = field(default_factory=dict)
    digest: str = ""
    late: bool = False

    def settings_for(self, claim: Claim, locked: Settings) -> Settings:
        """The settings with the priors of a claim's sort, where there are any."""
        prior = self.by_sort.get(sort_of(claim.kind))
        if prior is None:
            return locked
        said = (prior.sceptical, prior.even, prior.enthusiastic)
        low, even, high = prior.denied if sign_of(claim) < 0 else said
        return replace(locked, sceptical=low, even=even, enthusiastic=high)

    def lines(self) -> Iterator[tuple[str, str]]:
        """What an assessment says of them: whose they are, and what they rest on."""
        for sort, each in self.by_sort.items():
            values = f"{each.sceptical:g}, {each.even:g}, {each.enthusiastic:g}"
            yield f"priors of {sort}", f"{values}; by {each.by}, {each.on}, from {', '.join(each.cases)}: {each.why}"
        if self.digest:
            yield "own_priors_digest", self.digest


def sort_of(kind: Kind) -> str:
    """The sort of claim that a kind belongs to."""
    return OCCURRENCE if kind in _OCCURRENCES else kind.value


def check_other_cases(priors: Priors, names: Collection[str]) -> None:
    """Raise UnusablePriors where priors were set from the case that they are to judge, which has these ``names``."""
    own = {fold(name) for name in names} - {""}
    for sort, prior in priors.by_sort.items():
        for case in prior.cases:
            if {fold(case), fold(case.rstrip("/").rpartition("/")[2])} & own:
                raise UnusablePriors(
                    f"the priors of {sort} were set from {case}, which is the case that they would judge",
                    hint="Set them from other cases alone, or judge this one without them.",
                )
