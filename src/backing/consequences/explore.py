"""From a scenario to what would follow: the ensemble, its reading, and the same under what each side takes for granted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from backing.consequences.assumptions import opposite, sides, under
from backing.consequences.consequences import Consequences, Setting
from backing.consequences.ensemble.ensemble import Design, Ensemble
from backing.consequences.ensemble.futures import sample_futures
from backing.consequences.reading.drive import Run, find_drivers
from backing.consequences.reading.reading import Reading
from backing.consequences.reading.summarize import moved_from, slice_by, summarize, where_worse
from backing.consequences.scenario import Scenario
from backing.errors import MissingExtra

AS_IT_STANDS = "as it stands"
OPPOSITE = "opposite"
TURNED = "the same futures, each with every effect of words that may go either way turned round"
CONTESTED = ("public_effect", "shame_effect", "doubt_effect", "doubt_trust", "entrenching", "true")
"""What the dispute is about: the futures are always cut by these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explored:
    """The reading of all ensembles, and the one of the scenario as it stands."""

    consequences: Consequences
    ensemble: Ensemble


def design_of(scenario: Scenario, *, futures: int, seeds: int, seed: int) -> Design:
    """Futures sampled over the scenario's ranges; raises UnusableScenario for numbers that cannot be run."""
    check = Design(scenario=scenario, futures=sample_futures(scenario.uncertain, 1, seed), seeds=seeds, seed=seed)
    check.check_number(futures)
    return replace(check, futures=sample_futures(scenario.uncertain, futures, seed))


def explore(design: Design, origin: str, run: Run) -> Explored:
    """Run and read a scenario as it stands, with boxes and drivers, and under each side's assumptions.

    All runs meet the same luck. Boxes and drivers are left out, and that is said, without the extra ``simulate``.
    """
    ensemble = run(design)
    whole = summarize(ensemble, AS_IT_STANDS, "over all ranges of the model card", CONTESTED)
    main, left_out = _discovered(whole, ensemble, run)
    others = [
        summarize(run(_under(design, under(design.scenario, side))), side.name, side.title, CONTESTED)
        for side in sides()
    ]
    return Explored(consequences=_told(design, origin, (main, *others), left_out), ensemble=ensemble)


def with_opposite(found: Explored, run: Run) -> Explored:
    """What was explored, and beside it the same scenario with every effect that may go either way turned round."""
    turned = run(_turned(found.ensemble.design))
    added = moved_from(found.ensemble, turned, summarize(turned, OPPOSITE, TURNED, CONTESTED))
    told = found.consequences
    return replace(found, consequences=replace(told, readings=(*told.readings, added)))


def _discovered(reading: Reading, ensemble: Ensemble, run: Run) -> tuple[Reading, str]:
    """The reading with boxes and drivers, or as it is and why."""
    try:
        worse, drivers = where_worse(ensemble), find_drivers(ensemble.design, run)
    except MissingExtra as problem:
        return reading, f"{problem.detail}: {problem.hint}"
    strongest = (each.screened[0].parameter for each in drivers if each.screened)
    more = slice_by(ensemble, (name for name in dict.fromkeys(strongest) if name not in CONTESTED))
    return replace(reading, slices=reading.slices + more, worse=worse, drivers=drivers), ""


def _under(design: Design, scenario: Scenario) -> Design:
    return replace(design, scenario=scenario, futures=sample_futures(scenario.uncertain, design.number, design.seed))


def _turned(design: Design) -> Design:
    """The same futures, with what may go either way on the other side of neutral in each."""
    ranges = design.scenario.uncertain
    futures = {name: ranges[name].turned(values) for name, values in design.futures.items()}
    return replace(design, scenario=opposite(design.scenario), futures=futures)


def _told(design: Design, origin: str, readings: tuple[Reading, ...], left_out: str = "") -> Consequences:
    scenario = design.scenario
    return Consequences(
        setting=Setting(
            name=scenario.name,
            origin=origin,
            months=scenario.months,
            large=scenario.large,
            small=scenario.small,
            authority=scenario.authority,
            states=scenario.states,
            policies=scenario.policies,
            futures=design.number,
            seeds=design.seeds,
            seed=design.seed,
        ),
        parameters=tuple(scenario.uncertain.values()),
        readings=readings,
        left_out=left_out,
    )
