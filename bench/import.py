"""What importing a file costs, beside the plain reading of the same file: rows a second, and the most memory.

usage: python bench/import.py [--rows 10k,100k,1M] [--file FILE] [--save]

Prints a Markdown table for each size; each way in a process of its own. With ``--save`` it is written into
docs/performance.md, and the growth of cost drawn in docs/performance-import.svg.

The file is made up, and the same each time: 49 columns of UCDP GED, line breaks inside of quotation marks, names out of our
vocabulary and out of the air. Ours recognises it, converts every column, looks up names, sorts, keeps aside what cannot be
read and writes Parquet; DuckDB's `read_csv` infers types and writes Parquet in the order of the file; pandas only reads.
pandas is wanted for this alone: pip install "pandas>=2.2".
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backing.records.events.sources.ucdp_ged import UCDP_CANDIDATE  # noqa: E402
from backing.vocabulary.actors import actors  # noqa: E402
from backing.vocabulary.place import Place  # noqa: E402
from backing.vocabulary.places import places  # noqa: E402
from bench.growth import draw  # noqa: E402
from scripts.measured import write  # noqa: E402

COLUMNS = UCDP_CANDIDATE.headerless[0]
BAD = 10_000
"""One row in so many has a day that is none."""
Results = dict[str, dict[str, float]]
"""What each way cost, and under ``bytes`` how large the file is."""
WORDS = (
    "fighters attacked village near border after clashes police said army killed wounded reported market road".split()
)


def make(path: Path, rows: int) -> None:
    """A file like a yearly release: about 900 bytes a row, a third of the rows with line breaks in a cell.

    As in the world a country has a few sides, and a side few countries.
    """
    draw = random.Random(4)  # noqa: S311 - the same file each time
    sides = [actor.ucdp_name for actor in actors() if actor.ucdp_name][:900] + ["A group that nobody knows"] * 20
    divisions = [place for place in places() if place.kind == "division"]
    countries = {place.id: place.name for place in places() if place.kind == "country"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        for number in range(rows):
            place = draw.choice(divisions)
            first = sum(map(ord, place.country)) * 7 % len(sides)
            writer.writerow(_row(draw, number, [*sides, *sides][first : first + 20], place, countries))


def _row(
    draw: random.Random, number: int, sides: list[str], place: Place, countries: dict[str, str]
) -> dict[str, object]:
    start = date(1989, 1, 1) + timedelta(draw.randrange(36 * 365))
    a, b = draw.choice(sides), draw.choice(sides)
    deaths = [draw.randrange(9) for _ in range(4)]
    articles = ["; ".join(" ".join(draw.choices(WORDS, k=12)) for _ in range(draw.randrange(1, 4))) for _ in range(2)]
    latitude, longitude = draw.uniform(-60, 70), draw.uniform(-180, 180)
    cell = draw.randrange(1, 260_000)
    return {
        "id": number, "relid": f"{place.country}-{start.year}-1-{number}", "year": start.year, "active_year": 1,
        "code_status": "Clear", "type_of_violence": draw.randrange(1, 4), "conflict_new_id": cell, "conflict_dset_id": cell,
        "conflict_name": f"{a} - {b}", "dyad_new_id": cell, "dyad_dset_id": cell, "dyad_name": f"{a} - {b}",
        "side_a_dset_id": cell, "side_a_new_id": draw.choice([cell, ""]), "side_a": a, "side_b_dset_id": cell,
        "side_b_new_id": draw.choice([cell, ""]), "side_b": b, "number_of_sources": len(articles),
        "source_article": ("\n" if number % 3 == 0 else " ").join(articles), "source_office": "Agency;Paper",
        "source_date": f"{start + timedelta(1)};{start + timedelta(3)}", "source_headline": articles[0][:60],
        "source_original": 'spokesman, "quoted"', "where_prec": draw.randrange(1, 7), "where_coordinates": f"{place.name} town",
        "where_description": articles[1][:80], "adm_1": place.name, "adm_2": f"District {cell % 5000}",
        "latitude": f"{latitude:.6f}", "longitude": f"{longitude:.6f}", "geom_wkt": f"POINT ({longitude:.6f} {latitude:.6f})",
        "priogrid_gid": cell, "country": countries.get(place.country, ""), "country_id": cell % 900, "region": "Asia",
        "event_clarity": 1, "date_prec": draw.randrange(1, 6), "date_start": "2023-02-30" if number % BAD == BAD - 1 else
        f"{start} 00:00:00.000", "date_end": f"{start + timedelta(1)} 00:00:00.000", "deaths_a": deaths[0],
        "deaths_b": deaths[1], "deaths_civilians": deaths[2], "deaths_unknown": deaths[3], "best": sum(deaths),
        "high": sum(deaths) + 2, "low": max(sum(deaths) - 2, 0),
    }  # fmt: skip


def ours(path: Path, folder: Path) -> int:
    from backing.records.importing.convert import convert
    from backing.records.importing.recognise import recognise

    done = convert([recognise(path)], folder, dataset="bench", release="1", watch=lambda *_: None)
    return done.rows + done.rejected


def duckdb(path: Path, folder: Path) -> int:
    import duckdb

    with duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "1GB"}) as connection:
        target = folder / "plain.parquet"
        plain = connection.read_csv(str(path))
        plain.write_parquet(str(target), compression="zstd")
        return int(connection.read_parquet(str(target)).count("*").fetchall()[0][0])


def pandas(path: Path, _: Path) -> int:
    import pandas as pd

    return len(pd.read_csv(path, low_memory=False))


WAYS = {"backing": ours, "DuckDB, read_csv to Parquet": duckdb, "pandas, read_csv": pandas}


def measured(way: str, path: Path) -> None:
    """Run one way and print what it cost; called in a process of its own."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        wall, cpu = time.perf_counter(), time.process_time()
        rows = WAYS[way](path, Path(folder))
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        size = sum(each.stat().st_size for each in Path(folder).glob("*.parquet"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"rows": rows, "wall": wall, "cpu": cpu, "peak": peak, "size": size}))


