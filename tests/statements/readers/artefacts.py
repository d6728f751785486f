"""What no clean text of a thread may hold, and a crude way to the words that it must hold."""

from __future__ import annotations

import re
from itertools import pairwise

ARTEFACTS = {
    "front matter": r"^---$|^redirect_from:",
    "metadata": r"^\**(?:Author|Links to this thread):",
    "link syntax": r"\]\(|!\[",
    "address": r"https?:|\bt\.co/|pic\.twitter|(?:[\w-]+\.)+[a-z]{2,}/\S*…",
    "mark": r"[\U0001f9f5\U0001f447\u2b07\U0001f53d]|^\W*(?:a )?thread\W*$|^\W*(?:END|fin)\W*$",
    "pointer": r"[\u2193\u21ca]$",
    "number": r"^[\[({]?\d{1,3}/(?:\d{1,3}|n)?[\])}]?(?= |$)|[\[({]\d{1,3}/\d{1,3}[\])}]$|^\d\ufe0f?\u20e3",
    "table": r"^\|.*\|$",
    "markup": r"<blockquote|</|<br|&#\d+;",
    "interface": r"^(?:Read \d+ tweets|Keep Current with .*|Thread Reader|Read on X|Loading suggestions\W*)$",
}

_QUOTED = re.compile(r"<blockquote.*?</blockquote>", re.DOTALL)
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_OWN_LINE = re.compile(r"^(?:# .*|Author: .*|\*Links to this thread: .*|\|.*\||https?://\S+)$", re.MULTILINE)
_SHOWN = re.compile(r"!?\[((?:[^\[\]]|\[[^\]]*\])*)\]\([^)\s]*(?:\([^)]*\))?[^)\s]*\)")
_ADDRESS = re.compile(r"https?://\S+|(?:[\w-]+\.)+[a-z]{2,24}(?:/\S*|…|(?=:\s))|!?\[image\]")
_DIGITS = re.compile(r"\d\ufe0f?\u20e3|\d")


def artefacts_in(text: str) -> list[tuple[str, str]]:
    """Every artefact that is still there: its kind, and what it is."""
    found = [
        (kind, match.group()) for kind, form in ARTEFACTS.items() for match in re.finditer(form, text, re.MULTILINE)
    ]
    paragraphs = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
    return found + [("doubled", a) for a, b in pairwise(paragraphs) if a == b]


def crude_words(page: str) -> list[str]:
    """The words of a page of the archive or of a technical thread, found without any code of the readers."""
    page = _OWN_LINE.sub("", _QUOTED.sub("", _FRONT.sub("", page)))
    for _ in range(3):
        page = _SHOWN.sub(r"\1", page)
    return words_of(_ADDRESS.sub(" ", page))


def words_of(text: str) -> list[str]:
    """Words without their digits, which may be numbers of posts."""
    return re.findall(r"[^\W_]+", _DIGITS.sub("", text))


def skipped(words: list[str], said: list[str]) -> list[str] | None:
    """The words that were not said, where those that were are the rest in order; else None."""
    rest, left = iter(words), []
    for word in said:
        for other in rest:
            if other == word:
                break
            left.append(other)
        else:
            return None
    return left + list(rest)
