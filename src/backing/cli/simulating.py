"""What would follow: a scenario's file or a case's assessment, simulated, read and kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from platformdirs import user_cache_path

from backing.casefile.codec import to_json
from backing.casefile.folder import CaseFolder
from backing.casefile.names import CONSEQUENCES, RUNS
from backing.casefile.runs import runs_of
from backing.casefile.write import make_folder, write_bytes, write_text
from backing.claims.claim import Claim
from backing.cli.progress import progress
from backing.consequences.consequences import Consequences
from backing.consequences.ensemble.ensemble import Design, Ensemble
from backing.consequences.ensemble.place import Place
from backing.consequences.ensemble.runner import runner
from backing.consequences.explore import Explored, design_of, explore, with_opposite
from backing.consequences.observed import Observed, observe
from backing.consequences.read import read_scenario
from backing.consequences.start import Start, start_from
from backing.errors import UnusableScenario
from backing.records.responses.read import read_responses

SCENARIO = "scenario.yaml"
"""In a case folder it replaces the stand-ins for states and authority."""


WANTED, TABLE = "a scenario in YAML, or a case folder", "a table in CSV"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How many runs, from which seed, whether to turn the contested signs round as well; past responses; where to run."""

    futures: int
    seeds: int
    seed: int
    opposite: bool
    responses: Path | None
    place: Place


def run_scenario(path: Path, out: Path | None, asked: Asked, *, quiet: bool) -> tuple[Consequences, Path]:
    """A scenario's file to a folder of results beside the working directory; gives what was found and where it is."""
    start = Start(scenario=read_scenario(_text(path), str(path)), origin=f"as written in {path.name}")
    found = _explored(start, asked, _observed(asked.responses), quiet=quiet)
    folder = out or Path(f"{path.stem}-simulation")
    make_folder(folder)
    write_bytes(folder / RUNS, runs_of(found.ensemble))
    write_text(folder / CONSEQUENCES, to_json(found.consequences, indent=1) + "\n")
    return found.consequences, folder


def run_case(folder: CaseFolder, asked: Asked, *, quiet: bool) -> tuple[Consequences, Path]:
    """A case's assessment to ``consequences.json`` and ``consequences.parquet`` in the case."""
    from backing.assessment.audit.substantiate import substantiate
    from backing.dossier.name import short_names

    folder.check_unedited(CONSEQUENCES, RUNS)
    case, written = folder.case(), folder.path / SCENARIO
    audits = substantiate(case.claims, case.findings, case.assessment, case.statement.utterances)
    names = short_names(case.claims, case.assessment.sides)
    start = start_from(folder.path.name, case.claims, case.assessment, audits, names)
    if written.exists():
        start = _written(written, start)
    if asked.responses is None:
        responses = folder.responses()
        observed = None if responses is None else observe(responses, case.claims)
    else:
        observed = _observed(asked.responses, case.claims)
    found = _explored(start, asked, observed, quiet=quiet)
    folder.write_consequences(found.consequences, runs_of(found.ensemble))
    return found.consequences, folder.path


def _written(path: Path, start: Start) -> Start:
    """The case's own scenario: what it leaves open of the start comes from the assessment."""
    scenario = read_scenario(_text(path), str(path))
    ranges = start.scenario.ranges | scenario.ranges
    return Start(
        scenario=replace(scenario, ranges=ranges), origin=f"{start.ranged}; the rest as written in {path.name}"
    )


def _text(path: Path, wanted: str = WANTED) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise UnusableScenario(f"{path} cannot be read", hint=f"give {wanted}, in UTF-8") from problem


def _explored(start: Start, asked: Asked, observed: Observed | None, *, quiet: bool) -> Explored:
    design = design_of(start.scenario, futures=asked.futures, seeds=asked.seeds, seed=asked.seed)
    make = runner(asked.place, Path(user_cache_path("backing")) / "simulations")
    with progress("simulating", quiet=quiet) as watch:

        def run(one: Design) -> Ensemble:
            return make(one, lambda done, total: watch("blocks of runs", done, total))

        found = explore(design, start.origin, run)
        if asked.opposite:
            found = with_opposite(found, run)
    return replace(found, consequences=replace(found.consequences, observed=observed))


def _observed(path: Path | None, claims: Sequence[Claim] = ()) -> Observed | None:
    if path is None:
        return None
    return observe(read_responses(_text(path, TABLE), str(path)), claims)
