"""The case folder: round trips, hand edits, half-written folders and a log that cannot be tampered with."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from backing.casefile.codec import from_json, to_json
from backing.casefile.folder import CaseFolder
from backing.casefile.log import LOG, read_log
from backing.casefile.names import CLAIMS, FINDINGS, FOUND, STATEMENT
from backing.claims.claim import Claim, Kind, Period, Quantity
from backing.errors import BrokenLog, UnusableCase
from backing.provenance import Span
from backing.statements.read import read_statement
from tests.evidence.factory import attacks, claim_of, findings_on

TEXT = b"There was no attack.\n\nThere should be none."


@pytest.fixture
def folder(tmp_path: Path) -> CaseFolder:
    case = CaseFolder(tmp_path / "case")
    case.create(read_statement(TEXT, name="note.txt"), [TEXT])
    case.write_claims([claim_of("There was no attack", Kind.ABSENCE)])
    return case


def test_every_record_survives_its_file(folder: CaseFolder) -> None:
    claim = claim_of(
        "x", Kind.COUNT, quantity=Quantity(value=3, unit="events"), period=Period(text="now", until_statement=True)
    )
    assert from_json(to_json(claim), Claim, where="x") == claim
    assert folder.statement() == read_statement(TEXT, name="note.txt")


def test_findings_survive_their_file() -> None:
    from datetime import date

    from backing.evidence.finding import Finding

    for finding in findings_on(attacks(date(2016, 7, 1), date(2017, 8, 15))):
        assert from_json(to_json(finding), Finding, where="x") == finding


def test_spans_are_pairs_in_the_files(folder: CaseFolder) -> None:
    line = json.loads((folder.path / CLAIMS).read_text().splitlines()[0])
    assert line["span"] == [0, 19]
    assert line["kind"] == "absence_over_window"
    assert json.loads((folder.path / STATEMENT).read_text())["text"].startswith("There was")


def test_the_originals_are_kept_as_they_were(folder: CaseFolder) -> None:
    (kept,) = (folder.path / "originals").iterdir()
    assert kept.read_bytes() == TEXT


def test_starting_over_from_the_same_text_is_allowed(folder: CaseFolder) -> None:
    folder.create(read_statement(TEXT, name="note.txt"), [TEXT])
    assert [entry.stage for entry in read_log(folder.path)] == ["read", "claims", "claims", "read"]


def test_another_text_does_not_overwrite_a_case(folder: CaseFolder) -> None:
    before = (folder.path / STATEMENT).read_bytes()
    with pytest.raises(UnusableCase, match="about other texts"):
        folder.create(read_statement(b"Something else was said.", name="other"), [b"Something else was said."])
    assert (folder.path / STATEMENT).read_bytes() == before


def test_a_folder_that_is_no_case_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(UnusableCase, match="is not empty and is not a case"):
        CaseFolder(tmp_path).create(read_statement(TEXT, name="note"), [TEXT])
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_hand_edit_is_used_and_logged(folder: CaseFolder) -> None:
    path = folder.path / CLAIMS
    path.write_text(path.read_text().replace('"affirmative"', '"negative"'))
    assert folder.edited() == (CLAIMS,)
    assert folder.claims()[0].polarity == "negative"
    assert read_log(folder.path)[-1].action == "edited by hand"


def test_corrected_claims_survive_a_new_run_of_every_stage_before(folder: CaseFolder) -> None:
    path = folder.path / CLAIMS
    path.write_text(path.read_text().replace('"affirmative"', '"negative"'))
    folder.create(read_statement(TEXT, name="note.txt"), [TEXT])
    for _ in range(2):
        assert folder.write_claims([claim_of("There was no attack", Kind.EVENT)]) == 1
        (claim,) = folder.claims()
        assert (claim.kind, claim.polarity) == (Kind.EVENT, "negative")
        assert read_log(folder.path)[-1].action == "written, corrections kept: 1"


def test_an_edit_of_another_file_is_never_overwritten(folder: CaseFolder) -> None:
    path = folder.path / STATEMENT
    edited = path.read_text().replace('"und"', '"eng"')
    path.write_text(edited)
    with pytest.raises(UnusableCase, match="edited by hand"):
        folder.create(read_statement(TEXT, name="note.txt"), [TEXT])
    assert path.read_text() == edited


def test_what_was_found_is_not_for_editing(folder: CaseFolder) -> None:
    path = folder.path / FOUND
    path.write_text(path.read_text().replace('"affirmative"', '"negative"'))
    with pytest.raises(UnusableCase, match="edited by hand"):
        folder.write_claims([claim_of("There was no attack", Kind.EVENT)])


def test_a_stage_that_was_not_run_is_named(folder: CaseFolder) -> None:
    with pytest.raises(UnusableCase, match=r"has no findings\.jsonl") as caught:
        folder.findings()
    assert caught.value.hint == f"write it with: backing test {folder.path}"
    assert not (folder.path / FINDINGS).exists()


def test_a_cut_line_is_named_with_its_number(folder: CaseFolder) -> None:
    path = folder.path / CLAIMS
    whole = path.read_text()
    path.write_text(whole + whole[:30])
    with pytest.raises(UnusableCase, match=r"claims\.jsonl, line 2 is not valid JSON"):
        folder.claims()


def test_a_damaged_file_is_not_logged_as_an_edit_and_can_be_moved_away(folder: CaseFolder) -> None:
    path = folder.path / CLAIMS
    path.write_text(path.read_text()[:40])
    with pytest.raises(UnusableCase):
        folder.claims()
    assert all(entry.action == "written" for entry in read_log(folder.path))
    with pytest.raises(UnusableCase, match="not valid JSON"):
        folder.write_claims([claim_of("another", Kind.ABSENCE)])
    path.rename(path.with_suffix(".damaged"))
    folder.write_claims([claim_of("another", Kind.ABSENCE)])
    assert folder.claims()[0].text == "another"


def test_a_changed_original_is_found(folder: CaseFolder) -> None:
    (kept,) = (folder.path / "originals").iterdir()
    kept.write_bytes(TEXT + b" More.")
    with pytest.raises(UnusableCase, match="missing or was changed"):
        folder.statement()


def test_a_field_that_no_record_has_is_named(folder: CaseFolder) -> None:
    path = folder.path / CLAIMS
    path.write_text(path.read_text().replace('"polarity"', '"polarty"'))
    with pytest.raises(UnusableCase, match="polarty"):
        folder.claims()


@pytest.mark.parametrize("change", ["alter", "drop", "drop last", "empty", "swap", "garbage"])
def test_a_tampered_log_is_found_at_its_line(folder: CaseFolder, change: str) -> None:
    path = folder.path / LOG
    lines = path.read_text().splitlines(keepends=True)
    before = {file: file.read_bytes() for file in folder.path.glob("*.json*")}
    tampered = {
        "alter": [lines[0].replace('"written"', '"WRITTEN"'), *lines[1:]],
        "drop": lines[1:],
        "drop last": lines[:-1],
        "empty": [],
        "swap": lines[::-1],
        "garbage": [*lines, "not json\n"],
    }[change]
    path.write_text("".join(tampered))
    before[path] = path.read_bytes()
    with pytest.raises(BrokenLog, match=r"log\.jsonl"):
        folder.claims()
    with pytest.raises(BrokenLog):
        folder.write_claims([])
    assert {file: file.read_bytes() for file in before} == before


def test_a_crash_between_log_and_file_is_not_taken_for_an_edit(folder: CaseFolder) -> None:
    old = (folder.path / CLAIMS).read_bytes()
    folder.write_claims([claim_of("There was an attack", Kind.EVENT)])
    (folder.path / CLAIMS).write_bytes(old)  # as if the new file had never been moved into place
    assert folder.edited() == ()
    folder.write_claims([claim_of("There was an attack", Kind.EVENT)])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere; the command line's test uses a file in the way")
def test_an_unwritable_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UnusableCase, match="cannot be written"):
        CaseFolder(tmp_path / "case").create(read_statement(TEXT, name="note"), [TEXT])


def test_spans_that_run_backwards_in_a_file_are_refused() -> None:
    with pytest.raises(UnusableCase, match="does not hold"):
        from_json("[5, 2]", Span, where="x")


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('"affirmative"', '"neg"', "polarity is 'neg'"),
        ('"asserted"', '"sure"', "modality is 'sure'"),
        ('"direct"', '"yes"', "checkability is 'yes'"),
    ],
)
def test_a_word_that_decides_nothing_known_is_refused(folder: CaseFolder, before: str, after: str, says: str) -> None:
    path = folder.path / CLAIMS
    path.write_text(path.read_text().replace(before, after))
    with pytest.raises(UnusableCase, match=says) as caught:
        folder.claims()
    assert "write one of" in (caught.value.hint or "")


def test_an_id_stands_once(folder: CaseFolder) -> None:
    path = folder.path / CLAIMS
    path.write_text(path.read_text() * 2)
    with pytest.raises(UnusableCase, match="the id c01 stands twice"):
        folder.claims()
