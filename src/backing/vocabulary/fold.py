"""One spelling for many: the key under which a name is looked up."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ə": "a", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


def fold(name: str) -> str:
    """``name`` in lower case with accents, hyphens, apostrophes, spaces and a leading "the" taken away.

    Letters of any script and digits are kept, so that ``Sar-e Pul`` and ``sare pul`` share the key ``sarepul`` and a
    name in another script keeps a key of its own. An empty result means that nothing of the name can be looked up.
    """
    if name.isascii():
        return "".join(filter(str.isalnum, name.lower().strip().removeprefix("the ")))
    # Twice, because the plain form of a styled letter (𝐈𝐒𝐈𝐒) can be a capital, and a lower-case letter a composed one.
    words = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    words = words.strip().removeprefix("the ").translate(_LETTERS)
    return "".join(letter for letter in words if _counts(letter))


def plain(name: str) -> str:
    """``name`` without its accents (``Kandahār`` becomes ``Kandahar``), as newsrooms print it."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_QUOTES)


_QUOTES = str.maketrans(dict.fromkeys("ʻʼʿʾ‘’`", "'"))


def _counts(letter: str) -> bool:
    category = unicodedata.category(letter)
    return category[0] in "LN" and category != "Lm"
