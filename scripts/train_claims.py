"""Train the claim model and measure it: ``python scripts/train_claims.py [--score]``.

Reads the statements and annotations of ``data/statements/`` and those of ``tests/data/gold/`` on which rules may be tuned.
Prints how well claims are found when a sixth of the statements is left out in turn, by the rules alone and by the model,
and writes ``src/backing/claims/data/claims.npz``; the same data give the same bytes. ``--score`` only prints.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import normalize

from backing.claims.agreement import match_spans
from backing.claims.asides import ROLES
from backing.claims.claim import Kind, Period
from backing.claims.claim_model import FARTHEST, ClaimModel
from backing.claims.clause_features import features_of
from backing.claims.clauses import Clause
from backing.claims.reading import Key, Reading, read_clause
from backing.claims.scene import read_scene
from backing.claims.segment import read_clauses
from backing.claims.select import Candidate, likeliest
from backing.claims.worth_features import Seen, look
from backing.statements.read import read_statement

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "data" / "statements", ROOT / "tests" / "data" / "gold")
THREAD = ROOT.parent / "shared" / "data" / "statements" / "imankulov-thread.txt"
"""An annotated thread of which only its annotation may be shown here: trained on where it is at hand."""
PAIRS = "pairs"
"""Files of plain sentences and their opposites, which are trained on and not scored."""
TARGET = ROOT / "src" / "backing" / "claims" / "data" / "claims.npz"
FOLDS = 6
RARE = 2
"""A gram that fewer clauses have is left out."""
STRENGTH = {"claim": 1.0, "kind": 3.0}
"""Inverses of the ridge penalties; three times as much gives the same scores within 0.01."""
READING, MEANING = 2.0, 0.06
"""Weights of the rules' reading and of the word vectors against one family of grams."""
NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A clause of a statement, what the model sees of it, and the kind that a reader gave it, or none."""

    statement: str
    clause: Clause
    reading: Reading
    seen: Seen
    features: list[np.ndarray]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What the model is made of, by family: the buckets, and a row of weights for each."""

    kinds: list[str]
    buckets: list[np.ndarray]
    idf: list[np.ndarray]
    rows: list[np.ndarray]
    meaning: np.ndarray
    centre: np.ndarray
    spread: np.ndarray
    intercept: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--score", action="store_true", help="print the scores and write nothing")
    only = parser.parse_args().score
    examples = [example for path in texts() for example in examples_of(path)]
    report(examples)
    if not only:
        save(fit(examples))


def texts() -> list[Path]:
    """The annotated statements that may be trained on: no text that measures."""
    found = [path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]
    return [path for path in (*found, THREAD) if "-test" not in path.stem and path.exists()]


