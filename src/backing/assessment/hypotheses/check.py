"""Do the hypotheses fit together? What cannot be is an error; what is unwise is said beside the result."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial

from backing.assessment.hypotheses.hypothesis import LEAST_OTHER, CatchAll, Hypothesis, HypothesisSet
from backing.errors import UnusableHypotheses

ROUNDING = 1e-6
"""How far a sum of priors may be from 1."""

FEW = 3
"""With fewer named hypotheses than this a question is framed as yes or no."""

NOTHING_JUDGED = "every explanation is judged 0, so that nothing is left"
NOTHING_HINT = "Give some probability to what is left, such as the catch-all; or leave the set out."
"""Of somebody who thinks that none of a set can be."""

Place = Callable[[str], str]
"""Where an id stands, to begin a message with."""


def check(
    hypotheses: HypothesisSet, claims: Collection[str] | None = None, lines: Mapping[str, str] | None = None
) -> None:
    """Raise UnusableHypotheses for a set that does not fit; ``claims`` are those of the case, ``lines`` where ids stand."""
    at = partial(_place, lines or {})
    if not hypotheses.hypotheses:
        raise UnusableHypotheses(
            f"{at(hypotheses.id)}the set {hypotheses.id} is empty",
            hint="Name at least two explanations that exclude each other.",
        )
    _check_ids(hypotheses, at)
    for each in hypotheses.hypotheses:
        _check_one(each, claims, at)
    if hypotheses.other is not None:
        _check_other(hypotheses.other, at)
    _check_parts(hypotheses, at)
    _check_sum(hypotheses, at)
    _check_observables(hypotheses, at)
    _check_judged(hypotheses, at)
    if claims is not None:
        _check_known(hypotheses.about, claims, at(hypotheses.id))


def check_all(sets: Iterable[HypothesisSet], claims: Collection[str] | None = None) -> None:
    """The same for several sets of one case, whose ids may not be the same."""
    held = tuple(sets)
    for each in held:
        check(each, claims)
    names = [name for each in held for name in ids_of(each)]
    for name, count in Counter(names).items():
        if count > 1:
            raise UnusableHypotheses(
                f"{name} stands in more than one set", hint="Evidence could not say which is meant: rename one of them."
            )


def ids_of(hypotheses: HypothesisSet) -> list[str]:
    """The ids of a set that must be its own: the set's, its hypotheses' and its observables'."""
    return [
        hypotheses.id,
        *(each.id for each in hypotheses.hypotheses),
        *(each.id for each in hypotheses.observables),
    ]


def judged_ids(hypotheses: HypothesisSet) -> tuple[str, ...]:
    """The ids that an analyst gives a probability for: those that exclude each other, and the catch-all."""
    return (*(each.id for each in wholes(hypotheses.hypotheses)), *((hypotheses.other.id,) if hypotheses.other else ()))


def judged_by(analyst: str) -> str:
    """The name under which the line of what an analyst judged is kept; no id holds a space."""
    return f"judged by {analyst}"


def spoken_of(hypotheses: HypothesisSet) -> set[str]:
    """The ids under which an item can bear on a set: its hypotheses, and the claims that they speak of."""
    return {name for each in hypotheses.hypotheses for name in (each.id, *each.claims)}


def wholes(hypotheses: Iterable[Hypothesis]) -> list[Hypothesis]:
    """Those that are part of no other: they exclude each other."""
    return [each for each in hypotheses if each.part_of is None]


def warnings_of(hypotheses: HypothesisSet) -> tuple[str, ...]:
    """What a reader should know of how the question was put."""
    named = wholes(hypotheses.hypotheses)
    if len(named) < FEW:
        only = " and ".join(each.id for each in named)
        return (
            f"{hypotheses.id} knows only {only}: a question of yes or no, where evidence often favours what lies between",
        )
    return ()


def _place(lines: Mapping[str, str], name: str) -> str:
    return f"{lines[name]}: " if name in lines else ""


def _check_ids(hypotheses: HypothesisSet, at: Place) -> None:
    names = [each.id for each in hypotheses.hypotheses] + [each.id for each in hypotheses.observables]
    if hypotheses.other is not None:
        names.append(hypotheses.other.id)
    for name, count in Counter(names).items():
        if count > 1:
            raise UnusableHypotheses(
                f"{at(name)}the id {name} stands twice", hint="Give each hypothesis one of its own."
            )


def _check_one(each: Hypothesis, claims: Collection[str] | None, at: Place) -> None:
    if not 0 < each.prior <= 1:
        raise UnusableHypotheses(
            f"{at(each.id)}the prior of {each.id} is {each.prior}",
            hint="Give a number above 0: what has the prior 0 no evidence can make likely, and need not be named.",
        )
    for claim, chance in each.claims.items():
        if not 0 <= chance <= 1:
            raise UnusableHypotheses(
                f"{at(each.id)}{each.id}: the chance of {claim} is {chance}", hint="Give a number between 0 and 1."
            )
    if claims is not None:
        _check_known(each.claims, claims, at(each.id))


