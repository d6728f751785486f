"""Made cases for bench/weighing.py: what their analyst enters, and what only the generator knows.

A case has four hypotheses, equally likely beforehand, and fourteen questions. A question is answered yes with a chance of its own
under each hypothesis (Beta 1, 1). The analyst rates the answer that came against each hypothesis with one of five letters
(from ++ to --: the band of chances in which it lies), cites what an item repeats, and grades its source high, medium or low.
A condition changes how the answers come about, or how they are entered; ``breaks`` says which assumption of Backing's that is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.special import expit, logit

HYPOTHESES, QUESTIONS = 4, 14
CENTRES = np.array([0.05, 0.20, 0.50, 0.80, 0.95])
"""The chance that a letter stands for, from -- to ++: the usual table."""
BANDS = expit((logit(CENTRES[1:]) + logit(CENTRES[:-1])) / 2)
"""Where one letter ends and the next begins: half-way in log-odds."""
LOW, MEDIUM, HIGH, OWN = 0, 1, 2, 3
"""Grades of sources; the analyst's own eyes are no source."""
GRADES = {"reliable": (0.1, 0.4, 0.5), "unreliable": (0.5, 0.4, 0.1)}
"""How often a source of either sort is graded low, medium and high."""
UNRELIABLE = 0.3
STATED = (0.32, 0.70, 0.92, 1.0)
"""P(a source is reliable | its grade), as learnt where 30 % are not and are graded as above. All contenders may use it."""
REPORTS, ACCURATE = (5, 4, 3, 1, 1), 0.9
"""How many items report on each of five facts where evidence is correlated, and how often a report is right."""
MISSING = 0.3
"""How often none of the named hypotheses is true, where that happens."""
OVERSURE = 2.0
"""By how much an overconfident analyst multiplies log-odds."""
COPIES = 5

