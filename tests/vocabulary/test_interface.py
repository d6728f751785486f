"""Interface strings of unrolling services, and words that are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from backing.vocabulary.interface import is_interface_string


@pytest.mark.parametrize(
    "line",
    [
        "Thread by @somebody on Thread Reader App – Thread Reader App",
        "Keep Current with Some Body",
        "You can follow @somebody.",
        "12 tweets • 3 min read •",
        "جاري تحميل الاقتراحات...",
        "save as pdf",
    ],
)
def test_what_the_service_prints_is_known(line: str) -> None:
    assert is_interface_string(line)


@pytest.mark.parametrize("line", ["You can follow the argument.", "The post was read on Xinhua.", "Keep calm", ""])
def test_what_an_author_writes_is_not(line: str) -> None:
    assert not is_interface_string(line)


def test_the_strings_seen_on_public_pages_are_known(shared: Path) -> None:
    seen = json.loads((shared / "data/statements/formats/ui_strings.json").read_text(encoding="utf-8"))
    footer = [line for line in seen["threadreaderapp"]["footer"] if "{" not in line]
    assert all(is_interface_string(line) for line in footer)
