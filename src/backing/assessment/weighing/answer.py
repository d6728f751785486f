"""What a set of hypotheses says at one time, as it is kept and shown."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The probability of one hypothesis before and after the evidence, with its bounds over all admissible likelihoods.

    ``flip_prior`` is the prior at which it would come out even.
    """

    hypothesis: str
    text: str
    prior: float
    low: float
    central: float
    high: float
    flip_prior: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What one root adds, in decibans for the hypothesis that is counted over its strongest rival.

    ``copies`` are items that repeat it and add nothing. ``for_each`` has the decibans for each hypothesis over the mean of
    all; ``unsaid`` those for which no chance was given. ``without`` is the probability of the leading hypothesis without
    it; ``decides`` says that another would lead then. ``ratio`` is its likelihood ratio for the leading hypothesis against
    the rest; ``crosses`` has, by line (0.2, 0.5, 0.8), the ratio at which that one's probability would be on the line.
    ``shares`` has by item the part of its weight that counts, where that is below 1; ``notes`` say so in words, and what of an
    item is not used.
    """

    name: str
    text: str
    items: tuple[str, ...]
    copies: tuple[str, ...]
    claim: str
    findings: tuple[str, ...]
    low: float
    central: float
    high: float
    for_each: dict[str, float]
    unsaid: tuple[str, ...]
    without: float
    decides: bool
    ratio: float
    crosses: dict[str, float]
    shares: dict[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """One number from its lowest to its highest value, and the probability of the leading hypothesis at both ends."""

    evidence: str
    hypothesis: str
    at_low: float
    at_high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Unexplained:
    """How badly the best hypothesis predicts the evidence: nats, what it expects, and the chance of as much under it.

    With no ``roots`` that could have come out otherwise nothing was tested.
    """

    hypothesis: str
    roots: int
    index: float
    expected: float
    tail: float
    alarm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Collect:
    """Something to look for, and what it would be worth: bits of the answer, and the rise in the chance of being right (EVSI)."""

    observable: str
    text: str
    cost: float
    bits: float
    value: float
    chance_seen: float
    if_seen: str
    p_if_seen: float
    if_absent: str
    p_if_absent: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pursuit:
    """What somebody who holds a hypothesis would look for: the open observable that could raise it most.

    It would rise from ``now`` to ``then``; ``seen`` says whether seeing it does that, or not seeing it, and ``chance`` how
    likely this is. Under the hypothesis the claims ``upheld`` are more likely so than not, those ``denied`` less.
    """

    hypothesis: str
    upheld: tuple[str, ...]
    denied: tuple[str, ...]
    observable: str
    text: str
    seen: bool
    chance: float
    now: float
    then: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAnswer:
    """One set at one time.

    ``leading`` is part of no other; ``counted`` is it, or its likeliest part. ``prior`` is what the priors say for the counted
    one over its ``rival``, in decibans: with the central decibans of the pieces it sums to ``total``. ``implied`` is the
    probability of each claim that the hypotheses speak of. ``certainty`` is what knowing the answer would add to the chance of
    naming it (EVPI): no ``value`` of anything to collect is above it. ``pursuits`` has one for each named hypothesis that
    something open could raise.
    """

    shares: tuple[Share, ...]
    leading: str
    counted: str
    rival: str
    prior: float
    total: float
    pieces: tuple[Piece, ...]
    swings: tuple[Swing, ...]
    unexplained: Unexplained
    implied: dict[str, float] = field(default_factory=dict)
    certainty: float = 0.0
    collect: tuple[Collect, ...] = ()
    pursuits: tuple[Pursuit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Analyst:
    """One person's own judgement, made to sum to 1; ``summed_to`` is what it was before."""

    name: str
    summed_to: float
    probabilities: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Several analysts beside the model: each made coherent, then pooled by the mean of log-odds.

    ``apart`` is the distance from the lowest to the highest of them, for each hypothesis.
    """

    analysts: tuple[Analyst, ...]
    pooled: dict[str, float]
    apart: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetVerdict:
    """A set's answers as of the statement's day and with hindsight; ``priors`` say where they come from.

    ``as_of`` is None where no day is known, ``group`` where no analyst entered a judgement of their own.
    """

    id: str
    question: str
    about: tuple[str, ...]
    priors: str
    warnings: tuple[str, ...]
    as_of: SetAnswer | None
    hindsight: SetAnswer
    group: Group | None = None
