"""What bytes are, told from how they begin. A file's name is not asked: it may say anything."""

from __future__ import annotations

import re

HEAD = 2048
"""Bytes that are looked at."""

HTML, PDF, JSON, SCRIPT, ZIP, VTT, PLAIN = (
    "text/html",
    "application/pdf",
    "application/json",
    "text/javascript",
    "application/zip",
    "text/vtt",
    "text/plain",
)
SUFFIXES = {HTML: ".html", PDF: ".pdf", JSON: ".json", SCRIPT: ".js", PLAIN: ".txt", VTT: ".vtt"}

_MARKUP = re.compile(
    rb"(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_OBJECTS = re.compile(rb'\{\s*(?:"|\})|(?:\[\s*)+(?:\{|"|\])')
_ARCHIVE_PART = re.compile(rb"(?:window\.)?(?:YTD|Grailbird)\.[\w.]+\s*=")


def media_type(head: bytes) -> str:
    """The IANA media type of what begins with ``head``; plain text where nothing else is recognised."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ZIP
    if b"%PDF-" in head[:1024]:
        return PDF
    start = head[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    for media, pattern in ((HTML, _MARKUP), (SCRIPT, _ARCHIVE_PART), (JSON, _OBJECTS)):
        if pattern.match(start):
            return media
    return PLAIN
