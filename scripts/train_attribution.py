"""Train a sequence model on PolNeAR and print how exactly it agrees: python scripts/train_attribution.py [FOLDER]

It shows what the annotation would let a model of this size learn, beside the shipped rules. The texts have no stated
licence, so the model is measured and dropped: nothing of it is kept. FOLDER holds train.tar.gz and valid.txt.

The model is a linear chain over the labels of a paragraph, trained as an averaged perceptron (Collins, EMNLP 2002).
Its features are words, tags, the parse, the quotation marks, and what the rules say.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from attribution_agreement import report, spans_by_rules
from numpy.typing import NDArray
from polnear import FOLDER, LABELS, Article, Spans, read_flat, read_standoff, spans_of
from spacy.tokens import Doc, Token

from backing.claims.quotations import find_quotations, paragraphs_of
from backing.vocabulary.cues import cue_words

TAGS = ["O", *(f"{place}-{label}" for label in LABELS for place in "BI")]
WIDTH = 1 << 21
"""Weights to a label: features are hashed into so many, which leaves few collisions among some two million."""
ROUNDS = 8

Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """``features`` are a row of hashed features to a token; ``tags`` the positions of their labels in TAGS."""

    start: int
    features: Ids
    tags: Ids


class Chain:
    """Weights of features and of neighbouring labels; they are averaged over all steps of the training."""

    def __init__(self) -> None:
        self.weights = np.zeros((WIDTH, len(TAGS)), np.float32)
        self.steps = np.zeros((len(TAGS) + 1, len(TAGS)), np.float32)  # the last row: from the start
        self._sums = [np.zeros_like(self.weights), np.zeros_like(self.steps)]
        self._time = 1

    def decode(self, features: Ids) -> Ids:
        """The best tags of a paragraph (Viterbi); an I follows only a B or an I of its label."""
        scores = self.weights[features].sum(axis=1)
        steps = self.steps + FORBIDDEN
        best, back = steps[-1] + scores[0], []
        for row in scores[1:]:
            ways = best[:, None] + steps[:-1]
            back.append(ways.argmax(axis=0))
            best = ways.max(axis=0) + row
        tags = [int(best.argmax())]
        for pointers in reversed(back):
            tags.append(int(pointers[tags[-1]]))
        return np.array(tags[::-1], np.int32)

    def learn(self, paragraph: Paragraph) -> None:
        """One step: towards the annotated tags, away from the ones that were found in their place."""
        found, gold = self.decode(paragraph.features), paragraph.tags
        self._time += 1
        wrong = found != gold
        for tags, sign in ((gold, 1), (found, -1)):
            self._add(0, (paragraph.features[wrong], tags[wrong, None]), sign)
            self._add(1, (np.concatenate([[len(TAGS)], tags[:-1]]), tags), sign)

    def _add(self, which: int, cells: tuple[Ids, Ids], sign: int) -> None:
        np.add.at((self.weights, self.steps)[which], cells, sign)
        np.add.at(self._sums[which], cells, sign * self._time)

    def average(self) -> None:
        """Put the mean of the weights over all steps in their place."""
        self.weights -= self._sums[0] / self._time
        self.steps -= self._sums[1] / self._time


def _forbidden() -> NDArray[np.float32]:
    wrong = [[t[0] == "I" and s[1:] != t[1:] for t in TAGS] for s in [*TAGS, "-start"]]
    return np.where(wrong, np.float32(-1e9), np.float32(0))


FORBIDDEN = _forbidden()


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0]) if arguments else FOLDER
    chain = train([p for article in read_standoff(folder / "train.tar.gz") for p in paragraphs(article)])
    articles = list(read_flat(folder / "valid.txt"))
    report("rules", articles, [spans_by_rules(article.doc) for article in articles])
    report("trained", articles, [label(chain, article) for article in articles])


def train(examples: list[Paragraph]) -> Chain:
    chain, order = Chain(), random.Random(0)  # noqa: S311 -- an order, not a secret
    for _ in range(ROUNDS):
        order.shuffle(examples)
        for example in examples:
            chain.learn(example)
    chain.average()
    return chain


def label(chain: Chain, article: Article) -> Spans:
    tags = ["O"] * len(article.doc)
    for paragraph in paragraphs(article):
        for i, tag in enumerate(chain.decode(paragraph.features)):
            tags[paragraph.start + i] = TAGS[tag]
    return spans_of(tags)


def paragraphs(article: Article) -> Iterator[Paragraph]:
    gold = tags_of(article.spans, len(article.doc))
    features = features_of(article.doc)
    for paragraph in paragraphs_of(article.doc):
        tags = np.array([TAGS.index(tag) for tag in gold[paragraph.start : paragraph.end]], np.int32)
        yield Paragraph(start=paragraph.start, features=features[paragraph.start : paragraph.end], tags=tags)


def tags_of(spans: Spans, size: int) -> list[str]:
    tags = ["O"] * size
    for kind, first, last in spans:
        tags[first : last + 1] = [f"B-{kind}", *([f"I-{kind}"] * (last - first))]
    return tags


def features_of(doc: Doc) -> Ids:
    """Hashed features, a row to a token."""
    rules = tags_of(spans_by_rules(doc), len(doc))
    quoted = ["-"] * len(doc)
    for quotation in find_quotations(doc):
        quoted[quotation.start : quotation.end] = ["open", *(["in"] * (len(quotation) - 2)), "shut"][: len(quotation)]
    rows = [[*_words(token), *_parse(token, rules[token.i]), *_state(token.i, rules, quoted, doc)] for token in doc]
    return np.array([[crc32(f"{i}{name}".encode()) % WIDTH for i, name in enumerate(row)] for row in rows], np.int32)


def _near(doc: Doc, i: int) -> Token | None:
    return doc[i] if 0 <= i < len(doc) else None


def _words(token: Token) -> list[str]:
    around = [_near(token.doc, token.i + step) for step in (-2, -1, 1, 2)]
    words = [t.lower_ if t is not None else "^" for t in around]
    tags = [t.tag_ if t is not None else "^" for t in around]
    here, tag = token.lower_, token.tag_
    return [
        here, token.lemma_, tag, token.shape_, here[-3:], token.ent_type_ + token.ent_iob_, *words, *tags,
        f"{words[1]} {here}", f"{here} {words[2]}", f"{tags[1]} {tag}", f"{tag} {tags[2]}", f"{tags[1]} {tag} {tags[2]}",
        f"{words[1]} {here} {words[2]}",
    ]  # fmt: skip


def _parse(token: Token, rule: str) -> list[str]:
    head = token.head
    edge = f"{token.left_edge.i == token.i}{token.right_edge.i == token.i}"
    found = [token.dep_, f"{token.dep_} {head.lemma_}", f"{token.dep_} {head.tag_} {token.tag_}", edge]
    above = list(_relaying(token))
    for below, cue in (above[0], above[-1]) if above else ((None, None), (None, None)):
        if below is None or cue is None:
            found += [""] * 5
            continue
        place = f"{below.dep_} {token.i == below.left_edge.i}{token.i == below.right_edge.i} {cue.i < token.i}"
        far = min(abs(cue.i - token.i), 4)
        found += [
            place,
            f"{below.dep_} {cue.lemma_}",
            f"{place} {rule}",
            f"{place} {far} {token.tag_}",
            f"{place} {cue.lemma_}",
        ]
    return found


def _relaying(token: Token) -> Iterator[tuple[Token, Token]]:
    """The words above a token that may relay it, nearest first, each with its own child on the way."""
    below = token
    for above in token.ancestors:
        if above.lemma_.lower() in cue_words("verbs") | cue_words("nouns") | cue_words("adjectives"):
            yield below, above
        below = above


def _state(i: int, rules: list[str], quoted: list[str], doc: Doc) -> list[str]:
    before, after = (rules[i - 1] if i else "^"), (rules[i + 1] if i + 1 < len(rules) else "^")
    here, mark, tag = rules[i], quoted[i], doc[i].tag_
    marks = f"{quoted[i - 1] if i else '^'} {mark} {quoted[i + 1] if i + 1 < len(rules) else '^'}"
    relays = doc[i].lemma_.lower() in cue_words("verbs")
    return [
        here, before, after, f"{before} {here} {after}", f"{here} {doc[i].lower_}", f"{here} {tag}", f"{here} {doc[i].dep_}",
        mark, marks, f"{marks} {tag}", f"{marks} {here}", f"{relays} {tag}", f"{relays} {tag} {mark} {here}",
        f"{before} {here} {after} {doc[i].lower_}",
    ]  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
