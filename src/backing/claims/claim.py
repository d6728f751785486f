"""A proposition that somebody put forward, with the slots that a test needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backing.provenance import Span

AUTHOR = "author"
"""The asserter of a claim that the statement's own speaker makes."""

POLARITIES = ("affirmative", "negative")
STANCES = ("asserts", "reports", "disputes")
CHECKABILITIES = ("direct", "partial", "none")
MODALITIES = (
    "asserted", "reported", "hedged", "possible", "conditional", "hypothetical", "obligation", "presupposed", "inferred",
)  # fmt: skip


class Kind(StrEnum):
    """What sort of proposition a claim is, and so what sort of test it calls for."""

    PRESENCE = "presence"
    COUNT = "count"
    ABSENCE = "absence_over_window"
    TREND = "trend"
    BEFORE_AFTER = "before_after"
    PERIOD_COMPARISON = "period_comparison"
    EVENT = "event"
    ATTRIBUTION = "attribution"
    CONDITIONAL = "conditional_expectation"
    CAUSAL = "causal"
    NORMATIVE = "normative"
    PREDICTION = "prediction"
    SUBSTANTIATION = "substantiation"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number or a vague amount: ``value`` when one is given, else bounds, else only the ``qualifier``."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time a claim is about.

    ``start`` and ``end`` are days, both included. A period that hangs on the day of the statement ("the past eight
    weeks") has ``length_days`` and ends on that day: ``start`` and ``end`` are then filled in only for a statement whose
    date is a single known day.
    """

    text: str | None = None
    start: date | None = None
    end: date | None = None
    length_days: int | None = None
    until_statement: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two periods set against each other, and the measure that the speaker named, if any."""

    a: Period
    b: Period
    metric: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """``type`` is content_of, rebuts, supports, premise_of, causes or restates; ``to`` is a claim's id."""

    type: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim and where it stands in the statement.

    ``span`` counts code points of the statement's text. ``asserter`` is ``author`` or a name; ``attributed_to`` is whom
    the author says it comes from; ``author_stance`` is asserts, reports, disputes. ``polarity`` is affirmative or
    negative; ``modality`` is asserted, reported, hedged, possible, conditional, hypothetical, obligation, presupposed
    or inferred. ``checkability`` is direct, partial or none, and ``reason`` says why a claim is not checkable.
    ``standalone`` is the text with names in square brackets where it has pronouns; ``unresolved`` are the pronouns that
    stand for nobody known, so that a reader has to say whom the claim is about. ``original`` says whether the first
    utterance of a relayed claim was found, not found, or not searched; it is None for the author's own claims.
    ``offered`` is what that speaker put forward for it in the same place: sources, documents, links; claims that support
    it are ``relations``. ``check_worthiness`` is how likely the words are a factual claim worth checking; None if nobody asked.
    """

    id: str
    text: str
    span: Span
    post_index: int
    kind: Kind
    secondary_kinds: tuple[str, ...] = ()
    checkable: bool = True
    checkability: str = "direct"
    reason: str | None = None
    asserter: str = AUTHOR
    attributed_to: str | None = None
    author_stance: str = "asserts"
    polarity: str = "affirmative"
    modality: str = "asserted"
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    quantity: Quantity | None = None
    period: Period | None = None
    comparison: Comparison | None = None
    relations: tuple[Relation, ...] = ()
    original: str | None = None
    offered: tuple[str, ...] = ()
    standalone: str = ""
    unresolved: tuple[str, ...] = ()
    check_worthiness: float | None = None

    @property
    def negative(self) -> bool:
        return self.polarity == "negative"
