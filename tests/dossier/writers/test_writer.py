from __future__ import annotations

import pytest

from backing.dossier.writers.html import write_html
from backing.dossier.writers.writer import formats, load_writer
from backing.errors import BackingError


def test_every_listed_format_loads():
    assert "html" in formats()
    assert all(callable(load_writer(name)) for name in formats())
    assert load_writer("html") is write_html


def test_an_unknown_format_names_those_there_are():
    with pytest.raises(BackingError) as caught:
        load_writer("papyrus")
    assert "html" in str(caught.value.hint)
