"""The files of a case, which stage writes each, and which of them are the analyst's own."""

from __future__ import annotations

from pathlib import Path

from backing.casefile.judgements import is_form

STATEMENT, CLAIMS, FINDINGS, ASSESSMENT = "statement.json", "claims.jsonl", "findings.jsonl", "assessment.json"
DOSSIER = "dossier.html"
FOUND = "claims.found.jsonl"
"""The claims as they were found, before any correction: what corrections are measured against."""
MATCHES, RESPONSES = "matches.csv", "responses.csv"
"""The user's decisions about which rows of several releases are one event, and past responses as coded; where there are any."""
HYPOTHESES, EVIDENCE = "hypotheses.yaml", "evidence.yaml"
"""What an analyst enters by hand: rival explanations, and evidence beside the records; only where there is any."""
PRIORS = "priors.yaml"
"""A project's own priors; only where it has any."""
CONSEQUENCES, RUNS = "consequences.json", "consequences.parquet"
"""What would follow, once it was simulated: its reading, and every run."""
QUESTIONS = "questions.md"
"""The questions to each speaker, once they were asked for."""
WRITTEN_BY = {
    STATEMENT: "read",
    FOUND: "claims",
    CLAIMS: "claims",
    MATCHES: "test",
    RESPONSES: "test",
    FINDINGS: "test",
    HYPOTHESES: "hypotheses",
    EVIDENCE: "hypotheses",
    PRIORS: "weigh",
    ASSESSMENT: "weigh",
    DOSSIER: "dossier",
    QUESTIONS: "ask",
    CONSEQUENCES: "simulate",
    RUNS: "simulate",
}
OWN = (MATCHES, RESPONSES, HYPOTHESES, EVIDENCE, PRIORS, QUESTIONS)
"""What the analyst may edit for good: no new run writes over it."""


def stage_of(name: str) -> str:
    """The stage that writes a file."""
    return WRITTEN_BY[HYPOTHESES if is_form(name) else name]


def argument_of(stage: str, path: Path) -> str:
    """What that stage's command is given for the case at ``path``."""
    return f"INPUT --case {path}" if stage == "read" else str(path)
