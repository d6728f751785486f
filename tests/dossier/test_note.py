from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from backing.claims.claim import Kind, Relation
from backing.dossier.assemble import assemble
from backing.dossier.dossier import Note
from backing.dossier.writers.html import write_html
from backing.evidence.families import FAMILIES
from tests.dossier import factory

RIVALS, COPIES, SHAMING, COMMITMENT = "Rival explanations", "Who copied whom", "Whether public shaming", "A commitment"


def plain() -> factory.MadeUp:
    """The case of the factory with nothing in it that a note is about."""
    case = factory.case()
    claims = tuple(
        replace(c, relations=(), kind=Kind.EVENT if c.kind in (Kind.CAUSAL, Kind.CONDITIONAL) else c.kind)
        for c in case.claims
    )
    return replace(case, claims=claims, findings=tuple(replace(f, test="occurrence") for f in case.findings))


def notes(case: factory.MadeUp) -> dict[str, Note]:
    return {next(n for n in (RIVALS, COPIES, SHAMING, COMMITMENT) if each.name.startswith(n)): each
            for each in assemble(case).notes}  # fmt: skip


def test_a_text_that_calls_for_no_note_gets_none() -> None:
    assert assemble(plain()).notes == ()
    assert "Notes on method" not in write_html(assemble(plain()))


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("Publicly shaming them has not worked.", SHAMING),
        ("Public mudslinging has proven ineffective.", SHAMING),
        ("This could lead the council into denial.", SHAMING),
        ("Neighbours obtained the council's commitment to peace.", COMMITMENT),
        ("The council denied that it was there.", None),
        ("They are ashamed of it and unwashamed.", None),
        ("It is committed.", None),
    ],
)
def test_words_call_for_a_note_where_they_speak_of_its_matter(words: str, called: str | None) -> None:
    case = plain()
    changed = (replace(case.claims[0], text=words), *case.claims[1:])
    found = notes(replace(case, claims=changed))
    assert set(found) == ({called} if called else set())
    if called:
        assert [tag.claim for tag in found[called].tags] == [case.claims[0].id]


def test_claims_that_set_explanations_against_each_other_call_for_the_note_on_them() -> None:
    case = plain()
    first, second, *others = case.claims
    rival = replace(first, relations=(Relation(type="rebuts", to=second.id),))
    cause = replace(second, kind=Kind.CAUSAL)
    found = notes(replace(case, claims=(rival, cause, *others)))
    assert [tag.claim for tag in found[RIVALS].tags] == [first.id, second.id]
    assert len(found[RIVALS].sources) == 5
    opinion = replace(second, kind=Kind.CAUSAL, checkable=False)
    assert not notes(replace(case, claims=(first, opinion, *others)))


def test_figures_of_several_sources_call_for_the_note_on_copies() -> None:
    case = plain()
    for rows, called in ((1, set()), (2, {COPIES})):
        findings = (replace(case.findings[0], test="magnitude", sample_size=rows), *case.findings[1:])
        assert set(notes(replace(case, findings=findings))) == called


def test_every_note_says_what_calls_for_it_and_where_it_is_from(root: Path) -> None:
    read = tomllib.loads((root / "src/backing/dossier/data/notes.toml").read_text(encoding="utf-8"))["note"]
    assert len(read) == len(notes(every())) == 4
    for each in read:
        assert {"kinds", "relations", "stems", "tests"} & set(each)
        assert set(each.get("kinds", ())) <= set(Kind)
        assert set(each.get("tests", ())) <= {family.name for family in FAMILIES}
        assert each["source"]
        assert all(source["work"] and source["found"] for source in each["source"])


def every() -> factory.MadeUp:
    case = plain()
    first, second, *others = case.claims
    text = "Naming and shaming broke the council's commitment."
    claims = (replace(first, kind=Kind.CAUSAL, text=text), second, *others)
    findings = (replace(case.findings[0], test="magnitude", sample_size=3), *case.findings[1:])
    return replace(case, claims=claims, findings=findings)


def test_the_page_shows_a_note_with_its_sources_and_the_claims_that_call_for_it() -> None:
    page = write_html(assemble(every()))
    part = page.partition("Notes on method")[2].partition("<h3>")[0]
    assert "Hafner-Burton 2008" in part
    assert "Krain 2012" in part
    assert part.count('class="chip') >= 4
