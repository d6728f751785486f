"""The lexicon of words that relay."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from backing.vocabulary.cues import claim_words, cue_words, prepositions_of, sense_of_cue, takes


def test_a_word_has_a_sense() -> None:
    assert "deny" in cue_words("verbs", "denies")
    assert "deny" not in cue_words("verbs", "admits", "says")
    assert cue_words("verbs", "denies") < cue_words("verbs")
    assert sense_of_cue("verbs", "refute") == "denies"
    assert sense_of_cue("nouns", "refute") is None


def test_among_the_senses_a_word_stands_once() -> None:
    table = tomllib.loads(files("backing.vocabulary").joinpath("data/cues.toml").read_text(encoding="utf-8"))["sense"]
    for part in ("verbs", "nouns", "adjectives", "adverbs"):
        words = [word for sense in table.values() for word in sense.get(part, "").split()]
        assert len(words) == len(set(words))


def test_what_follows() -> None:
    assert "promise" in takes("infinitive")
    assert "that" not in takes("clause")
    assert prepositions_of("accuse") == {"of"}
    assert prepositions_of("sleep") == frozenset()


def test_every_word_that_takes_something_relays() -> None:
    table = tomllib.loads(files("backing.vocabulary").joinpath("data/cues.toml").read_text(encoding="utf-8"))
    frames = {word for frame in ("clause", "infinitive", "object") for word in takes(frame)}
    assert frames | set(table["follows"]["prepositions"]) <= cue_words("verbs")


def test_every_verb_of_a_claim_relays() -> None:
    assert claim_words("verbs") - cue_words("verbs") <= {"hold"}  # "holds that", and far more often "holds a town"
    assert claim_words("object") <= claim_words("verbs") | cue_words("verbs", "admits")
    assert claim_words("nouns") <= cue_words("nouns")
