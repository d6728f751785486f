"""``backing assess`` on a folder, an archive or many threads: a case for each statement, some at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from backing.case import find_together, to_weigh
from backing.casefile.folder import CaseFolder
from backing.casefile.stream import DONE, NO_CLAIMS, REFUSED, Outcome, Stream
from backing.claims.claim import Claim
from backing.cli import stages
from backing.cli.progress import progress
from backing.errors import BackingError, NoClaims, UnreadableStatement
from backing.files.bundle import is_bundle, items
from backing.files.read import read_bytes
from backing.provenance import digest
from backing.records.engines.choose import EngineName
from backing.statements.formats.tweets import TweetsFormat, split_threads
from backing.statements.read import read_source
from backing.statements.statement import Statement

BATCH = 64
"""Statements that are parsed together at most: with more of them parsing gets hardly faster."""
CHARACTERS = 200_000
"""Code points after which no other statement joins those that are parsed together, so that memory stays flat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What every statement is tested on: the releases (all, if none is named), the engine, and decisions about matches.

    ``matches`` is the text of a CSV, ``priors`` that of a project's own priors.
    """

    records: tuple[str, ...] = ()
    engine: EngineName = EngineName.DUCKDB
    matches: str | None = None
    priors: str | None = None


EVERYTHING = Asked()


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A statement that was read and has its case; its claims are not found yet."""

    input: str
    digest: str
    folder: CaseFolder
    statement: Statement


def holds_many(path: Path) -> bool:
    """Whether an input is a stream of statements and not one: a folder, a ZIP archive, an archive of several threads."""
    if is_bundle(path):
        return True
    try:
        content = read_bytes(path)
        return TweetsFormat().recognises(content) and len(split_threads(content, path.name)) > 1
    except UnreadableStatement:
        return False  # whoever reads it as one statement says what is wrong


def assess_stream(
    path: Path,
    out: Path,
    day: date | None,
    asked: Asked = EVERYTHING,
    *,
    quiet: bool,
) -> Iterator[Outcome]:
    """Assess every statement of ``path`` into a case of its own under ``out``; gives how each went, as it goes.

    What an earlier run has finished is given again and not done again. A statement that cannot be read does not stop the
    rest.
    """
    stream = Stream(out)
    done = 0
    with progress("assessing", quiet=quiet) as watch:
        for batch in _batches(_begin(stream, name, content, day) for name, content in _statements(path)):
            read = done + len(batch)
            watch(f"{batch[-1].input}, finding claims", done, read)
            begun = [each for each in batch if isinstance(each, Begun)]
            found = iter(find_together([each.statement for each in begun]))
            for each in batch:
                watch(each.input, done, read)
                entry = each if isinstance(each, Outcome) else _finish(each, next(found), asked)
                stream.add(entry)
                yield entry
                done += 1


def _batches(stream: Iterable[Begun | Outcome]) -> Iterator[list[Begun | Outcome]]:
    """The statements in their order, as many at a time as are parsed together."""
    batch: list[Begun | Outcome] = []
    characters = 0
    for each in stream:
        batch.append(each)
        characters += len(each.statement.text) if isinstance(each, Begun) else 0
        if len(batch) == BATCH or characters > CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _statements(path: Path) -> Iterator[tuple[str, bytes | BackingError]]:
    """Each statement's name and bytes, or why it has none."""
    if not is_bundle(path):
        yield from _threads(path.name, read_bytes(path))
        return
    for item in items(path):
        try:
            content = item.load()
            yield from _threads(item.name, content)
        except BackingError as problem:
            yield item.name, problem


def _threads(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """A file as its threads, where it is an archive of several; else as it is."""
    threads = split_threads(content, name) if TweetsFormat().recognises(content) else ()
    if len(threads) > 1:
        yield from ((f"{name}#{first}", part) for first, part in threads)
    else:
        yield name, content


def _begin(stream: Stream, name: str, content: bytes | BackingError, day: date | None) -> Begun | Outcome:
    """One statement from its bytes to the start of its case; how it went, if it is finished or cannot be read."""
    if isinstance(content, BackingError):
        return Outcome(input=name, digest="", case=None, state=REFUSED, error=content.detail)
    if (before := stream.finished(name, content)) is not None:
        return before
    held = digest(content)
    try:
        source = read_source(content, name=name, day=day)
        folder = stages.keep(CaseFolder(stream.folder_of(name, content)), [source])
        return Begun(input=name, digest=held, folder=folder, statement=folder.statement())
    except BackingError as problem:
        return Outcome(input=name, digest=held, case=None, state=REFUSED, error=problem.detail)


def _finish(begun: Begun, found: tuple[Claim, ...] | Exception, asked: Asked) -> Outcome:
    """One statement from its claims to its dossier."""
    case: str | None = begun.folder.path.name
    state, error = DONE, None
    try:
        begun.folder.write_claims(to_weigh(begun.statement, found))
        stages.keep_matches(begun.folder, asked.matches)
        stages.keep_priors(begun.folder, asked.priors)
        stages.go_on(begun.folder, asked.records, asked.engine, quiet=True)
    except NoClaims as problem:
        state, error = NO_CLAIMS, problem.detail
    except BackingError as problem:
        case, state, error = None, REFUSED, problem.detail
    except Exception as problem:  # noqa: BLE001 -- one statement must not cost the others their cases
        case, state, error = None, REFUSED, f"Backing failed on it: {type(problem).__name__}: {problem}"
    return Outcome(input=begun.input, digest=begun.digest, case=case, state=state, error=error)
