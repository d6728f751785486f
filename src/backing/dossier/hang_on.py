"""What a difference between two policies hangs on, in pictures; and where it hangs on nothing that could be named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from backing.consequences.parameter import Parameter
from backing.consequences.reading.reading import Drivers, Reading
from backing.dossier.outlook import Hanging
from backing.evidence.finding import Exhibit


def hang_on(reading: Reading, titles: Mapping[str, str], parameters: Mapping[str, Parameter]) -> tuple[Hanging, ...]:
    """The pairs that were looked into, in their order; nothing where drivers were not looked for."""
    pairs: dict[tuple[str, str], list[Drivers]] = {}
    for each in reading.drivers:
        pairs.setdefault((each.policy, each.other), []).append(each)
    return tuple(
        Hanging(
            title=f"{titles[policy]} beside {titles[other].lower()}",
            notes=_undriven(found, reading),
            effects=tuple(_effects(each, parameters) for each in found if each.screened),
            shares=tuple(_shares(each, parameters) for each in found if each.shares),
        )
        for (policy, other), found in pairs.items()
    )


def _undriven(found: Sequence[Drivers], reading: Reading) -> tuple[str, ...]:
    """The measures of a pair without a picture, and why."""
    by_measure = {each.measure: each for each in found}
    measures = [lens.measure for lens in reading.lenses]
    luck = [measure for measure in measures if measure not in by_measure]
    unclear = [measure for measure in measures if measure in by_measure and not by_measure[measure].screened]
    told = []
    if luck:
        told.append(f"{', '.join(luck)}: the two do not differ, or with other luck otherwise; nothing is named.")
    if unclear:
        told.append(f"{', '.join(unclear)}: no effect is clear of zero; nothing is named.")
    return tuple(told)


def _effects(each: Drivers, parameters: Mapping[str, Parameter]) -> Exhibit:
    """The mean size of each named effect on the difference, with its interval."""
    shown = each.screened
    return Exhibit(
        kind="drivers",
        title=f"What the difference in {each.measure} hangs on",
        data=tuple(
            {
                "parameter": parameters[effect.parameter].meaning,
                "effect": effect.mu_star,
                "low": max(effect.mu_star - effect.interval, 0.0),
                "high": effect.mu_star + effect.interval,
            }
            for effect in shown
        ),
        notes={
            "measure": f"mean size of the effect on the difference in {each.measure}",
            "assumed": assumed_among(parameters[effect.parameter] for effect in shown),
        },
    )


def _shares(each: Drivers, parameters: Mapping[str, Parameter]) -> Exhibit:
    """The share of the difference's variance that each named parameter explains in all, and alone, with intervals."""
    return Exhibit(
        kind="drivers",
        title=f"Shares of the variance of the difference in {each.measure}, among the strongest",
        data=tuple(
            {
                "parameter": parameters[share.parameter].meaning,
                "effect": min(share.total, 1.0),
                "low": share.between[0],
                "high": share.between[1],
                "alone": share.first,
                "alone_low": share.first - share.first_interval,
                "alone_high": share.first + share.first_interval,
            }
            for share in each.shares
        ),
        notes={
            "measure": "total share of the variance (Sobol)",
            "assumed": assumed_among(parameters[share.parameter] for share in each.shares),
        },
    )


def assumed_among(shown: Iterable[Parameter]) -> str:
    """The parameters of a picture that nothing but judgement stands behind."""
    names = [each.meaning for each in shown if each.assumed]
    return f"Assumptions: {'; '.join(names)}." if names else "None of these is a bare assumption."
