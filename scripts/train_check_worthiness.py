"""Train the check-worthiness model and measure it: ``python scripts/train_check_worthiness.py [BENCHMARKS]``.

BENCHMARKS (default ``../shared/data/benchmarks``) holds ``claimbuster/`` (``crowdsourced.csv``, ``groundtruth.csv``, the
published folds ``crossval4/``; CC BY 4.0, doi:10.5281/zenodo.3609356) and ``checkthat2024/`` (the dev-test part, never
trained on). Prints the table of scores of ``docs/check-worthiness.md`` and writes
``src/backing/claims/data/check_worthiness.npz``; the same data give the same bytes. ``--folds`` only scores the published folds.

Parsing takes some minutes; the parses are kept in ``build/check_worthiness.spacy``.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, roc_auc_score
from spacy.tokens import Doc, DocBin

from backing.claims.check_worthiness import THRESHOLD, Scale
from backing.claims.model import load_model
from backing.claims.worth_features import BUCKETS, FAMILIES, buckets_of, meaning_of
from backing.provenance import digest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data" / "benchmarks"
TARGET = ROOT / "src" / "backing" / "claims" / "data" / "check_worthiness.npz"
CACHE = ROOT / "build" / "check_worthiness.spacy"

NONE, UNIMPORTANT, CHECK_WORTHY = -1, 0, 1
RARE = 2
"""A gram that fewer sentences have is left out."""
STRENGTH = 4.0
"""Inverse of the ridge penalty. 2 and 8 give the same macro-F1 on the folds within 0.002."""
MEANING = 2.0
"""Weight of the word vectors against one family of grams. 1, 3 and 4 are worse or the same on the folds."""
GROUPS = 4
"""How many times whole debates are left out in turn, to calibrate and to choose the threshold."""
NEWEST, AFTER = "2012", "2020"

Labels = np.ndarray
Rows = np.ndarray
Scores = np.ndarray


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A labelled sentence: its debate is a day; its verdict -1 no factual claim, 0 an unimportant one, 1 check-worthy."""

    id: int
    text: str
    debate: str
    verdict: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Rows to train on with their labels, and other rows to test on with theirs."""

    rows: Rows
    labels: Labels
    others: Rows
    targets: Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The features of all sentences: counts of grams by family, and the vectors."""

    counts: list[sparse.csr_array]
    meaning: np.ndarray


def claimbuster(folder: Path) -> list[Sentence]:
    rows: list[Sentence] = []
    for name in ("crowdsourced.csv", "groundtruth.csv"):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            rows += [
                Sentence(id=int(r["Sentence_id"]), text=r["Text"], debate=r["File_id"][:10], verdict=int(r["Verdict"]))
                for r in csv.DictReader(file)
            ]
    return rows


def checkthat(path: Path) -> list[Sentence]:
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines]
    return [Sentence(id=int(i), text=t, debate="2020", verdict=int(label == "Yes")) for i, t, label in cells]


def folds(folder: Path, rows: Sequence[Sentence]) -> Iterator[Part]:
    """The four published folds."""
    row_of = {sentence.id: row for row, sentence in enumerate(rows)}
    for number in range(4):
        ends = []
        for part in ("train", "test"):
            items = json.loads((folder / f"{part}_{number}.json").read_text(encoding="utf-8"))
            ends.append(np.array([row_of[item["sentence_id"]] for item in items]))
            ends.append(np.array([int(item["Verdict"] == CHECK_WORTHY) for item in items]))
        yield Part(rows=ends[0], labels=ends[1], others=ends[2], targets=ends[3])


def parsed(texts: Sequence[str]) -> list[Doc]:
    """The parses, from the cache if it is of these texts and this language model."""
    nlp = load_model()
    key = digest("\n".join([str(nlp.meta["version"]), *texts]).encode())
    if CACHE.exists():
        kept = DocBin().from_disk(CACHE)
        docs = list(kept.get_docs(nlp.vocab))
        if docs and docs[0].user_data.get("key") == key:
            return docs
    docs = list(nlp.pipe(texts, batch_size=256))
    docs[0].user_data["key"] = key
    CACHE.parent.mkdir(exist_ok=True)
    attributes = ["LEMMA", "POS", "TAG", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "SENT_START", "SPACY"]
    DocBin(attrs=attributes, docs=docs, store_user_data=True).to_disk(CACHE)
    return docs


def tabulate(docs: Sequence[Doc]) -> Table:
    grams = [buckets_of(list(doc)) for doc in docs]
    return Table(
        counts=[counted([row[family] for row in grams]) for family in range(len(FAMILIES))],
        meaning=np.array([meaning_of(list(doc)) for doc in docs]),
    )


def counted(rows: Sequence[np.ndarray]) -> sparse.csr_array:
    ends = np.cumsum([0, *map(len, rows)], dtype=np.int32)
    matrix = sparse.csr_array((np.ones(ends[-1]), np.concatenate(rows), ends), shape=(len(rows), BUCKETS))
    matrix.sum_duplicates()
    return matrix