def gold_of(path: Path) -> list[dict[str, Any]]:
    lines = path.with_suffix(".gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def examples_of(path: Path) -> list[Example]:
    """Every clause of a statement, with the kind of the annotated claim that it matches."""
    scene = read_scene(read_statement(path.read_bytes(), name=path.name))
    clauses, gold = read_clauses(scene.doc), gold_of(path)
    kinds = {j: gold[i]["type"] for i, j in match_spans([c.span for c in clauses], gold)}
    periods: dict[Key, Period | None] = {}
    found = []
    for number, clause in enumerate(clauses):
        reading, seen = read_clause(clause, scene, periods), look(clause.tokens)
        periods[clause.key] = reading.period
        features = features_of(clause, reading, seen)
        kind = kinds.get(number, NONE)
        found.append(
            Example(statement=path.stem, clause=clause, reading=reading, seen=seen, features=features, kind=kind)
        )
    return found


def fit(examples: Sequence[Example]) -> Weights:
    """Two linear models over the same features: is it a claim, and of what kind are those that are."""
    vectors = np.array([e.seen.vector for e in examples])
    centre, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
    buckets = [common([e.features[family] for e in examples]) for family in range(len(examples[0].features))]
    scales = [*[1.0] * (len(buckets) - 1), READING]
    counts = [table([e.features[f] for e in examples], known) for f, known in enumerate(buckets)]
    idf = [np.log(len(examples) / np.maximum(1, (part > 0).sum(axis=0))) for part in counts]
    idf[-1] = np.ones_like(idf[-1])  # how the rules read a clause is no rarer for being a usual kind
    parts = [scale * weighed(part, rare) for scale, part, rare in zip(scales, counts, idf, strict=True)]
    dense = MEANING * np.clip((vectors - centre) / spread, -FARTHEST, FARTHEST)
    matrix = sparse.hstack([*parts, sparse.csr_array(dense)]).tocsr()
    labels = np.array([e.kind for e in examples])
    claims = labels != NONE
    is_claim = LogisticRegression(C=STRENGTH["claim"], max_iter=500).fit(matrix, claims)
    kind = LogisticRegression(C=STRENGTH["kind"], max_iter=500).fit(matrix[claims], labels[claims])
    weights = np.vstack([is_claim.coef_, kind.coef_]).T
    ends = np.cumsum([0, *map(len, buckets), dense.shape[1]])
    blocks = [weights[start:end] for start, end in pairwise(ends)]
    return Weights(
        kinds=list(kind.classes_),
        buckets=buckets,
        idf=idf,
        rows=[scale * block for scale, block in zip(scales, blocks[:-1], strict=True)],
        meaning=MEANING * blocks[-1],
        centre=centre,
        spread=spread,
        intercept=np.concatenate([is_claim.intercept_, kind.intercept_]),
    )


def common(rows: Sequence[np.ndarray]) -> np.ndarray:
    """The buckets that enough clauses have, sorted."""
    found, counts = np.unique(np.concatenate([np.unique(row) for row in rows]), return_counts=True)
    return np.asarray(found[counts >= RARE])


def table(rows: Sequence[np.ndarray], known: np.ndarray) -> sparse.csr_array:
    """Clauses × known buckets: 1 + log count."""
    column = {int(bucket): position for position, bucket in enumerate(known)}
    entries = [(r, column[int(b)], n) for r, row in enumerate(rows) for b, n in counted(row) if int(b) in column]
    lines, columns, counts = (np.array(part) for part in zip(*entries, strict=True))
    return sparse.csr_array((1 + np.log(counts), (lines, columns)), shape=(len(rows), len(known)))


def weighed(part: sparse.csr_array, idf: np.ndarray) -> sparse.csr_array:
    """Each gram with its rarity, each clause of length one."""
    return sparse.csr_array(normalize(part * idf))


def counted(row: np.ndarray) -> list[tuple[int, int]]:
    found, counts = np.unique(row, return_counts=True)
    return list(zip(found.tolist(), counts.tolist(), strict=True))


def model_of(weights: Weights) -> ClaimModel:
    """The weights as they are used, before they are rounded."""
    return ClaimModel(
        kinds=tuple(map(Kind, weights.kinds)),
        buckets=tuple(weights.buckets),
        idf=tuple(weights.idf),
        rows=tuple(weights.rows),
        meaning=weights.meaning,
        centre=weights.centre,
        spread=weights.spread,
        intercept=weights.intercept,
    )


def report(examples: Sequence[Example]) -> None:
    """The scores of statements that the model was not trained on, beside those of the rules."""
    names = [e.statement for e in examples]
    print(
        f"{len(set(names))} statements, {len(examples)} clauses, {sum(e.kind != NONE for e in examples)} of them claims"
    )
    rules = [e for e in examples if not e.reading.empty and e.clause.role not in ROLES]
    learned: list[tuple[str, Clause, Kind]] = []
    for train, test in GroupKFold(FOLDS).split(names, groups=names):
        model = model_of(fit([examples[i] for i in train]))
        for statement, grouped in groupby((examples[i] for i in test), key=lambda e: e.statement):
            chosen = likeliest(appraised(list(grouped), model))
            learned += [(statement, c.clause, c.appraisal.kind) for c in chosen]
    print(f"{'':<22}{'recall':>8}{'precision':>11}{'kind':>8}")
    line("rules alone", [(e.statement, e.clause, e.reading.kind) for e in rules])
    line("with the model", learned)


def appraised(examples: Sequence[Example], model: ClaimModel) -> list[Candidate]:
    appraisals = model.appraise(*zip(*((e.clause, e.reading, e.seen) for e in examples), strict=True))
    return [
        Candidate(clause=e.clause, reading=e.reading, seen=e.seen, appraisal=appraisal)
        for e, appraisal in zip(examples, appraisals, strict=True)
    ]


def line(name: str, found: Sequence[tuple[str, Clause, Kind]]) -> None:
    """Means over the statements: recall of checkable claims, precision, share of right kinds among those that match."""
    rows = []
    for path in (path for path in texts() if not path.stem.startswith(PAIRS)):
        here = [(clause.span, kind) for statement, clause, kind in found if statement == path.stem]
        gold = gold_of(path)
        pairs = match_spans([span for span, _ in here], gold)
        hit = {i for i, _ in pairs}
        recall = np.mean([i in hit for i, row in enumerate(gold) if row["checkable"]])
        right = [gold[i]["type"] == here[j][1] for i, j in pairs]
        rows.append((recall, len(pairs) / max(1, len(here)), np.mean(right) if right else 0.0))
    recall, precision, kind = np.mean(rows, axis=0)
    print(f"{name:<22}{recall:>8.2f}{precision:>11.2f}{kind:>8.2f}")


def save(weights: Weights) -> None:
    parts: dict[str, Any] = {"kinds": np.frombuffer(" ".join(weights.kinds).encode(), np.uint8)}
    for number, (buckets, idf, rows) in enumerate(zip(weights.buckets, weights.idf, weights.rows, strict=True)):
        parts |= {f"buckets{number}": buckets.astype(np.int32), f"idf{number}": idf.astype(np.float16)}
        step = np.abs(rows).max(axis=0) / 127
        parts |= {f"rows{number}": np.round(rows / step).astype(np.int8), f"step{number}": step.astype(np.float32)}
    for name in ("meaning", "centre", "spread", "intercept"):
        parts[name] = getattr(weights, name).astype(np.float32)
    np.savez_compressed(TARGET, **parts)
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
