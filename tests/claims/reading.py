"""How the tests of this stage read text and gold files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from backing.claims.claim import Claim
from backing.claims.extract import extract_claims
from backing.statements.read import read_statement
from backing.statements.statement import Statement

GOLD = Path(__file__).resolve().parent.parent / "data" / "gold"


def claims_of(text: str, day: date | None = None) -> tuple[Claim, ...]:
    return extract_claims(statement_of(text, day))


def statement_of(text: str, day: date | None = None) -> Statement:
    return read_statement(text.encode(), name="text", day=day)


def claim_of(text: str, day: date | None = None) -> Claim:
    """The longest claim of a sentence: the one that the sentence as a whole makes."""
    return max(claims_of(text, day), key=lambda claim: len(claim.span))


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
