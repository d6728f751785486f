"""A file through the whole import, as the store sees it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from backing.records.importing.convert import Converted, convert
from backing.records.importing.recognise import recognise
from backing.records.importing.recognised import Recognised


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    recognised: Recognised
    done: Converted
    rows: list[dict[str, Any]]
    rejected: list[dict[str, Any]]


def imported(path: Path, into: Path, mapping: Path | None = None) -> Imported:
    recognised = recognise(path, mapping)
    into.mkdir()
    done = convert([recognised], into, dataset="d", release="1", watch=lambda *_: None)
    assert sorted(each.name for each in into.iterdir()) == ["rejected.jsonl", "rows.parquet"]
    with (into / "rows.parquet").open("rb") as file:
        rows = pq.read_table(file).to_pylist()
    rejected = [json.loads(line) for line in (into / "rejected.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (done.rows, done.rejected) == (len(rows), len(rejected))
    return Imported(recognised=recognised, done=done, rows=rows, rejected=rejected)


def write(path: Path, rows: Iterable[Mapping[str, str]], *, header: bool = True, delimiter: str = ",") -> Path:
    rows = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter, lineterminator="\n")
        if header:
            writer.writeheader()
        writer.writerows(rows)
    return path
