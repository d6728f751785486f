"""One function a stage: read the file before it, run it, write its own."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from backing.assessment.scales import SCALES, ScaleName
from backing.casefile.folder import CaseFolder
from backing.casefile.write import write_text
from backing.cli.progress import progress
from backing.errors import UnknownDate, UnusablePriors
from backing.files.load import is_address, load, name_of
from backing.records.engines.choose import EngineName
from backing.records.plans.choice import Choice
from backing.statements.compose import join
from backing.statements.read import Source, read_source


def opened(path: Path) -> CaseFolder:
    """The case in a folder; whether it is one is checked when its files are read."""
    return CaseFolder(path)


def read(inputs: Sequence[str], case: Path | None, day: str | None, *, quiet: bool) -> CaseFolder:
    """Inputs to ``statement.json``; several inputs, in their order, make one case."""
    said_on = day_of(day)
    sources = []
    with progress("reading", quiet=quiet) as watch:
        for number, each in enumerate(inputs, start=1):
            loaded = load(each)
            sources.append(read_source(loaded.content, name=loaded.name, day=said_on, url=loaded.url))
            watch("read", number, len(inputs))
    return keep(CaseFolder(case or Path(default_name(inputs[0]))), sources)


def keep(folder: CaseFolder, sources: Sequence[Source]) -> CaseFolder:
    """Start the case of what was read."""
    statement = join([source.statement for source in sources])
    folder.create(statement, [source.original for source in sources], [source.rendition for source in sources])
    return folder


def run(
    folder: CaseFolder, records: Sequence[str] = (), engine: EngineName = EngineName.DUCKDB, *, quiet: bool
) -> None:
    """Every stage after the reading, in their order; on the ``records`` that are named, or on all."""
    claims(folder, quiet=quiet)
    go_on(folder, records, engine, quiet=quiet)


def go_on(
    folder: CaseFolder, records: Sequence[str] = (), engine: EngineName = EngineName.DUCKDB, *, quiet: bool
) -> None:
    """Every stage after the claims, in their order."""
    test(folder, records, engine, quiet=quiet)
    weigh(folder)
    dossier(folder, quiet=quiet)


def day_of(text: str | None) -> date | None:
    """The day that ``--date`` names; raises UnknownDate for what is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        hint = "write year, month and day: --date 2023-05-12"
        raise UnknownDate(f"--date {text} is no day of the calendar", hint=hint) from problem


def claims(folder: CaseFolder, *, quiet: bool) -> int:
    """``statement.json`` to ``claims.jsonl``; gives the number of an analyst's corrections that were kept."""
    from backing.case import find_claims
    from backing.claims.outcomes import open_to_test

    statement = folder.statement()
    with progress("finding claims (loading the language model first)", quiet=quiet):
        found = find_claims(statement)
    return folder.write_claims(open_to_test(found) if folder.responses() else found)


def matches_in(path: Path | None) -> str | None:
    """The user's decisions about pairs of rows as the file has them; raises UnusableMatches for a bad file."""
    if path is None:
        return None
    from backing.records.reconciliation.read import read_adjustments_text

    return read_adjustments_text(path)


def keep_matches(folder: CaseFolder, matches: str | None) -> None:
    """The user's decisions into the case, where there are any: the tests follow them from then on."""
    if matches is not None:
        folder.write_matches(matches)


def priors_in(path: Path | None) -> str | None:
    """A project's own priors as the file has them; raises UnusablePriors for a bad file."""
    if path is None:
        return None
    from backing.assessment.priors.read import read_priors

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as problem:
        raise UnusablePriors(f"{path} cannot be read: {problem}", hint="Give a file in YAML, as UTF-8.") from problem
    read_priors(text, str(path))
    return text


def keep_priors(folder: CaseFolder, priors: str | None) -> None:
    """A project's own priors into the case, where there are any: it is weighed with them from then on."""
    if priors is not None:
        folder.write_priors(priors)


def test(
    folder: CaseFolder, records: Sequence[str] = (), engine: EngineName = EngineName.DUCKDB, *, quiet: bool
) -> Choice:
    """``claims.jsonl`` to ``findings.jsonl``, and the manifest of what was used; gives how the records were asked.

    Decisions about pairs of rows that the case keeps are followed.
    """
    from backing.case import compile_tests, run_tests
    from backing.evidence.run import plan_tests
    from backing.records.engines.choose import open_engine
    from backing.records.store.load import all_records, load_records

    statement, found = folder.statement(), folder.claims()
    catalog = all_records().chosen(records) if records else load_records(statement.first_days())
    tests = compile_tests(statement, found, catalog, folder.adjustments(), folder.responses() or ())
    plan = plan_tests(tests)
    with progress(f"testing claims, {plan}", quiet=quiet) as watch, open_engine(engine, catalog) as opened_engine:
        findings = run_tests(tests, opened_engine, watch)
    folder.write_findings(findings, catalog, engine)
    return plan


def weigh(folder: CaseFolder) -> None:
    """``findings.jsonl``, and what an analyst entered beside it, to ``assessment.json``."""
    from backing.assessment.weigh import weigh as weigh_findings

    utterances = folder.statement().utterances
    folder.write_assessment(
        weigh_findings(folder.claims(), folder.findings(), utterances, folder.evidence(), folder.priors())
    )


def dossier(folder: CaseFolder, words: ScaleName = ScaleName.ICD_203, *, quiet: bool) -> None:
    """``assessment.json`` and all before it to ``dossier.html``, in the words of one scale."""
    with progress("drawing the dossier", quiet=quiet):
        html = written(folder, "html", words)
    folder.write_dossier(html)


def written(folder: CaseFolder, form: str, words: ScaleName = ScaleName.ICD_203) -> str:
    """The case in one of the forms that a dossier can be written in; raises BackingError for another."""
    from backing.dossier.assemble import assemble
    from backing.dossier.writers.writer import load_writer
    from backing.records.store.load import all_records

    writer = load_writer(form)
    case, used = folder.case(), set(folder.releases())
    datasets = tuple(each for each in all_records() if (each.id, each.release) in used)
    return writer(assemble(case, datasets, SCALES[words]))


def export(folder: CaseFolder, form: str, out: Path | None) -> None:
    """Write the case in a form to a file, or to standard output where none is named."""
    text = written(folder, form)
    if out is None:
        sys.stdout.write(text)
        return
    write_text(out, text)


def default_name(source: str) -> str:
    """The case folder's name for an input: ``thread.txt`` gives ``thread-case``, ``x-thread.txt`` gives ``x-case``."""
    name = name_of(source)
    stem = name if is_address(source) else Path(name).stem
    return re.sub(r"(?<=.)-(?:thread|article|transcript|statement)$", "", stem) + "-case"