def rows_of(size: str) -> int:
    """A number such as 10k or 1M."""
    return int(size.replace("k", "000").replace("M", "000000"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default="400k", help="one size or several, divided by commas")
    parser.add_argument("--file", type=Path, help="measure this file alone")
    parser.add_argument("--save", action="store_true", help="write the documents")
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.way:
        measured(arguments.way, arguments.file)
        return
    found = {}
    for size in arguments.rows.split(","):
        with tempfile.TemporaryDirectory() as folder:
            path = arguments.file or Path(folder) / "GEDEvent_v25_1.csv"
            if not path.exists():
                make(path, rows_of(size))
            found[size] = compare(path)
            found[size]["bytes"] = {"size": path.stat().st_size}
            print(table(size, found[size]["bytes"]["size"], found[size]), flush=True)
    if arguments.save:
        save(found)


def compare(path: Path) -> Results:
    """What each way costs; pandas only where it is installed."""
    results: Results = {}
    for way in WAYS:
        if way.startswith("pandas") and find_spec("pandas") is None:
            continue
        command = [sys.executable, __file__, "--way", way, "--file", str(path)]
        told = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ).stdout
        results[way] = json.loads(told)
    return results


def table(size: str, content: float, results: Results) -> str:
    lines = [
        f"{size} rows, {content / 1e6:,.0f} MB:\n",
        "| | seconds of CPU | rows/s of CPU | rows/s of wall | peak memory, MB | Parquet, MB |\n|---|---|---|---|---|---|",
    ]
    for way in WAYS:
        if way not in results:
            lines.append(f"| {way} | not installed | | | | |")
            continue
        told = results[way]
        speeds = [f"{told['rows'] / told[clock]:,.0f}" for clock in ("cpu", "wall")]
        sizes = [f"{told[what] / 1e6:,.0f}" if told[what] else "" for what in ("peak", "size")]
        lines.append(f"| {way} | {told['cpu']:.1f} | {' | '.join(speeds)} | {' | '.join(sizes)} |")
    return "\n".join(lines) + "\n"


def save(found: dict[str, Results]) -> None:
    """Write the tables into docs/performance.md, and draw how the cost grows."""
    tables = "\n".join(table(size, results["bytes"]["size"], results) for size, results in found.items())
    write(ROOT / "docs" / "performance.md", "bench/import.py", tables.strip())
    points = [
        {"way": way, "rows": told["rows"], "seconds": told["cpu"]}
        for results in found.values() for way, told in results.items() if way in WAYS
    ]  # fmt: skip
    drawn = draw(points, ways=list(WAYS), sizes=[rows_of(size) for size in found], cost="of an import")
    (ROOT / "docs" / "performance-import.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
