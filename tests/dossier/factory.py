"""A case made up for the tests: an invented group in an invented valley, with every label and every kind of exhibit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from backing.assessment.verdict import Assessment, Contribution, Judgement, Label, Side, Verdict
from backing.assessment.weighing.evidence import Evidence
from backing.claims.claim import Claim, Comparison, Kind, Period, Quantity, Relation
from backing.consequences.consequences import Consequences
from backing.evidence.finding import Exhibit, Finding, ModelResult, Proxy, Reading
from backing.provenance import DateRange, Span, digest
from backing.records.catalog import Dataset
from backing.records.coverage import Coverage
from backing.statements.statement import Dating, Post, Segment, Statement, Utterance
from tests.dossier.exhibits import POSTED, exhibits

TEXT = """\
The provincial governor has again warned of a large River Front presence in the Harun valley, with 3,000 armed \
members. He names no source for it.

The River Front has claimed no attack in the past six weeks, which shows that its activity has fallen since the \
truce of January 2024.

Raids in the valley are rarer than they were in the 2000s. Because of the truce its sister movement, the Hill League, \
has stayed quiet.

The valley is firmly under control, and roads have reopened. Neighbours should talk to us instead of repeating rumours \
in public."""
DATASET, RELEASE = "valley-events", "2024.2"


def span(words: str) -> Span:
    """Where the words stand in the text; they must stand there once."""
    if TEXT.count(words) != 1:
        raise ValueError(f"not there once: {words!r}")
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def statement(text: str = TEXT, *, reader: str = "thread") -> Statement:
    """The text as one utterance, a post per paragraph."""
    whole = Span(start=0, end=len(text))
    posts, position = [], 0
    for index, part in enumerate(text.split("\n\n"), start=1):
        posts.append(Post(index=index, span=Span(start=position, end=position + len(part))))
        position += len(part) + 2
    dating = Dating(
        days=DateRange(earliest=POSTED, latest=date(2024, 5, 10)),
        basis="inferred",
        words="six weeks ... truce of January",
    )
    utterance = Utterance(
        name="valley.txt",
        digest=digest(text.encode()),
        size=len(text.encode()),
        reader=reader,
        language="en",
        speaker="Valley press office",
        dating=dating,
        span=whole,
        segments=(Segment(text=whole, original=whole),),
    )
    return Statement(text=text, utterances=(utterance,), posts=tuple(posts))


def claim(ident: str, words: str, kind: Kind, **slots: Any) -> Claim:
    """A claim whose text is its words in the statement, unless ``text`` is given."""
    where = span(words)
    post = next(p.index for p in statement().posts if p.span.contains(where))
    return Claim(**{"id": ident, "text": words, "span": where, "post_index": post, "kind": kind} | slots)


def claims() -> tuple[Claim, ...]:
    """Ten claims: nested and crossing spans, relayed and own, tested and not."""
    relayed = {
        "asserter": "provincial governor",
        "attributed_to": "the provincial governor",
        "author_stance": "disputes",
    }
    governor = relayed | {"original": "not searched"}
    six_weeks = Period(text="the past six weeks", length_days=42, until_statement=True)
    return (
        claim(
            "c1",
            "a large River Front presence in the Harun valley",
            Kind.PRESENCE,
            places=("XVL",),
            quantity=Quantity(qualifier="large"),
            relations=(Relation(type="content_of", to="c2"),),
            **governor,
        ),
        claim(
            "c2", "3,000 armed members", Kind.COUNT, quantity=Quantity(value=3000.0, unit="armed members"), **governor
        ),
        claim(
            "c3",
            "claimed no attack in the past six weeks",
            Kind.ABSENCE,
            polarity="negative",
            period=six_weeks,
            text="The River Front claimed no attack in the past six weeks",
            places=("XVL",),
            relations=(Relation(type="premise_of", to="c4"),),
        ),
        claim(
            "c4",
            "its activity has fallen since the truce of January 2024",
            Kind.TREND,
            places=("XVL",),
            period=Period(text="since January 2024", start=date(2024, 1, 20)),
            text="River Front activity fell after the truce",
        ),
        claim(
            "c5",
            "Raids in the valley are rarer than they were in the 2000s",
            Kind.PERIOD_COMPARISON,
            comparison=Comparison(a=Period(text="now"), b=Period(text="the 2000s")),
            places=("XVL",),
        ),
        claim("c6", "Because of the truce its sister movement, the Hill League, has stayed quiet", Kind.CAUSAL),
        claim("c7", "He names no source for it", Kind.ATTRIBUTION),
        claim("c8", "The valley is firmly under control, and roads have reopened", Kind.OTHER, checkability="partial"),
        claim("c9", "roads have reopened. Neighbours should talk to us", Kind.EVENT),
        claim(
            "c10",
            "Neighbours should talk to us instead of repeating rumours in public",
            Kind.NORMATIVE,
            checkable=False,
            checkability="none",
            reason="it says what should be done, not what is",
        ),
    )


def finding(ident: str, about: str, test: str, result: str, **slots: Any) -> Finding:
    """A finding on the invented release, with hindsight unless ``as_of`` is given."""
    usual: dict[str, Any] = {
        "proxy": Proxy.DIRECT,
        "dataset": DATASET,
        "release": RELEASE,
        "as_of": None,
        "sample_size": 40,
        "coverage": "claimed attacks, all of the valley, 2000-01-01 to 2024-09-30, complete",
        "query": f"SELECT date, place\nFROM events\nWHERE actor = 'river-front' -- {test}",
        "searched": (f"{DATASET} {RELEASE}: 412 rows read for River Front",),
    }
    return Finding(**usual | {"id": ident, "claim": about, "test": test, "result": result} | slots)


def findings() -> tuple[Finding, ...]:
    """Tests of both sides' claims, as of posting and with hindsight."""
    pictures = exhibits()
    rows = tuple(
        {
            "date": date.fromisoformat(str(r["date"])),
            "what": r["label"],
            "published": r["date"],
            "source": "https://example.org/log",
        }
        for r in pictures["timeline"].data
        if r["type"] == "counter-example"
    )
    models = tuple(
        ModelResult(
            name=str(r["model"]),
            measure="P(no claim in the window)",
            value=float(r["p"]),
            assumptions=str(r["assumptions"]),
            interval=(float(r["low"]), float(r["high"])) if "low" in r else None,
        )
        for r in pictures["ladder"].data
    )
    sample = ("it is an incomplete sample: a missing row means nothing",)
    reading = (Reading(name="central", log_lr=3.0, central=True),)
    return (
        finding(
            "f1",
            "c1",
            "presence",
            "Between 600 and 2,900 members, by five figures of three origins.",
            models=(),
            exhibits=(pictures["curve"],),
            proxy=Proxy.SAME_ACTOR,
            cannot_tell=("“large” has no agreed meaning",),
        ),
        finding(
            "f2",
            "c2",
            "magnitude",
            "Published figures count different things; none is above 3,000.",
            sample_size=4,
            as_of=POSTED,
            exhibits=(pictures["estimates"],),
            cannot_tell=sample,
        ),
        finding(
            "f3",
            "c2",
            "magnitude",
            "A later figure reaches 3,000 members, supporters included.",
            sample_size=5,
            exhibits=(pictures["estimates"],),
            cannot_tell=sample,
        ),
        finding(
            "f4",
            "c3",
            "counter_example",
            "Two claimed attacks lie in the window on every possible day of posting.",
            as_of=POSTED,
            sample_size=2,
            counter_examples=rows,
            exhibits=(pictures["timeline"],),
            readings=reading,
        ),
        finding(
            "f5",
            "c3",
            "counter_example",
            "Two claimed attacks lie in the window on every possible day of posting.",
            sample_size=2,
            counter_examples=rows,
            exhibits=(pictures["timeline"],),
            readings=reading,
            headline="Miran, 19 Apr",
            flips_if=("both rows were claims by somebody else",),
            explanation=("window: 42 days", "rows in it: 2"),
        ),
        finding("f6", "c4", "rate_change", "Too little had been published by then.", as_of=POSTED, sample_size=3),
        finding(
            "f7",
            "c4",
            "rate_change",
            "27 attacks in 99 days, then 8 in 99: a rate ratio of 0.30.",
            sample_size=35,
            models=models,
            exhibits=(pictures["rates"], pictures["before_after"], pictures["forks"], pictures["ladder"]),
            readings=reading,
        ),
        finding(
            "f8",
            "c5",
            "period_comparison",
            "The answer turns round if the valley is now watched 2.1 times better.",
            exhibits=(pictures["tipping"],),
            sample_size=300,
            as_of=POSTED,
        ),
        finding(
            "f9",
            "c6",
            "series",
            "No series about the Hill League is loaded.",
            proxy=Proxy.SAME_PLACE,
            sample_size=0,
            cannot_tell=("it holds nothing on the Hill League",),
            query="",
            needs=("a series about the Hill League",),
        ),
        finding(
            "f10",
            "c7",
            "offered",
            "The relayed text names no source; public reports then named one.",
            as_of=POSTED,
            sample_size=1,
            exhibits=(
                Exhibit(
                    kind="unheard-of", title="What was public", data=({"report": "observer mission", "year": 2023},)
                ),
            ),
        ),
    )


