"""Makes a rendered picture safe to stand in a page: known elements only, ids of its own, a title and a description."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

ELEMENTS = frozenset("svg g path rect line circle text tspan defs clipPath linearGradient stop title desc".split())
ATTRIBUTES = frozenset(
    """width height viewBox transform d x y x1 y1 x2 y2 r cx cy dx dy fill stroke opacity offset id clip-path class
    fill-opacity stroke-opacity stroke-width stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit text-anchor font-family font-size font-weight font-style dominant-baseline stop-color display
    clipPathUnits gradientUnits preserveAspectRatio""".split()
)


def clean(svg: str, *, prefix: str, title: str, description: str) -> str:
    """The picture as inline SVG; every id begins with ``prefix``, which must be different for each picture of a page.

    What is not a known drawing element or attribute is dropped: scripts, handlers, links, styles and foreign content.
    Raises ``xml.etree.ElementTree.ParseError`` for text that is not XML; it is our own renderer's, never a user's.
    """
    root = ET.fromstring(svg)  # noqa: S314 - rendered here a moment ago; holds no document type
    _keep_known(root, prefix)
    root.attrib |= {"role": "img", "aria-labelledby": f"{prefix}-title {prefix}-desc"}
    for place, (name, text) in enumerate((("title", title), ("desc", description))):
        element = ET.Element(name, {"id": f"{prefix}-{name}"})
        element.text = text
        root.insert(place, element)
    return ET.tostring(root, encoding="unicode", method="html")


def _keep_known(element: ET.Element, prefix: str) -> None:
    element.tag = _local(element.tag)
    kept = {name: value for name, value in element.attrib.items() if name in ATTRIBUTES}
    element.attrib.clear()
    element.attrib.update({name: _prefixed(name, value, prefix) for name, value in kept.items()})
    for child in list(element):
        if _local(child.tag) in ELEMENTS:
            _keep_known(child, prefix)
        else:
            element.remove(child)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _prefixed(name: str, value: str, prefix: str) -> str:
    if name == "id":
        return f"{prefix}-{value}"
    if "url(" in value:
        inside = re.fullmatch(r"url\(#([\w-]+)\)", value.strip())
        return f"url(#{prefix}-{inside[1]})" if inside else "none"
    return value
