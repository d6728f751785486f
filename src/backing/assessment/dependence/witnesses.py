"""Agreeing witnesses of whom each may be a mere randomiser (Bovens & Hartmann 2003, Bayesian Epistemology, chapter 3)."""

from __future__ import annotations

from collections.abc import Collection

from backing.errors import UnusableEvidence


def false_report(reliability: float, affirming: float) -> float:
    """The ratio x = P(report | false) / P(report | true) of a witness who is reliable with P ``reliability``.

    A reliable witness reports what is so; any other says yes with P ``affirming``, whatever is so. Raises UnusableEvidence
    for numbers outside [0, 1], and where such a witness never reports at all.
    """
    _probability(reliability, "reliability")
    _probability(affirming, "chance of saying yes")
    anyhow = (1 - reliability) * affirming
    if reliability + anyhow == 0:
        raise UnusableEvidence(
            "the witness is never reliable and never says yes, so there is no report", hint="give one of them above 0"
        )
    return anyhow / (reliability + anyhow)


def agreeing(prior: float, x: float, n: int) -> float:
    """P(true | ``n`` independent witnesses say so) = h / (h + (1 - h) x^n), with prior h and x of ``false_report``.

    Raises UnusableEvidence for a prior outside (0, 1), an x outside [0, 1], and fewer than 0 witnesses.
    """
    _probability(x, "x of the witnesses")
    if not 0 < prior < 1:
        raise UnusableEvidence(f"the prior is {prior}", hint="give a number between 0 and 1, without the ends")
    if n < 0:
        raise UnusableEvidence(f"{n} witnesses cannot agree", hint="give 0 or more")
    return prior / (prior + (1 - prior) * x**n)


def agreeing_reports(prior: float, x: float, roots: Collection[str]) -> float:
    """The same from the root of each report: reports with one root are one witness, however many there are."""
    return agreeing(prior, x, len(set(roots)))


def _probability(value: float, name: str) -> None:
    if not 0 <= value <= 1:
        raise UnusableEvidence(f"the {name} is {value}", hint="give a number from 0 to 1")