Floats = np.ndarray[Any, np.dtype[np.float64]]
Whole = np.ndarray[Any, np.dtype[np.int64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]
Table = dict[str, tuple[float, float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """Some cases of one condition; the first axis of every array is the case, the second the item, the third the hypothesis.

    ``letters`` rate the item that came, -2 to 2. ``grade`` is that of its source. ``cites`` is the number of the item that it
    repeats, its own if it is the first. ``group`` is what the analyst knows to come by one way (-1: by its own). ``seen`` is
    false where a thing was looked for and not found; ``expected`` then rates that it exists, and ``search`` is the chance
    that it would have been published and found. ``truth`` is the number of the true hypothesis (4: none of the named);
    ``exact`` the posterior of one who knows the generator.
    """

    letters: Whole
    grade: Whole
    cites: Whole
    group: Whole
    seen: Flags
    expected: Whole
    search: Floats
    truth: Whole
    exact: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """How some cases come about; ``breaks`` is the assumption of Backing's that does not hold there ("": all of them do).

    ``told`` is whether all contenders know that one of the four hypotheses is true. The ``required`` ones were chosen first.
    """

    name: str
    draw: Callable[[int, np.random.Generator], Cases]
    breaks: str = ""
    required: bool = True
    told: bool = True


def rated(chance: Floats) -> Whole:
    """The letters of some chances."""
    return np.searchsorted(BANDS, chance).astype(np.int64) - 2


def questions(runs: int, draw: np.random.Generator, *, missing: float = 0.0) -> tuple[Floats, Whole]:
    """The chance of a yes under each hypothesis, a last unnamed one included, and which one is true."""
    chance = draw.beta(1, 1, (runs, QUESTIONS, HYPOTHESES + 1)).clip(0.01, 0.99)
    named = draw.integers(0, HYPOTHESES, runs)
    return chance, np.where(draw.random(runs) < missing, HYPOTHESES, named)


def under(chance: Floats, truth: Whole) -> Floats:
    """Of the chances under each hypothesis those under the true one."""
    return np.take_along_axis(chance, truth[:, None, None], axis=2)[:, :, 0]


def posterior(log_likelihood: Floats, *, missing: float = 0.0) -> Floats:
    """Exact Bayes from the log-likelihood under each hypothesis, the unnamed one last."""
    prior = np.append(np.full(HYPOTHESES, (1 - missing) / HYPOTHESES), missing)
    weight = np.exp(log_likelihood - log_likelihood.max(axis=1, keepdims=True)) * prior
    return weight / weight.sum(axis=1, keepdims=True)


def as_entered(said: Floats, truth: Whole, exact: Floats, **entered: Any) -> Cases:
    """Cases from the chance of each answer as it came; what is not ``entered`` is plain: seen with own eyes."""
    runs, items = said.shape[:2]
    plain: dict[str, Any] = {
        "letters": rated(said[:, :, :HYPOTHESES]),
        "grade": np.full((runs, items), OWN),
        "cites": np.tile(np.arange(items), (runs, 1)),
        "group": np.full((runs, items), -1),
        "seen": np.ones((runs, items), dtype=bool),
        "expected": np.zeros((runs, items, HYPOTHESES), dtype=np.int64),
        "search": np.ones((runs, items)),
    }
    return Cases(**plain | {"truth": truth, "exact": exact} | entered)


def clean(runs: int, draw: np.random.Generator, *, missing: float = 0.0) -> Cases:
    """Every source reports what it saw; every chance is rated as it is."""
    chance, truth = questions(runs, draw, missing=missing)
    yes = draw.random((runs, QUESTIONS)) < under(chance, truth)
    said = np.where(yes[:, :, None], chance, 1 - chance)
    return as_entered(said, truth, posterior(np.log(said).sum(axis=1), missing=missing))


def unknown_truth(runs: int, draw: np.random.Generator) -> Cases:
    """In 30 of 100 cases the truth is none of the four."""
    return clean(runs, draw, missing=MISSING)


def overconfident(runs: int, draw: np.random.Generator) -> Cases:
    """The analyst doubles the log-odds of every chance before rating it."""
    chance, truth = questions(runs, draw)
    yes = draw.random((runs, QUESTIONS)) < under(chance, truth)
    said = np.where(yes[:, :, None], chance, 1 - chance)
    letters = rated(expit(OVERSURE * logit(said[:, :, :HYPOTHESES])))
    return as_entered(said, truth, posterior(np.log(said).sum(axis=1)), letters=letters)


def graded(bad: Flags, draw: np.random.Generator, table: Table) -> Whole:
    """A grade for each source, by how such sources are graded."""
    at = draw.random(bad.shape)
    upper = [np.where(bad, *(np.cumsum(table[sort])[n] for sort in ("unreliable", "reliable"))) for n in (0, 1)]
    return (at >= upper[0]).astype(np.int64) + (at >= upper[1])


def trust(table: Table) -> Floats:
    """P(reliable | grade) under a table of how grades come about."""
    reliable, unreliable = (np.array(table[sort]) for sort in ("reliable", "unreliable"))
    return (1 - UNRELIABLE) * reliable / ((1 - UNRELIABLE) * reliable + UNRELIABLE * unreliable)


def unreliable(runs: int, draw: np.random.Generator) -> Cases:
    """Three sources in ten answer by tossing a coin; their grades are worse, on average."""
    return unreliable_of(runs, draw)[0]


def unreliable_of(runs: int, draw: np.random.Generator, table: Table = GRADES) -> tuple[Cases, Flags]:
    """The same, and which items come from such a source."""
    chance, truth = questions(runs, draw)
    bad = draw.random((runs, QUESTIONS)) < UNRELIABLE
    yes = draw.random((runs, QUESTIONS)) < np.where(bad, 0.5, under(chance, truth))
    said, grade = np.where(yes[:, :, None], chance, 1 - chance), graded(bad, draw, table)
    r = trust(table)[grade][:, :, None]
    exact = posterior(np.log(r * said + (1 - r) / 2).sum(axis=1))
    return as_entered(said, truth, exact, grade=grade), bad


def wrongly_graded(runs: int, draw: np.random.Generator) -> Cases:
    """Three sources in ten toss a coin, and those are graded better than the others."""
    return unreliable_of(runs, draw, {"reliable": (0.3, 0.4, 0.3), "unreliable": (0.1, 0.4, 0.5)})[0]


def pushing(runs: int, draw: np.random.Generator) -> Cases:
    """Three sources in ten say whatever one false hypothesis, the same for all of them, makes likelier than the truth."""
    chance, truth = questions(runs, draw)
    decoy = (truth + draw.integers(1, HYPOTHESES, runs)) % HYPOTHESES
    bad = draw.random((runs, QUESTIONS)) < UNRELIABLE
    pushed = under(chance, decoy) > 0.5
    yes = np.where(bad, pushed, draw.random((runs, QUESTIONS)) < under(chance, truth))
    said, grade = np.where(yes[:, :, None], chance, 1 - chance), graded(bad, draw, GRADES)
    r = trust(GRADES)[grade][:, :, None]
    fits = (said > 0.5).astype(float)[:, :, :HYPOTHESES]  # what one who pushes each hypothesis would have said
    ways = np.stack([
        np.log(r * said[:, :, [h]] + (1 - r) * fits[:, :, [d]]).sum(axis=1)[:, 0]
        for h in range(HYPOTHESES) for d in range(HYPOTHESES)
    ], axis=1).reshape(runs, HYPOTHESES, HYPOTHESES)  # fmt: skip
    ways[:, range(HYPOTHESES), range(HYPOTHESES)] = -np.inf
    named = np.logaddexp.reduce(ways, axis=2)
    return as_entered(said, truth, posterior(np.column_stack([named, np.full(runs, -np.inf)])), grade=grade)


def repeated(cases: Cases, item: Whole, draw: np.random.Generator, *, cited: float) -> Cases:
    """Five copies of one item of each case; each copy cites it with the chance ``cited``."""
    runs, items = cases.grade.shape
    first = np.where(draw.random((runs, COPIES)) < cited, item[:, None], items + np.arange(COPIES))

    def longer(old: Any) -> Any:
        copy = old[np.arange(runs), item]
        return np.concatenate([old, np.repeat(copy[:, None], COPIES, axis=1)], axis=1)

    longer_all = {
        name: longer(getattr(cases, name)) for name in ("letters", "grade", "group", "seen", "expected", "search")
    }
    return replace(cases, cites=np.concatenate([cases.cites, first], axis=1), **longer_all)


def misleads(cases: Cases) -> Flags:
    """Which items are rated better against some false hypothesis than against the true one."""
    true = np.take_along_axis(cases.letters, cases.truth[:, None, None], axis=2)
    return (cases.letters > true).any(axis=2)


def copied(runs: int, draw: np.random.Generator, *, cited: float = 1.0) -> Cases:
    """One item that misleads, from a source that tosses a coin if such a one misleads, has five copies."""
    cases, bad = unreliable_of(runs, draw)
    order = 2 * misleads(cases) + bad + draw.random(bad.shape)
    return repeated(cases, order.argmax(axis=1), draw, cited=cited)


def half_cited(runs: int, draw: np.random.Generator) -> Cases:
    """Half of the copies do not say whom they copy."""
    return copied(runs, draw, cited=0.5)


def planted(runs: int, draw: np.random.Generator) -> Cases:
    """One item more is made up to suit a false hypothesis, and has five copies; its source is graded as coin-tossers are."""
    base = unreliable(runs, draw)
    chance = draw.beta(1, 1, (runs, 1, HYPOTHESES)).clip(0.01, 0.99)
    decoy = (base.truth + draw.integers(1, HYPOTHESES, runs)) % HYPOTHESES
    said = np.where(under(chance, decoy)[:, :, None] > 0.5, chance, 1 - chance)
    suits = (said[:, 0] > 0.5).astype(float)
    made_up = np.log((suits.sum(axis=1, keepdims=True) - suits + 1e-12) / (HYPOTHESES - 1))
    added = as_entered(said, base.truth, base.exact, grade=graded(np.ones((runs, 1), dtype=bool), draw, GRADES))
    names = ("letters", "grade", "group", "seen", "expected", "search")
    both = {name: np.concatenate([getattr(base, name), getattr(added, name)], axis=1) for name in names}
    whole = replace(
        base, **both, cites=np.tile(np.arange(QUESTIONS + 1), (runs, 1)),
        exact=posterior(np.log(base.exact + 1e-300) + np.column_stack([made_up, np.zeros(runs)])),
    )  # fmt: skip
    return repeated(whole, np.full(runs, QUESTIONS), draw, cited=1.0)


def absent(runs: int, draw: np.random.Generator) -> Cases:
    """Each question is whether a thing that a hypothesis lets exist was found; it is found only if the search reaches it."""
    exists, truth = questions(runs, draw)
    search = draw.uniform(0.2, 0.9, (runs, QUESTIONS))
    chance = exists * search[:, :, None]
    seen = draw.random((runs, QUESTIONS)) < under(chance, truth)
    said = np.where(seen[:, :, None], chance, 1 - chance)
    exact = posterior(np.log(said).sum(axis=1))
    shown = np.where(seen[:, :, None], exists, 1 - chance)  # what all hypotheses share is not rated
    return as_entered(shown, truth, exact, seen=seen, search=search, expected=rated(exists[:, :, :HYPOTHESES]))


def correlated(runs: int, draw: np.random.Generator) -> Cases:
    """The fourteen items are reports on five facts only, each report right nine times in ten; each is rated by itself."""
    fact, truth = questions(runs, draw)
    fact = fact[:, : len(REPORTS)]
    holds = draw.random(fact.shape[:2]) < under(fact, truth)
    group = np.repeat(np.arange(len(REPORTS)), REPORTS)
    right = draw.random((runs, QUESTIONS)) < ACCURATE
    yes = holds[:, group] == right
    reported = ACCURATE * fact[:, group] + (1 - ACCURATE) * (1 - fact[:, group])
    said = np.where(yes[:, :, None], reported, 1 - reported)
    exact = np.zeros((runs, HYPOTHESES + 1))
    for number in range(len(REPORTS)):
        on_it = yes[:, group == number]
        if_so, if_not = (np.where(on_it == so, ACCURATE, 1 - ACCURATE).prod(axis=1)[:, None] for so in (True, False))
        exact += np.log(fact[:, number] * if_so + (1 - fact[:, number]) * if_not)
    return as_entered(said, truth, posterior(exact), group=np.tile(group, (runs, 1)))


CONDITIONS = (
    Condition(name="clean", draw=clean),
    Condition(name="30 % unreliable sources", draw=unreliable),
    Condition(name="five copies of one bad item", draw=copied),
    Condition(name="absent evidence", draw=absent),
    Condition(name="correlated evidence", draw=correlated, breaks="items are independent unless they repeat each other"),
    Condition(name="wrong reliabilities", draw=wrongly_graded, breaks="the grades of sources say how reliable they are"),
    Condition(name="true hypothesis missing", draw=unknown_truth, told=False,
              breaks="the catch-all has its prior, and none of the named is true three times as often"),
    Condition(name="overconfident analyst", draw=overconfident, breaks="chances are entered as they are"),
    Condition(name="sources that push one line", draw=pushing, required=False,
              breaks="sources that know nothing are wrong independently"),
    Condition(name="half of the copies uncited", draw=half_cited, required=False, breaks="copies say whom they copy"),
    Condition(name="a planted story, five copies", draw=planted, required=False,
              breaks="sources that know nothing are wrong by chance"),
)  # fmt: skip
