"""spaCy's attribute ruler with a memory: matching its rules at every word anew takes a fifth of the time of a parse.

All but a few of the rules look at one word, by its letters, its tag and its dependency. What they say of such a word is the
same wherever it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.tokens import Doc

Match = tuple[int, int, int, int]
"""The number of a rule, its key, and the tokens that it matches: first, and last plus one."""

_SEEN: list[int | str] = ["LOWER", "TAG", "DEP"]
_DEPENDS_ON = {*_SEEN, "IS_SPACE"}  # whether a word is blank shows in its letters
_MOST = 2**16
"""Words that are remembered; then all are forgotten, so that memory stays flat."""


def remember(ruler: Any) -> None:
    """Have an ``AttributeRuler`` remember its matches, unless a rule for one word asks for more than is remembered of it."""
    single = [words[0] for rule in ruler.patterns for words in rule["patterns"] if len(words) == 1]
    if all(_DEPENDS_ON.issuperset(word) for word in single):
        ruler.match = Remembered(ruler).match


class Remembered:
    """The rules of a ruler: those for one word, with what they said of the words so far, and those for runs of words."""

    def __init__(self, ruler: Any) -> None:
        self._word = _matcher(ruler, longer=False)
        self._run = _matcher(ruler, longer=True)
        self._known: dict[tuple[int, ...], list[tuple[int, int]]] = {}

    def match(self, doc: Doc) -> list[Match]:
        """What ``AttributeRuler.match`` gives: later rules come later."""
        strings = doc.vocab.strings
        found = [(int(strings[key]), key, start, end) for key, start, end in self._run(doc, allow_missing=True)]
        for place, word in enumerate(map(tuple, doc.to_array(_SEEN).tolist())):
            rules = self._known.get(word)
            if rules is None:
                if len(self._known) >= _MOST:
                    self._known.clear()
                matches: Any = self._word(doc[place : place + 1], allow_missing=True)
                rules = self._known[word] = [(int(strings[key]), key) for key, _, _ in matches]
            found += [(number, key, place, place + 1) for number, key in rules]
        return sorted(found)


def _matcher(ruler: Any, *, longer: bool) -> Matcher:
    from spacy.matcher import Matcher

    matcher = Matcher(ruler.vocab)
    for number, rule in enumerate(ruler.patterns):
        patterns = [words for words in rule["patterns"] if (len(words) > 1) is longer]
        if patterns:
            matcher.add(str(number), patterns)  # the ruler numbers its rules so
    return matcher
