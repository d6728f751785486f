"""The words by which somebody's words or thoughts are relayed, and what follows them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def cue_words(part: str, *senses: str) -> frozenset[str]:
    """The lemmas of a part of speech in the named senses; in all when none is named.

    ``part`` is verbs, nouns, adjectives or adverbs.
    """
    table = _cues()["sense"]
    return frozenset(word for sense in senses or table for word in table[sense].get(part, "").split())


@cache
def sense_of_cue(part: str, lemma: str) -> str | None:
    """The sense of a lemma as one part of speech: ``denies`` for the verb "refute"; None when it does not relay."""
    return next((sense for sense in _cues()["sense"] if lemma in cue_words(part, sense)), None)


@cache
def takes(frame: str) -> frozenset[str]:
    """The verbs whose content is a ``clause`` only, an ``infinitive`` or an ``object``; a verb may take several."""
    return frozenset(_cues()["follows"][frame].split())


@cache
def claim_words(name: str) -> frozenset[str]:
    """The words by which a claim is put forward: ``verbs``, those that need only an ``object``, ``nouns`` and ``stories``."""
    return frozenset(_cues()["claims"][name].split())


def prepositions_of(verb: str) -> frozenset[str]:
    """The prepositions after which a verb's content stands: "of" for "accuse"."""
    return frozenset(_cues()["follows"]["prepositions"].get(verb, "").split())


@cache
def _cues() -> dict[str, Any]:
    return tomllib.loads(files("backing.vocabulary").joinpath("data/cues.toml").read_text(encoding="utf-8"))
