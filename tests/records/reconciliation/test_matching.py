"""Settings: the shipped ones, the user's own, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from backing.errors import UnusableMatches
from backing.records.reconciliation.matching import default_matching
from backing.records.reconciliation.read import read_matching


def test_the_weights_of_the_shipped_settings_add_up_to_one() -> None:
    assert sum(default_matching().weights.values()) == pytest.approx(1.0)


def test_a_file_changes_what_it_names(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("threshold = 0.9\n[weights]\ndeaths = 0.0\n", encoding="utf-8")
    own, shipped = read_matching(path), default_matching()
    assert (own.threshold, own.days) == (0.9, shipped.days)
    assert own.weights == {**shipped.weights, "deaths": 0.0}
    assert own.governing == shipped.governing


@pytest.mark.parametrize(
    "text",
    [
        "threshold = 0\n",
        "threshold = 'high'\n",
        "weights = 3\n",
        "[weights]\nweather = 1.0\n",
        "[weights]\ntime = -1.0\n",
        "days = -1\n",
        "[agreement]\nunknown = 1.5\n",
        "[[governing]]\ncountry = 'AFG'\n",
        "speed = 1\n",
        "threshold = \n",
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableMatches, match=r"own\.toml"):
        read_matching(path)
