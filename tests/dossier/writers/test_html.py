from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from backing.claims.claim import Claim, Kind
from backing.dossier.assemble import assemble
from backing.dossier.writers.html import write_html
from backing.provenance import Span
from tests.dossier import factory

VOID = {"meta", "br", "link", "img", "input", "hr"}
HOSTILE = (
    'A <script>alert(1)</script> "><img src=x onerror=alert(2)> \u202etxet desrever\u202c {{ 7 * 7 }} &amp; \x00 end'
)


class Page(HTMLParser):
    """Collects what a browser would see, and complains about elements that are not closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text.append(data)

    def values(self, name: str) -> list[str]:
        return [str(attrs[name]) for _, attrs in self.elements if name in attrs]


@pytest.fixture(scope="module")
def html() -> str:
    return write_html(assemble(factory.case(), (factory.dataset(),)))


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_elements_nest(page: Page):
    assert page.open == []


def test_ids_are_unique_and_every_link_inside_leads_somewhere(page: Page):
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    inside = [href.removeprefix("#") for href in page.values("href") if href.startswith("#")]
    assert set(inside) <= set(ids)
    assert len(inside) > 20


def test_the_page_needs_nothing_else_and_runs_nothing(html: str, page: Page):
    assert not {tag for tag, _ in page.elements} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
    }
    assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on") or name == "src"]
    assert {href for href in page.values("href") if not href.startswith("#")} == {
        "https://example.org/valley",
        "https://example.org/log",
    }
    assert "url(http" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_the_same_dossier_gives_the_same_page(html: str):
    assert write_html(assemble(factory.case(), (factory.dataset(),))) == html


def test_the_parts_come_in_reading_order(html: str):
    headings = re.findall(r"<h[12]>(.*?)</h[12]>", html)
    assert headings[0] == "What stands behind this thread?"
    assert headings[1:10] == ["In one minute", "Who said what", "What we could not see", "If we are wrong", "Questions",
                             "The text, with its claims marked", "What stood behind each claim", "How the text argues",
                             "Claim by claim"]  # fmt: skip
    assert headings[10:] == ["Kept, untested", "Methods and limits", "Data", "Every query", "Originals and version"]


def test_words_for_readers(page: Page):
    words = " ".join(page.text).lower()
    for word in ("cherry", "refuses", "ladder", "unsubstantiated"):
        assert word not in words
    for phrase in ("range over models", "cannot tell from these records", "depends on the chosen window", "overstated"):
        assert phrase in words


def test_every_label_is_written_out_and_not_only_coloured(page: Page):
    words = " ".join(page.text)
    for verdict in factory.verdicts():
        assert verdict.so in words
    chips = [attrs for tag, attrs in page.elements if tag == "a" and str(attrs.get("class")).startswith("chip")]
    assert all(attrs["title"] for attrs in chips)


def test_each_marked_claim_leads_to_its_card_and_back(page: Page):
    ids = set(page.values("id"))
    for place in range(1, len(factory.claims()) + 1):
        assert {f"claim-{place}", f"text-claim-{place}"} <= ids


def test_an_unknown_exhibit_becomes_a_table(html: str):
    figure = html[html.index("What was public</bdi></figcaption>") :]
    assert figure.index("observer mission") < figure.index("</figure>")
    assert "<svg" not in figure[: figure.index("</figure>")]


def hostile_page() -> str:
    claim = Claim(id='"><b>', text=HOSTILE, span=Span(start=2, end=30), post_index=1, kind=Kind.OTHER)
    case = factory.case()
    finding = factory.finding("f", claim.id, HOSTILE, HOSTILE, query=HOSTILE, searched=(HOSTILE,), headline=HOSTILE,
                              counter_examples=({HOSTILE: HOSTILE, "url": "javascript:alert(3)"},))  # fmt: skip
    verdict = replace(
        case.assessment.verdicts[1], claim=claim.id, reason=HOSTILE, flags=(HOSTILE,), flips_if=(HOSTILE,)
    )
    side = replace(case.assessment.sides[0], name=HOSTILE, note=HOSTILE, claims=(claim.id,))
    assessment = replace(case.assessment, verdicts=(verdict,), sides=(side,), would_change_most=(HOSTILE,))
    statement = factory.statement(HOSTILE)
    made = replace(case, statement=statement, claims=(claim,), findings=(finding,), assessment=assessment)
    return write_html(assemble(made, (replace(factory.dataset(), url="javascript:alert(4)", title=HOSTILE),)))


def test_hostile_text_stays_text():
    html = hostile_page()
    page = Page(html)
    assert page.open == []
    assert not {tag for tag, _ in page.elements} & {"script", "img", "b"}
    assert not [href for href in page.values("href") if "javascript" in href]
    assert "{{ 7 * 7 }}" in html
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", html)
    assert "⟦U+202E⟧txet desrever" in html


def test_a_text_written_from_right_to_left_sets_its_own_direction(html: str):
    assert '<p dir="auto" lang="en">' in html


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://www.example.org/a/very/long/path?with=much", "example.org"),
        ("https://un.org@evil.example/un", "evil.example"),
        ("http://[bad", "http://[bad"),
    ],
)
def test_a_link_in_a_narrow_cell_says_whose_page_it_leads_to_and_paper_has_all_of_it(address: str, shown: str) -> None:
    made = factory.case()
    findings = tuple(
        replace(each, counter_examples=({"date": "2024-04-02", "url": address},)) if each.claim == "c3" else each
        for each in made.findings
    )
    link = f'<a href="{address}" rel="noreferrer">'
    cell = f'{link}<span class="screen"><bdi>{shown}</bdi></span><span class="paper"><bdi>{address}</bdi></span></a>'
    assert cell in write_html(assemble(replace(made, findings=findings)))
