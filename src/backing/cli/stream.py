"""``backing assess`` on a folder, an archive or many threads: a case for each statement, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from backing.casefile.folder import CaseFolder
from backing.casefile.stream import DONE, NO_CLAIMS, REFUSED, Outcome, Stream
from backing.cli import stages
from backing.cli.progress import progress
from backing.errors import BackingError, NoClaims, UnreadableStatement
from backing.files.bundle import is_bundle, items
from backing.files.read import read_bytes
from backing.provenance import digest
from backing.statements.formats.tweets import TweetsFormat, split_threads
from backing.statements.read import read_source


def holds_many(path: Path) -> bool:
    """Whether an input is a stream of statements and not one: a folder, a ZIP archive, an archive of several threads."""
    if is_bundle(path):
        return True
    try:
        content = read_bytes(path)
        return TweetsFormat().recognises(content) and len(split_threads(content, path.name)) > 1
    except UnreadableStatement:
        return False  # whoever reads it as one statement says what is wrong


def assess_stream(path: Path, out: Path, day: date | None, *, quiet: bool) -> Iterator[Outcome]:
    """Assess every statement of ``path`` into a case of its own under ``out``; gives how each went, as it goes.

    What an earlier run has finished is given again and not done again. A statement that cannot be read does not stop the
    rest.
    """
    stream = Stream(out)
    with progress("assessing", quiet=quiet) as watch:
        for number, (name, content) in enumerate(_statements(path), start=1):
            watch(name, number - 1, number)
            if isinstance(content, BackingError):
                entry = Outcome(input=name, digest="", case=None, state=REFUSED, error=content.detail)
            elif stream.finished(name, content):
                yield next(e for e in stream.entries() if (e.input, e.digest) == (name, digest(content)))
                continue
            else:
                entry = _assess(name, content, stream.folder_of(name, content), day)
            stream.add(entry)
            yield entry


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


def _assess(name: str, content: bytes, path: Path, day: date | None) -> Outcome:
    """One statement from its bytes to its dossier."""
    held = digest(content)
    try:
        source = read_source(content, name=name, day=day)
        folder = stages.keep(CaseFolder(path), [source])
        stages.run(folder, quiet=True)
    except NoClaims as problem:
        return Outcome(input=name, digest=held, case=path.name, state=NO_CLAIMS, error=problem.detail)
    except BackingError as problem:
        return Outcome(input=name, digest=held, case=None, state=REFUSED, error=problem.detail)
    return Outcome(input=name, digest=held, case=path.name, state=DONE)
