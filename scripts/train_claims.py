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
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from backing.claims.agreement import match_spans
from backing.claims.asides import ROLES
from backing.claims.claim import Kind
from backing.claims.claim_model import ClaimModel, numbered, standard, weigh
from backing.claims.clause_features import features_of
from backing.claims.clauses import Clause
from backing.claims.reading import Reading, read_all
from backing.claims.scene import read_scene
from backing.claims.segment import read_clauses
from backing.claims.select import Candidate, likeliest
from backing.claims.worth_features import BUCKETS, Seen, look
from backing.statements.read import read_statement

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "data" / "statements", ROOT / "tests" / "data" / "gold")
THREAD = ROOT.parent / "shared" / "data" / "statements" / "imankulov-thread.txt"
"""An annotated thread of which only its annotation may be shown here: trained on where it is at hand."""
ORDINARY = ("p7", "p8")
"""Authors who wrote ordinary prose; the others chose unusual wordings on purpose."""
LATER = ("p9-", "p10-", "p11-", "p12-", "pairs-17")
"""Written after the model that ships and not trained on: with them kinds agreed less with the texts by others."""
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

Found = tuple[str, Clause, Kind]
"""A claim that was found: in which statement, where, and of what kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A clause of a statement, what the model sees of it, and the kind that a reader gave it, or none."""

    statement: str
    clause: Clause
    reading: Reading
    seen: Seen
    features: list[np.ndarray]
    kind: str


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
    kept = [path for path in found if "-test" not in path.stem and not path.stem.startswith(LATER)]
    return [*kept, *([THREAD] if THREAD.exists() else [])]


