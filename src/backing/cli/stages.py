"""One function a stage: read the file before it, run it, write its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from backing.casefile.folder import CaseFolder
from backing.cli.progress import progress
from backing.errors import UnknownDate
from backing.files.read import read_bytes
from backing.statements.compose import join
from backing.statements.read import read_source


def opened(path: Path) -> CaseFolder:
    """The case in a folder; whether it is one is checked when its files are read."""
    return CaseFolder(path)


def read(inputs: Sequence[Path], case: Path | None, day: str | None, *, quiet: bool) -> CaseFolder:
    """Inputs to ``statement.json``; several inputs, in their order, make one case."""
    said_on = _day(day) if day else None
    with progress("reading", quiet=quiet) as watch:
        sources = []
        for number, path in enumerate(inputs, start=1):
            sources.append(read_source(read_bytes(path), name=path.name, day=said_on))
            watch("read", number, len(inputs))
    folder = CaseFolder(case or Path(default_name(inputs[0])))
    statement = join([source.statement for source in sources])
    folder.create(statement, [source.original for source in sources], [source.rendition for source in sources])
    return folder


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        hint = "write year, month and day: --date 2023-05-12"
        raise UnknownDate(f"--date {text} is no day of the calendar", hint=hint) from problem


def claims(folder: CaseFolder, *, quiet: bool) -> int:
    """``statement.json`` to ``claims.jsonl``; gives the number of an analyst's corrections that were kept."""
    from backing.case import find_claims

    statement = folder.statement()
    with progress("finding claims (loading the language model first)", quiet=quiet):
        found = find_claims(statement)
    return folder.write_claims(found)


def test(folder: CaseFolder, *, quiet: bool) -> None:
    """``claims.jsonl`` to ``findings.jsonl``, and the manifest of what was used."""
    from backing.case import test_claims
    from backing.records.catalog import load_catalog
    from backing.records.engines.duckdb import DuckDBEngine

    statement, found, catalog = folder.statement(), folder.claims(), load_catalog()
    with DuckDBEngine(catalog) as engine, progress("testing claims", quiet=quiet) as watch:
        findings = test_claims(statement, found, catalog, engine, watch)
    folder.write_findings(findings, catalog)


def weigh(folder: CaseFolder) -> None:
    """``findings.jsonl`` to ``assessment.json``."""
    from backing.assessment.weigh import weigh as weigh_findings

    utterances = folder.statement().utterances
    folder.write_assessment(weigh_findings(folder.claims(), folder.findings(), utterances))


def dossier(folder: CaseFolder, *, quiet: bool) -> None:
    """``assessment.json`` and all before it to ``dossier.html``."""
    from backing.dossier.assemble import assemble
    from backing.dossier.writers.writer import load_writer
    from backing.records.catalog import load_catalog

    case = folder.case()
    with progress("drawing the dossier", quiet=quiet):
        html = load_writer("html")(assemble(case, tuple(load_catalog())))
    folder.write_dossier(html)


def default_name(path: Path) -> str:
    """The case folder's name for an input: ``thread.txt`` gives ``thread-case``, ``x-thread.txt`` gives ``x-case``."""
    return re.sub(r"(?<=.)-(?:thread|article|transcript|statement)$", "", path.stem) + "-case"