def _check_known(named: Iterable[str], claims: Collection[str], place: str) -> None:
    for claim in named:
        if claim not in claims:
            raise UnusableHypotheses(
                f"{place}{claim} is no claim of this case", hint=f"Its claims are {', '.join(list(claims)[:12])} …"
            )


def _check_other(other: CatchAll, at: Place) -> None:
    if not LEAST_OTHER - ROUNDING <= other.prior < 1:
        raise UnusableHypotheses(
            f"{at(other.id)}the catch-all has the prior {other.prior}",
            hint=f"Leave at least {LEAST_OTHER} for what nobody thought of.",
        )
    if not 0 < other.low <= 1 <= other.high < math.inf:
        raise UnusableHypotheses(
            f"{at(other.id)}the range of the catch-all is {other.low} to {other.high}",
            hint="Give a factor below 1 and one above it: [0.2, 5].",
        )


def _check_parts(hypotheses: HypothesisSet, at: Place) -> None:
    by_id = {each.id: each for each in hypotheses.hypotheses}
    parts: dict[str, list[Hypothesis]] = defaultdict(list)
    for each in hypotheses.hypotheses:
        above, seen = each.part_of, {each.id}
        while above is not None:
            if above not in by_id:
                raise UnusableHypotheses(
                    f"{at(each.id)}{each.id} is part of {above}, which is no hypothesis of the set",
                    hint=f"Known are {', '.join(by_id)}.",
                )
            if above in seen:
                raise UnusableHypotheses(
                    f"{at(each.id)}{each.id} is part of itself",
                    hint="A part is narrower than its whole: take one `part of` out.",
                )
            seen.add(above)
            above = by_id[above].part_of
        if each.part_of is not None:
            parts[each.part_of].append(each)
    for whole, inside in parts.items():
        total = sum(each.prior for each in inside)
        if total > by_id[whole].prior + ROUNDING:
            names, most = " and ".join(each.id for each in inside), by_id[whole].prior
            raise UnusableHypotheses(
                f"{at(whole)}{names} have the prior {total:g} together, and {whole}, which they are part of, {most:g}",
                hint="A part is at most as likely as its whole: lower it, or raise the whole.",
            )


def _check_sum(hypotheses: HypothesisSet, at: Place) -> None:
    named = wholes(hypotheses.hypotheses)
    rest = 1 - (hypotheses.other.prior if hypotheses.other else 0.0)
    total = sum(each.prior for each in named)
    if abs(total - rest) > ROUNDING:
        divided = ", ".join(f"{each.id} {each.prior / total * rest:.4g}" for each in named)
        beside = f" beside {hypotheses.other.prior:g} for {hypotheses.other.id}" if hypotheses.other else ""
        raise UnusableHypotheses(
            f"{at(hypotheses.id)}the priors of {hypotheses.id} sum to {total:g}{beside}, and not to {rest:g}",
            hint=f"In the same proportions they would be {divided}.",
        )


def _check_observables(hypotheses: HypothesisSet, at: Place) -> None:
    names = {each.id for each in hypotheses.hypotheses}
    for each in hypotheses.observables:
        for hypothesis in each.expected:
            if hypothesis not in names:
                raise UnusableHypotheses(
                    f"{at(each.id)}{each.id} expects something under {hypothesis}, which is no hypothesis of the set",
                    hint=f"Known are {', '.join(sorted(names))}.",
                )
        if not each.expected:
            raise UnusableHypotheses(
                f"{at(each.id)}{each.id} says nothing about any hypothesis", hint="Give chances under `expected`."
            )
        if each.seen is False and not each.searched:
            raise UnusableHypotheses(
                f"{at(each.id)}{each.id} was not found, and where it was looked for is not said",
                hint="List the places and days under `searched`.",
            )
        if not (each.cost > 0 and math.isfinite(each.cost)):
            raise UnusableHypotheses(
                f"{at(each.id)}the cost of {each.id} is {each.cost}", hint="Give a number above 0."
            )


def _check_judged(hypotheses: HypothesisSet, at: Place) -> None:
    wanted = judged_ids(hypotheses)
    for analyst, chances in hypotheses.judged.items():
        place = at(judged_by(analyst)) or at(hypotheses.id)
        if set(chances) != set(wanted):
            raise UnusableHypotheses(
                f"{place}{analyst} judged {', '.join(chances) or 'nothing'}",
                hint=f"Each analyst gives one probability for each of {', '.join(wanted)}.",
            )
        for name, chance in chances.items():
            if not 0 <= chance <= 1:
                raise UnusableHypotheses(
                    f"{place}{analyst} gives {name} the probability {chance}",
                    hint="Give a number between 0 and 1; they need not sum to 1.",
                )
        if not sum(chances.values()):
            raise UnusableHypotheses(f"{place}{analyst}: {NOTHING_JUDGED}", hint=NOTHING_HINT)
