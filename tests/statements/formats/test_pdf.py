"""PDFs: lines joined to paragraphs, cut words made whole, running heads dropped; what holds no text is said so."""

from __future__ import annotations

import pytest

from backing.errors import UnreadableStatement
from backing.statements.formats.pdf import MAX_PAGES
from backing.statements.read import read_source, read_statement
from tests.statements.formats.whole import assert_whole


def pdf(*pages: list[str], more: str = "") -> bytes:
    """A PDF with a line of text a line; the smallest that the format allows."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        drawn = f"BT /F1 10 Tf 14 TL 40 740 Td {shown} ET"
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
                f"/Contents {5 + 2 * number} 0 R >>"
            ),
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R {more} >>"
    return out + f"{end}\nstartxref\n{len(out)}\n%%EOF".encode()


REPORT = pdf(
    ["Example Monitor 1", "The minister alleged that the Islamic State has built up a signi-", "ficant presence in the well-",
     "known north of the country, where nothing at all has ever happened", "before. There is no evidence.",
     "It has not claimed a single attack in the past eight weeks, and"],
    ["Example Monitor 2", "the governor said the same about the well-known towns of the south.", "12"],
    ["Example Monitor 3", "The government should say so before long."],
)  # fmt: skip


def test_paragraphs_run_over_lines_and_pages() -> None:
    source = read_source(REPORT, name="report.pdf")
    assert source.statement.text.split("\n\n") == [
        (
            "The minister alleged that the Islamic State has built up a significant presence in the well-known north of the "
            "country, where nothing at all has ever happened before. There is no evidence."
        ),
        (
            "It has not claimed a single attack in the past eight weeks, and the governor said the same about the well-known "
            "towns of the south."
        ),
        "The government should say so before long.",
    ]
    (utterance,) = source.statement.utterances
    assert (utterance.reader, utterance.media, utterance.dating.basis) == ("PDF", "application/pdf", "unknown")
    assert_whole(source)


LOCK = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (" + "0" * 32 + ") /U (" + "0" * 32 + ") /P -44 >> /ID [(a)(a)]"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (pdf([]), "without text, as a scanner makes it"),
        (pdf(["1"], ["2"]), "without text"),
        (pdf(["Words."], more=LOCK), "locked with a password"),
        (REPORT[:200], "damaged PDF"),
        (b"%PDF-1.7\n", "damaged PDF"),
        (pdf(*[["Words."]] * (MAX_PAGES + 1)), "has 301 pages"),
    ],
    ids=["empty", "numbers", "locked", "cut", "head", "long"],
)
def test_what_holds_no_readable_text_is_named(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableStatement, match=says) as caught:
        read_statement(content, name="report.pdf")
    assert caught.value.hint


def test_a_document_is_no_thread_and_headings_stand_alone() -> None:
    last = "3/3 A long line that sets the measure for all of the lines of the document."
    lines = [
        "1. Introduction",
        "1.1. Version",
        "1/3 of the province is quiet.",
        "2/3 is not.",
        "2. A HEAD-",
        "ING",
        last,
    ]
    source = read_source(pdf(lines), name="x")
    assert source.statement.utterances[0].reader == "PDF"
    assert source.statement.text.split("\n\n") == [*lines[:4], "2. A HEADING", last]
