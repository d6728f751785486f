"""Draws the argument of a text: a box for each claim, an arrow for each step, and on it the numbers of what it assumes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from backing.dossier.dossier import Argument, Box, Step
from backing.dossier.pictures.layers import ACROSS, bands_of, rows_of
from backing.dossier.pictures.picture import INK, LINE, SOFT, WIDTH
from backing.dossier.reveal import reveal
from backing.dossier.svg import clean

BOX, GAP, BETWEEN, APART = 226, (WIDTH - 4 - ACROSS * 226) / (ACROSS - 1), 76, 40
"""Pixels: a box's width, the space beside it, between two rows, and between two groups."""
LETTERS, LINES, LINE_HEIGHT = 36, 5, 15
"""Characters in a line of a box, lines of its text, and pixels for each."""
COLOURS = {"supports": "#1d6b57", "rebuts": "#a23b2a", "content of": SOFT}
OTHER = "#3f5f8a"
DASHES = {"rebuts": "7 4", "content of": "2 4"}
TONES = {
    "supported": "#1d6b57", "leans-supported": "#1d6b57", "refuted": "#a23b2a", "leans-refuted": "#a23b2a",
    "conflicting-evidence": "#6a4492", "not-enough-evidence": "#85610a",
}  # fmt: skip
_FONT = "Helvetica Neue, Arial, Liberation Sans, DejaVu Sans, sans-serif"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a box stands: its left upper corner and its height."""

    x: float
    y: float
    height: float

    @property
    def bottom(self) -> float:
        return self.y + self.height


def draw_argument(argument: Argument, *, prefix: str) -> str | None:
    """The map as inline SVG whose ids begin with ``prefix``; None where nothing leads to anything."""
    if not argument.steps:
        return None
    boxes = {box.tag.claim: box for box in argument.boxes}
    arrows = [(step.source.claim, step.target.claim) for step in argument.steps]
    places, height = _places(boxes, rows_of(list(boxes), arrows))
    parts = [*_arrows(argument.steps, places), *(_box(box, places[name]) for name, box in boxes.items())]
    size = f'width="{WIDTH}" height="{height:.0f}" viewBox="0 0 {WIDTH} {height:.0f}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{_FONT}">{"".join(parts)}</svg>'
    return clean(svg, prefix=prefix, title="How the text argues", description=reveal(_in_words(argument.steps)))


def _places(boxes: Mapping[str, Box], groups: Sequence[Sequence[Sequence[str]]]) -> tuple[dict[str, Place], float]:
    """Every box's place, and the height of the whole: groups of few columns beside each other, in bands."""
    places: dict[str, Place] = {}
    y = 4.0
    for band in bands_of(groups):
        wide = [max(len(row) for row in groups[number]) for number in band]
        column, lowest = (ACROSS - sum(wide)) / 2, y
        for number, columns in zip(band, wide, strict=True):
            below = _stack(groups[number], boxes, places, left=column, columns=columns, top=y)
            column, lowest = column + columns, max(lowest, below)
        y = lowest + APART
    return places, y - APART + 8


def _stack(
    group: Sequence[Sequence[str]],
    boxes: Mapping[str, Box],
    places: dict[str, Place],
    *,
    left: float,
    columns: int,
    top: float,
) -> float:
    """Put a group's boxes into ``places``, from the column ``left`` on; gives where it ends below."""
    y, below = top, top
    for row in group:
        first = left + (columns - len(row)) / 2
        for number, name in enumerate(row):
            places[name] = Place(x=2 + (first + number) * (BOX + GAP), y=y, height=_height(boxes[name]))
        below = y + max(_height(boxes[name]) for name in row)
        y = below + BETWEEN
    return below


def _height(box: Box) -> float:
    return 30 + LINE_HEIGHT * len(_wrapped(box.text)) + 6