def verdict(ident: str, as_of: Label, so: Label, p: float | None, reason: str, **slots: Any) -> Verdict:
    """A verdict whose as-of probability is even and whose range is ten points each way."""
    interval = None if p is None else (max(0.0, p - 0.1), min(1.0, p + 0.1))
    hindsight = Judgement(label=so, p=p, interval=interval, word="very likely" if p and p > 0.8 else None)
    usual: dict[str, Any] = {"said": None, "confidence": "moderate", "confidence_reasons": ("two independent origins",)}
    return Verdict(
        **usual
        | {"claim": ident, "as_of": Judgement(label=as_of), "hindsight": hindsight, "so": so, "reason": reason}
        | slots
    )


def verdicts() -> tuple[Verdict, ...]:
    """Every label once at least."""
    return (
        verdict(
            "c1",
            Label.CONFLICTING,
            Label.CONFLICTING,
            0.48,
            "The figures disagree, and “large” is open.",
            said="not searched",
            confidence="low",
        ),
        verdict(
            "c2",
            Label.CANNOT_TELL,
            Label.CANNOT_TELL,
            None,
            "The figures count different things.",
            said="not searched",
            confidence="low",
            flips_if=("the governor's own source were read",),
        ),
        verdict(
            "c3",
            Label.REFUTED,
            Label.REFUTED,
            0.0004,
            "Two dated counter-examples lie in the window.",
            confidence="high",
            flips_if=("both rows were claims by somebody else",),
            flip_prior=0.97,
            flags=("depends on the chosen window",),
            contributions=(Contribution(finding="f5", name="counter-example", low=-38.0, central=-34.0, high=-22.0),),
        ),
        verdict(
            "c4",
            Label.NOT_ENOUGH,
            Label.SUPPORTED,
            0.985,
            "The rate fell to a third.",
            flip_prior=0.02,
            contributions=(Contribution(finding="f7", name="rate ratio", low=12.0, central=18.0, high=24.0),),
        ),
        verdict(
            "c5",
            Label.LEANS_SUPPORTED,
            Label.LEANS_SUPPORTED,
            0.84,
            "It holds unless the valley is watched much better now.",
        ),
        verdict(
            "c6", Label.CANNOT_TELL, Label.CANNOT_TELL, None, "No record is about the Hill League.", confidence="low"
        ),
        verdict(
            "c7",
            Label.LEANS_REFUTED,
            Label.LEANS_REFUTED,
            0.17,
            "Public support existed; what he offered is unknown.",
            flags=("overstated",),
        ),
        verdict(
            "c8", Label.NEEDS_DEFINITION, Label.NEEDS_DEFINITION, None, "“Firmly” leaves open what would show it wrong."
        ),
        verdict(
            "c9",
            Label.NOT_ENOUGH,
            Label.NOT_ENOUGH,
            None,
            "Nothing about roads was found.",
            flips_if=("a road log were loaded",),
        ),
        verdict("c10", Label.OPINION, Label.OPINION, None, "It is advice."),
    )


