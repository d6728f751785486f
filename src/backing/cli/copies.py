"""``backing copies``: which texts, or items of a case's evidence, may repeat one another."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from backing.assessment.dependence.copies import CopyProposal, propose_copies
from backing.casefile.folder import CaseFolder
from backing.casefile.names import EVIDENCE, STATEMENT
from backing.cli.show import console_of_width
from backing.cli.sources import printable
from backing.errors import UnreadableRecords
from backing.files.load import load
from backing.statements.read import read_statement
from backing.statements.statement import Dating, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A text with the name that it is shown under, its day if it is one day, and its roots if it is an item of evidence."""

    name: str
    text: str
    day: date | None = None
    roots: frozenset[str] = frozenset()


def show_copies(paths: Sequence[str], *, as_json: bool) -> None:
    """Print the pairs that may be copies; those that are known to have one root are left out."""
    texts = [text for path in paths for text in _texts(path)]
    if len(texts) < 2:
        raise UnreadableRecords(
            f"{len(texts)} text was given, and nothing to compare it with", hint="give two texts or more, or a case"
        )
    named = {text.name: text for text in _apart(texts)}
    found = [
        each
        for each in propose_copies(
            {name: text.text for name, text in named.items()},
            days={name: text.day for name, text in named.items() if text.day},
        )
        if not named[each.first].roots & named[each.second].roots
    ]
    if as_json:
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
        return
    _print(found, named)


def _texts(path: str) -> Iterator[Named]:
    folder = Path(path)
    if not folder.is_dir():
        loaded = load(path)
        statement = read_statement(loaded.content, name=loaded.name, url=loaded.url)
        yield Named(name=loaded.name, text=statement.text, day=_day(statement.utterances[0].dating))
        return
    if (folder / STATEMENT).exists():
        yield from _utterances(CaseFolder(folder).statement())
    if (folder / EVIDENCE).exists():
        evidence = CaseFolder(folder).evidence()
        roots = evidence.provenance.roots
        for item in evidence.every:
            yield Named(name=item.id, text=item.text, day=item.known_from, roots=roots[item.id])
    elif not (folder / STATEMENT).exists():
        raise UnreadableRecords(
            f"{path} holds neither {STATEMENT} nor {EVIDENCE}", hint="give a case folder, or texts one by one"
        )


def _utterances(statement: Statement) -> Iterator[Named]:
    for each in statement.utterances:
        yield Named(name=each.name, text=each.span.slice(statement.text), day=_day(each.dating))


def _day(dating: Dating) -> date | None:
    return dating.days.earliest if dating.known and dating.days.earliest == dating.days.latest else None


def _apart(texts: Sequence[Named]) -> Iterator[Named]:
    """The texts, of which a second with the same name is numbered."""
    seen: dict[str, int] = {}
    for text in texts:
        seen[text.name] = seen.get(text.name, 0) + 1
        number = "" if seen[text.name] == 1 else f" ({seen[text.name]})"
        yield Named(name=f"{text.name}{number}", text=text.text, day=text.day, roots=text.roots)


def _print(found: Sequence[CopyProposal], named: dict[str, Named]) -> None:
    console = console_of_width()
    console.print(printable(f"{len(named):,} texts · {len(found):,} pairs to look at"), style="bold")
    for each in found:
        arrow = "→" if each.dated else "–"
        console.print(printable(f"{each.first} {arrow} {each.second}   {each.alike:.2f} alike"))
        for reason in each.reasons:
            console.print(printable(f"    {reason}"))
        if named[each.first].roots and named[each.second].roots:
            console.print(
                printable(f"    if it is a copy, write into {EVIDENCE} for {each.second}: from: [{each.first}]")
            )
