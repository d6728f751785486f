"""What a report, a denial or a silence is worth: it depends on what the speaker says when the thing is so, and when it is not."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from backing.assessment.items.item import DENIED, Chance
from backing.errors import UnusableEvidence


class Said(StrEnum):
    """What a speaker does who could say something about a matter."""

    YES = "yes"
    NO = "no"
    NOTHING = "nothing"


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
            if yes.central + no.central > 1 or yes.low + no.low > 1:
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
            min(max(1 - yes_part - no_part, 0.0), 1.0)
            for yes_part, no_part in ((yes.high, no.high), (yes.central, no.central), (yes.low, no.low))
        )
        return Chance(low=low, central=central, high=high, certain=low == 0 or high == 1)

    @property
    def turned(self) -> Behaviour:
        """The same speaker about the opposite of the thing: who denies it affirms the opposite."""
        return Behaviour(
            yes_if_true=self.no_if_false,
            no_if_true=self.yes_if_false,
            yes_if_false=self.no_if_true,
            no_if_false=self.yes_if_true,
        )


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
    so, not_so = behaviour.chance(said, true=True), behaviour.chance(said, true=False)
    if so.high == not_so.high == 0:
        raise UnusableEvidence(
            f"by these chances the speaker never says {said}", hint="if he did, the chances are wrong: raise them"
        )
    return (
        _log(so.low) - _log(not_so.high),
        _central(so.central, not_so.central),
        _log(so.high) - _log(not_so.low),
    )


def chances(behaviour: Behaviour, said: Said, claim: str) -> dict[str, Chance]:
    """The chances of an item that holds what was said: under the claim, and under its denial."""
    return {claim: behaviour.chance(said, true=True), f"{DENIED}{claim}": behaviour.chance(said, true=False)}


def from_record(counts: Mapping[tuple[bool, Said], int], *, least: int = 30) -> Behaviour:
    """A speaker's behaviour from how often he said what when the thing was so and when it was not (resolved cases).

    Posterior means under a Jeffreys-Perks prior (1/3 for each of three), with a range of one posterior standard deviation.
    Raises UnusableEvidence below ``least`` cases of either sort: so few are shown, and carry no weight.
    """
    found: dict[tuple[bool, Said], Chance] = {}
    for true in (True, False):
        cases = {said: counts.get((true, said), 0) for said in Said}
        if min(cases.values()) < 0:
            raise UnusableEvidence("a number of cases is below 0", hint="count how often each was said")
        total = sum(cases.values())
        if total < least:
            state = "so" if true else "not so"
            raise UnusableEvidence(
                f"{total} resolved cases in which it was {state} are too few to weigh a speaker by",
                hint=f"{least} of either sort are needed; show the counts instead",
            )
        found |= {(true, said): _posterior(cases[said], total) for said in (Said.YES, Said.NO)}
    return Behaviour(
        yes_if_true=found[True, Said.YES],
        no_if_true=found[True, Said.NO],
        yes_if_false=found[False, Said.YES],
        no_if_false=found[False, Said.NO],
    )


def _posterior(times: int, total: int) -> Chance:
    mean = (times + 1 / 3) / (total + 1)
    spread = math.sqrt(mean * (1 - mean) / (total + 2))
    return Chance(low=max(mean - spread, mean / 10), central=mean, high=min(mean + spread, 1 - (1 - mean) / 10))


def _chance(value: float) -> Chance:
    return Chance.of(value, certain=value in {0.0, 1.0})


def _central(so: float, not_so: float) -> float:
    return 0.0 if so == not_so else _log(so) - _log(not_so)


def _log(value: float) -> float:
    return math.log(value) if value > 0 else -math.inf
