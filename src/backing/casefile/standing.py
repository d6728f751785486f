"""Cases as they were tested: read to be held against other records, and never written."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from backing.assessment.recheck import StandingCase
from backing.casefile.codec import from_json
from backing.casefile.folder import CaseFolder
from backing.casefile.log import Entry, read_log
from backing.casefile.manifest import check_log, is_current, read_manifest
from backing.casefile.names import CLAIMS, FINDINGS, MATCHES, RESPONSES, STATEMENT
from backing.casefile.stream import DONE, STREAM, Stream
from backing.errors import UnusableCase
from backing.evidence.finding import Finding
from backing.provenance import digest
from backing.records.catalog import Catalog, Dataset
from backing.records.releases import standing_on


def cases_in(path: Path) -> tuple[Path, ...]:
    """The case folders that a folder is or holds; raises UnusableCase where there is none."""
    if (path / STATEMENT).exists():
        return (path,)
    if (path / STREAM).exists():
        found = [path / str(entry.case) for entry in Stream(path).entries() if entry.state == DONE]
    else:
        found = sorted(each.parent for each in path.glob(f"*/{STATEMENT}"))
    if not found:
        raise UnusableCase(f"{path} is no case and holds none", hint="name a case folder, or a folder of cases")
    return tuple(dict.fromkeys(found))


def open_standing(folder: CaseFolder, records: Catalog, new: Sequence[Dataset]) -> StandingCase:
    """A case on the releases that it was tested on, and on those that stand when the ``new`` ones join them.

    ``records`` are all that are at hand. Raises UnusableCase where the findings are not those of the case's claims on
    these releases by this version of Backing, and UnknownRecord for a release that is not there any more.
    """
    path = folder.path
    _check(path)
    statement = folder.statement()
    named = [_release(path, records, row) for row in read_manifest(path).get("records", ())]
    days = statement.first_days()
    before = _standing(records, named, days)
    if len(before) != len(named):
        raise UnusableCase(
            f"{path} was tested on releases by name, of which one replaces another",
            hint=f"test it on those that stand, and recheck it then: backing test {path}",
        )
    return StandingCase(
        statement=statement,
        claims=folder.claims(),
        before=before,
        after=_standing(records, [*named, *new], days),
        adjustments=folder.adjustments(),
        responses=folder.responses() or (),
        findings=partial(_findings, path),
        evidence=folder.evidence(),
        priors=folder.priors(),
    )


def named_in(path: Path, records: Catalog) -> tuple[Dataset, ...]:
    """The releases that a case was tested on, as far as they are at hand."""
    wanted = {(row["dataset"], row["release"]) for row in read_manifest(path).get("records", ())}
    return tuple(dataset for dataset in records if (dataset.id, dataset.release) in wanted)


def _standing(records: Catalog, named: Collection[Dataset], days: Iterable[date]) -> Catalog:
    return Catalog(datasets=standing_on([each for each in records if each in named], days))


def _check(path: Path) -> None:
    """Whether the findings are what this version finds on the claims as they are."""
    entries = read_log(path)
    check_log(path, entries)
    last = max(
        (n for n, entry in enumerate(entries) if entry.stage == "test" and FINDINGS in entry.after), default=None
    )
    if last is None:
        raise UnusableCase(f"{path} has not been tested", hint=f"test and weigh it first: backing test {path}")
    for name in (STATEMENT, CLAIMS):
        if _held(path, name) != _last(entries[:last], name):
            raise UnusableCase(
                f"{path / name} was changed after the claims were tested",
                hint=f"test them as they are now, and recheck them then: backing test {path}",
            )
    for name, kept in ((MATCHES, "matches"), (RESPONSES, "responses")):
        if (_held(path, name) if (path / name).exists() else None) != read_manifest(path).get(kept):
            raise UnusableCase(
                f"{path / name} was changed after the claims were tested",
                hint=f"test them with it as it is now, and recheck them then: backing test {path}",
            )
    if _held(path, FINDINGS) not in {entry.after.get(FINDINGS) for entry in entries}:
        raise UnusableCase(
            f"{path / FINDINGS} was edited by hand, and not weighed since", hint=f"weigh it first: backing weigh {path}"
        )
    if not is_current(path):
        raise UnusableCase(
            f"{path} was tested by another version of Backing, or with another vocabulary",
            hint=f"test it anew, so that what moves is due to the records alone: backing test {path}",
        )


def _held(path: Path, name: str) -> str:
    try:
        return digest((path / name).read_bytes())
    except OSError as problem:
        raise UnusableCase(f"{path / name} cannot be read: {problem.strerror}", hint="restore it") from problem


def _last(entries: Sequence[Entry], name: str) -> str | None:
    return next((entry.after[name] for entry in reversed(entries) if name in entry.after), None)


def _release(path: Path, records: Catalog, row: dict[str, object]) -> Dataset:
    found = records.find(str(row["dataset"]), str(row["release"]))
    if found.digest != row["sha256"]:
        raise UnusableCase(
            f"{path} was tested on other rows than {found.id} {found.release} holds now",
            hint=f"test it on these, and recheck it then: backing test {path}",
        )
    return found


def _findings(path: Path, claims: Collection[str]) -> tuple[Finding, ...]:
    """The findings on some claims; those on others are not made records of, which takes most of the time."""
    wanted = {*claims, None}
    lines = enumerate((path / FINDINGS).read_text(encoding="utf-8").splitlines(), start=1)
    return tuple(
        from_json(line, Finding, where=f"{path / FINDINGS}, line {number}")
        for number, line in lines
        if line.strip() and _claim_of(line) in wanted
    )


def _claim_of(line: str) -> str | None:
    """The claim that a line's finding is about; None where it cannot be told."""
    try:
        return str(json.loads(line)["claim"])
    except (ValueError, TypeError, KeyError):
        return None
