"""The PolNeAR articles as parsed texts with flat labels (Newell et al., LREC 2018; flat test files of Wang et al., COLING 2022).

The articles belong to their publishers and no licence is stated: they are read where they lie, and nothing made of them
is kept in the repository.
"""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc

from backing.claims.model import load_model

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "benchmarks" / "polnear"
LABELS = ("source", "cue", "content")
_PLAIN = {
    "`": "‘", "--": "–", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
}  # fmt: skip
"""The treebank's spellings, and what a text would have."""
_MARKS = frozenset({"``", "''", '"'})
_HYPHENATED = re.compile(r"\w+(?:-\w+)+")
_WRITTEN = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)\t")

Spans = list[tuple[str, int, int]]
"""Label, first and last token; sorted, and disjoint where they are flat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A parsed article, one line of tokens to a paragraph, with the spans that its annotator marked."""

    name: str
    doc: Doc
    spans: Spans


def read_flat(path: Path) -> Iterator[Article]:
    """The articles of a file with one paragraph to a line, as JSON with ``tokens`` and BIO ``labels``."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for name, paragraphs in groupby(rows, key=lambda row: row["id"]):
        words, labels = [], []
        marks = 0
        for row in paragraphs:
            words += [_PLAIN.get(token, token) for token in row["tokens"]]
            labels += row["labels"]
            marks += sum(word in _MARKS for word in row["tokens"])
            if marks % 2 and words[-1] in _MARKS:  # a splitter cut the quotation off its opening mark
                continue
            words.append("\n")
            labels.append("O")
            marks = 0
        yield Article(name=name, doc=_parse(words), spans=spans_of(labels))


def read_standoff(path: Path) -> Iterator[Article]:
    """The articles of an archive with ``text`` and ``attributions`` in brat's stand-off form; of two annotators the first."""
    with tarfile.open(path) as archive:
        files = {Path(m.name).name: archive.extractfile(m).read().decode() for m in archive if m.isfile()}
    seen = set()
    for name in sorted(n for n in files if n.endswith(".ann")):
        stem = re.sub(r"_[0-9a-f]{4}$", "", name.removesuffix(".ann"))
        if stem in seen:
            continue
        seen.add(stem)
        text = files.get(f"{stem}.txt") or files[name.removesuffix(".ann") + ".txt"]
        words, starts = _tokens(text)
        doc = _parse(words)
        yield Article(name=stem, doc=doc, spans=flatten(_marked(files[name], starts), doc))


def spans_of(labels: list[str]) -> Spans:
    """The spans of BIO labels, read as CoNLL's evaluation reads them: an I after another label begins a span."""
    spans: Spans = []
    for i, label in enumerate(labels):
        kind = label[2:]
        if label == "O":
            continue
        if label.startswith("B") or not spans or spans[-1][2] != i - 1 or spans[-1][0] != kind:
            spans.append((kind, i, i))
        else:
            spans[-1] = (kind, spans[-1][1], i)
    return spans


def flatten(spans: Iterable[tuple[str, int, int]], doc: Doc) -> Spans:
    """The spans that a flat labelling can hold: of two that overlap the longer one; cut at the ends of paragraphs."""
    flat: Spans = []
    taken: set[int] = set()
    for kind, first, last in sorted(set(spans), key=lambda s: (s[1] - s[2], s[1])):
        if taken.isdisjoint(range(first, last + 1)):
            taken.update(range(first, last + 1))
            flat += [(kind, i, j) for i, j in _lines(first, last, doc)]
    return sorted(flat, key=lambda s: s[1])


def _lines(first: int, last: int, doc: Doc) -> Iterator[tuple[int, int]]:
    breaks = [i for i in range(first, last + 1) if doc[i].is_space]
    for start, end in zip([first, *(b + 1 for b in breaks)], [*(b - 1 for b in breaks), last], strict=True):
        if start <= end:
            yield start, end


def _marked(annotations: str, starts: list[int]) -> Spans:
    """The spans of a stand-off file in tokens; a span in pieces gives one for each piece."""
    position = {start: i for i, start in enumerate(starts)}
    found = []
    for line in annotations.splitlines():
        hit = _WRITTEN.match(line)
        if hit and hit[2].lower() in LABELS:
            for piece in hit[3].split(";"):
                start, end = (int(number) for number in piece.split())
                inside = [position[at] for at in range(start, end) if at in position]
                if inside:
                    found.append((hit[2].lower(), inside[0], inside[-1]))
    return found


def _tokens(text: str) -> tuple[list[str], list[int]]:
    """The words of a text and where they start; as in the treebank a hyphenated word is one word."""
    doc = load_model().make_doc(re.sub(r"[^\S\n]", " ", text))
    with doc.retokenize() as merge:
        for hit in _HYPHENATED.finditer(doc.text):
            span = doc.char_span(*hit.span())
            if span is not None and len(span) > 1:
                merge.merge(span)
    kept = [token for token in doc if token.text.strip() or "\n" in token.text]
    return ["\n" if token.is_space else token.text for token in kept], [token.idx for token in kept]


def _parse(words: list[str]) -> Doc:
    return load_model()(Doc(load_model().vocab, words=list(_with_marks(words))))


def _with_marks(words: list[str]) -> Iterator[str]:
    """The words with the treebank's quotation marks as a text has them, opening and closing in turn within a paragraph."""
    inside = False
    for word in words:
        inside = inside and word != "\n"
        if word in _MARKS:
            yield "”" if inside else "“"
            inside = not inside
        else:
            yield word
