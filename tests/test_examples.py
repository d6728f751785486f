"""The bundled examples: laid out as they claim to be, and answered as an independent count answers them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import backing
from backing.case import Case

ROOT = Path(__file__).resolve().parent.parent
KEY: dict[str, Any] = json.loads((ROOT / "tests/data/article_answers.json").read_text(encoding="utf-8"))
ANSWERS: list[dict[str, Any]] = KEY["answers"]
FAMILY = {
    "Supported": "true",
    "Leans supported": "true",
    "Refuted": "false",
    "Leans refuted": "false",
    "Cannot tell from these records": "cannot tell",
    "Not enough evidence": "cannot tell",
    "Opinion or advice": "opinion",
}


@pytest.fixture(scope="module")
def article() -> Case:
    return backing.assess(ROOT / "examples/article.txt")


@pytest.fixture(scope="module")
def thread() -> Case:
    return backing.assess(ROOT / "examples/thread.txt")


def sentence_of(answer: dict[str, Any], text: str) -> tuple[int, int]:
    """Where the sentence of an answer stands in the text; full stops stand at the ends of sentences alone."""
    start = text.index(answer["sentence_begins"])
    return start, text.index(".", start) + 1


def test_the_answers_are_what_a_plain_count_gives(shared: Path) -> None:
    rows = shared / "data/events/ucdp-ged191-mmr-bgd/ged191_mmr_bgd.csv"
    done = subprocess.run(
        [sys.executable, "scripts/article_answers.py", str(rows)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert json.loads(done.stdout) == KEY


def test_every_answer_belongs_to_one_sentence() -> None:
    text = (ROOT / "examples/article.txt").read_text(encoding="utf-8")
    assert [text.count(answer["sentence_begins"]) for answer in ANSWERS] == [1] * len(ANSWERS)
    assert {answer["expected"] for answer in ANSWERS} == {"true", "false", "cannot tell", "opinion"}


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer["sentence_begins"].replace(" ", "-"))
def test_the_product_answers_as_the_count_does(answer: dict[str, Any], article: Case) -> None:
    start, end = sentence_of(answer, article.statement.text)
    claims = [claim for claim in article.claims if claim.span.start < end and start < claim.span.end]
    families = {FAMILY.get(article.assessment.verdict_on(claim.id).so) for claim in claims}
    assert answer["expected"] in families
    assert not families & ({"true", "false"} - {answer["expected"]})


def test_a_day_more_turns_the_answer() -> None:
    absences = [answer for answer in ANSWERS if answer["kind"] == "absence_over_window"]
    first, second = absences[:2]
    assert first["numbers"]["start"] == second["numbers"]["start"]
    assert (first["expected"], second["expected"]) == ("true", "false")


def test_the_thread_is_read_without_its_artefacts(thread: Case) -> None:
    statement = thread.statement
    assert len(statement.posts) == 21
    assert not re.search(r"[⬇…]|\[END\]|\[Thread\]|[\u0400-\u04ff]", statement.text)
    posts = [statement.text[post.span.start : post.span.end] for post in statement.posts]
    assert len(set(posts)) == len(posts)


def test_the_thread_is_dated_by_its_own_words(thread: Case) -> None:
    days = thread.statement.utterances[0].dating.days
    assert (str(days.earliest), str(days.latest)) == ("2023-04-15", "2023-05-15")
