"""Short names for claims, and the words in which the dossier writes dates, answers and voices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from backing.assessment.scales import Scale, Term, term
from backing.assessment.verdict import Judgement, Label, Side, Verdict
from backing.claims.claim import AUTHOR, Claim
from backing.dossier.dossier import Answer
from backing.dossier.tag import Tag
from backing.statements.statement import Dating, Statement

SYMBOLS = {
    Label.SUPPORTED: "✓",
    Label.LEANS_SUPPORTED: "↗",
    Label.REFUTED: "✕",
    Label.LEANS_REFUTED: "↘",
    Label.CONFLICTING: "⇄",
    Label.NOT_ENOUGH: "…",
    Label.CANNOT_TELL: "?",
    Label.OPINION: "¶",
    Label.NEEDS_DEFINITION: "≟",
}
UNTESTED = (Label.OPINION, Label.NEEDS_DEFINITION)


def short_names(claims: Iterable[Claim], sides: Iterable[Side]) -> dict[str, str]:
    """Claim id to the name on the page: the first letter of its side's role and its place there (``A1``, ``R3``).

    Two sides whose roles begin alike are lettered in order instead; a claim of no side keeps its id.
    """
    sides = tuple(sides)
    letters = [side.role[:1].upper() for side in sides]
    if len(set(letters)) < len(letters) or not all(letter.isalpha() for letter in letters):
        letters = [chr(ord("A") + place) for place in range(len(sides))]
    names = {claim.id: claim.id for claim in claims}
    for letter, side in zip(letters, sides, strict=True):
        names |= {claim: f"{letter}{place}" for place, claim in enumerate(side.claims, start=1)}
    return names


def make_tag(claim: Claim, *, name: str, place: int, verdict: Verdict | None) -> Tag:
    """The tag of a claim; ``place`` counts the case's claims from 1 and makes the anchor, whatever the id holds."""
    label = verdict.so if verdict else Label.OPINION
    return Tag(claim=claim.id, name=name, anchor=f"claim-{place}", label=label, tone=tone(label), symbol=SYMBOLS[label])


def tone(label: Label) -> str:
    """The label as a slug for style sheets."""
    return label.lower().replace(" ", "-")


def answer(judgement: Judgement, scale: Scale) -> Answer:
    """A judgement as it is shown, in the words of a scale."""
    low, high = judgement.interval or (None, None)
    found = Term(word=None) if judgement.p is None else term(scale, judgement.p)
    return Answer(
        label=judgement.label,
        tone=tone(judgement.label),
        symbol=SYMBOLS[judgement.label],
        p=judgement.p,
        low=low,
        high=high,
        word=found.word,
        word_note=found.note,
    )


def voice(claim: Claim) -> str:
    """Whether a claim is the author's own or relayed, and then whether the original was found."""
    if claim.asserter == AUTHOR and claim.attributed_to is None:
        return "own words"
    who = claim.attributed_to or claim.asserter
    if who.startswith("unnamed"):
        who = f"an {who}".replace("unnamed", "unnamed speaker", 1)
    return f"relayed from {who}; original {claim.original or 'not searched'}"


def day(moment: date | None) -> str:
    """``5 May 2023``; an unknown day is said to be unknown."""
    return f"{moment.day} {moment:%b %Y}" if moment else "an unknown day"


def dated(dating: Dating) -> str:
    """When a statement was made and how that is known, in one phrase."""
    days = dating.days
    if days.earliest is None and days.latest is None:
        return "date unknown: nothing in it says when it was made"
    when = day(days.earliest) if days.exact else f"between {day(days.earliest)} and {day(days.latest)}"
    if dating.basis == "inferred" and dating.words:
        return f"{when} (inferred from its own words: {dating.words})"
    if dating.basis == "decoded":
        return f"{when} (decoded from {dating.words})"
    return f"{when} ({dating.words or dating.basis})"


def unread(statement: Statement) -> str | None:
    """What was kept and not read, because it is not in English; None where all of it is."""
    foreign = [post for post in statement.posts if post.foreign]
    if not foreign:
        return None
    several = len(foreign) > 1
    which = f"{'posts' if several else 'post'} {listed(str(post.index) for post in foreign)}"
    languages = listed(sorted({post.language for post in foreign}))
    return f"{which}, not in English ({languages}): kept, and no claim was looked for in {'them' if several else 'it'}"


def release_name(dataset: str, release: str) -> str:
    """``ucdp-ged 19.1``; empty for a finding that no release was read for (its dataset is then ``none``)."""
    return "" if dataset == "none" else f"{dataset} {release}".strip()


def clip(text: str, length: int = 90) -> str:
    """The text on one line, cut between words with an ellipsis when it is longer than ``length`` characters."""
    line = " ".join(text.split()).rstrip(".…")
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def listed(parts: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    *head, last = parts
    return f"{', '.join(head)} and {last}" if head else last


def chance(p: float) -> str:
    """A probability for readers, never rounded to certainty: ``97%``, ``0.4%``, ``under 0.1%``, ``over 99.9%``."""
    if p < 0.001:
        return "under 0.1%"
    if p > 0.999:
        return "over 99.9%"
    return f"{p:.1%}" if p < 0.02 or p > 0.98 else f"{p:.0%}"
