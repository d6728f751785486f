"""Make the bundled records from their sources: ``python scripts/bundle_records.py SOURCES``.

SOURCES is a folder with ``events/`` (UCDP GED extracts) and ``tables/`` (published series) under the names below. The
published figures and the reference class come from ``data/`` in this repository. Everything is written to
``src/backing/records/bundled``: one zstd Parquet file a release, ordered by its key, and ``files.csv`` with rows,
digests and places. Headlines and article titles are other people's text and are left out. Needs pyarrow.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from backing.provenance import DateRange, digest
from backing.records.catalog import load_catalog_entries
from backing.records.figures.figure import read_figure
from backing.records.groups.group import read_group
from backing.records.importing.convert import convert
from backing.records.importing.recognise import recognise
from backing.records.series.series import SeriesValue
from backing.records.tables import KEYS, columns_of
from backing.vocabulary.actors import find_actor
from backing.vocabulary.places import find_place

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "backing" / "records" / "bundled"
OTHERS_TEXT = ("ucdp_source_headline", "ucdp_source_article")
ARROW = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}

Row = dict[str, Any]


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def events(path: Path, dataset: str, release: str) -> Iterator[Row]:
    """As a user's own file is imported: canonical columns first, then every column of the source as text."""
    with TemporaryDirectory() as folder:
        done = convert([recognise(path)], Path(folder), dataset=dataset, release=release, watch=lambda *_: None)
        if done.rejected:
            raise SystemExit(f"{path}: {done.rejected} rows cannot be read")
        with (Path(folder) / "rows.parquet").open("rb") as file:
            rows = pq.read_table(file)
    yield from rows.drop_columns([name for name in rows.column_names if name in OTHERS_TEXT]).to_pylist()


def yearly(path: Path, dataset: str, release: str) -> Iterator[Row]:
    for row in read_csv(path):
        name, year, deaths = row.values()
        place = find_place(name)
        if place and place.kind == "country":  # leaves out the Yemen Arab Republic, which is no longer a country
            yield asdict(value(dataset, release, place.id, year, deaths))


def monthly(path: Path, dataset: str, release: str) -> Iterator[Row]:
    for row in read_csv(path):
        month = f"{row['period'][:4]}-{row['period'][4:]}"
        yield asdict(value(dataset, release, row["isocode"], month, row["fatalities_UCDP"]))


def value(dataset: str, release: str, place: str, period: str, deaths: str) -> SeriesValue:
    days = DateRange.parse(period)
    if days.earliest is None or days.latest is None:
        raise ValueError(f"{dataset} has a row without a period")
    return SeriesValue(
        series_id=f"{dataset}:{place}", dataset=dataset, release=release, place=place, measure="deaths",
        start=days.earliest, end=days.latest, value=float(deaths),
    )  # fmt: skip


def figures(path: Path, dataset: str, release: str) -> Iterator[Row]:
    for row in read_csv(path):
        yield asdict(read_figure(row, dataset=dataset, release=release))


def groups(path: Path, dataset: str, release: str) -> Iterator[Row]:
    for row in read_csv(path):
        actor = find_actor(row["group"], country=row["country"])
        yield asdict(read_group(row, dataset=dataset, release=release, actor=actor.id if actor else None))


def sources(folder: Path) -> dict[str, Any]:
    """For each dataset, how its rows are read and from where."""
    return {
        "ucdp-ged-mmr-bgd": (events, folder / "events/ucdp-ged191-mmr-bgd/ged191_mmr_bgd.csv"),
        "ucdp-ged-afg-sample": (events, folder / "events/ucdp-afg-sample/afg_ged_union_sample.csv"),
        "ucdp-deaths-yearly": (yearly, folder / "tables/owid_ged191_deaths_by_country_year.csv"),
        "ucdp-deaths-monthly": (monthly, folder / "tables/ucdp_monthly_fatalities_by_country.csv"),
        "published-figures": (figures, ROOT / "data/figures.csv"),
        "reference-groups": (groups, ROOT / "data/reference_groups.csv"),
    }


def write(path: Path, table: str, rows: Iterable[Row]) -> list[Row]:
    """Write one release in the order of its key; returns its rows."""
    ordered = sorted(rows, key=lambda row: tuple(row[column] for column in KEYS[table]))
    columns = columns_of(table)
    extra = [name for name in ordered[0] if name not in columns]
    schema = pa.schema(
        [(name, ARROW[kind]) for name, kind in columns.items()] + [(name, pa.string()) for name in extra]
    )
    pq.write_table(
        pa.Table.from_pylist(ordered, schema=schema), path, compression="zstd", compression_level=19, store_schema=False
    )
    return ordered


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path)
    parser.add_argument("--target", type=Path, default=TARGET, help="where to write; by default into the package")
    arguments = parser.parse_args()
    csv.field_size_limit(sys.maxsize)
    bundled = []
    for entry in load_catalog_entries():
        read, path = sources(arguments.sources)[entry["id"]]
        target = arguments.target / entry["file"]
        rows = write(target, entry["table"], read(path, entry["id"], entry["release"]))
        places = sorted({row.get("place") or row.get("country") or "" for row in rows} - {""})
        # A hand-made collection is about whatever its rows are about: naming the places would claim a coverage.
        listed = " ".join(places) if entry["table"] in {"events", "series"} else ""
        bundled.append([entry["file"], len(rows), digest(target.read_bytes()), listed])
        print(f"{entry['id']}: {len(rows)} rows, {target.stat().st_size:,} bytes")
    with (arguments.target / "files.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([["file", "rows", "digest", "places"], *bundled])


if __name__ == "__main__":
    main()
