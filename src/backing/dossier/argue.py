"""The argument of the text as a reader meets it: boxes with the claims' names, steps with numbered warrants."""

from __future__ import annotations

from collections.abc import Mapping

from backing.assessment.views.argument import ArgumentMap
from backing.dossier.dossier import Argument, Box, Step, Warrant
from backing.dossier.tag import Tag


def argue(argument: ArgumentMap, tags: Mapping[str, Tag]) -> Argument:
    """The map with the names of this dossier; the warrants are numbered through, one that recurs keeps its number."""
    texts = dict.fromkeys(each.text for edge in argument.edges for each in edge.assumptions)
    numbers = {text: number for number, text in enumerate(texts, start=1)}
    return Argument(
        map=argument,
        names=tuple((claim, tag.name) for claim, tag in tags.items()),
        boxes=tuple(
            Box(
                tag=tags[node.claim],
                text=node.text,
                speaker=node.speaker,
                restated=tuple(tags[again] for again in node.restated),
            )
            for node in argument.nodes
        ),
        steps=tuple(
            Step(
                source=tags[edge.source],
                target=tags[edge.target],
                link=edge.link.value,
                warrants=tuple(
                    Warrant(
                        number=numbers[each.text], text=each.text, stated=tuple(tags[claim] for claim in each.stated)
                    )
                    for each in edge.assumptions
                ),
            )
            for edge in argument.edges
        ),
    )
