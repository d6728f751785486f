"""Every attribution of a text with its words: who says, denies, admits and alleges what, one inside another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.claims.attribution import Attribution, find_attributions
from backing.claims.model import parse

Parts = tuple[str | None, str, tuple[str, ...]]


def parts_of(attribution: Attribution) -> Parts:
    source = attribution.source.text if attribution.source is not None else None
    return source, attribution.cue.text, tuple(piece.text for piece in attribution.contents)


def parts_in(text: str) -> list[Parts]:
    return [parts_of(attribution) for attribution in find_attributions(parse(text))]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The governor said that the bridge was closed.", "The governor", "said", ("that the bridge was closed",)),
        ("The army denies that it shelled the market.", "The army", "denies", ("that it shelled the market",)),
        ("A general has admitted that two units fled.", "A general", "has admitted", ("that two units fled",)),
        ("The envoy alleged that rebels hold Goma.", "The envoy", "alleged", ("that rebels hold Goma",)),
        ("The union fears that the mine will close.", "The union", "fears", ("that the mine will close",)),
        ("The minister promised to open the port.", "The minister", "promised", ("to open the port",)),
        ("According to the mayor, the bridge was closed.", "the mayor", "According to", ("the bridge was closed",)),
        ("The mayor rejected the accusation.", "The mayor", "rejected", ("the accusation",)),
        ("The queen praised the crew for its courage.", "The queen", "praised", ("the crew for its courage",)),
        ("The workers complained about the noise.", "The workers", "complained about", ("the noise",)),
        ("The bridge, the mayor said, would be closed.", "the mayor", "said", ("The bridge", "would be closed")),
        (
            "As articulated by the minister, the border is closed.",
            "the minister",
            "articulated by",
            ("the border is closed",),
        ),
        ("He was critical of the law.", "He", "was critical of", ("the law",)),
        ("The clerk accused the mayor of fraud.", "The clerk", "accused", ("the mayor of fraud",)),
        (
            "They heard the mayor's claim that the bridge was safe.",
            "the mayor's",
            "claim",
            ("that the bridge was safe",),
        ),
    ],
)
def test_the_parts(text: str, source: str, cue: str, content: tuple[str, ...]) -> None:
    assert (source, cue, content) in parts_in(text)


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("The mayor said that the bridge was closed.", "says"),
        ("The mayor refuted that the bridge was closed.", "denies"),
        ("The mayor conceded that the bridge was closed.", "admits"),
        ("The mayor's allegation that the bridge was closed is new.", "alleges"),
        ("The mayor doubts that the bridge was closed.", "believes"),
        ("The mayor vowed to close the bridge.", "promises"),
        ("The mayor was afraid that the bridge was closed.", "feels"),
    ],
)
def test_the_sense(text: str, sense: str) -> None:
    assert [attribution.sense for attribution in find_attributions(parse(text))] == [sense]


def test_one_inside_another() -> None:
    found = parts_in("The minister said the general had denied that his men fired on the crowd.")
    assert ("The minister", "said", ("the general had denied that his men fired on the crowd",)) in found
    assert ("the general", "had denied", ("that his men fired on the crowd",)) in found


def test_the_agent_of_a_passive_is_the_source() -> None:
    ((source, cue, _),) = parts_in("It was reported by the agency that the town had fallen.")
    assert (source, cue) == ("the agency", "was reported by")


def test_a_passive_without_agent_has_no_source() -> None:
    ((source, cue, content),) = parts_in("It is feared that the dam will break.")
    assert (source, cue, content) == (None, "is feared", ("that the dam will break",))


def test_a_quotation_goes_on_after_its_speaker() -> None:
    ((source, cue, contents),) = parts_in("“We held the bridge,” the colonel said. “Nobody crossed it that night.”")
    assert (source, cue) == ("the colonel", "said")
    assert contents == ("“We held the bridge,”", "“Nobody crossed it that night.”")


def test_words_that_only_describe_attribute_nothing() -> None:
    assert parts_in("The bridge over the river was closed for eight weeks.") == []


@given(st.text(alphabet='ab said that \n“”",.:', max_size=60))
def test_any_text_has_spans_inside_it(text: str) -> None:
    doc = parse(text)
    for attribution in find_attributions(doc):
        spans = [attribution.cue, *attribution.contents]
        spans += [attribution.source] if attribution.source is not None else []
        assert all(0 <= span.start < span.end <= len(doc) for span in spans)


@pytest.mark.slow
def test_the_agreement_with_annotators_holds(shared: Path, root: Path) -> None:
    """Floors a point or so under what docs/attribution.md says; PolNeAR is not bundled."""
    valid = shared / "data" / "benchmarks" / "polnear" / "valid.txt"
    if not valid.is_file():
        pytest.skip("shared data lack PolNeAR")
    done = subprocess.run(
        [sys.executable, root / "scripts" / "attribution_agreement.py", valid.parent],
        capture_output=True,
        text=True,
        check=True,
    )
    f1 = {words[1]: float(words[4]) for words in map(str.split, done.stdout.splitlines()) if words[0] == "rules"}
    assert f1["source"] > 71
    assert f1["cue"] > 65
    assert f1["content"] > 55
