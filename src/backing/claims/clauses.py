"""The clause, and the ways to walk a parse that cutting a sentence into clauses needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.provenance import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
QUOTES = frozenset("\"“”‘’'«»")
_EDGE = frozenset({"cc", "punct", "mark", "intj"})
_OPENERS = frozenset({"if", "unless", "since", "when"})
_TAILS = frozenset({"though", "too", "either", "however", "sir", "madam", "minister", "ambassador", "again", "indeed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody whose words are relayed: the noun that names them, the word of saying, and its sense.

    ``sense`` is say, deny or admit. ``disputed`` says that the author's own words reject what is relayed.
    """

    speaker: Token | None
    cue: Token
    sense: str = "say"
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a clause takes over from the clause around it."""

    role: str = "main"
    host: tuple[int, str] | None = None
    modality: str | None = None
    voice: Voice | None = None
    denied: bool = False


@dataclass(frozen=True, kw_only=True)  # without slots, so that what is asked for again and again is kept
class Clause:
    """A run of tokens that says one thing.

    ``role`` is main, attribution, content, condition, antecedent, consequent, outcome, result, sign, presupposed, aside
    or tally.
    ``host`` is the ``key`` of the clause that this one depends on. ``denied`` says that the words around it call it untrue.
    """

    head: Token
    first: int
    last: int
    role: str = "main"
    host: tuple[int, str] | None = None
    modality: str | None = None
    voice: Voice | None = None
    denied: bool = False

    @property
    def key(self) -> tuple[int, str]:
        """What other clauses point to."""
        return (self.head.i, self.role)

    @cached_property
    def span(self) -> Span:
        """The code points of the text that the clause covers."""
        doc = self.head.doc
        return Span(start=doc[self.first].idx, end=doc[self.last].idx + len(doc[self.last].text))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens from first to last."""
        return tuple(self.head.doc[self.first : self.last + 1])

    @cached_property
    def text(self) -> str:
        """The words as they stand in the text."""
        return str(self.head.doc[self.first : self.last + 1].text)

    @cached_property
    def lower(self) -> str:
        """The words in lower case, with straight apostrophes."""
        return self.text.lower().replace("’", "'")


def make_clause(head: Token, frame: Frame, drop: set[int]) -> Clause | None:
    """The clause of a head without the tokens in ``drop``, trimmed at both edges; None when its head does not remain."""
    drop = drop | {i for t in head.subtree if t != head and is_label(t) for i in subtree_ids(t)}
    kept = [t for t in head.subtree if t.i not in drop and not t.is_space]
    kept = _trim(kept, head, quoted=frame.role == "attribution")
    if head.i not in {t.i for t in kept}:
        return None
    return Clause(
        head=head,
        first=kept[0].i,
        last=kept[-1].i,
        role=frame.role,
        host=frame.host,
        modality=frame.modality,
        voice=frame.voice,
        denied=frame.denied,
    )


def likeness(one: Clause, other: Clause) -> float:
    """What two clauses share, from their words' extents: 1 the same, 0 or less apart."""
    shared = min(one.last, other.last) - max(one.first, other.first) + 1
    return shared / (max(one.last, other.last) - min(one.first, other.first) + 1)


def joined(head: Token) -> list[Token]:
    """The predicate and the verbs that share its subject and its auxiliary."""
    verbs = [head]
    for verb in verbs:
        verbs += [
            c
            for c in verb.children
            if c.dep_ == "conj" and not has_subject(c) and not has_own_auxiliary(c) and c.pos_ in ("VERB", "AUX")
        ]
    return verbs