def scale_of(table: Table, rows: Rows) -> Scale:
    """What is learned from the training rows without their labels: how rare a gram is, where the vectors lie."""
    holders = sum(np.bincount(counts[rows].indices, minlength=BUCKETS) for counts in table.counts)
    idf = np.where(holders >= RARE, np.log((1 + len(rows)) / (1 + holders)) + 1, 0)
    vectors = table.meaning[rows]
    return Scale(idf=idf.astype(np.float16), centre=vectors.mean(axis=0), spread=vectors.std(axis=0))


def matrix_of(table: Table, scale: Scale) -> sparse.csr_array:
    """Every sentence as a row: its grams, each family of length one, and its vector."""
    grams = sum((weighted(counts, scale.idf) for counts in table.counts[1:]), weighted(table.counts[0], scale.idf))
    meaning = scale.meaning(table.meaning) * MEANING / np.sqrt(len(scale.centre))
    return sparse.hstack([grams, sparse.csr_array(meaning)]).tocsr()


def weighted(counts: sparse.csr_array, idf: np.ndarray) -> sparse.csr_array:
    """The grams of one family: one and the logarithm of the count, times rarity."""
    matrix = counts.copy()
    matrix.data = (1 + np.log(matrix.data)) * idf[matrix.indices].astype(float)
    length = np.sqrt((matrix * matrix).sum(axis=1))
    return (sparse.diags_array(1 / np.where(length > 0, length, 1)) @ matrix).tocsr()


def fit(matrix: sparse.csr_array, labels: Labels) -> LogisticRegression:
    model = LogisticRegression(
        C=STRENGTH, solver="liblinear", dual=True, tol=0.01, class_weight="balanced", max_iter=500, random_state=0
    )
    return model.fit(matrix, labels)


def held_out(table: Table, parts: Sequence[Part]) -> list[Scores]:
    """The raw scores of each part's test rows by a model of its training rows alone."""
    found = []
    for part in parts:
        matrix = matrix_of(table, scale_of(table, part.rows))
        found.append(fit(matrix[part.rows], part.labels).decision_function(matrix[part.others]))
    return found


def by_debate(rows: Sequence[Sentence], labels: Labels) -> list[Part]:
    """Whole debates left out, a quarter of them at a time, so that no test sentence has its debate in training."""
    debates = sorted({row.debate for row in rows if row.debate < AFTER})
    group = np.array([debates.index(row.debate) % GROUPS if row.debate < AFTER else -1 for row in rows])
    return [
        part_of(labels, np.flatnonzero((group >= 0) & (group != g)), np.flatnonzero(group == g)) for g in range(GROUPS)
    ]


def newest(rows: Sequence[Sentence], labels: Labels) -> Part:
    """Trained on the debates to 2008, tested on those of 2012 and 2016."""
    old = np.array([row.debate < NEWEST for row in rows])
    new = np.array([NEWEST <= row.debate < AFTER for row in rows])
    return part_of(labels, np.flatnonzero(old), np.flatnonzero(new))


def part_of(labels: Labels, rows: Rows, others: Rows) -> Part:
    return Part(rows=rows, labels=labels[rows], others=others, targets=labels[others])


def calibrate(scores: Scores, targets: Labels) -> tuple[float, float]:
    """Slope and offset that make log-odds of scores from held-out debates (Platt 1999)."""
    line = LogisticRegression(C=1e6).fit(scores[:, None], targets)
    return float(line.coef_[0, 0]), float(line.intercept_[0])


def best_threshold(chances: np.ndarray, targets: Labels) -> float:
    """The probability, in steps of 0.01, from which calling a sentence check-worthy gives the highest F1."""
    steps = np.arange(0.05, 0.95, 0.01)
    return float(steps[np.argmax([f1_score(targets, chances >= step) for step in steps])])


def print_head() -> None:
    names = ("macro-F1", "weighted", "F1(yes)", "AP", "AUC", "ECE")
    print(f"{'':34s}" + "".join(f"{name:>9s}" for name in names) + "       n   yes")


def print_scores(name: str, chances: np.ndarray, targets: Labels, threshold: float) -> None:
    said = chances >= threshold
    numbers = (
        f1_score(targets, said, average="macro"), f1_score(targets, said, average="weighted"), f1_score(targets, said),
        average_precision_score(targets, chances), roc_auc_score(targets, chances), calibration_error(chances, targets),
    )  # fmt: skip
    print(
        f"{name:34s}" + "".join(f"{number:9.3f}" for number in numbers) + f"  {len(targets):6,d} {targets.mean():5.2f}"
    )


def calibration_error(chances: np.ndarray, targets: Labels) -> float:
    """Expected calibration error over ten bins of equal width (Guo et al. 2017)."""
    return sum(abs(share) * size for *_, size, share in bins(chances, targets)) / len(targets)


