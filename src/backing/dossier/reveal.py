"""Makes characters visible that would change how a page reads without being seen themselves."""

from __future__ import annotations

import re

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u202a-\u202e\u2060-\u2069"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Controls, invisible spaces, halves of surrogate pairs, tag characters, and the bidirectional embeddings, overrides
and isolates (Unicode 15, UAX 9).

Joiners (U+200C, U+200D) and the plain direction marks stay: Persian, Pashto and emoji are spelled with them.
"""


def reveal(text: str) -> str:
    """The text with every hidden character written as its code point, ``⟦U+202E⟧``."""
    return HIDDEN.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", text)
