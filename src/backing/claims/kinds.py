"""What sort of proposition a clause is, and whether records can speak to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.cause import is_causal
from backing.claims.change import (
    compares_event,
    compares_periods,
    ends_with_event,
    hangs_on_event,
    is_partial,
    is_trend,
    peters_out,
    turns_on_event,
)
from backing.claims.claim import Kind, Period, Quantity
from backing.claims.clauses import is_condition, is_counterfactual, joined
from backing.claims.opinion import is_advice, is_forecast, is_general, is_judgement, is_supposition, is_valuation
from backing.claims.polarity import is_abstention
from backing.claims.substance import is_about_backing

if TYPE_CHECKING:
    from spacy.tokens import Token

    from backing.claims.clauses import Clause

FEWEST = 5
"""From this number on, a clause about an act is a count: on the gold files, four in five below it are events."""

Labels = tuple[Kind, tuple[str, ...]]

_QUIET = re.compile(
    r"\b(?:been quiet|gone quiet|fallen silent|all quiet|the last \w+(?: \w+){0,4} (?:was|came|happened"
    r"|took place) (?:in|on)"
    r"|since the last (?:\w+ )?(?:attack|strike|raid|bombing|incident|launch))\b"
)
_INVERTED = re.compile(r"^(?:were|had|should)\b(?!n't).*,.*\b(?:would|could|might)\b")


_DEADLIEST = re.compile(r"\b(?:deadliest|bloodiest) (?:year|month)\b.*\bsince\b")
"""A year or month is set against all since another: no absence, whatever the sentence looks like."""


def classify(clause: Clause, *, negative: bool, quantity: Quantity | None, named: bool) -> Labels:
    """The kind of a clause, and what else it is besides. ``named`` says that it names somebody, a place or a time."""
    match clause.role:
        case "attribution":
            return Kind.ATTRIBUTION, speech_acts(clause)
        case "condition":
            return Kind.CONDITIONAL, ()
        case "aside":
            return Kind.SUBSTANTIATION, ()
        case "antecedent" | "tally":
            return Kind.COUNT, ()
        case "consequent" | "presupposed":
            return (Kind.EVENT if _is_event_noun(clause.head) else Kind.PRESENCE), ()
    if clause.head.pos_ in ("NOUN", "PROPN") and clause.role != "main":
        return _nominal(clause, quantity)
    return _stated(clause, quantity) or _verbal(clause, negative=negative, quantity=quantity, named=named)


def judge(kind: Kind, clause: Clause, period: Period | None) -> tuple[bool, str, str | None]:
    """Whether a claim can be checked, how directly, and why not."""
    match kind:
        case Kind.NORMATIVE:
            return False, "none", "advice"
        case Kind.PREDICTION:
            return False, "none", "prediction"
        case Kind.OTHER:
            return False, "none", "value judgement"
        case Kind.CONDITIONAL if not is_counterfactual(clause.head) and "why" not in clause.lower:
            return False, "none", "conditional on the future"
        case Kind.CONDITIONAL:
            return True, "partial", None
        case Kind.CAUSAL:
            if clause.role == "result" or (period is not None and _is_definite(period)):
                return True, "partial", None
            return False, "none", "cause without a stated time"
        case Kind.SUBSTANTIATION:
            return True, "partial", None
    return True, "direct", None


def speech_acts(clause: Clause) -> tuple[str, ...]:
    """What an attribution does besides saying: a denial, an admission."""
    sense = clause.voice.sense if clause.voice is not None else "say"
    if sense == "deny":
        return ("denial",)
    return ("admission",) if sense == "admit" else ()


def _is_definite(period: Period) -> bool:
    dated = period.start is not None or period.length_days is not None
    return dated or (
        period.text is not None
        and not re.match(r"(?i)still|now|currently|today|so far|recently|later|once", period.text)
    )


def _stated(clause: Clause, quantity: Quantity | None) -> Labels | None:
    """The kinds that words of a certain sort give away, in the order in which they outweigh each other."""
    for read in (_posed, _unproven, _compared, _silent, _killed, _caused, _foreseen, _changed):
        labels = read(clause, quantity)
        if labels is not None:
            return labels
    return None


def _posed(clause: Clause, _: Quantity | None) -> Labels | None:
    """Suppositions, comparisons that the reader is asked to make, and advice."""
    if any(is_condition(c) for c in clause.head.children):
        return Kind.CONDITIONAL, ()
    if clause.head.lemma_ in cues.SUPPOSING and is_supposition(clause):
        return Kind.CONDITIONAL, ()
    if compares_periods(clause) and clause.head.tag_ == "VB":
        return Kind.PERIOD_COMPARISON, ()
    return (Kind.NORMATIVE, ()) if is_advice(clause) else None


def _unproven(clause: Clause, _: Quantity | None) -> Labels | None:
    return (Kind.SUBSTANTIATION, ()) if is_about_backing(clause) else None


def _compared(clause: Clause, _: Quantity | None) -> Labels | None:
    if turns_on_event(clause):
        return Kind.BEFORE_AFTER, ()
    if _DEADLIEST.search(clause.lower):
        return Kind.PERIOD_COMPARISON, ()
    if not compares_periods(clause):
        return None
    numbers = ("count",) if any(t.like_num for t in clause.tokens) else ()
    if compares_event(clause):
        return Kind.BEFORE_AFTER, ("period_comparison", *numbers)
    return Kind.PERIOD_COMPARISON, numbers


def _silent(clause: Clause, _: Quantity | None) -> Labels | None:
    """As in "nobody has claimed the attack"."""
    saying = clause.head.lemma_ in ("say", "claim", "report", "admit", "announce")
    return (Kind.ABSENCE, ()) if saying and _by_nobody(clause) else None


def _killed(clause: Clause, quantity: Quantity | None) -> Labels | None:
    """As in ", killing 40 soldiers": a result, but one that is counted."""
    if clause.role != "result" or clause.head.lemma_ not in cues.DEATH_VERBS:
        return None
    return (Kind.COUNT, ("event",)) if _counted(quantity, plural=True) else (Kind.EVENT, ())


def _caused(clause: Clause, _: Quantity | None) -> Labels | None:
    if _INVERTED.search(clause.lower):
        return Kind.CONDITIONAL, ()
    # "No aircraft flew that day owing to fog" says first of all that none flew
    return (Kind.CAUSAL, ()) if is_causal(clause) and not _by_nobody(clause) else None


def _foreseen(clause: Clause, _: Quantity | None) -> Labels | None:
    if is_supposition(clause):
        return Kind.CONDITIONAL, ()
    return (Kind.PREDICTION, ()) if is_forecast(clause) else None


def _changed(clause: Clause, _: Quantity | None) -> Labels | None:
    if _QUIET.search(clause.lower):
        return Kind.ABSENCE, ()
    if ends_with_event(clause):
        return Kind.BEFORE_AFTER, ()
    if peters_out(clause):
        return (Kind.TREND if is_partial(clause) else Kind.ABSENCE), ()
    if is_trend(clause):
        return (Kind.BEFORE_AFTER, ("trend",)) if hangs_on_event(clause) else (Kind.TREND, ())
    return None


def _by_nobody(clause: Clause) -> bool:
    subjects = [c for c in clause.head.children if c.dep_ in ("nsubj", "nsubjpass")]
    return any(t.lower_ in ("no", "nobody", "none", "neither") for s in subjects for t in s.subtree)


def _nominal(clause: Clause, quantity: Quantity | None) -> Labels:
    lemma = clause.head.lemma_.lower()
    if lemma in cues.TREND_NOUNS:
        return Kind.TREND, ()
    if lemma in cues.EVENT_NOUNS:
        return Kind.EVENT, ()
    return (Kind.COUNT, ()) if _counted(quantity) and not _counts_places(clause.head) else (Kind.PRESENCE, ())


def _counts_places(noun: Token) -> bool:
    """As in "fires at two stations": the only number tells where, not how many."""
    numbers = [t for t in noun.subtree if t.like_num]
    preps = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("at", "in", "on", "across", "near")]
    return bool(numbers) and all(any(t in p.subtree for p in preps) for t in numbers)


def _verbal(clause: Clause, *, negative: bool, quantity: Quantity | None, named: bool) -> Labels:
    head = clause.head
    there = any(c.dep_ == "expl" for c in head.children)
    if negative:
        return _denied(clause, there=there, named=named)
    if there:
        if not any(_is_event_noun(c) for c in head.children if c.dep_ in ("attr", "dobj", "nsubj")):
            return (Kind.COUNT, ("presence",)) if _counted(quantity) else (Kind.PRESENCE, ())
        return (Kind.COUNT, ("event",)) if _counted(quantity, plural=True) else (Kind.EVENT, ())
    if not named and is_general(clause):
        return Kind.CAUSAL, ()
    if is_judgement(clause, named=named) and (not _counted(quantity) or is_valuation(clause)):
        return Kind.OTHER, ()
    if _is_state(clause):
        return (
            (Kind.COUNT, ("presence",))
            if _counted(quantity) and _counts_subject(clause, quantity)
            else (Kind.PRESENCE, ())
        )
    verbs = {v.lemma_ for v in joined(head)}
    if _counted(quantity, plural=True) and (
        verbs & cues.DEATH_VERBS
        or _counts_events(quantity)
        or (_is_many(quantity) and (verbs & cues.ACT_VERBS or _numbers_part(head)))
    ):
        return Kind.COUNT, ("event",)
    return Kind.EVENT, ("count",) if quantity is not None and (quantity.value or quantity.low) else ()


def _denied(clause: Clause, *, there: bool, named: bool) -> Labels:
    head = clause.head
    parts = [c for c in head.children if c.dep_ in ("attr", "nsubj", "dobj", "nsubjpass", "prep")]
    events = any(_is_event_noun(t) for c in parts for t in (c, *c.subtree))
    if there:
        missing = any(c.lemma_.lower() in ("absence", "lack") for c in parts)
        return (Kind.ABSENCE if events or missing or head.tag_ not in ("VBZ", "VBP") else Kind.PRESENCE), ()
    if not named and is_general(clause):
        return Kind.CAUSAL, ()
    if is_judgement(clause, named=named or events) and not is_abstention(head):
        return Kind.OTHER, ()
    if has_past(head) or is_abstention(head) or events:
        return Kind.ABSENCE, ()
    return Kind.PRESENCE, ()


def has_past(head: Token) -> bool:
    """Whether a predicate is in the past or the perfect."""
    return head.tag_ in ("VBD", "VBN") or any(
        (
            c.dep_ == "aux"
            and c.lemma_ in ("have", "do")
            and c.tag_ in ("VBD", "VBZ", "VBP", "VB")
            and c.lemma_ == "have"
        )
        or c.lower_ == "did"
        for c in head.children
    )


def _is_state(clause: Clause) -> bool:
    head = clause.head
    if any(c.dep_ == "auxpass" for c in head.children):
        raised = next((c for c in head.children if c.dep_ == "xcomp"), None)
        if raised is not None and head.lemma_ in cues.REPORT_VERBS:  # "are believed to number 2,000"
            return raised.lemma_ in cues.STATE_VERBS and not _perfect(raised)
        return head.lemma_ in (
            "base",
            "locate",
            "station",
            "deploy",
            "arm",
            "fund",
            "hold",
            "control",
        ) and not _perfect(head)
    progressive = head.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_ == "be" for c in head.children)
    present = head.tag_ in ("VBZ", "VBP") or (
        head.tag_ == "VB" and any(c.tag_ == "MD" or c.lower_ == "do" for c in head.children)
    )
    return (
        present
        or (progressive and head.lemma_ in cues.STATE_VERBS)
        or head.lemma_ in ("be", "include", "have", "remain")
    )


def _perfect(head: Token) -> bool:
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in head.children)


def _counts_subject(clause: Clause, quantity: Quantity | None) -> bool:
    """Whether a number tells how many there are, rather than in how many places ("active in three districts")."""
    unit = (quantity.unit or "") if quantity is not None else ""
    aside = {t.i for c in clause.tokens if c.dep_ == "relcl" for t in c.subtree}
    if not any(t.like_num and t.i not in aside for t in clause.tokens) and any(t.like_num for t in clause.tokens):
        return False
    return not re.search(
        r"\b(?:districts?|provinces?|states?|places?|fronts?|countries|villages|towns|sides)\b", unit
    ) or any(t.like_num and t.i < clause.head.i for t in clause.tokens)


def _is_many(quantity: Quantity | None) -> bool:
    """Whether the number is what a clause is about: "two commanders were seized" tells of an event."""
    numbers = [n for n in (quantity.value, quantity.low, quantity.high) if n is not None] if quantity else []
    return max(numbers, default=0) >= FEWEST


def _numbers_part(head: Token) -> bool:
    """Whether a number counts the subject or the object, rather than something beside them ("clashed with 30 men")."""
    parts = [c for v in joined(head) for c in v.children if c.dep_ in ("dobj", "nsubj", "nsubjpass")]
    return any(t.like_num and (part in (t.head, t.head.head)) for part in parts for t in part.subtree)


def _counts_events(quantity: Quantity | None) -> bool:
    words = re.findall(r"\w+", (quantity.unit or "").lower()) if quantity is not None else []
    return any(word in cues.EVENT_NOUNS or word.rstrip("s") in cues.EVENT_NOUNS or word == "sorties" for word in words)


def _is_event_noun(token: Token) -> bool:
    return token.lemma_.lower() in cues.EVENT_NOUNS


def _counted(quantity: Quantity | None, *, plural: bool = False) -> bool:
    """Whether an exact number, a bound or a range is given; with ``plural``, of more than one."""
    if quantity is None or quantity.unit in ("times", "weeks", "days", "months", "years", "share"):
        return False
    numbers = [n for n in (quantity.value, quantity.low, quantity.high) if n is not None]
    vague = quantity.qualifier in ("several", "a few", "multiple", "a number", "a couple", "few")
    return bool(numbers) and not vague and (not plural or max(numbers) > 1)