def assessment() -> Assessment:
    """Both sides, and what is wanted most."""
    return Assessment(
        verdicts=verdicts(),
        sides=(
            Side(
                name="the provincial governor",
                role="ALLEGATION",
                note="Known only through his critic; the original was not searched.",
                claims=("c1", "c2"),
            ),
            Side(
                name="Valley press office",
                role="REBUTTAL",
                note="Its own text.",
                claims=("c3", "c4", "c7", "c5", "c6", "c8", "c9", "c10"),
            ),
        ),
        would_change_most=("the governor's own words", "a list of River Front claims, March to May 2024"),
        settings={"priors": "0.2, 0.5, 0.8", "thresholds": "0.95 / 0.05, leans 0.80 / 0.20"},
    )


def dataset() -> Dataset:
    """The invented release."""
    coverage = Coverage(
        complete=True, start=date(2000, 1, 1), end=date(2024, 9, 30), measure="claimed attacks", per_actor=True
    )
    return Dataset(
        id=DATASET,
        release=RELEASE,
        title="Valley event log",
        licence="CC BY 4.0",
        attribution="The Valley Log, 2024",
        url="https://example.org/valley",
        coverage=coverage,
        table="events",
        path="valley.parquet",
        rows=412,
        digest="0" * 64,
        available_from=date(2024, 10, 1),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """The four records of a case; the stage above is not needed to test this one."""

    statement: Statement
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    assessment: Assessment
    entered: Evidence = field(default_factory=Evidence)
    consequences: Consequences | None = None


def case() -> MadeUp:
    """The whole case."""
    return MadeUp(statement=statement(), claims=claims(), findings=findings(), assessment=assessment())
