"""What a report, a denial or a silence is worth: it depends on what the speaker says when the thing is so, and when it is not."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from backing.assessment.items.item import DENIED, NEAREST, Chance, Said
from backing.assessment.sources.track_record import LEAST
from backing.errors import UnusableEvidence

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """P(says yes) and P(says no) if the thing is so, and if it is not; the rest of each is P(says nothing).

    Chances may be intervals; both ends are admissible together only where yes and no leave 0 or more to silence. Raises
    UnusableEvidence where the central values do not.
    """

    yes_if_true: Chance
    no_if_true: Chance
    yes_if_false: Chance
    no_if_false: Chance

    def __post_init__(self) -> None:
        for yes, no, when in (
            (self.yes_if_true, self.no_if_true, "true"),
            (self.yes_if_false, self.no_if_false, "false"),
        ):
            if yes.central + no.central > 1 + _ROUNDING:
                raise UnusableEvidence(
                    f"yes and no have {yes.central + no.central:.3g} together if the thing is {when}",
                    hint="what both leave of 1 is the chance of saying nothing",
                )

    def chance(self, said: Said, *, true: bool) -> Chance:
        """P(``said`` | the thing is so, or is not)."""
        yes, no = (self.yes_if_true, self.no_if_true) if true else (self.yes_if_false, self.no_if_false)
        match said:
            case Said.YES:
                return yes
            case Said.NO:
                return no
        low, central, high = (
            rest if (rest := min(1 - yes_part - no_part, 1.0)) > _ROUNDING else 0.0
            for yes_part, no_part in ((yes.high, no.high), (yes.central, no.central), (yes.low, no.low))
        )
        return Chance(low=low, central=central, high=high, certain=low == 0 or high > 1 - NEAREST)

    @property
    def certain(self) -> bool:
        """Whether a chance of 0 or 1 is meant."""
        return any(each.certain for each in (self.yes_if_true, self.no_if_true, self.yes_if_false, self.no_if_false))

    @property
    def turned(self) -> Behaviour:
        """The same speaker about the opposite of the thing: who denies it affirms the opposite."""
        return Behaviour(
            yes_if_true=self.no_if_false,
            no_if_true=self.yes_if_false,
            yes_if_false=self.no_if_true,
            no_if_false=self.yes_if_true,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """Who ``always`` says the same, with this ``chance`` whatever is so, and otherwise nothing."""

    always: Said
    chance: float

    def __post_init__(self) -> None:
        habitual(self.always, self.chance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """How often a speaker said what in resolved cases, by whether the thing was so; what is left out was never said.

    Raises UnusableEvidence for a number below 0.
    """

    cases: Mapping[tuple[bool, Said], int]

    def __post_init__(self) -> None:
        if min(self.cases.values(), default=0) < 0:
            raise UnusableEvidence("a number of cases is below 0", hint="count how often each was said")

    def total(self, *, true: bool) -> int:
        """The resolved cases in which it was so, or was not."""
        return sum(number for (so, _), number in self.cases.items() if so is true)

    @property
    def enough(self) -> bool:
        """Whether there are LEAST cases of either sort: fewer are shown, and weigh nothing."""
        return min(self.total(true=True), self.total(true=False)) >= LEAST


Speech = Behaviour | Habit | Sayings
"""The forms in which a speaker's behaviour can be given."""


def behaviour_of(speech: Speech) -> Behaviour | None:
    """What a speaker does in each case; None where too few cases are known."""
    match speech:
        case Behaviour():
            return speech
        case Habit():
            return habitual(speech.always, speech.chance)
        case Sayings():
            return from_record(speech) if speech.enough else None