def has_subject(token: Token) -> bool:
    """Whether a predicate has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in token.children)


def has_own_auxiliary(token: Token) -> bool:
    """Whether a predicate has an auxiliary of its own ("… and has been driven out")."""
    return any(
        c.dep_ in ("aux", "auxpass") and c.lower_ in ("has", "have", "had", "was", "were", "will", "is", "are")
        for c in token.children
    )


def subject_of(head: Token) -> Token | None:
    """The noun that does what the predicate says: its subject, or the agent of a passive."""
    agents = [p for c in head.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
    if agents:
        return agents[0]
    subjects = [c for c in head.children if c.dep_ in ("nsubj", "csubj")]
    if subjects:
        return subjects[-1]
    if head.dep_ == "conj" and head.head != head:
        return subject_of(head.head)
    if (head.dep_ == "advcl" and head.tag_ == "VBG") or head.dep_ == "xcomp":
        return subject_of(head.head)
    return None


def mark_of(token: Token) -> str:
    """The conjunction that opens a subordinate clause, in lower case; empty when there is none."""
    opening = [c.lower_ for c in token.children if c.dep_ in ("mark", "advmod") and c.i < token.i]
    return opening[0] if opening else ""


def subtree_ids(token: Token) -> set[int]:
    """The token positions below and at a token."""
    return {t.i for t in token.subtree}


def after_comma(token: Token) -> bool:
    """Whether the words of a dependant start after a comma or a dash."""
    left = token.left_edge.i
    return left > 0 and token.doc[left - 1].text in (",", ";", ":", "–", "—", "-")


def is_purpose(token: Token) -> bool:
    """As in "To win trust, …": an infinitive that says what for."""
    return bool(token.dep_ == "advcl" and token.tag_ == "VB" and any(c.lower_ == "to" for c in token.children))


def is_condition(token: Token) -> bool:
    """As in "if …", "unless …", "as long as …", "had it been …": what a conditional hangs on."""
    if token.dep_ != "advcl" or token.pos_ not in ("VERB", "AUX"):
        return False
    if mark_of(token) in ("if", "unless", "provided"):
        return True
    if token.left_edge.lower_ in ("had", "were", "should") and has_subject(token):
        return not any(c.dep_ == "mark" for c in token.children)
    before = token.doc[max(0, token.left_edge.i - 2) : token.left_edge.i + 1].text.lower()
    return before.endswith("as long as")


def is_authors(child: Token) -> bool:
    """Whether a clause after what is relayed is the author's own: "…, a day after the road was cut"."""
    return child.dep_ == "advcl" and mark_of(child) in ("after", "before", "when", "as")


def is_counterfactual(head: Token) -> bool:
    """Whether the main clause of a conditional says what *would* be."""
    condition = {i for c in head.children if is_condition(c) for i in subtree_ids(c)}
    hypothetical = ("would", "could", "'d", "should", "might")
    return any(t.dep_ == "aux" and t.lower_ in hypothetical and t.i not in condition for t in head.subtree)


def _trim(kept: list[Token], head: Token, *, quoted: bool) -> list[Token]:
    """Without connectives, discourse phrases, asides to a listener and purpose clauses at the edges."""
    drop = {i for child in head.children if _is_furniture(child, head) for i in subtree_ids(child)}
    tokens = [t for t in kept if t.i not in drop]
    while tokens and tokens[0] != head and _is_edge(tokens[0], quoted=quoted):
        tokens.pop(0)
    while (
        len(tokens) > 2
        and tokens[1].text == ","
        and tokens[2].lower_ in ("you", "is", "are", "do")
        and tokens[0].pos_ in ("NOUN", "PROPN", "INTJ")
    ):
        tokens = tokens[2:]
    while tokens and (tokens[-1].is_punct or tokens[-1].dep_ == "cc" or _is_tail(tokens)):
        tokens.pop()
    return tokens


def _is_edge(token: Token, *, quoted: bool) -> bool:
    if token.text in QUOTES:
        return not quoted
    return token.is_punct or (token.dep_ in _EDGE and token.lower_ not in _OPENERS and token.lower_ != "between")


def _is_tail(tokens: list[Token]) -> bool:
    return len(tokens) > 2 and tokens[-1].lower_ in _TAILS and tokens[-2].text == ","


def _is_furniture(child: Token, head: Token) -> bool:
    opening = child.doc[child.left_edge.i : child.right_edge.i + 1].text.lower()
    if child.i > head.i:
        return bool(child.dep_ == "prep" and opening.startswith("in order to"))
    if child.dep_ == "npadvmod" and mark_of(head) in ("after", "before") and child.right_edge.i + 1 < head.i:
        return True
    if child.dep_ in ("advmod", "intj") and (
        _before_comma(child) or child.lower_ in ("meanwhile", "so", "yet", "also", "sure")
    ):
        return True
    return child.dep_ in (
        "prep",
        "advmod",
        "intj",
        "npadvmod",
        "csubj",
        "advcl",
        "nsubj",
        "ccomp",
    ) and opening.startswith(cues.DISCOURSE_PREPS)


def is_label(token: Token) -> bool:
    """As in ", a charge the government denies": an aside that tells what somebody says of the rest."""
    if not after_comma(token) or token.pos_ != "NOUN" or token.left_edge.lower_ not in ("a", "an", "the", "something"):
        return False
    return any(c.dep_ == "relcl" and c.lemma_ in cues.REPORT_VERBS and has_subject(c) for c in token.children)


def _before_comma(token: Token) -> bool:
    """An adverb set off by a comma ("However, …") rather than one that belongs to the clause."""
    right = token.right_edge.i + 1
    return right < len(token.doc) and token.doc[right].text == ","
