"""Who copies from whom, told from values alone: a hint, and one that says when it cannot be told.

The Bayesian model of Dong, Berti-Equille & Srivastava 2009 (PVLDB 2(1), "Integrating conflicting data: the role of source
dependence") with accuracies. Two sources that share false values are likely copies; but which values are false is estimated
along, so on few items the answer hangs on the settings. Therefore it is run at many, and only what all say is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from backing.assessment.sources.truth.assertions import Assertions, Floats
from backing.assessment.sources.truth.estimate import choose, shares
from backing.errors import UnusableEvidence

COPYING = (0.1, 0.4)
"""Prior probabilities that two sources are not independent."""
RATES = (0.5, 0.8)
"""Parts of its values that a copier copies."""
FALSE_VALUES = (5, 100)
"""Numbers of false values that an item could have, bounded by all that are there.

The more there are, the less do two sources err alike by chance.
"""
STARTS = ("vote", "even")
"""What is believed at first: the votes, or all values of an item alike."""
ERROR = 0.2
"""How often each source errs, at first."""
ROUNDS = 20
MOST_CELLS = 50_000_000
"""Sources times facts, at most: 400 MB."""
_ALIKE = 1e-9
"""Accuracies that differ by less are the same."""
_TABLES = ("independent", "copier", "copied")


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyingSetting:
    """One choice of what the model takes for granted."""

    copying: float
    rate: float
    false_values: int
    start: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspectedPair:
    """Two sources, and the range over all settings of P(one copies from the other)."""

    one: str
    other: str
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyingHint:
    """What the model says over all settings.

    ``pairs`` are those that some setting holds for copies (P > 0.5), the surest first. ``identifiable`` is True only where
    all settings accuse the same pairs and choose the same values. ``warning`` is never empty: this is no evidence.
    """

    pairs: tuple[SuspectedPair, ...]
    identifiable: bool
    settings: int
    warning: str


def copying_hint(given: Assertions) -> CopyingHint:
    """Pairs of sources that may copy from each other, at every setting; raises UnusableEvidence for too large a table."""
    if len(given.sources) * len(given.item_of) > MOST_CELLS:
        raise UnusableEvidence(
            f"{len(given.sources):,} sources and {len(given.item_of):,} values are too many to compare in pairs",
            hint="compare the sources of one topic, or name what each source repeats",
        )
    numbers = sorted({min(number, max(1, len(given.values) - 1)) for number in FALSE_VALUES})
    settings = [
        CopyingSetting(copying=copying, rate=rate, false_values=number, start=start)
        for copying, rate, number, start in product(COPYING, RATES, numbers, STARTS)
    ]
    runs = [_run(given, setting) for setting in settings]
    dependent = np.stack([run[0] for run in runs])
    accused = np.triu((dependent > 0.5).any(axis=0), 1)
    low, high = dependent.min(axis=0), dependent.max(axis=0)
    pairs = [
        SuspectedPair(
            one=given.sources[one], other=given.sources[other], low=float(low[one, other]), high=float(high[one, other])
        )
        for one, other in np.argwhere(accused).tolist()
    ]
    verdicts = {(dependent > 0.5).tobytes() for dependent, _ in runs}
    truths = {chosen.tobytes() for _, chosen in runs}
    return CopyingHint(
        pairs=tuple(sorted(pairs, key=lambda pair: (-pair.low, -pair.high, pair.one, pair.other))),
        identifiable=len(verdicts) == len(truths) == 1,
        settings=len(settings),
        warning=_warning(len(verdicts), len(truths), len(settings)),
    )


def _warning(verdicts: int, truths: int, settings: int) -> str:
    if verdicts == truths == 1:
        return (
            "A hint, and no evidence: sources that are right agree as well. Look for citations, shared words and the order "
            "in time."
        )
    return (
        f"Not identifiable from the values alone: {settings} settings accuse {verdicts} different sets of pairs and choose "
        f"{truths} different sets of values. Look for citations, shared words and the order in time."
    )


def _run(given: Assertions, setting: CopyingSetting) -> tuple[Floats, np.ndarray]:
    """P(dependent) of each two sources, and the chosen value of each item (its fact, as ``choose`` gives it)."""
    source, fact = given.pairs
    said = np.zeros((len(given.sources), len(given.item_of)))
    said[source, fact] = 1.0
    votes = np.bincount(fact).astype(float)
    belief = shares(votes if setting.start == "vote" else np.ones_like(votes), given)
    accuracy = np.full(len(given.sources), 1 - ERROR)
    dependent = np.zeros((len(given.sources), len(given.sources)))
    chosen = choose(belief, given)
    for _ in range(ROUNDS):
        dependent = _dependent(said, belief, accuracy, given, setting)
        belief = _believed(said, dependent, accuracy, given, setting)
        accuracy = np.clip(said @ belief / said.sum(axis=1), 0.01, 0.99)
        before, chosen = chosen, choose(belief, given)
        if np.array_equal(before, chosen):
            break
    return dependent, chosen


def _dependent(said: Floats, belief: Floats, accuracy: Floats, given: Assertions, setting: CopyingSetting) -> Floats:
    both_true, both = (said * belief) @ said.T, said @ said.T
    spoken = np.add.reduceat(said, given.starts, axis=1).clip(max=1)
    result = copied_from_each_other(
        (both_true, both - both_true, (spoken @ spoken.T - both).clip(min=0)), accuracy, setting
    )
    np.fill_diagonal(result, 0.0)
    return result


def copied_from_each_other(shared: tuple[Floats, Floats, Floats], accuracy: Floats, setting: CopyingSetting) -> Floats:
    """P(one copies from the other) of each two sources (S, S).

    ``shared`` are how many true values, false values and different values each two have on the items of both, each (S, S);
    ``accuracy`` (S,) is how often each source is right, in (0, 1).
    """
    logs = dict(zip(_TABLES, _tables(shared, accuracy, setting), strict=True))
    prior = np.log([1 - setting.copying, setting.copying / 2, setting.copying / 2])
    rows = np.stack([logs[name] + part for name, part in zip(_TABLES, prior, strict=True)])
    rows = np.exp(rows - rows.max(axis=0))
    result: Floats = 1 - rows[0] / rows.sum(axis=0)
    return result


def _tables(shared: tuple[Floats, Floats, Floats], accuracy: Floats, setting: CopyingSetting) -> Iterator[Floats]:
    """The log-likelihood of what each two sources share: if independent, if the row copies, if the column does."""
    one, other = accuracy[:, None], accuracy[None, :]
    true, false = one * other, (1 - one) * (1 - other) / setting.false_values
    apart, own = 1 - true - false, 1 - setting.rate
    yield _log_likelihood(shared, (true, false, apart))
    for copied in (other, one):
        parts = copied * setting.rate + true * own, (1 - copied) * setting.rate + false * own, apart * own
        yield _log_likelihood(shared, parts)


def _log_likelihood(shared: tuple[Floats, ...], parts: tuple[Floats, ...]) -> Floats:
    rows = [number * np.log(part) for number, part in zip(shared, parts, strict=True)]
    result: Floats = rows[0] + rows[1] + rows[2]
    return result


def _believed(said: Floats, dependent: Floats, accuracy: Floats, given: Assertions, setting: CopyingSetting) -> Floats:
    """Beliefs in facts when a source's vote counts only as far as it may be its own.

    A source is discounted for those of higher accuracy that say the same, and by half for those of the same accuracy, so
    that no order of names decides.
    """
    ahead = (accuracy[None, :] - accuracy[:, None]) / _ALIKE
    part = setting.rate * dependent * np.clip((ahead + 1) / 2, 0, 1)
    own = np.exp(np.log(1 - part) @ said) * said
    weight = np.log(setting.false_values * accuracy / (1 - accuracy))
    count = weight @ own
    top = np.maximum.reduceat(count, given.starts).clip(min=0)
    grown = np.exp(count - top[given.item_of])
    facts = np.bincount(given.item_of)
    unsaid = np.maximum(setting.false_values + 1 - facts, 0) * np.exp(-top)
    total = np.bincount(given.item_of, weights=grown) + unsaid
    result: Floats = grown / total[given.item_of]
    return result
