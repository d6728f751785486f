"""The strongest test that a claim survived, and that its denial survived: what could have told against it, and did not.

Under the claim and under its denial the chances of all results sum to 1, so that a test whose result speaks for a claim had
another that would have spoken against it. Its strength is the likelihood ratio of what it found: were the claim not so, results
that speak for it by k times or more would come up once in k times at the most (Royall 1997, Statistical Evidence).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from backing.assessment.verdict import Contribution


def survived(contributions: Iterable[Contribution]) -> str | None:
    """The finding, or the items, that speak for the claim most at the central reading, and under no reading against it."""
    passed = [each for each in contributions if each.low >= 0 < each.central]
    return max(passed, key=lambda each: each.central).finding if passed else None


def denial_survived(contributions: Iterable[Contribution]) -> str | None:
    """The same for the denial of the claim, by the same numbers turned round."""
    return survived(_turned(each) for each in contributions)


def _turned(each: Contribution) -> Contribution:
    return replace(each, low=-each.high, central=-each.central, high=-each.low)
