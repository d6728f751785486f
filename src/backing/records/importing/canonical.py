"""Tables that are already in the canonical columns: events, series and figures that somebody brought into our form."""

from __future__ import annotations

from dataclasses import replace

from backing.records.importing.own_table import OwnTable, needed, source_of
from backing.records.importing.source import Meaning, Source
from backing.records.tables import columns_of

_FILLED = ("dataset", "release")


def _canonical(table: str) -> Source:
    columns = {key: key for key in columns_of(table) if key not in _FILLED}
    source = source_of(
        OwnTable(
            table=table,
            dataset=f"own-{table}",
            title=f"A table of {table} of your own",
            licence="not stated",
            attribution="not stated",
            columns=columns,
            meaning=Meaning(
                complete=False,
                measure=table,
                per_actor=True,
                record_error=0.05,
                note="It says nothing of its coverage: a missing row means nothing. A mapping file can say more.",
            ),
        )
    )
    return replace(source, required=needed(table))


CANONICAL: tuple[Source, ...] = tuple(_canonical(table) for table in ("events", "series", "figures"))
