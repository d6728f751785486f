"""What a difference between two policies hangs on, in pictures; and where it hangs on nothing that could be named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from backing.consequences.parameter import Parameter
from backing.consequences.reading.reading import Drivers, Reading
from backing.evidence.finding import Exhibit


def undriven(reading: Reading, titles: Mapping[str, str]) -> tuple[str, ...]:
    """The measures of each pair without a picture, and why; nothing where drivers were not looked for."""
    pairs: dict[tuple[str, str], list[Drivers]] = {}
    for each in reading.drivers:
        pairs.setdefault((each.policy, each.other), []).append(each)
    return tuple(line for found in pairs.values() for line in _without_picture(found, reading, titles))


def _without_picture(found: Sequence[Drivers], reading: Reading, titles: Mapping[str, str]) -> list[str]:
    """The same for one pair."""
    by_measure = {each.measure: each for each in found}
    measures = [lens.measure for lens in reading.lenses]
    luck = [measure for measure in measures if measure not in by_measure]
    unclear = [measure for measure in measures if measure in by_measure and not by_measure[measure].screened]
    pair, told = _pair(found[0], titles), []
    if luck:
        told.append(
            f"{pair}: they do not differ, or with other luck otherwise, in {', '.join(luck)}; nothing is named."
        )
    if unclear:
        told.append(f"{pair}: no effect on the difference is clear of zero in {', '.join(unclear)}; nothing is named.")
    return [f"{line[0].upper()}{line[1:]}" for line in told]


def draw_effects(each: Drivers, titles: Mapping[str, str], parameters: Mapping[str, Parameter]) -> Exhibit:
    """The mean size of each named effect on the difference, with its interval."""
    shown = each.screened
    return Exhibit(
        kind="drivers",
        title=f"{each.measure}: what the difference between {_pair(each, titles)} hangs on",
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


def draw_shares(each: Drivers, titles: Mapping[str, str], parameters: Mapping[str, Parameter]) -> Exhibit:
    """The share of the difference's variance that each named parameter explains in all, and alone, with intervals."""
    return Exhibit(
        kind="drivers",
        title=f"{each.measure}: shares of the variance of that difference, among the strongest, {_pair(each, titles)}",
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


def _pair(each: Drivers, titles: Mapping[str, str]) -> str:
    return f"{titles[each.policy].lower()} and {titles[each.other].lower()}"


def assumed_among(shown: Iterable[Parameter]) -> str:
    """The parameters of a picture that nothing but judgement stands behind."""
    names = [each.meaning for each in shown if each.assumed]
    return f"Assumptions: {'; '.join(names)}." if names else "None of these is a bare assumption."
