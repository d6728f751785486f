"""What is written was held against the parser of @argdown/core 1.7.5 and 2.0.1: no error, and every text comes back."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.views.argdown import escape, write_argdown
from backing.assessment.views.argument import map_argument
from backing.claims.claim import Kind
from tests.assessment.views.test_argument import claim

NAMES = {f"c{n}": f"R{n}" for n in range(1, 9)}


def document(*claims) -> str:
    return write_argdown(
        map_argument(claims), NAMES, {"c1": {"so": "Refuted", "said": "not found"}}, title='What "stands" behind it?'
    )


def test_statements_steps_and_rebuttals_in_the_syntax():
    written = document(
        claim(1, text="There is a [large] presence", asserter="A"),
        claim(2, ("rebuts", 1), kind=Kind.SUBSTANTIATION, text="No proof #1"),
        claim(3, ("content_of", 4), ("supports", 1), text="x {y}"),
        claim(4, kind=Kind.ATTRIBUTION),
    )
    assert (
        written
        == """\
===
title: "What \\"stands\\" behind it?"
model:
  mode: strict
===

[R1]: There is a \\[large\\] presence {"claim": "c1", "speaker": "A", "kind": "event", "so": "Refuted", "said": "not found"}

[R2]: No proof \\#1 {"claim": "c2", "speaker": "the author", "kind": "substantiation"}

[R3]: x \\{y\\} {"claim": "c3", "speaker": "the author", "kind": "event", "said in": "R4"}

[R4]: claim 4 {"claim": "c4", "speaker": "the author", "kind": "attribution"}

<R2 rebuts R1>

(1) [R2]
(2) [W1]: What was not shown is not so. (That something lacks backing says nothing about whether it is so\\.) #unstated
-----
(3) It is not so that R1 holds
    -> [R1]

<R3 supports R1>

(1) [R3]
(2) [W2]: If the one is so, the other is more likely than if it is not. #unstated
-----
(3) [R1]
"""
    )


def test_a_stated_warrant_says_where():
    written = document(claim(1), claim(2, ("rebuts", 1), kind=Kind.CONDITIONAL), claim(3, ("premise_of", 2)))
    assert '#stated {"stated by": "R3"}' in written


def test_a_name_cannot_close_its_title():
    names = {"c1": "a]: b\n\n# c", "c2": "<x>"}
    written = write_argdown(map_argument((claim(1), claim(2, ("supports", 1)))), names, {})
    assert "[a   b   c]:" in written
    assert "[ x ]:" in written


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_escaped_text_is_one_line_and_can_be_read_back(text: str):
    escaped = escape(text)
    assert "\n" not in escaped
    assert re.sub(r"\\(.)", r"\1", escaped) == " ".join(text.split())
    assert not re.search(r"(?<!\\)(?:\\\\)*[@#*_\[\]<>{}=/]", escaped)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_data_stay_json_without_braces_inside(text: str):
    written = write_argdown(map_argument((claim(1, text=text, asserter=text), claim(2, ("supports", 1)))), NAMES, {})
    line = next(line for line in written.split("\n") if line.startswith("[R1]: "))
    data = line[line.rindex(' {"claim"') + 1 :]
    assert json.loads(data)["claim"] == "c1"
    assert data.count("{") == data.count("}") == 1
