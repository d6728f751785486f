"""Web pages: the article without what stands around it, and no day that the page does not declare."""

from __future__ import annotations

from datetime import date

import pytest

from backing.errors import UnreadableStatement
from backing.statements.read import read_source, read_statement
from tests.statements.formats.whole import assert_whole

ARTICLE = """<article><h1>The north is quiet</h1><p>By Ada Lovelace</p>
<p>The minister alleged that the Islamic State has built up a <b>significant</b> presence in the north. There is no evidence.</p>
<p>It has not claimed a single attack in the past eight weeks. &ldquo;Nothing happened,&rdquo; said the governor.</p>
<p>The government should say so before long, because rumours do harm to the people who live there.</p></article>"""
AROUND = ("Subscribe to our newsletter", "Home", "World news today", "Copyright 2019")


def page(*head: str, body: str = ARTICLE, charset: str = '<meta charset="utf-8">') -> str:
    return (
        f"<!DOCTYPE html><html><head>{charset}<title>The north is quiet | Example</title>{''.join(head)}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/w'>World news today</a></nav>{body}"
        "<footer><p>Copyright 2019 Example. Subscribe to our newsletter.</p></footer></body></html>"
    )


META = (
    '<meta name="author" content="Ada Lovelace">',
    '<meta property="article:published_time" content="2023-05-12T23:30:00-05:00">',
    '<link rel="canonical" href="https://example.org/north">',
)


def test_the_article_is_the_statement_and_the_page_says_who_and_when() -> None:
    source = read_source(page(*META).encode(), name="north.html")
    (utterance,) = source.statement.utterances
    assert "has built up a significant presence in the north. There is no evidence." in source.statement.text
    assert "“Nothing happened,” said the governor." in source.statement.text
    assert not [words for words in AROUND if words in source.statement.text]
    assert (utterance.reader, utterance.media, utterance.speaker) == ("web article", "text/html", "Ada Lovelace")
    assert (utterance.dating.days.earliest, utterance.dating.basis) == (date(2023, 5, 12), "given")
    assert utterance.url == "https://example.org/north"
    assert len(source.statement.posts) >= 3
    assert_whole(source)


def test_no_day_is_made_up_from_a_copyright_line() -> None:
    assert read_statement(page().encode(), name="x").utterances[0].dating.basis == "unknown"


@pytest.mark.parametrize(
    "declared",
    [
        '<meta itemprop="datePublished" content="2023-05-12">',
        "<meta name='dc.date' content='2023/05/12'>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-05-12T08:00:00Z"}</script>',
    ],
)
def test_the_usual_declarations_of_a_day_are_known(declared: str) -> None:
    assert read_statement(page(declared).encode(), name="x").utterances[0].dating.days.earliest == date(2023, 5, 12)


def test_two_declared_days_make_a_range_and_an_impossible_one_none() -> None:
    two = page(META[1], '<meta name="date" content="2023-05-14">')
    days = read_statement(two.encode(), name="x").utterances[0].dating.days
    assert (days.earliest, days.latest) == (date(2023, 5, 12), date(2023, 5, 14))
    assert (
        not read_statement(page('<meta name="date" content="2023-02-30">').encode(), name="x")
        .utterances[0]
        .dating.known
    )


def test_the_encoding_that_the_page_declares_is_used_and_none_is_guessed() -> None:
    body = ARTICLE.replace("governor", "gouverneur général")
    old = page(body=body, charset='<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">')
    assert "gouverneur général" in read_statement(old.encode("cp1252"), name="x").text
    with pytest.raises(UnreadableStatement, match="would have by default"):
        read_statement(page(body=body, charset="").encode("cp1252"), name="x")
    with pytest.raises(UnreadableStatement, match="klingon"):
        read_statement(page(charset='<meta charset="klingon">').encode(), name="x")


@pytest.mark.parametrize("body", ["", "<p>Please enable JavaScript.</p>", "<div>" * 3000])
def test_a_page_without_an_article_is_refused(body: str) -> None:
    with pytest.raises(UnreadableStatement, match="web page"):
        read_statement(f"<html><body>{body}</body></html>".encode(), name="x")


def test_how_the_source_breaks_its_lines_says_nothing() -> None:
    body = """<article><h1>The north
      is quiet</h1><p>The minister alleged that the <em>Islamic
      State</em> has built up a presence in the north.<br>
      There is <code>no</code> evidence.</p><ul><li>None in
      March.</li><li>None in April.</li></ul>
      <blockquote><p>We saw
      nothing.</p></blockquote><p>The government should say so before long,
      because rumours do harm.</p></article>"""
    source = read_source(page(body=body).encode(), name="x")
    assert [post.span.slice(source.statement.text) for post in source.statement.posts] == [
        "The north is quiet",
        "The minister alleged that the Islamic State has built up a presence in the north.\nThere is no evidence.",
        "None in March.",
        "None in April.",
        "We saw nothing.",
        "The government should say so before long, because rumours do harm.",
    ]
    assert_whole(source)
