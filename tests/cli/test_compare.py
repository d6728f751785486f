"""`backing records compare` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from backing.cli.app import app
from backing.errors import BackingError, InvalidTest, UnknownRecord, UnusableMatches

MYANMAR, AFGHANISTAN = "ucdp-ged-mmr-bgd", "ucdp-ged-afg-sample"


def compare(*arguments: object) -> Result:
    done = CliRunner().invoke(app, ["records", "compare", *map(str, arguments)])
    if isinstance(done.exception, BackingError):
        raise done.exception
    return done


def test_releases_are_counted_side_by_side_and_together() -> None:
    done = compare(MYANMAR, f"{AFGHANISTAN}@19.1–25.1", "--from", "2016-07-01", "--to", "2016-07-31", "--actor", "IS")
    lines = [line.split() for line in done.stdout.splitlines() if line]
    counts = {line[0]: [int(number.replace(",", "")) for number in line[-5:]] for line in lines[1:4]}
    assert counts["reconciled"] == [counts[MYANMAR][at] + counts[AFGHANISTAN][at] for at in range(5)]
    assert counts[MYANMAR][0] > 0
    assert "0 matches" in done.stdout


def test_a_match_of_the_users_own_is_shown_with_its_reasons(tmp_path: Path) -> None:
    chosen = (MYANMAR, AFGHANISTAN, "--from", "2016-07-01", "--to", "2016-07-31")
    found = json.loads(compare(*chosen, "--json").stdout)
    ours, theirs = (
        next(key for (key,) in found["events"] if key["dataset"] == name) for name in (MYANMAR, AFGHANISTAN)
    )
    matches = tmp_path / "matches.csv"
    row = f"{MYANMAR}:{ours['id']},{AFGHANISTAN}:{theirs['id']},same"
    matches.write_text(f"one,other,decision\n{row}\n{MYANMAR}:none,{AFGHANISTAN}:none,same\n", encoding="utf-8")
    done = compare(*chosen, "--matches", matches)
    assert f"{MYANMAR}@19.1:{ours['id']}  (user)" in done.stdout
    assert "no side in both" in done.stdout
    assert f"not used: {AFGHANISTAN}:none and {MYANMAR}:none" in done.stdout
    together = json.loads(compare(*chosen, "--matches", matches, "--json").stdout)["together"]
    assert together["events"] == found["together"]["events"] - 1


@pytest.mark.parametrize(
    ("arguments", "problem", "words"),
    [
        ((MYANMAR,), InvalidTest, "nothing to compare"),
        ((MYANMAR, f"{MYANMAR}@19.1"), InvalidTest, "nothing to compare"),
        ((MYANMAR, "published-figures"), InvalidTest, "no events"),
        ((MYANMAR, "none"), UnknownRecord, "has no none"),
        ((MYANMAR, AFGHANISTAN, "--country", "Atlantis"), InvalidTest, "no country"),
        ((MYANMAR, AFGHANISTAN, "--actor", "'; DROP TABLE events"), InvalidTest, "no actor"),
        ((MYANMAR, AFGHANISTAN, "--matches", "none.csv"), UnusableMatches, "cannot be read"),
        ((MYANMAR, AFGHANISTAN, "--settings", "none.toml"), UnusableMatches, "cannot be read"),
    ],
)
def test_what_cannot_be_compared_is_said(arguments: tuple[str, ...], problem: type[BackingError], words: str) -> None:
    with pytest.raises(problem, match=words) as raised:
        compare(*arguments)
    assert raised.value.hint
