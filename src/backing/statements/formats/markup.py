"""The words of a small piece of HTML, as a service stores a post."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = {"p", "div", "blockquote", "ul", "ol", "li", "pre", "h1", "h2", "h3"}
_HIDDEN = {"script", "style", "template"}
_NAMES_SOMEBODY = {"mention", "hashtag"}


class _Words(HTMLParser):
    """Collects text; ``links`` are the shown forms of addresses, which stand for no words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.links: list[str] = []
        self._link: list[str] | None = None
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.parts.append("\n")
        elif tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag in _HIDDEN:
            self._hidden += 1
        elif tag == "a" and not _NAMES_SOMEBODY & set((dict(attrs).get("class") or "").split()):
            self._link = []

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "a" and self._link is not None:
            shown = "".join(self._link)
            if shown.startswith(("http://", "https://", "www.")):
                self.links.append(shown)
            self._link = None

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        self.parts.append(data)
        if self._link is not None:
            self._link.append(data)


def words_of(html: str) -> tuple[str, tuple[str, ...]]:
    """The text of ``html``, with blank lines between its paragraphs, and the web addresses in it as they are shown."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(parser.parts))
    return re.sub(r"\n{3,}", "\n\n", text).strip(), tuple(parser.links)
