from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from backing.assessment.views.argument import map_argument
from backing.dossier.argue import argue
from backing.dossier.assemble import assemble
from backing.dossier.dossier import Argument
from backing.dossier.pictures.argument import draw_argument
from tests.dossier import factory

DOSSIER = assemble(factory.case(), (factory.dataset(),))


def drawn(argument: Argument = DOSSIER.argument) -> ET.Element:
    svg = draw_argument(argument, prefix="p")
    assert svg is not None
    return ET.fromstring(svg)  # noqa: S314 -- drawn a moment ago


def texts(svg: ET.Element) -> list[str]:
    return [element.text or "" for element in svg.iter("text")]


def test_every_claim_is_a_box_and_every_step_an_arrow_with_its_numbers():
    svg = drawn()
    names = {box.tag.name for box in DOSSIER.argument.boxes}
    assert names == {text.split(" ", 1)[1] for text in texts(svg) if text.split(" ", 1)[-1] in names}
    for step in DOSSIER.argument.steps:
        assert f"{step.link} {', '.join(str(each.number) for each in step.warrants)}" in texts(svg)
    assert len(list(svg.iter("path"))) == 2 * len(DOSSIER.argument.steps)


def test_everything_stands_inside_the_picture():
    svg = drawn()
    width, height = float(svg.attrib["width"]), float(svg.attrib["height"])
    for rect in svg.iter("rect"):
        x, y, w, h = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        assert x >= 0
        assert x + w <= width
        assert y >= 0
        assert y + h <= height


def test_no_two_boxes_overlap():
    boxes = [
        tuple(float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        for rect in drawn().iter("rect")
        if rect.attrib["width"] == "226"
    ]
    assert len(boxes) == len(DOSSIER.argument.boxes)
    for n, (x, y, w, h) in enumerate(boxes):
        assert not [b for b in boxes[n + 1 :] if x < b[0] + b[2] and b[0] < x + w and y < b[1] + b[3] and b[1] < y + h]


def test_hostile_words_stay_words():
    words = '<script>alert(1)</script>"&\u202e' * 30
    boxes = tuple(replace(box, text=words, speaker=words) for box in DOSSIER.argument.boxes)
    svg = draw_argument(replace(DOSSIER.argument, boxes=boxes), prefix="p") or ""
    assert "<script" not in svg
    assert "\u202e" not in svg


def test_a_text_without_argument_has_no_picture():
    assert draw_argument(argue(map_argument(()), {}), prefix="p") is None


def test_a_warrant_that_recurs_keeps_its_number_and_names_all_its_steps():
    numbered = DOSSIER.argument.warrants
    assert [warrant.number for warrant, _ in numbered] == list(range(1, len(numbered) + 1))
    assert sum(len(steps) for _, steps in numbered) == sum(len(step.warrants) for step in DOSSIER.argument.steps)
