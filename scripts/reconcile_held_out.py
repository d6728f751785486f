"""How well one event is found in two releases on events that the settings were not chosen on.

usage: python scripts/reconcile_held_out.py [SEED]     prints a text table

Threshold, threshold of parts and weights are chosen for the best F1 on the copies of one country's events (as
``reconcile_copies.py`` makes them), out of 48 settings: four thresholds, two for parts, and six weightings of which five are
drawn at random. They are then measured on other countries' events, on copies drawn anew (means of three draws): as mild as
those, and harsher than anything they were chosen on (up to four days, half as far again as a place leaves open, deaths by up to
a half, kinds and divisions lost in three rows of ten, sides in two). ``shipped`` is the same under the settings that the package
has, on the same copies. ``counted`` is how many events are counted, each once, as a multiple of the true number. Afghanistan is
the bundled sample: 2,445 events, many without sides or points, on which nothing was ever chosen.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backing.records.catalog import load_catalog  # noqa: E402
from backing.records.engines.duckdb import DuckDBEngine  # noqa: E402
from backing.records.query import Condition, Operator, Query  # noqa: E402
from backing.records.reconciliation.agree import scores as scores_of  # noqa: E402
from backing.records.reconciliation.columns import READ, Encoder, EventColumns  # noqa: E402
from backing.records.reconciliation.compare import Likely, likely_pairs, matched_rows  # noqa: E402
from backing.records.reconciliation.matching import DIMENSIONS, Matching, default_matching  # noqa: E402
from scripts.reconcile_copies import MILD, Differences, Row, copies, scores  # noqa: E402

SOURCES = {"BGD": "ucdp-ged-mmr-bgd", "MMR": "ucdp-ged-mmr-bgd", "AFG": "ucdp-ged-afg-sample"}
CHOSEN_ON = ("BGD", "MMR")
HARSH = Differences(days=4, far=1.5, deaths=0.5, lost=0.3, unnamed=0.2)
THRESHOLDS, OF_PARTS, WEIGHTINGS = (0.55, 0.60, 0.65, 0.70), (0.75, 0.80), 6
DRAWS = 3
EVERY = 1e-9
"""A threshold that leaves every pair in that is no contradiction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Events of one country and copies of them: every pair that may be one event, and which copy is of which row.

    ``events`` is the true number of events in both.
    """

    one: EventColumns
    other: EventColumns
    likely: Likely
    origin: Mapping[str, str | None]
    events: int

    def under(self, matching: Matching) -> tuple[float, float]:
        """F1 of the pairs that these settings find, and the number of events that they leave as a multiple of the true one."""
        score = scores_of(self.likely.found, matching)
        parts = matched_rows(self.one, self.other, replace(self.likely, score=score), matching)
        pairs = [
            (self.one.keys[left].id, self.other.keys[right].id)
            for each in parts
            for left, right in zip(each.left.tolist(), each.right.tolist(), strict=True)
        ]
        counted = len(self.one.keys) + len(self.other.keys) - len(pairs)
        return scores(pairs, dict(self.origin))[2], counted / self.events


def rows_of(engine: DuckDBEngine, country: str) -> list[Row]:
    dataset = load_catalog().find(SOURCES[country])
    where = (
        Condition(column="country", operator=Operator.EQ, value=country),
        Condition(column="deaths_best", operator=Operator.GE, value=0),
    )
    return engine.fetch(
        Query(table="events", dataset=dataset.id, release=dataset.release, where=where, columns=READ, order=("id",))
    )


def trial(rows: list[Row], differ: Differences, seed: str) -> Trial:
    made = list(copies(rows, random.Random(seed), differ))  # noqa: S311 - reproducible, not secret
    encoder = Encoder(default_matching())
    one = encoder.columns((rows[0]["dataset"], rows[0]["release"]), rows)
    other = encoder.columns(("copy", rows[0]["release"]), [copy for copy, _ in made])
    loose = replace(default_matching(), threshold=EVERY, split_threshold=EVERY)
    origin = {copy["id"]: source for copy, source in made}
    events = len(rows) + sum(source is None for source in origin.values())
    return Trial(one=one, other=other, likely=likely_pairs(one, other, loose), origin=origin, events=events)


def settings(seed: int) -> Iterator[Matching]:
    """The settings to choose from; the weights that ship are among them."""
    shipped = default_matching()
    drawn = np.random.default_rng(seed).dirichlet(np.ones(len(DIMENSIONS)), WEIGHTINGS - 1)
    weightings = [shipped.weights, *(dict(zip(DIMENSIONS, each.tolist(), strict=True)) for each in drawn)]
    for threshold, of_parts, weights in product(THRESHOLDS, OF_PARTS, weightings):
        yield replace(shipped, threshold=threshold, split_threshold=of_parts, weights=weights)


def lines(rows: Mapping[str, list[Row]], seed: int) -> Iterator[str]:
    for country in CHOSEN_ON:
        on = trial(rows[country], MILD, f"chosen {seed}")
        chosen = max(settings(seed), key=lambda each: on.under(each)[0])
        for other, (name, differ) in product(rows, {"mild": MILD, "harsh": HARSH}.items()):
            if other != country:
                held_out = [trial(rows[other], differ, f"measured {seed} {draw}") for draw in range(DRAWS)]
                found = [(*each.under(chosen), *each.under(default_matching())) for each in held_out]
                means = (f"{sum(column) / DRAWS:8.3f}" for column in zip(*found, strict=True))
                yield f"{country:9} {other:11} {name:6} {' '.join(means)}"


def main() -> None:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 20261127
    print("chosen on measured on copies       F1  counted  shipped  counted")
    with DuckDBEngine(load_catalog()) as engine:
        rows: dict[str, list[dict[str, Any]]] = {country: rows_of(engine, country) for country in SOURCES}
    print("\n".join(lines(rows, seed)))


if __name__ == "__main__":
    main()
