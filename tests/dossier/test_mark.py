from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from backing.claims.claim import Claim, Kind
from backing.dossier.dossier import Passage
from backing.dossier.mark import mark
from backing.dossier.name import make_tag
from backing.provenance import Span
from tests.dossier import factory

STATEMENT = factory.statement()
ends = st.integers(min_value=0, max_value=len(STATEMENT.text))
spans = st.lists(st.tuples(ends, ends).map(lambda pair: Span(start=min(pair), end=max(pair))), max_size=8)


def marked(claims: list[Claim]) -> Passage:
    tags = {c.id: make_tag(c, name=c.id, place=n, verdict=None) for n, c in enumerate(claims)}
    (passage,) = mark(STATEMENT, claims, tags)
    return passage


def claims_at(spans: list[Span]) -> list[Claim]:
    return [Claim(id=f"c{n}", text="x", span=span, post_index=1, kind=Kind.OTHER) for n, span in enumerate(spans)]


@given(spans)
def test_no_character_is_lost_and_no_claim_is_marked_wrongly(spans: list[Span]):
    claims = claims_at(spans)
    passage = marked(claims)
    assert (
        "".join(p.text for b in passage.blocks for p in b.pieces).split() == STATEMENT.text.replace("\n\n", "").split()
    )
    for claim in claims:
        under = "".join(p.text for b in passage.blocks for p in b.pieces if claim.id in {t.claim for t in p.claims})
        assert under == claim.span.slice(STATEMENT.text).replace("\n", "")


@given(spans)
def test_a_claim_opens_and_closes_once(spans: list[Span]):
    posts = [post.span for post in STATEMENT.posts]
    inside = [s for s in spans if len(s) and any(p.contains(s) for p in posts)]
    pieces = [piece for block in marked(claims_at(inside)).blocks for piece in block.pieces]
    assert sorted(t.claim for p in pieces for t in p.opens) == [f"c{n}" for n in range(len(inside))]
    assert sorted(t.claim for p in pieces for t in p.closes) == [f"c{n}" for n in range(len(inside))]


def test_nested_claims_are_outermost_first():
    outer, inner = (
        factory.span("roads have reopened. Neighbours should talk to us"),
        factory.span("roads have reopened"),
    )
    passage = marked(claims_at([inner, outer]))
    (piece,) = [p for b in passage.blocks for p in b.pieces if p.text == "roads have reopened"]
    assert [t.claim for t in piece.claims] == ["c1", "c0"]


def test_text_between_posts_is_kept_without_a_number():
    gone = replace(STATEMENT, posts=STATEMENT.posts[1:])
    (passage,) = mark(gone, (), {})
    assert [block.index for block in passage.blocks] == [None, 2, 3, 4]
    assert "provincial governor" in passage.blocks[0].pieces[0].text
