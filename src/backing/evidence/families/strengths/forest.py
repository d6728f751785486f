"""The finished numbers of a forest plot: estimates by the unit they were published in, brought to fighters, and together."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from backing.evidence.claimtest import Row
from backing.evidence.families.strengths.estimates import label_of, stated, unit_of
from backing.evidence.finding import Exhibit
from backing.evidence.statistics.magnitude import Magnitude
from backing.evidence.statistics.mixture import Mixture
from backing.evidence.statistics.units import HALF_WIDTH, Unit, roots_of

BROUGHT, TOGETHER = "brought to fighters", "together, in fighters"


def forest(rows: Sequence[Row], used: Sequence[Row], found: Magnitude, claimed: float) -> Exhibit:
    """Every published figure by its unit; those ``used`` that count more than fighters, converted; and the pools."""
    counted = {row["id"] for row in used if not row["copy_of"]}
    published = [row for row in rows if row["low"] and row["high"]]
    units = dict.fromkeys(row["unit"] for row in sorted(published, key=_breadth))
    data = [_published(row, counted) for unit in units for row in published if row["unit"] == unit]
    data += [converted(row) for row in used if row["id"] in counted and unit_of(row) is not Unit.FIGHTERS]
    return Exhibit(
        kind="estimates",
        title="Published estimates by unit, and the claimed number",
        data=(*data, *_pools(found)),
        notes={"unit": "persons", "claimed": claimed, "groups": [*units, BROUGHT, TOGETHER]},
    )


def converted(row: Row) -> dict[str, Any]:
    """One figure brought to fighters, with its 80 % interval."""
    mean, sd = roots_of([stated(row)]).alone(0)
    return {
        "label": label_of(row),
        "group": BROUGHT,
        "low": math.exp(mean - HALF_WIDTH * sd),
        "mid": math.exp(mean),
        "high": math.exp(mean + HALF_WIDTH * sd),
        "unit": "fighters",
        "published": _day(row),
        "knowable": True,
        "kind": "converted",
    }


def _published(row: Row, counted: Collection[str]) -> dict[str, Any]:
    return {
        "label": label_of(row),
        "group": row["unit"],
        "low": row["low"],
        "mid": math.sqrt(row["low"] * row["high"]),
        "high": row["high"],
        "unit": row["unit"],
        "published": _day(row),
        "knowable": row["id"] in counted,
        "kind": "copy" if row["copy_of"] else "published",
    }


def _pools(found: Magnitude) -> Iterator[dict[str, Any]]:
    if found.pooled:
        yield _pool("pooled by Bayes", found.posterior)
    yield _pool("side by side", found.apart)


def _pool(label: str, fighters: Mixture) -> dict[str, Any]:
    low, high = fighters.interval()
    return {
        "label": label,
        "group": TOGETHER,
        "low": low,
        "mid": fighters.quantile(0.5),
        "high": high,
        "unit": "fighters",
        "published": None,
        "knowable": True,
        "kind": "pooled",
    }


def _breadth(row: Row) -> int:
    return list(Unit).index(unit_of(row))


def _day(row: Row) -> str | None:
    return row["published_latest"].isoformat() if row["published_latest"] else None
