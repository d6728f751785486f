"""The argument map as Argdown (argdown.org): statements, and an argument for each step.

A step is a premise-conclusion structure whose second premise is the warrant, tagged where no claim states it. A rebuttal
concludes that the other is not so, and attacks it. Who is said to have said what is data of the statement.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from backing.assessment.views.argument import ArgumentMap, Assumption, Edge, Link, Node

UNSTATED, STATED = "#unstated", "#stated"
WORDS = {
    Link.SUPPORTS: "supports",
    Link.PREMISE: "is a premise of",
    Link.PRESUPPOSED: "is presupposed by",
    Link.CAUSES: "is said to bring about",
    Link.REBUTS: "rebuts",
}
_SYNTAX = re.compile(r"([\\@#*_\[\]<>{}/=]|[.:](?=\S))")
"""What Argdown reads as its own inside a line, by its lexer: brackets, marks, comments, tags, and shortcodes such as ``.^.``."""
_TITLE = re.compile(r"[^\w .-]")


def write_argdown(
    argument: ArgumentMap,
    names: Mapping[str, str],
    answers: Mapping[str, Mapping[str, str]],
    title: str = "Argument map",
) -> str:
    """The map as an Argdown document; ``names`` are the claims' names on the page.

    ``answers`` are what is known of a claim: whether it is so, and of one that somebody is said to have made also whether it
    was said.
    """
    said_in = {edge.source: edge.target for edge in argument.edges if edge.link is Link.CONTENT}
    steps = [edge for edge in argument.edges if edge.link is not Link.CONTENT]
    parts = [f"===\ntitle: {json.dumps(_line(title), ensure_ascii=False)}\nmodel:\n  mode: strict\n==="]
    parts += [_statement(node, names, answers, said_in) for node in argument.nodes]
    numbers = iter(range(1, 1 + sum(len(edge.assumptions) for edge in steps)))
    parts += ["\n".join(_step(edge, names, numbers)) for edge in steps]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """The text on one line, with a backslash before every character that Argdown could read as its own."""
    return _SYNTAX.sub(r"\\\1", _line(text))


def _statement(
    node: Node, names: Mapping[str, str], answers: Mapping[str, Mapping[str, str]], said_in: Mapping[str, str]
) -> str:
    data = {"claim": node.claim, "speaker": node.speaker, "kind": node.kind}
    data |= answers.get(node.claim, {})
    if node.claim in said_in:
        data["said in"] = _title(names[said_in[node.claim]])
    if node.restated:
        data["restated in"] = ", ".join(names[each] for each in node.restated)
    return f"[{_title(names[node.claim])}]: {escape(node.text)} {_data(data)}"


def _step(edge: Edge, names: Mapping[str, str], numbers: Iterator[int]) -> Iterator[str]:
    source, target = _title(names[edge.source]), _title(names[edge.target])
    yield f"<{source} {WORDS[edge.link]} {target}>\n"
    yield f"(1) [{source}]"
    for place, assumption in enumerate(edge.assumptions, start=2):
        yield f"({place}) [W{next(numbers)}]: {escape(assumption.text)} {_tag(assumption, names)}"
    yield "-----"
    last = 2 + len(edge.assumptions)
    if edge.against:
        yield f"({last}) It is not so that {target} holds\n    -> [{target}]"
    else:
        yield f"({last}) [{target}]"


def _tag(assumption: Assumption, names: Mapping[str, str]) -> str:
    if assumption.hidden:
        return UNSTATED
    return f"{STATED} {_data({'stated by': ', '.join(names[claim] for claim in assumption.stated)})}"


def _title(name: str) -> str:
    """A title that closes where it should: letters, digits, points and hyphens."""
    return _TITLE.sub(" ", _line(name)) or "?"


def _data(values: Mapping[str, str]) -> str:
    """YAML in its inline form. Braces would end it early, so words keep round brackets in their place."""
    plain = {key: _line(value).translate(str.maketrans("{}", "()")) for key, value in values.items()}
    return json.dumps(plain, ensure_ascii=False)


def _line(text: str) -> str:
    return " ".join(text.split())
