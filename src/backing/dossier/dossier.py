"""What is handed over: a case as a reader meets it, every sentence and number finished, nothing about layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backing.assessment.verdict import Contribution
from backing.assessment.views.argument import ArgumentMap
from backing.dossier.outlook import Outlook
from backing.dossier.table import Table
from backing.dossier.tag import Tag
from backing.evidence.finding import Exhibit, ModelResult
from backing.records.catalog import Dataset


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer at one time; ``p`` and its bounds are probabilities in [0, 1] or None when no record carries one.

    ``word`` is the dossier's word for ``p``; ``word_note`` says that it is on an edge or in a gap, or that there is none.
    """

    label: str
    tone: str
    symbol: str
    p: float | None = None
    low: float | None = None
    high: float | None = None
    word: str | None = None
    word_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of *Who said what*."""

    tag: Tag
    text: str
    voice: str
    offered: str
    public_then: str
    as_of: Answer
    hindsight: Answer
    headline: str
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that claims leave open, in neutral words, and the claims that do."""

    text: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """What one speaker is asked: only what their claims leave out; ``last`` is asked of everybody.

    ``answered`` says which replies the case holds, ``left_out`` how many further claims leave something open.
    """

    speaker: str
    questions: tuple[Question, ...]
    last: str
    answered: tuple[str, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """One claim in the four columns of the audit: offered, public then, private or unknown, found later."""

    tag: Tag
    text: str
    speaker: str
    offered: str
    public: tuple[str, ...]
    unseen: tuple[str, ...]
    later: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The audit of one side; ``further`` are the claims without a row, by what was offered for them."""

    name: str
    role: str
    rows: tuple[Backing, ...]
    further: tuple[tuple[str, tuple[Tag, ...]], ...]
    summary: str
    effort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A claim in the map of the argument; ``restated`` are the claims that say it again."""

    tag: Tag
    text: str
    speaker: str
    restated: tuple[Tag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Warrant:
    """What a step takes for granted; ``stated`` are the claims that say it, none where it is left unsaid."""

    number: int
    text: str
    stated: tuple[Tag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One claim for, against or within another: ``link`` is supports, rebuts, premise of, presupposed by, causes, content of."""

    source: Tag
    target: Tag
    link: str
    warrants: tuple[Warrant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """How the text argues; ``map`` and ``names`` (claim id, name on the page) are what other forms are written from."""

    map: ArgumentMap
    names: tuple[tuple[str, str], ...]
    boxes: tuple[Box, ...]
    steps: tuple[Step, ...]

    @property
    def warrants(self) -> tuple[tuple[Warrant, tuple[Step, ...]], ...]:
        """Each warrant by its number, with the steps that take it for granted."""
        found: dict[int, tuple[Warrant, tuple[Step, ...]]] = {}
        for step in self.steps:
            for each in step.warrants:
                found[each.number] = (each, (*found.get(each.number, (each, ()))[1], step))
        return tuple(found[number] for number in sorted(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One side: its most consequential claims in lines, the further ones by answer."""

    name: str
    role: str
    note: str
    rows: tuple[Row, ...]
    further: tuple[tuple[str, tuple[Tag, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorCost:
    """One way of being wrong: what it would mean, and the answers that would be at fault."""

    name: str
    meaning: str
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of the statement that the same claims cover, outermost first; ``opens`` and ``closes`` are at its ends."""

    text: str
    claims: tuple[Tag, ...] = ()
    opens: tuple[Tag, ...] = ()
    closes: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One post or paragraph, numbered as in the statement; ``index`` is None for text between posts."""

    index: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One utterance as it is shown: who, when and how that is known, and its text with the claims marked."""

    name: str
    speaker: str | None
    language: str
    dated: str
    digest: str
    size: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryText:
    """A query as a reader sees it, numbered through the dossier."""

    number: int
    dataset: str
    release: str
    sql: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a test found at one time; ``rows`` is how many rows it rests on."""

    when: str
    sentence: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One test of one claim on one release: as of posting and with hindsight side by side.

    ``release`` is the dataset's name and release, empty where none could be read.
    """

    name: str
    release: str
    proxy: str
    coverage: str
    results: tuple[Result, ...]
    models: tuple[ModelResult, ...]
    explanation: tuple[str, ...]
    cannot_tell: tuple[str, ...]
    needs: tuple[str, ...]
    exhibits: tuple[Exhibit, ...]
    queries: tuple[QueryText, ...]
    searched: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Everything about one claim.

    ``prior`` is the sentence about the prior that would flip the answer; ``survived`` names the strongest test that the claim
    survived, and that of its denial, none where nothing could tell; ``unread`` says that no release could be read
    for the claim, so that there is little to show.
    """

    tag: Tag
    text: str
    quote: str
    post: int
    kind: str
    voice: str
    said: str | None
    as_of: Answer
    hindsight: Answer
    reason: str
    confidence: str
    confidence_reasons: tuple[str, ...]
    flags: tuple[str, ...]
    weaker: str
    flips_if: tuple[str, ...]
    prior: str | None
    contributions: tuple[Contribution, ...]
    survived: tuple[tuple[str, str], ...]
    counter_examples: Table | None
    checks: tuple[Check, ...]
    unread: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One set of rival explanations: a question, the claims that it is about, and what the evidence makes of each.

    ``sums`` are the contributions of each time added up, ``hangs_on`` and ``turns`` what would turn the answer, ``ceiling`` what
    certainty would be worth, ``pursuits`` what each side would look for. Tables and pictures are None
    where there is nothing to show yet.
    """

    question: str
    tags: tuple[Tag, ...]
    remarks: tuple[str, ...]
    sums: tuple[str, ...]
    hangs_on: tuple[str, ...]
    turns: Table | None
    shares: Exhibit
    pieces: Table | None
    matrix: Table | None
    letters: Exhibit | None
    tornado: Exhibit | None
    collect: Table | None
    ceiling: str
    pursuits: Table | None
    group: Table | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A claim that is kept untested, and why."""

    tag: Tag
    text: str
    voice: str
    post: int
    kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note on method: what is known of a way of reasoning, the claims that call for it, and pairs of work and finding."""

    name: str
    text: str
    tags: tuple[Tag, ...]
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The one scale whose words stand in the dossier, as a table."""

    title: str
    source: str
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The whole document in reading order.

    ``minute`` are pairs of a heading and a plain sentence; ``sources`` are sentences on what the sources of the evidence were
    taken for, ``to_look_at`` on what a person should judge, with the claims that they are about; ``adjusted`` are the p values
    of all tests that have one; ``measured`` are sentences on how often such answers and ranges were right where the truth was
    known; ``notes`` are about ways of reasoning that the text or its tests call for.
    """

    title: str
    dated: tuple[str, ...]
    as_of: date | None
    releases: tuple[str, ...]
    banner: str | None
    minute: tuple[tuple[str, str], ...]
    parties: tuple[Party, ...]
    accounts: tuple[Account, ...]
    explanations: tuple[Explanation, ...]
    inquiries: tuple[Inquiry, ...]
    argument: Argument
    outlook: Outlook | None
    timeline: Exhibit | None
    blind_spots: tuple[tuple[str, tuple[Tag, ...]], ...]
    sources: tuple[tuple[str, tuple[Tag, ...]], ...]
    to_look_at: tuple[tuple[str, tuple[Tag, ...]], ...]
    errors: tuple[ErrorCost, ...]
    passages: tuple[Passage, ...]
    cards: tuple[Card, ...]
    kept: tuple[Kept, ...]
    datasets: tuple[Dataset, ...]
    queries: tuple[QueryText, ...]
    adjusted: Table | None
    words: Words
    measured: tuple[str, ...]
    notes: tuple[Note, ...]
    settings: tuple[tuple[str, str], ...]
