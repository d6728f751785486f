"""Past allegations as data/history holds them: who said what, what was known by which day, and what decided it.

Each item of evidence is of a kind, and for or against claims. What its kind is worth stands in one locked table, kinds.yaml, the
same whoever it speaks for; no case states a number of its own.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from backing.assessment.items.item import DENIED, Chance, Item, ItemKind
from backing.claims.claim import Claim, Kind
from backing.provenance import Span

FOLDER = Path(__file__).resolve().parent.parent / "data" / "history"
KINDS = FOLDER / "kinds.yaml"
DEFINITION = "depends on the definition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The labels that an answer may have, as of the day and in hindsight; empty where the list of cases names none."""

    as_of: tuple[str, ...] = ()
    hindsight: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PastClaim:
    """One claim of a case, and on which day it was made.

    ``sentence`` is what the bundled records are asked, "" where they hold nothing; ``row`` the id of the row that decides.
    """

    id: str
    text: str
    expected: Expected
    said: date
    sentence: str = ""
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCase:
    """One case: an allegation, or a denial by the accused.

    ``checked`` says of each item, by its id, whether the fact was found in public text; what was not is from memory.
    ``denials`` and ``copies`` are the ids of items that must be worth nothing.
    """

    number: int
    title: str
    said: date
    speaker: str
    accused: str
    kind: str
    claims: tuple[PastClaim, ...]
    items: tuple[Item, ...]
    kinds: dict[str, str]
    checked: dict[str, bool]
    denials: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    speakers: int = 1
    hypotheses: dict[str, Any] | None = None

    def claim(self, past: PastClaim) -> Claim:
        """The claim as the assessment takes it."""
        return Claim(
            id=past.id,
            kind=Kind.EVENT,
            span=Span(start=0, end=len(past.text)),
            text=past.text,
            post_index=0,
        )


def past_cases() -> tuple[PastCase, ...]:
    """All cases in their order."""
    table = yaml.safe_load(KINDS.read_text("utf-8"))
    files = sorted(path for path in FOLDER.glob("*.yaml") if path != KINDS)
    return tuple(_case(yaml.safe_load(path.read_text("utf-8")), table) for path in files)


def strengths() -> dict[str, Chance]:
    """How often evidence of each strength comes to be when what it speaks for is not so."""
    table = yaml.safe_load(KINDS.read_text("utf-8"))["strengths"]
    return {name: Chance(low=low, central=central, high=high) for name, (low, central, high) in table.items()}


def kinds_digest() -> str:
    """The SHA-256 of the locked table, by which a change of it shows."""
    return hashlib.sha256(KINDS.read_bytes()).hexdigest()


def _case(raw: dict[str, Any], table: dict[str, Any]) -> PastCase:
    evidence = raw["evidence"]
    return PastCase(
        **{name: raw[name] for name in ("number", "title", "said", "speaker", "accused", "kind")},
        claims=tuple(_claim(each, raw["said"]) for each in raw["claims"]),
        items=tuple(_item(each, table) for each in evidence),
        kinds={each["id"]: each["kind"] for each in evidence},
        checked={each["id"]: each["checked"] for each in evidence},
        denials=tuple(raw.get("denials", ())),
        copies=tuple(raw.get("copies", ())),
        speakers=max((each.get("speakers", 1) for each in evidence), default=1),
        hypotheses=raw.get("hypotheses"),
    )


def _claim(raw: dict[str, Any], said: date) -> PastClaim:
    told = raw["expected"]
    return PastClaim(
        id=raw["id"],
        text=raw["text"],
        said=raw.get("said", said),
        sentence=raw.get("sentence", ""),
        row=raw.get("row", ""),
        expected=Expected(as_of=tuple(told.get("as of", ())), hindsight=tuple(told.get("hindsight", ()))),
    )


def _item(raw: dict[str, Any], table: dict[str, Any]) -> Item:
    kind = table["kinds"][raw["kind"]]
    chances: dict[str, Chance] = {}
    for claim in (*raw.get("for", ()), *raw.get("against", ())):
        so, not_so = (claim, f"{DENIED}{claim}") if claim in raw.get("for", ()) else (f"{DENIED}{claim}", claim)
        low, central, high = table["strengths"][kind["strength"]]
        chances |= {so: Chance.of(table["if so"]), not_so: Chance(low=low, central=central, high=high)}
    return Item(
        id=raw["id"],
        text=raw["text"],
        kind=ItemKind.DOCUMENT,
        source=raw["source"],
        why=kind["text"],
        known_from=raw["known from"],
        derived_from=tuple(raw.get("from", ())),
        chances=chances,
    )
