"""What bytes are, from how they begin."""

from __future__ import annotations

import pytest

from backing.files.sniff import JSON, PLAIN, media_type


@pytest.mark.parametrize("head", [b'{"a": 1}', b"[]", b'["a"]', b"[{}]", b"[[]]", b'\n[ [ {"a": 1} ] ]'])
def test_objects_and_lists_of_them_are_json(head: bytes) -> None:
    assert media_type(head) == JSON


@pytest.mark.parametrize(
    "head", [b"[[a link](https://a.org)](https://b.org)", b"[Thread] \xe2\xac\x87", b"[END]", b"{1/9}"]
)
def test_brackets_of_a_text_are_not(head: bytes) -> None:
    assert media_type(head) == PLAIN