def _box(box: Box, place: Place) -> str:
    x, y, height, colour = round(place.x), round(place.y), round(place.height), TONES.get(box.tag.tone, SOFT)
    lines = "".join(
        f'<text x="{x + 12}" y="{y + 38 + LINE_HEIGHT * number}" font-size="12" fill="{INK}">{_plain(line)}</text>'
        for number, line in enumerate(_wrapped(box.text))
    )
    head = _plain(f"{box.tag.symbol} {box.tag.name}")
    return (
        f'<g><rect x="{x}" y="{y}" width="{BOX}" height="{height}" fill="#ffffff" stroke="{LINE}"/>'
        f'<rect x="{x}" y="{y}" width="4" height="{height}" fill="{colour}"/>'
        f'<text x="{x + 12}" y="{y + 19}" font-size="12" font-weight="600" fill="{colour}">{head}</text>'
        f'<text x="{x + BOX - 8}" y="{y + 19}" font-size="11" text-anchor="end" fill="{SOFT}">'
        f"{_plain(_cut(box.speaker, 24))}</text>{lines}</g>"
    )


def _arrows(steps: Sequence[Step], places: Mapping[str, Place]) -> Iterator[str]:
    """The arrows first and then their labels, so that no arrow runs over a label."""
    drawn = [_arrow(step, steps, places) for step in steps]
    yield from (arrow for arrow, _ in drawn)
    yield from (label for _, label in drawn)


def _arrow(step: Step, steps: Sequence[Step], places: Mapping[str, Place]) -> tuple[str, str]:
    source, target = places[step.source.claim], places[step.target.claim]
    up = source.y >= target.bottom
    x1 = _port(step, [each for each in steps if each.source.claim == step.source.claim], source)
    x2 = _port(step, [each for each in steps if each.target.claim == step.target.claim], target)
    y1, y2 = (source.y, target.bottom + 8) if up else (source.bottom, target.y - 8)
    bend = (y2 - y1) / 2
    colour = COLOURS.get(step.link, OTHER)
    dash = f' stroke-dasharray="{DASHES[step.link]}"' if step.link in DASHES else ""
    tip = 8 if up else -8
    line = (
        f'<path d="M{x1:.1f} {y1:.1f} C{x1:.1f} {y1 + bend:.1f} {x2:.1f} {y2 - bend:.1f} {x2:.1f} {y2:.1f}" fill="none" '
        f'stroke="{colour}" stroke-width="1.5"{dash}/>'
        f'<path d="M{x2:.1f} {y2 - tip:.1f} L{x2 - 5:.1f} {y2:.1f} L{x2 + 5:.1f} {y2:.1f} Z" fill="{colour}"/>'
    )
    beside = [each for each in steps if each.source.claim == step.source.claim]
    away = 16 + 18 * (beside.index(step) % 3)  # labels of one box stand at different heights
    return line, _label(step, colour, *_along(x1, x2, abs(y2 - y1), away), y1 - away if up else y1 + away)


def _along(x1: float, x2: float, height: float, away: float) -> tuple[float]:
    """Where an arrow is, so far from where it starts."""
    share = next(
        (n / 40 for n in range(41) if height * (1.5 * n / 40 - 1.5 * (n / 40) ** 2 + (n / 40) ** 3) >= away), 0.5
    )
    return (x1 + (x2 - x1) * share**2 * (3 - 2 * share),)


def _label(step: Step, colour: str, x: float, y: float) -> str:
    words = f"{step.link} {', '.join(str(each.number) for each in step.warrants)}".strip()
    width = 6.1 * len(words) + 8
    return (
        f'<rect x="{x - width / 2:.1f}" y="{y - 8:.1f}" width="{width:.1f}" height="16" fill="#ffffff"/>'
        f'<text x="{x:.1f}" y="{y + 4:.1f}" font-size="11" text-anchor="middle" fill="{colour}">{_plain(words)}</text>'
    )


def _port(step: Step, beside: Sequence[Step], place: Place) -> float:
    """Where on a box an arrow starts or ends, so that those of one box do not lie on each other."""
    return place.x + BOX * (beside.index(step) + 1) / (len(beside) + 1)


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= LETTERS or not lines[-1]:
            lines[-1] = _cut(longer, LETTERS)
        else:
            lines.append(_cut(word, LETTERS))
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], _cut(f"{lines[LINES - 1]} …", LETTERS)]


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def _plain(text: str) -> str:
    return escape(reveal(text))


def _in_words(steps: Sequence[Step]) -> str:
    return "; ".join(f"{step.source.name} {step.link} {step.target.name}" for step in steps) + "."