def habitual(said: Said, chance: float, *, rest: Said = Said.NOTHING) -> Behaviour:
    """A speaker who says the same with this chance whatever is so, and otherwise ``rest``: it is worth nothing.

    ``Said.NO`` makes the habitual denier, ``Said.YES`` the habitual alarmist. Raises UnusableEvidence for a ``chance``
    that is not between 0 and 1, and for two times the same.
    """
    if said is rest:
        raise UnusableEvidence(f"{said} and the rest are the same", hint="say what the speaker does otherwise")
    parts = {said: chance, rest: 1 - chance}
    yes, no = (_chance(parts.get(each, 0.0)) for each in (Said.YES, Said.NO))
    return Behaviour(yes_if_true=yes, no_if_true=no, yes_if_false=yes, no_if_false=no)


def log_ratio(behaviour: Behaviour, said: Said) -> tuple[float, float, float]:
    """The natural log of P(said | so) / P(said | not so): lowest, central, highest.

    It is exactly 0 where both chances are one number and equal. Chances that are intervals may differ from each other
    anywhere inside, so that equal intervals give a range around 0. Raises UnusableEvidence for what the speaker never does,
    so or not.
    """
    so, not_so = _both(behaviour, said)
    return (
        _log(so.low) - _log(not_so.high),
        _central(so.central, not_so.central),
        _log(so.high) - _log(not_so.low),
    )


def chances(behaviour: Behaviour, said: Said, claim: str) -> dict[str, Chance]:
    """The chances of an item that holds what was said: under the claim, and under its denial.

    Raises UnusableEvidence for what the speaker never does, and for a silence that one of the two leaves no room for, which
    would decide everything, unless the behaviour is ``certain``.
    """
    so, not_so = _both(behaviour, said)
    if so != not_so and 0 in (so.low, not_so.low) and not behaviour.certain:
        raise UnusableEvidence(
            f"yes and no leave no chance of saying nothing about {claim}, so that a silence would decide everything",
            hint="lower yes or no, or their upper ends, so that they leave a little; if it is meant, write `certain: true`",
        )
    return {claim: so, f"{DENIED}{claim}": not_so}


def from_record(sayings: Sayings) -> Behaviour:
    """A speaker's behaviour from what was said in resolved cases.

    Posterior means under a Jeffreys-Perks prior (1/3 for each of three), with a range of one posterior standard deviation.
    Raises UnusableEvidence where there are not enough cases: so few are shown, and carry no weight.
    """
    found: dict[tuple[bool, Said], Chance] = {}
    for true in (True, False):
        total = sayings.total(true=true)
        if total < LEAST:
            state = "so" if true else "not so"
            raise UnusableEvidence(
                f"{total} resolved cases in which it was {state} are too few to weigh a speaker by",
                hint=f"{LEAST} of either sort are needed; show the counts instead",
            )
        found |= {(true, said): _posterior(sayings.cases.get((true, said), 0), total) for said in (Said.YES, Said.NO)}
    return Behaviour(
        yes_if_true=found[True, Said.YES],
        no_if_true=found[True, Said.NO],
        yes_if_false=found[False, Said.YES],
        no_if_false=found[False, Said.NO],
    )


def _both(behaviour: Behaviour, said: Said) -> tuple[Chance, Chance]:
    """P(``said`` | so) and P(``said`` | not so)."""
    so, not_so = behaviour.chance(said, true=True), behaviour.chance(said, true=False)
    if so.high == not_so.high == 0:
        raise UnusableEvidence(
            f"by these chances the speaker never says {said}", hint="if he did, the chances are wrong: raise them"
        )
    return so, not_so


def _posterior(times: int, total: int) -> Chance:
    mean = (times + 1 / 3) / (total + 1)
    spread = math.sqrt(mean * (1 - mean) / (total + 2))
    return Chance(low=max(mean - spread, mean / 10), central=mean, high=min(mean + spread, 1 - (1 - mean) / 10))


def _chance(value: float) -> Chance:
    return Chance.of(value, certain=not NEAREST <= value <= 1 - NEAREST)  # a habit decides nothing


def _central(so: float, not_so: float) -> float:
    return 0.0 if so == not_so else _log(so) - _log(not_so)


def _log(value: float) -> float:
    return math.log(value) if value > 0 else -math.inf
