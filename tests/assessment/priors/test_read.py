"""A project's own priors as a file."""

from __future__ import annotations

from datetime import date

import pytest

from backing.assessment.priors.read import read_priors
from backing.errors import UnusablePriors
from backing.provenance import digest

FILE = """\
priors:
  occurrence:
    sceptical: 0.1
    even: 0.3
    enthusiastic: 0.6
    from: [the border clash of 2019, cases/ministry-case]
    by: A desk
    on: 2026-10-01
    why: 11 of 36 such claims were so
"""


def test_every_field_is_read_and_the_file_is_known_by_its_digest() -> None:
    found = read_priors(FILE)
    prior = found.by_sort["occurrence"]
    assert (prior.sceptical, prior.even, prior.enthusiastic) == (0.1, 0.3, 0.6)
    assert (prior.cases, prior.by) == (("the border clash of 2019", "cases/ministry-case"), "A desk")
    assert (prior.on, prior.why) == (date(2026, 10, 1), "11 of 36 such claims were so")
    assert found.digest == digest(FILE.encode())
    assert not found.late


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (FILE.replace("0.3", "0.1"), "line 3: 0.1, 0.1, 0.6 do not rise"),
        (FILE.replace("0.3", "0.7"), "do not rise"),
        (FILE.replace("0.1", "0"), "do not rise"),
        (FILE.replace("0.6", "1"), "do not rise"),
        (FILE.replace("[the border clash of 2019, cases/ministry-case]", "[]"), "line 3: it is not said which cases"),
        (FILE.replace("from: [the border clash of 2019, cases/ministry-case]", "from:"), "'from' is missing"),
        (FILE.replace("    by: A desk\n", ""), "'by' is missing"),
        (FILE.replace("2026-10-01", "lately"), "is no day"),
        (FILE.replace("    why: 11 of 36 such claims were so\n", ""), "'why' is missing"),
        (FILE.replace("occurrence", "presence"), "line 3: 'presence' means nothing here"),
        (FILE + "    limit: 0.9\n", "line 10: 'limit' means nothing here"),
        ("priors: {}\n", "line 1: no sort of claim has priors"),
        ("", "'priors' is missing"),
        ("priors: [", "no YAML"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(UnusablePriors, match=words) as problem:
        read_priors(text)
    assert problem.value.hint
