"""The countries that a text is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from backing.vocabulary.actor import Actor
from backing.vocabulary.actors import home_of
from backing.vocabulary.demonyms import country_of_people
from backing.vocabulary.place import Place

if TYPE_CHECKING:
    from spacy.tokens import Doc


def countries_of_text(doc: Doc, places: Iterable[Place], actors: Iterable[Actor]) -> tuple[str, ...]:
    """The countries (alpha-3) that a text is about, the most named first.

    A country is named by any of its places, by its people ("Congolese"), and by an actor at home in it alone.
    """
    named = [place.country for place in places]
    named += filter(None, map(home_of, actors))
    return tuple(country for country, _ in Counter([*named, *_peoples(doc)]).most_common())


def _peoples(doc: Doc) -> Iterator[str]:
    """The countries whose people the text names, by words of one or two tokens."""
    for token in doc:
        if token.text[:1].isupper():
            pair = doc[token.i : token.i + 2].text
            found = country_of_people(pair) or country_of_people(token.text)
            if found is not None and not (token.i and country_of_people(doc[token.i - 1 : token.i + 1].text)):
                yield found
