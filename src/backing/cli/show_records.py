"""Print the records: the list, one release, how a check of the store went."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.text import Text

from backing.casefile.codec import to_plain
from backing.casefile.folder import CaseFolder
from backing.cli.show import console_of_width
from backing.records.catalog import Catalog, Dataset, split_name
from backing.records.coverage_check import Contradiction, check_coverage
from backing.records.listing import Listed, list_records
from backing.records.published import published
from backing.records.store.home import records_home
from backing.records.store.load import all_records, stored_releases
from backing.records.store.stored import REJECTED, Stored, read_stored
from backing.records.store.verify import Checked, unfinished, verify_store

KEPT_ASIDE_SHOWN = 5
"""Rejected rows that are printed; the file holds all."""


def show_list(*, every: bool, as_json: bool) -> None:
    """Print every release that stands: what it holds, where it can speak, under which licence, and whom to credit."""
    rows = [row for row in list_records(all_records()) if every or row.replaced != "wholly"]
    if as_json:
        print(json.dumps([to_plain(row) for row in rows], ensure_ascii=False, indent=1))
        return
    for row in rows:
        _print(row)


def show_release(name: str, *, as_json: bool) -> None:
    """Print one release; of one in the store also where it came from and what was kept aside."""
    catalog = all_records()
    dataset = catalog.find(*split_name(name))
    (row,) = [each for each in list_records(catalog) if (each.id, each.release) == (dataset.id, dataset.release)]
    stored = _stored(dataset)
    if as_json:
        print(json.dumps({**to_plain(row), **_import_of(stored)}, ensure_ascii=False, indent=1))
        return
    _print(row)
    if stored:
        _print_import(stored)


def show_added(stored: Stored) -> None:
    """Print a release that has just come into the store, with its terms and what was kept aside."""
    catalog = Catalog(datasets=(stored.dataset,))
    _print(*list_records(catalog))
    _print_import(stored)


def _print_import(stored: Stored) -> None:
    """Print how a release came into the store, with the first of the rows that were kept aside."""
    console = console_of_width()
    dataset = stored.dataset
    console.print(f"  imported     {stored.origin} ({stored.source}), {dataset.rows:,} rows")
    kept = Path(dataset.path).with_name(REJECTED)
    console.print(f"  kept aside   {stored.rejected:,} rows{f', in {kept}' if stored.rejected else ''}", soft_wrap=True)
    for line in _first_lines(kept):
        console.print(f"               {line}", soft_wrap=True)


def show_verified(*, as_json: bool) -> bool:
    """Print whether each release in the store is what was imported; gives whether all are."""
    checked = list(verify_store(records_home()))
    odd = _contradictions([each for each in checked if not each.problems])
    left = unfinished(records_home())
    if as_json:
        rows = [
            {**to_plain(each), "contradictions": [to_plain(one) for one in odd.get((each.dataset, each.release), ())]}
            for each in checked
        ]
        print(json.dumps({"releases": rows, "unfinished": left}, ensure_ascii=False, indent=1))
    else:
        for each in checked:
            print(f"{each.dataset} {each.release}: {'; '.join(each.problems) or 'sound'}")
            for one in odd.get((each.dataset, each.release), ()):
                print(f"  but its coverage is contradicted by {one}")
        if left:
            print(f"{left} interrupted changes, which the next one clears away")
        print(f"{len(checked)} releases in {records_home()}")
    return not any(each.problems for each in checked)


def _contradictions(sound: Sequence[Checked]) -> dict[tuple[str, str], tuple[Contradiction, ...]]:
    """Where the rows of releases whose files are sound contradict the coverage that they declare.

    That damages nothing: a source may hold what its publisher says it does not.
    """
    from backing.records.engines.duckdb import DuckDBEngine

    stored = [read_stored(records_home() / each.dataset / each.release).dataset for each in sound]
    with DuckDBEngine(Catalog(datasets=tuple(stored))) as engine:
        return {(each.id, each.release): check_coverage(each, engine) for each in stored}


def show_suggestions(case: Path, *, as_json: bool) -> None:
    """Print which releases that can be had would speak to a case's undecided claims, and how to get each."""
    from backing.evidence.suggest import suggest_records

    folder = CaseFolder(case)
    found = suggest_records(folder.statement(), folder.claims(), folder.findings(), published())
    if as_json:
        print(json.dumps([to_plain(each) for each in found], ensure_ascii=False, indent=1))
        return
    console = console_of_width()
    for each in found:
        claims = f"{len(each.claims)} claim{'s' if len(each.claims) > 1 else ''} ({', '.join(each.claims)})"
        console.print(Text(each.dataset, style="bold"), f"· {each.title} · speaks to {claims}")
        console.print(f"  licence      {each.licence}")
        console.print(f"  get it       backing records get {each.dataset}@{each.release}\n")
    if not found:
        console.print("No release that can be had would speak to more of its claims.")


def _print(row: Listed) -> None:
    console = console_of_width()
    replaced = f" · replaced {'' if row.replaced == 'wholly' else f'before {row.replaced} '}by a later release"
    console.print(
        Text(f"{row.id} {row.release}", style="bold"),
        f"· {row.title} · {row.rows:,} rows{replaced if row.replaced else ''}",
    )
    console.print(f"  coverage     {row.coverage}")
    console.print(f"  complete     {'yes' if row.complete else 'no: a missing row means nothing'}")
    console.print(f"  note         {row.note}")
    console.print(f"  licence      {row.licence}")
    console.print(f"  attribution  {row.attribution}\n")


def _stored(dataset: Dataset) -> Stored | None:
    names = (dataset.id, dataset.release)
    found = (each for each in stored_releases(records_home()) if (each.dataset.id, each.dataset.release) == names)
    return next(found, None)


def _import_of(stored: Stored | None) -> dict[str, object]:
    if stored is None:
        return {}
    kept = [json.loads(line) for line in _first_lines(Path(stored.dataset.path).with_name(REJECTED))]
    return {"origin": stored.origin, "source": stored.source, "rejected": stored.rejected, "first_rejected": kept}


def _first_lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        for _, line in zip(range(KEPT_ASIDE_SHOWN), file, strict=False):
            yield line.strip()
