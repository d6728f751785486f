"""Print how exactly attributions agree with PolNeAR's annotators: python scripts/attribution_agreement.py [FOLDER]

Entity-exact precision, recall and F1 as in CoNLL's evaluation: a span counts if its label and both its ends are right.
The annotation is flat, so that of attributions inside one another the outermost is compared. FOLDER holds valid.txt
(by default the shared folder beside the checkout).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from polnear import FOLDER, LABELS, Article, Spans, flatten, read_flat
from spacy.tokens import Doc

from backing.claims.attribution import find_attributions


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0]) if arguments else FOLDER
    articles = list(read_flat(folder / "valid.txt"))
    report("rules", articles, [spans_by_rules(article.doc) for article in articles])


def spans_by_rules(doc: Doc) -> Spans:
    """What the shipped rules find, as flat spans."""
    found = find_attributions(doc)
    marked = [("cue", a.cue) for a in found] + [("content", piece) for a in found for piece in a.contents]
    marked += [("source", a.source) for a in found if a.source is not None]
    return flatten(((kind, span.start, span.end - 1) for kind, span in marked), doc)


def report(name: str, articles: Iterable[Article], found: Iterable[Spans]) -> None:
    """One line for each label: precision, recall, F1, and the counts behind them."""
    hits, predicted, gold = Counter[str](), Counter[str](), Counter[str]()
    for article, spans in zip(articles, found, strict=True):
        hits.update(kind for kind, *_ in set(spans) & set(article.spans))
        predicted.update(kind for kind, *_ in spans)
        gold.update(kind for kind, *_ in article.spans)
    for kind in LABELS:
        precision, recall = hits[kind] / max(predicted[kind], 1), hits[kind] / max(gold[kind], 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(
            f"{name:10s} {kind:8s} {100 * precision:6.1f} {100 * recall:6.1f} {100 * f1:6.1f}"
            f"  {hits[kind]}/{predicted[kind]}/{gold[kind]}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