def bins(chances: np.ndarray, targets: Labels) -> Iterator[tuple[float, float, float, int, float]]:
    """Lower end, mean probability, share of yes, size and the difference of the two, of each bin that is not empty."""
    index = np.minimum((chances * 10).astype(int), 9)
    for bin_ in range(10):
        inside = index == bin_
        if inside.any():
            mean, share = float(chances[inside].mean()), float(targets[inside].mean())
            yield bin_ / 10, mean, share, int(inside.sum()), mean - share


def probabilities(scores: Scores, line: tuple[float, float]) -> np.ndarray:
    return 1 / (1 + np.exp(-(line[0] * scores + line[1])))


def measure(name: str, table: Table, rows: Sequence[Sentence], labels: Labels) -> tuple[float, float]:
    """Print the scores of one head on debates left out, and give the line that calibrates it.

    The line is that of the newest debates by a model of the older ones: this is how the model is used, and newer debates
    hold more that is checkable.
    """
    part = newest(rows, labels)
    scores = held_out(table, [part])[0]
    line = calibrate(scores, part.targets)
    newer = probabilities(scores, line)
    parts = by_debate(rows, labels)
    scores, targets = np.concatenate(held_out(table, parts)), np.concatenate([each.targets for each in parts])
    chances = probabilities(scores, line)
    print(f"{name}: highest F1 on the newest debates from {best_threshold(newer, part.targets):.2f} on")
    print_head()
    for threshold in (THRESHOLD, 0.5):
        print_scores(f"2012 and 2016 from older, at {threshold:.2f}", newer, part.targets, threshold)
        print_scores(f"debates left out, at {threshold:.2f}", chances, targets, threshold)
    own = probabilities(scores, calibrate(scores, targets))
    print_scores("debates left out, own calibration", own, targets, 0.5)
    print("newest     from   mean p  share yes      n")
    for low, mean, share, size, _ in bins(newer, part.targets):
        print(f"           {low:4.1f} {mean:8.3f} {share:10.3f} {size:6,d}")
    return line


def measure_folds(table: Table, parts: Sequence[Part]) -> None:
    """The published folds: at the decision line of the classifier itself, which sees only training rows."""
    scores = held_out(table, parts)
    each = [f1_score(part.targets, s >= 0, average="macro") for part, s in zip(parts, scores, strict=True)]
    print(
        "published folds, macro-F1 each: " + " ".join(f"{value:.3f}" for value in each) + f", mean {np.mean(each):.3f}"
    )
    merged, targets = np.concatenate(scores), np.concatenate([part.targets for part in parts])
    print_scores("published folds, merged", probabilities(merged, calibrate(merged, targets)), targets, 0.5)
    print_scores("  at the classifier's own line", np.where(merged >= 0, 1.0, 0.0), targets, 0.5)


def export(table: Table, train: Rows, heads: Mapping[str, tuple[Labels, tuple[float, float]]]) -> None:
    scale = scale_of(table, train)
    matrix = matrix_of(table, scale)[train]
    arrays = {"idf": scale.idf, "centre": scale.centre.astype(np.float32), "spread": scale.spread.astype(np.float32)}
    for name, (labels, (slope, offset)) in heads.items():
        model = fit(matrix, labels[train])
        weights = model.coef_[0] * slope
        arrays[f"{name}_grams"] = weights[:BUCKETS].astype(np.float16)
        arrays[f"{name}_meaning"] = (weights[BUCKETS:] * MEANING / np.sqrt(len(scale.centre))).astype(np.float32)
        arrays[f"{name}_intercept"] = np.float64(model.intercept_[0] * slope + offset)
    np.savez_compressed(TARGET, **arrays)
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size:,} bytes, {digest(TARGET.read_bytes())}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("benchmarks", type=Path, nargs="?", default=SHARED)
    parser.add_argument("--folds", action="store_true", help="score the published folds and write nothing")
    options = parser.parse_args()
    debates = claimbuster(options.benchmarks / "claimbuster")
    others = checkthat(options.benchmarks / "checkthat2024" / "CT24_checkworthy_english_dev-test.tsv")
    rows = [*debates, *others]
    docs = parsed([row.text for row in rows])
    table = tabulate(docs)
    verdicts = np.array([row.verdict for row in rows])
    worthy, factual = (verdicts == CHECK_WORTHY).astype(int), (verdicts != NONE).astype(int)
    measure_folds(table, list(folds(options.benchmarks / "claimbuster" / "crossval4", rows)))
    if options.folds:
        return
    heads = {
        "check_worthy": (worthy, measure("check_worthy", table, rows, worthy)),
        "factual": (factual, measure("factual", table, rows, factual)),
    }
    train = np.arange(len(debates))
    unseen = part_of(worthy, train, np.arange(len(debates), len(rows)))
    chances = probabilities(held_out(table, [unseen])[0], heads["check_worthy"][1])
    print_scores(f"CheckThat 2024 dev-test, at {THRESHOLD:.2f}", chances, unseen.targets, THRESHOLD)
    print_scores("CheckThat 2024 dev-test, at 0.50", chances, unseen.targets, 0.5)
    export(table, train, heads)


if __name__ == "__main__":
    main()
