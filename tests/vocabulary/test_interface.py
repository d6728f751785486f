"""Interface strings of unrolling services, and words that are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from backing.vocabulary.interface import SURE, is_interface_string, service, services

KEYS = {"header", "footer_start", "footer", "trailing_ar", "trailing_en"}


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


def test_what_is_filled_in_is_told() -> None:
    reader = service("Thread Reader")
    assert reader.prints("More from @somebody", "others") == {"handle": "somebody"}
    assert reader.prints("Mar 3, 2021 • 12 tweets • 3 min read", "header") == {
        "day": "Mar 3, 2021",
        "n": "12",
        "m": "3",
    }
    assert reader.prints("More from @somebody", "header", "footer") is None
    assert reader.prints("x" * 1000, "header") is None


def test_a_service_that_is_not_known_is_refused() -> None:
    with pytest.raises(KeyError):
        service("Nowhere")


def test_a_day_alone_is_not_surely_a_services_own() -> None:
    assert service("Thread Reader").prints("Mar 3", "weak") == {"day": "Mar 3"}
    assert not is_interface_string("Mar 3")


def test_the_strings_seen_on_public_pages_are_known(shared: Path) -> None:
    seen = json.loads((shared / "data/statements/formats/ui_strings.json").read_text(encoding="utf-8"))
    filled = {"{handle}": "somebody", "{display name}": "Some Body", "{name}": "Some Body", "{n}": "12", "{m}": "3"}
    filled |= {"{Mon D}": "Mar 3", "{Mon D, YYYY}": "Mar 3, 2021"}
    lines = [
        line for part in seen.values() if isinstance(part, dict) for key in KEYS & part.keys() for line in part[key]
    ]
    assert len(lines) > 60
    for line in lines:
        words = line
        for name, value in filled.items():
            words = words.replace(name, value)
        known = any(each.prints(words, "weak", *SURE) is not None for each in services())
        assert known or words == "Some Body", line