def gold_of(path: Path) -> list[dict[str, Any]]:
    lines = path.with_suffix(".gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def examples_of(path: Path) -> list[Example]:
    """Every clause of a statement, with the kind of the annotated claim that it matches."""
    scene = read_scene(read_statement(path.read_bytes(), name=path.name))
    clauses, gold = read_clauses(scene.doc), gold_of(path)
    kinds = {j: gold[i]["type"] for i, j in match_spans([c.span for c in clauses], gold)}
    found = []
    for number, (clause, reading) in enumerate(zip(clauses, read_all(clauses, scene), strict=True)):
        seen, kind = look(clause.tokens), kinds.get(number, NONE)
        features = features_of(clause, reading, seen)
        found.append(
            Example(statement=path.stem, clause=clause, reading=reading, seen=seen, features=features, kind=kind)
        )
    return found


def fit(examples: Sequence[Example]) -> ClaimModel:
    """Two linear models over the same features: is it a claim, and of what kind are those that are."""
    vectors = np.array([e.seen.vector for e in examples])
    centre, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
    families = list(zip(*(e.features for e in examples), strict=True))
    buckets = [common(rows) for rows in families]
    idf = [rarity(rows, known) for rows, known in zip(families, buckets, strict=True)]
    idf[-1] = np.ones_like(idf[-1])  # how the rules read a clause is no rarer for being a usual kind
    scales = np.repeat([*[1.0] * (len(buckets) - 1), READING], [len(known) for known in buckets])
    known = np.concatenate([numbered(number, found) for number, found in enumerate(buckets)])
    grams = weigh([e.features for e in examples], known, np.concatenate(idf)) * scales
    dense = sparse.csr_array(MEANING * standard(vectors, centre, spread))
    matrix = sparse.hstack([grams, dense]).tocsr()
    labels = np.array([e.kind for e in examples])
    claims = labels != NONE
    is_claim = LogisticRegression(C=STRENGTH["claim"], max_iter=500).fit(matrix, claims)
    kind = LogisticRegression(C=STRENGTH["kind"], max_iter=500).fit(matrix[claims], labels[claims])
    weights = np.vstack([is_claim.coef_, kind.coef_]).T
    return ClaimModel(
        kinds=tuple(map(Kind, kind.classes_)),
        known=known,
        idf=np.concatenate(idf),
        rows=scales[:, None] * weights[: len(known)],
        meaning=MEANING * weights[len(known) :],
        centre=centre,
        spread=spread,
        intercept=np.concatenate([is_claim.intercept_, kind.intercept_]),
    )


def common(rows: Sequence[np.ndarray]) -> np.ndarray:
    """The buckets that enough clauses have, sorted."""
    found, counts = np.unique(np.concatenate([np.unique(row) for row in rows]), return_counts=True)
    return np.asarray(found[counts >= RARE])


def rarity(rows: Sequence[np.ndarray], known: np.ndarray) -> np.ndarray:
    """How rare each of the known buckets is: the logarithm of clauses per clause that has it."""
    buckets = np.concatenate([np.unique(row) for row in rows])
    counts = np.bincount(np.searchsorted(known, buckets[np.isin(buckets, known)]), minlength=len(known))
    return np.asarray(np.log(len(rows) / np.maximum(1, counts)))


def report(examples: Sequence[Example]) -> None:
    """The scores of statements that the model was not trained on, beside those of the rules."""
    names = [e.statement for e in examples]
    print(
        f"{len(set(names))} statements, {len(examples)} clauses, {sum(e.kind != NONE for e in examples)} of them claims"
    )
    rules = [e for e in examples if not e.reading.empty and e.clause.role not in ROLES]
    learned: list[Found] = []
    for train, test in GroupKFold(FOLDS).split(names, groups=names):
        model = fit([examples[i] for i in train])
        for statement, grouped in groupby((examples[i] for i in test), key=lambda e: e.statement):
            chosen = likeliest(appraised(list(grouped), model))
            learned += [(statement, c.clause, c.appraisal.kind) for c in chosen]
    scored = [path for path in texts() if not path.stem.startswith(PAIRS)]
    ordinary = [path for path in scored if path.stem.split("-")[0] in ORDINARY]
    print(f"{'':<36}{'recall':>8}{'precision':>11}{'kind':>8}")
    for name, paths in (("all", scored), ("ordinary prose", ordinary)):
        line(f"{name}, rules alone", [(e.statement, e.clause, e.reading.kind) for e in rules], paths)
        line(f"{name}, with the model", learned, paths)


def appraised(examples: Sequence[Example], model: ClaimModel) -> list[Candidate]:
    appraisals = model.appraise(*zip(*((e.clause, e.reading, e.seen) for e in examples), strict=True))
    return [
        Candidate(clause=e.clause, reading=e.reading, seen=e.seen, appraisal=appraisal)
        for e, appraisal in zip(examples, appraisals, strict=True)
    ]


def line(name: str, found: Sequence[Found], paths: Sequence[Path]) -> None:
    """Means over the statements: recall of checkable claims, precision, share of right kinds among those that match."""
    rows = []
    for path in paths:
        here = [(clause.span, kind) for statement, clause, kind in found if statement == path.stem]
        gold = gold_of(path)
        pairs = match_spans([span for span, _ in here], gold)
        hit = {i for i, _ in pairs}
        recall = np.mean([i in hit for i, row in enumerate(gold) if row["checkable"]])
        right = [gold[i]["type"] == here[j][1] for i, j in pairs]
        rows.append((recall, len(pairs) / max(1, len(here)), np.mean(right) if right else 0.0))
    recall, precision, kind = np.mean(rows, axis=0)
    print(f"{name:<36}{recall:>8.2f}{precision:>11.2f}{kind:>8.2f}")


def save(model: ClaimModel) -> None:
    parts: dict[str, Any] = {"kinds": np.frombuffer(" ".join(model.kinds).encode(), np.uint8)}
    families, buckets = np.divmod(model.known, BUCKETS)
    for number in np.unique(families):
        own = families == number
        rows = model.rows[own]
        step = np.abs(rows).max(axis=0) / 127
        parts |= {f"buckets{number}": buckets[own].astype(np.int32), f"idf{number}": model.idf[own].astype(np.float16)}
        parts |= {f"rows{number}": np.round(rows / step).astype(np.int8), f"step{number}": step.astype(np.float32)}
    for name in ("meaning", "centre", "spread", "intercept"):
        parts[name] = getattr(model, name).astype(np.float32)
    np.savez_compressed(TARGET, **parts)
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
