"""Which language a text is in, where there is enough of it to tell; what is surely not English is not parsed as English."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

from backing.statements.statement import ENGLISH, UNDETERMINED, Post, Statement, Utterance

FEWEST_LETTERS = 30
"""Of a text in Latin letters; shorter ones stay undetermined. Other alphabets tell more with fewer."""
FEWEST_OTHER_LETTERS = 10
SURE = 0.01
"""Below this probability of English a text is surely something else.

Calibrated on 2,588 posts and paragraphs of 30 letters or more, English but for some 70 in Ukrainian, French and Spanish:
74 were marked, of which 3 hold English words. Of 278 sentences in 69 other languages (the examples that come with
spaCy), 277 were marked.
"""

_NO_WORDS = re.compile(r"https?://\S+|[@#]\w+|\w*\d\w*")
_NEAR = (ENGLISH, "pcm", "sco", "zxx")
"""English, and what the model takes English for that is full of names and tags: Nigerian Pidgin, Scots, no language."""


def identify(text: str) -> str:
    """The ISO 639 code of the language of ``text``; ``und`` when it is too short or mixed to tell."""
    words = _NO_WORDS.sub(" ", text)
    letters = [letter for letter in words if letter.isalpha()]
    latin = sum(letter < "\u0250" for letter in letters) * 2 > len(letters)
    if len(letters) < (FEWEST_LETTERS if latin else FEWEST_OTHER_LETTERS):
        return UNDETERMINED
    ranked = _model().rank(words)
    english = sum(float(chance) for language, chance in ranked if language in _NEAR)
    if english < SURE:
        return str(ranked[0][0])
    return ENGLISH if english > 0.5 else UNDETERMINED


def with_languages(statement: Statement) -> Statement:
    """The statement with the language of each post, and of each utterance as most of its letters have it."""
    posts = tuple(replace(post, language=_of_post(post, statement.text)) for post in statement.posts)
    known = replace(statement, posts=posts)
    return replace(known, utterances=tuple(replace(u, language=_of(u, known)) for u in statement.utterances))


def _of_post(post: Post, text: str) -> str:
    """What the words tell; of what a service says, only that a post too short to tell is in English."""
    found = identify(post.span.slice(text))
    return post.language if found == UNDETERMINED and post.language == ENGLISH else found


def _of(utterance: Utterance, statement: Statement) -> str:
    sizes: dict[str, int] = {}
    for post in statement.posts:
        if utterance.span.contains(post.span) and post.language != UNDETERMINED:
            sizes[post.language] = sizes.get(post.language, 0) + len(post.span)
    return max(sizes, key=lambda language: sizes[language]) if sizes else identify(utterance.span.slice(statement.text))


@cache
def _model() -> Any:
    """The model that comes with py3langid (Lui and Baldwin 2012, ACL demonstrations), with probabilities that add up to 1."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
